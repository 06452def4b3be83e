/** Papers: a document of which only what is certain is told, a message. */
import { z } from 'zod'
import { day, instant, raw, text } from './field.ts'

/** A file that stays a file: its title, its text as far as it is kept, and what is certain of it. `digest` is its SHA-256, hexadecimal. */
export const document = z.strictObject({
  kind: z.literal('document'),
  schema: z.literal(1),
  title: text(200),
  type: z.enum(['bill', 'letter', 'statement', 'contract', 'photo', 'note', 'other']),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  by: text(140).optional(),
  day: day.optional(),
  pages: z.int().min(0).max(100_000).optional(),
  text: z.string().max(20_000).optional(),
  raw,
})
export type Document = z.infer<typeof document>

/** A message received or sent: the others in it are third parties. */
export const message = z.strictObject({
  kind: z.literal('message'),
  schema: z.literal(1),
  channel: z.enum(['mail', 'text', 'chat', 'other']),
  at: instant.optional(),
  day,
  from: text(254).optional(),
  to: z.array(text(254)).max(100).optional(),
  subject: text(500).optional(),
  text: z.string().max(20_000).optional(),
  messageId: text(500).optional(),
  raw,
})
export type Message = z.infer<typeof message>
