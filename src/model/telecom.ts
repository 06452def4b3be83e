/** What a line carried in a period: never with whom. */
import { z } from 'zod'
import { currencyCode, day, millionths, minorUnits, raw, text } from './field.ts'

/** `quantity` in 10⁻⁶ of `unit`, from `day` to `lastDay` (both included). */
export const telecomUsage = z.strictObject({
  kind: z.literal('telecom.usage'),
  schema: z.literal(1),
  provider: text(140),
  type: z.enum(['data', 'calls', 'messages']),
  quantity: millionths,
  unit: z.enum(['GB', 'minute', 'message']),
  day,
  lastDay: day.optional(),
  number: text(40).optional(),
  cost: minorUnits.optional(),
  currency: currencyCode.optional(),
  raw,
})
export type TelecomUsage = z.infer<typeof telecomUsage>
