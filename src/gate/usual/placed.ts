/** What GPX and GeoJSON share: where a record is, and what it says beside. */
import type { Record } from '#model'

export type Placed = Record<'mobility.position'> | Record<'mobility.trip'>

/** Degrees in 10⁻⁷. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

interface End {
  readonly spot: Spot
  readonly name: string | undefined
  readonly time: string | undefined
}

/** The ends of a journey that have coordinates, the start first. */
export function endsOf(trip: Record<'mobility.trip'>): readonly End[] {
  const { fromLatitude, fromLongitude, toLatitude, toLongitude, from, to, start, end } = trip
  return [
    ...(fromLatitude === undefined || fromLongitude === undefined
      ? []
      : [{ spot: { latitude: fromLatitude, longitude: fromLongitude }, name: from, time: start }]),
    ...(toLatitude === undefined || toLongitude === undefined
      ? []
      : [{ spot: { latitude: toLatitude, longitude: toLongitude }, name: to, time: end }]),
  ]
}

/** Told by the geometry and its time, or ours alone. */
const apart = new Set(['kind', 'schema', 'id', 'source', 'others', 'corrected', 'raw', 'at', 'latitude', 'longitude', 'altitude'])

/** The other fields, as our tables write them; a position's day only where it is not that of its instant. */
export function said(record: Placed): { readonly [field: string]: string | number } {
  const fields = Object.entries(record).filter(([name, value]) => !apart.has(name) && value !== undefined)
  const plain = Object.fromEntries(fields) as { [field: string]: string | number }
  if (record.kind === 'mobility.position' && record.day === record.at.slice(0, 10)) delete plain['day']
  return plain
}
