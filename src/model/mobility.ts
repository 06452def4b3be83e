/** Journeys: it may lack its end, as a tap at the entrance does. */
import { z } from 'zod'
import { currencyCode, day, instant, millionths, minorUnits, raw, text, zone } from './field.ts'

/** `distance` in 10⁻⁶ km; `start` and `end` are instants in UTC, `zone` that of the source. */
export const mobilityTrip = z.strictObject({
  kind: z.literal('mobility.trip'),
  schema: z.literal(1),
  day,
  mode: z.enum(['walk', 'bike', 'bus', 'tram', 'metro', 'train', 'car', 'plane', 'boat', 'other']),
  from: text(140).optional(),
  to: text(140).optional(),
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
