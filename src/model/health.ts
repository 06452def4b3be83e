/** Health: sensitive, all of it. */
import { z } from 'zod'
import { currencyCode, day, millionths, minorUnits, raw, text } from './field.ts'

/**
 * What was paid back for a care: `amount` is what came back, `paid` what was spent; `transfer` the whole transfer when it pays several.
 * `thirdParty` when it went straight to the carer: no bank account of the person saw it.
 */
export const healthReimbursement = z.strictObject({
  kind: z.literal('health.reimbursement'),
  schema: z.literal(1),
  by: text(140),
  day,
  label: text(500),
  amount: minorUnits,
  paid: minorUnits.optional(),
  currency: currencyCode,
  careDay: day.optional(),
  transfer: minorUnits.optional(),
  thirdParty: z.literal(true).optional(),
  reference: text(140).optional(),
  raw,
})
export type HealthReimbursement = z.infer<typeof healthReimbursement>

/** A result: `quantity` in 10⁻⁶ of `unit` when it is a number, `finding` when it is words. */
export const healthObservation = z.strictObject({
  kind: z.literal('health.observation'),
  schema: z.literal(1),
  name: text(140),
  day,
  quantity: millionths.optional(),
  unit: text(40).optional(),
  finding: text(2000).optional(),
  by: text(140).optional(),
  raw,
})
export type HealthObservation = z.infer<typeof healthObservation>
