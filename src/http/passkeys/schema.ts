/** What browsers answer for a passkey, bounded before anything reads it. */
import { z } from 'zod'

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/)
const id = base64url(1400)
const answer = { id, rawId: id, type: z.literal('public-key'), clientExtensionResults: z.object({}) }
const clientDataJSON = base64url(4000)
const name = z.string().trim().min(1).max(60)
/** 32 bytes: what the passkey computed for this request. */
const output = base64url(43).length(43)

export const askForm = z.object({ name, current: z.string().max(1024) })
export const addForm = z.object({
  name,
  output,
  answer: z.object({
    ...answer,
    response: z.object({
      clientDataJSON,
      attestationObject: base64url(20_000),
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  }),
})
export const enterForm = z.object({
  output,
  answer: z.object({
    ...answer,
    response: z.object({
      clientDataJSON,
      authenticatorData: base64url(4000),
      signature: base64url(2000),
      userHandle: base64url(100).optional(),
    }),
  }),
})
export const renameForm = z.object({ name })
export const removeForm = z.object({ current: z.string().max(1024).catch('') })
