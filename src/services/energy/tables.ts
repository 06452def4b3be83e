/** The twins of the charts of energy. Quantities are in their unit, with a point; a missing day has an empty cell. */
import { dayAt, dayNumber } from '../money/days.ts'
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { EnergyResult } from './result.ts'

const plain = (millionths: number): string => (millionths / 1_000_000).toFixed(3)

export const tablesOf = ({ series }: EnergyResult): readonly Table[] => [
  {
    name: 'days',
    rows: [
      ['series', 'unit', 'day', 'quantity', 'state'],
      ...series.flatMap(({ key, unit, first, last, days }) => {
        const told = new Map(days.map((one) => [one.day, one]))
        const length = dayNumber(last) - dayNumber(first) + 1
        return Array.from({ length: days.length === 0 ? 0 : length }, (_, place) => {
          const day = dayAt(dayNumber(first) + place)
          const one = told.get(day)
          return [key, unit, day, one === undefined ? '' : plain(one.quantity), one?.state ?? 'missing']
        })
      }),
    ],
  },
  ...(['weeks', 'months', 'years'] as const).map((name) => ({
    name,
    rows: [
      ['series', 'unit', 'from', 'quantity', 'known-days', 'missing-days'],
      ...series.flatMap((one) =>
        one[name].map(({ at, quantity, known, missing }) => [
          one.key,
          one.unit,
          at,
          known === 0 && quantity === 0 ? '' : plain(quantity),
          known,
          missing,
        ]),
      ),
    ],
  })),
  {
    name: 'offers',
    rows: [
      ['series', 'offer', 'currency', 'year', 'from', 'until', 'source'],
      ...series.flatMap(({ key, offers }) =>
        offers.map(({ name, currency, yearly, from, until, source }) => [
          key,
          name,
          currency,
          yearly === null ? '' : plainAmount(yearly, currency),
          from,
          until ?? '',
          source,
        ]),
      ),
    ],
  },
]
