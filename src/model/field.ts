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
