/** What a person says of a record that she holds: corrected, merged, split, wrong, deleted. The record stays beneath, but for a deletion. */
import { z } from 'zod'
import { text } from './field.ts'

const month = z.string().regex(/^(?:\d{4}-\d{2})?$/)
/** As the kind's rule gives it, already folded. */
const key = z.array(z.union([z.string().max(20_000), z.number()])).max(32)
/** Of the fold; after a dot, which part of a record that was split (`0`, `0.2`). */
const rank = z.string().regex(/^\d{1,7}(?:\.\d{1,2}){0,3}$/)
const verdict = z.enum(['corrected', 'merged', 'split', 'wrong', 'deleted', 'withdrawn'])
export type Verdict = z.infer<typeof verdict>

/**
 * Names its record by kind, month, natural key and rank, never by an id; sealed with the records of that kind and month.
 *
 * `corrected`: `fields`, each with what it was and what it is now. `merged`: `into` another record. `split`: `items` that stand in its
 * place. `deleted`: `name` alone, the keyed natural key, since nothing else of the record is left. `withdrawn`: what `of` said
 * before of the same record no longer holds.
 */
export const amendment = z
  .strictObject({
    kind: z.literal('amendment'),
    schema: z.literal(1),
    /** A kind. */
    about: text(40),
    /** Where the record is sealed: `YYYY-MM`, or empty for what has no date. */
    month,
    key: key.optional(),
    /** 22 characters, base64url of an HMAC of the natural key under the vault's id key. */
    name: z
      .string()
      .regex(/^[\w-]{22}$/)
      .optional(),
    rank,
    verdict,
    fields: z.record(text(64), z.strictObject({ was: z.unknown().optional(), now: z.unknown().optional() })).optional(),
    into: z.strictObject({ month, key, rank }).optional(),
    items: z
      .array(z.record(text(64), z.unknown()))
      .min(2)
      .max(20)
      .optional(),
    of: verdict.exclude(['withdrawn']).optional(),
    reason: text(500).optional(),
  })
  .refine((said) => {
    const isDeletion = said.verdict === 'deleted' || said.of === 'deleted'
    return (
      (said.key === undefined) === isDeletion &&
      (said.name === undefined) === !isDeletion &&
      (said.fields === undefined) === (said.verdict !== 'corrected') &&
      (said.into === undefined) === (said.verdict !== 'merged') &&
      (said.items === undefined) === (said.verdict !== 'split') &&
      (said.of === undefined) === (said.verdict !== 'withdrawn')
    )
  })
export type Amendment = z.infer<typeof amendment>
