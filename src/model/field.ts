/** Fields shared by the kinds. */
import { z } from 'zod'
import { isDay } from '#lib/pure/day'

/** Text of at most `max` characters, without control characters, trimmed by its connector. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/)

/** A day that exists, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay)

/** An integer count of minor units that a double holds exactly. */
export const minorUnits = z.int()

/** ISO 4217 code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/** What a source said beyond the kind's fields, kept for the person alone: never grantable, in no answer but hers. */
export const raw = z.record(z.string().max(140), z.string().max(2000)).optional()

/** A quantity, a rate or a unit price: an integer count of 10⁻⁶ of its unit, so that no float is ever kept. */
export const millionths = z.int()

/** Degrees north, an integer count of 10⁻⁷ (about a centimetre). */
export const latitude = z.int().min(-900_000_000).max(900_000_000)

/** Degrees east, likewise. */
export const longitude = z.int().min(-1_800_000_000).max(1_800_000_000)

/** An instant in UTC, to the second (`2026-03-29T01:00:00Z`). */
export const instant = z.iso.datetime({ precision: 0 })

/** An IANA time zone of a source. */
export const zone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/)

/** A postal address as a source writes it: the lines it has, and its parts where it tells them apart. */
export const address = z.strictObject({
  lines: z.array(text(140)).max(8).optional(),
  postcode: text(16).optional(),
  city: text(140).optional(),
  country: text(80).optional(),
})
