/** The boards as files. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { Notice, SuppliersResult } from './result.ts'

export const tablesOf = ({ suppliers }: SuppliersResult): readonly Table[] => [
  {
    name: 'spending',
    rows: [
      ['supplier', 'tied', 'currency', 'year', 'paid', 'back', 'invoiced', 'operations'],
      ...suppliers.flatMap(({ name, tied, spent }) =>
        spent.flatMap(({ currency, years }) =>
          years.map(({ year, paid, back, invoiced, operations }) => [
            name,
            tied ? 1 : 0,
            currency,
            year,
            ...[paid, back, invoiced].map((amount) => plainAmount(amount, currency)),
            operations.length,
          ]),
        ),
      ),
    ],
  },
  {
    name: 'prices',
    rows: [
      ['supplier', 'currency', 'day', 'from', 'to', 'change_percent'],
      ...suppliers.flatMap(({ name, subscriptions }) =>
        subscriptions.flatMap(({ currency, changes }) =>
          changes.map(({ day, from, to, rate }) => [
            name,
            currency,
            day,
            plainAmount(from, currency),
            plainAmount(to, currency),
            (rate / 1e4).toFixed(2),
          ]),
        ),
      ),
    ],
  },
  {
    name: 'contracts',
    rows: [
      ['supplier', 'contract', 'start', 'end', 'rule', 'notice_days', 'give_by', 'free_from', 'end_if_today', 'notice_months'],
      ...suppliers.flatMap(({ name, contracts }) =>
        contracts.map(({ number, start, end, rule, notice, giveBy, freeFrom, endIfToday }) => [
          name,
          ...[number, start, end, rule, daysOf(notice), giveBy, freeFrom, endIfToday, monthsOf(notice)].map((cell) => cell ?? ''),
        ]),
      ),
    ],
  },
]

const daysOf = (notice: Notice | null): number | null =>
  notice === null || notice.unit === 'months' ? null : notice.count * (notice.unit === 'weeks' ? 7 : 1)
const monthsOf = (notice: Notice | null): number | null => (notice?.unit === 'months' ? notice.count : null)
