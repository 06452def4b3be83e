/** The twins of the forecast's charts. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { ForecastResult } from './result.ts'

export const tablesOf = ({ currencies, categories }: ForecastResult): readonly Table[] => [
  {
    name: 'range',
    rows: [
      ['currency', 'day', 'low', 'middle', 'high'],
      ...currencies.flatMap(({ currency, points }) =>
        points.map(({ day, low, middle, high }) => [currency, day, ...[low, middle, high].map((amount) => plainAmount(amount, currency))]),
      ),
    ],
  },
  {
    name: 'held',
    rows: [
      ['currency', 'days', 'inside', 'tried'],
      ...currencies.flatMap(({ currency, held }) => held.map(({ days, inside, tried }) => [currency, days, inside, tried])),
    ],
  },
  {
    name: 'months',
    rows: [
      ['currency', 'month', 'certain', 'predictable', 'supposed'],
      ...currencies.flatMap(({ currency, months }) =>
        months.map(({ month, certain, predictable, supposed }) => [
          currency,
          month,
          ...[certain, predictable, supposed].map((amount) => plainAmount(amount, currency)),
        ]),
      ),
    ],
  },
  {
    name: 'movers',
    rows: [
      ['currency', 'name', 'category', 'total', 'swing'],
      ...currencies.flatMap(({ currency, movers }) =>
        movers.map(({ name, category, total, swing }) => [
          currency,
          name ?? categories[category] ?? category,
          category,
          plainAmount(total, currency),
          plainAmount(swing, currency),
        ]),
      ),
    ],
  },
]
