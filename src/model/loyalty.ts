/** What a shop's programme knows: the card, and the points it gives and takes. */
import { z } from 'zod'
import { day, raw, text } from './field.ts'

/** `points` is the count that the programme shows on `day`. */
export const loyaltyCard = z.strictObject({
  kind: z.literal('loyalty.card'),
  schema: z.literal(1),
  provider: text(140),
  number: text(64).optional(),
  level: text(80).optional(),
  points: z.int().optional(),
  day: day.optional(),
  endDay: day.optional(),
  raw,
})
export type LoyaltyCard = z.infer<typeof loyaltyCard>

/** `points` is negative for those that are spent. */
export const loyaltyMovement = z.strictObject({
  kind: z.literal('loyalty.movement'),
  schema: z.literal(1),
  provider: text(140),
  day,
  points: z.int(),
  label: text(500).optional(),
  number: text(64).optional(),
  raw,
})
export type LoyaltyMovement = z.infer<typeof loyaltyMovement>
