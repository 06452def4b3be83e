/** Where a person was and how she went: positions, stays, and journeys that may lack their end, as a tap at the entrance does. */
import { z } from 'zod'
import { currencyCode, day, instant, latitude, longitude, millionths, minorUnits, raw, text, zone } from './field.ts'

/**
 * `distance` in 10⁻⁶ km; `start` and `end` are instants in UTC, `zone` that of the source; coordinates in 10⁻⁷ degrees, two for an
 * end of the journey or none.
 */
export const mobilityTrip = z.strictObject({
  kind: z.literal('mobility.trip'),
  schema: z.literal(1),
  day,
  mode: z.enum(['walk', 'bike', 'bus', 'tram', 'metro', 'train', 'car', 'plane', 'boat', 'other']),
  from: text(140).optional(),
  to: text(140).optional(),
  fromLatitude: latitude.optional(),
  fromLongitude: longitude.optional(),
  toLatitude: latitude.optional(),
  toLongitude: longitude.optional(),
  provider: text(140).optional(),
  distance: millionths.optional(),
  cost: minorUnits.optional(),
  currency: currencyCode.optional(),
  start: instant.optional(),
  end: instant.optional(),
  zone: zone.optional(),
  raw,
})
export type MobilityTrip = z.infer<typeof mobilityTrip>

/**
 * Where a person was at an instant, in 10⁻⁷ degrees (WGS 84); with `end`, a stay from `at` until then. `day` is that of `at` in UTC, so
 * that two files of one journey give the same record. `accuracy` in whole metres, `altitude` in 10⁻⁶ m.
 */
export const mobilityPosition = z.strictObject({
  kind: z.literal('mobility.position'),
  schema: z.literal(1),
  day,
  at: instant,
  end: instant.optional(),
  latitude,
  longitude,
  place: text(140).optional(),
  accuracy: z.int().min(0).max(40_000_000).optional(),
  altitude: millionths.optional(),
  device: text(64).optional(),
  zone: zone.optional(),
  raw,
})
export type MobilityPosition = z.infer<typeof mobilityPosition>

/** What each of them may say, by name: for the formats that carry it whole. */
export const mobilityFields = {
  'mobility.trip': new Set(Object.keys(mobilityTrip.shape)),
  'mobility.position': new Set(Object.keys(mobilityPosition.shape)),
} as const
