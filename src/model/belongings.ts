/** Things: what is owned or rented, with its warranty. */
import { z } from 'zod'
import { currencyCode, day, minorUnits, raw, text } from './field.ts'

/** `day` is that of the purchase, `endDay` the last of the warranty or of the rental. */
export const equipment = z.strictObject({
  kind: z.literal('equipment'),
  schema: z.literal(1),
  name: text(140),
  type: z.enum(['box', 'meter', 'telephone', 'computer', 'appliance', 'vehicle', 'other']),
  brand: text(140).optional(),
  number: text(140).optional(),
  provider: text(140).optional(),
  owned: z.enum(['owned', 'rented']).optional(),
  day: day.optional(),
  endDay: day.optional(),
  price: minorUnits.optional(),
  currency: currencyCode.optional(),
  raw,
})
export type Equipment = z.infer<typeof equipment>
