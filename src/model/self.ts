/** What the person alone says of herself, and what she measures. */
import { z } from 'zod'
import { day, instant, millionths, raw, text } from './field.ts'

/** A habit, a need, an intention, in her own words. */
export const declaration = z.strictObject({
  kind: z.literal('declaration'),
  schema: z.literal(1),
  type: z.enum(['habit', 'need', 'intention', 'other']),
  title: text(200),
  note: text(2000).optional(),
  day,
  endDay: day.optional(),
  raw,
})
export type Declaration = z.infer<typeof declaration>

/** Quantified self: `quantity` in 10⁻⁶ of `unit`. */
export const measurement = z.strictObject({
  kind: z.literal('measurement'),
  schema: z.literal(1),
  name: text(140),
  day,
  at: instant.optional(),
  quantity: millionths,
  unit: text(40),
  provider: text(140).optional(),
  raw,
})
export type Measurement = z.infer<typeof measurement>
