/** The map as files. */
import { plainAmount } from '../money/amount.ts'
import type { Table } from '../service.ts'
import type { MapResult } from './result.ts'

export const tablesOf = ({ places, grid, phone }: MapResult): readonly Table[] => [
  {
    name: 'places',
    rows: [
      ['town', 'area', 'latitude', 'longitude', 'kilometres_from_home', 'operations', 'trips', 'spent', 'first', 'last'],
      ...places.map(({ name, area, latitude, longitude, away, operations, trips, spent, first, last }) => [
        name,
        area,
        latitude,
        longitude,
        away ?? '',
        operations.length,
        trips.length,
        spent.map(({ currency, amount }) => `${plainAmount(amount, currency)} ${currency}`).join(' '),
        first,
        last,
      ]),
    ],
  },
  { name: 'week', rows: [['weekday', 'part', 'count'], ...grid.map(([day, part, count]) => [day + 1, part, count])] },
  {
    name: 'phone',
    rows: [['month', 'type', 'quantity', 'unit'], ...phone.map(({ month, type, quantity, unit }) => [month, type, quantity / 1e6, unit])],
  },
]
