/** What binds the person to others: memberships, and what she receives from a body. */
import { z } from 'zod'
import { currencyCode, day, minorUnits, raw, text } from './field.ts'

/** `amount` is the fee; `endDay` the last day it holds. */
export const associationMembership = z.strictObject({
  kind: z.literal('association.membership'),
  schema: z.literal(1),
  organisation: text(140),
  day,
  endDay: day.optional(),
  number: text(64).optional(),
  amount: minorUnits.optional(),
  currency: currencyCode.optional(),
  raw,
})
export type AssociationMembership = z.infer<typeof associationMembership>

/** A benefit received: an allowance, an aid, a service. */
export const benefit = z.strictObject({
  kind: z.literal('benefit'),
  schema: z.literal(1),
  name: text(140),
  by: text(140),
  day,
  amount: minorUnits.optional(),
  currency: currencyCode.optional(),
  periodStart: day.optional(),
  periodEnd: day.optional(),
  reference: text(140).optional(),
  raw,
})
export type Benefit = z.infer<typeof benefit>
