/** Who: what organisations know of the person and of her household, and the people she knows. */
import { z } from 'zod'
import { address, day, millionths, raw, text } from './field.ts'

const emails = z.array(text(254)).max(20).optional()
const phones = z.array(text(40)).max(20).optional()
const addresses = z.array(address).max(10).optional()

/** The person as an organisation (`by`), or her own card, describes her. */
export const identityProfile = z.strictObject({
  kind: z.literal('identity.profile'),
  schema: z.literal(1),
  by: text(140),
  name: text(140),
  title: text(40).optional(),
  givenName: text(140).optional(),
  familyName: text(140).optional(),
  birthName: text(140).optional(),
  birthday: day.optional(),
  profession: text(140).optional(),
  familySituation: text(140).optional(),
  customerId: text(64).optional(),
  emails,
  phones,
  addresses,
  raw,
})
export type IdentityProfile = z.infer<typeof identityProfile>

/** A home and who lives in it, as an organisation (`by`) describes them; `surface` in 10⁻⁶ m². */
export const household = z.strictObject({
  kind: z.literal('household'),
  schema: z.literal(1),
  by: text(140),
  name: text(140).optional(),
  address: address.optional(),
  housing: text(80).optional(),
  occupation: text(140).optional(),
  residence: text(80).optional(),
  built: text(16).optional(),
  surface: millionths.optional(),
  rooms: text(80).optional(),
  persons: z.int().min(0).max(1000).optional(),
  heating: text(80).optional(),
  hotWater: text(80).optional(),
  day: day.optional(),
  raw,
})
export type Household = z.infer<typeof household>

/** Someone else: a third party, who never agreed to be here. */
export const contact = z.strictObject({
  kind: z.literal('contact'),
  schema: z.literal(1),
  name: text(140),
  givenName: text(140).optional(),
  familyName: text(140).optional(),
  organisation: text(140).optional(),
  role: text(140).optional(),
  birthday: day.optional(),
  emails,
  phones,
  addresses,
  note: text(2000).optional(),
  raw,
})
export type Contact = z.infer<typeof contact>
