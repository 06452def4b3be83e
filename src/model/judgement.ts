/** What a person teaches a service: sealed, exported and erased like the rest. */
import { z } from 'zod'
import { text } from './field.ts'

/** Said last of a matter, it takes back what was said before: services are then told nothing of it. */
export const withdrawn = 'withdrawn'

const word = z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/)

/**
 * One thing said: the newest wins at the fold for each `by` and `about`. `by` is the service it is said to, `about` what it speaks of, in that
 * service's own form: the number of a record, which comes from its natural key (`operation/<id>`), several of them, or a rule
 * (`merchant/boulangerie du port`). `verdict` is one of the service's words, `value` what goes with it, `reason` the person's own words.
 */
export const judgement = z.strictObject({
  kind: z.literal('judgement'),
  schema: z.literal(1),
  by: word,
  about: text(300).min(1),
  verdict: word,
  value: text(500).optional(),
  reason: text(500).optional(),
})
export type Judgement = z.infer<typeof judgement>
