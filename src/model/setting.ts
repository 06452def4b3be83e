/** What a person chose or taught: sealed, exported and erased like the rest. */
import { z } from 'zod'
import { text } from './field.ts'

/** One choice of the person (`zone`, `currency`); the newest wins at the fold. */
export const setting = z.strictObject({
  kind: z.literal('setting'),
  schema: z.literal(1),
  name: text(64),
  value: text(500),
})
export type Setting = z.infer<typeof setting>
