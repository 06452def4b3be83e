/** The answer as tables: the first row names the columns; amounts are decimal, with a point. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { HealthResult } from './result.ts'

type Rows = Table['rows']

export const tablesOf = (result: HealthResult): readonly Table[] => [
  { name: 'years', rows: yearsTable(result) },
  { name: 'cares', rows: caresTable(result) },
]

const yearsTable = ({ currencies }: HealthResult): Rows => [
  ['currency', 'year', 'cares', 'spent', 'back', 'received', 'withheld', 'awaited', 'rest', 'unknown'],
  ...currencies.flatMap(({ currency, years }) =>
    years.map(({ year, cares, ...amounts }) => [
      currency,
      year,
      cares,
      ...(['spent', 'back', 'received', 'withheld', 'awaited', 'rest', 'unknown'] as const).map((name) =>
        plainAmount(amounts[name], currency),
      ),
    ]),
  ),
]

const caresTable = ({ currencies }: HealthResult): Rows => [
  ['currency', 'day', 'name', 'paid', 'back', 'rest', 'state', 'until'],
  ...currencies.flatMap(({ currency, cares }) =>
    cares.map(({ day, name, paid, rest, state, until }) => [
      currency,
      day,
      name,
      ...[paid, paid - rest, rest].map((amount) => plainAmount(amount, currency)),
      state,
      until ?? '',
    ]),
  ),
]
