/** What binds the person to an organisation, and what happened under it. */
import { z } from 'zod'
import { address, currencyCode, day, minorUnits, raw, text } from './field.ts'

/**
 * A contract or a subscription; `price` in minor units a `period`; `notice` as its text counts it, in `noticeUnit` (days where it names
 * none).
 */
export const contract = z.strictObject({
  kind: z.literal('contract'),
  schema: z.literal(1),
  provider: text(140),
  category: z.enum([
    'electricity',
    'gas',
    'water',
    'heat',
    'telecom',
    'insurance',
    'bank',
    'housing',
    'transport',
    'media',
    'health',
    'other',
  ]),
  number: text(140).optional(),
  name: text(140).optional(),
  state: text(80).optional(),
  day: day.optional(),
  endDay: day.optional(),
  holder: text(140).optional(),
  customerId: text(64).optional(),
  meter: text(64).optional(),
  option: text(140).optional(),
  power: text(40).optional(),
  price: minorUnits.optional(),
  currency: currencyCode.optional(),
  period: z.enum(['month', 'quarter', 'year']).optional(),
  notice: z.int().min(0).max(1000).optional(),
  noticeUnit: z.enum(['days', 'weeks', 'months']).optional(),
  payment: text(140).optional(),
  iban: text(34).optional(),
  address: address.optional(),
  raw,
})
export type Contract = z.infer<typeof contract>

/** An outage, a claim, a dispute, as the organisation (`by`) keeps it; `day` is when it happened. */
export const incident = z.strictObject({
  kind: z.literal('incident'),
  schema: z.literal(1),
  by: text(140),
  type: text(140),
  day,
  reference: text(140).optional(),
  state: text(140).optional(),
  place: text(140).optional(),
  address: address.optional(),
  contract: text(140).optional(),
  description: text(2000).optional(),
  raw,
})
export type Incident = z.infer<typeof incident>
