/** Forms of the account area, validated once. A field that is absent is an empty text, so that a page can say what is missing. */
import { z } from 'zod'

const typed = (max: number) => z.string().max(max).catch('')

export const signUpForm = z.object({ email: typed(254), passphrase: typed(1024), again: typed(1024) })
export const signInForm = z.object({ email: typed(254), passphrase: typed(1024) })
export const recoverForm = z.object({ email: typed(254), code: typed(200), passphrase: typed(1024), again: typed(1024) })
export const passphraseForm = z.object({ current: typed(1024), passphrase: typed(1024), again: typed(1024) })
export const kitAskForm = z.object({ current: typed(1024) })
export const kitFileForm = z.object({ offer: typed(400) })
export const kitForm = z.object({
  offer: typed(400),
  after: z.enum(['signUp', 'recovery', 'asked']).catch('asked'),
  /** The numbers of the two groups. */
  asked: z
    .string()
    .regex(/^[1-9]-[1-9]$/)
    .catch('1-2')
    .transform((pair): [number, number] => [Number(pair[0]), Number(pair[2])]),
  first: typed(20),
  second: typed(20),
})
export const tryForm = z.object({ person: typed(40) })

/** Of the operator's pages. */
const role = z.enum(['operator', 'editor', 'steward', 'representative', 'maker'])
export const joinForm = z.object({ passphrase: typed(1024), again: typed(1024) })
export const grantForm = z.object({ email: typed(254), role, current: typed(1024) })
export const revokeForm = z.object({
  /** `role account`, as the page's list gives it. */
  held: z
    .string()
    .regex(/^[a-z]{1,20} [A-Za-z0-9_-]{22}$/)
    .transform((text) => ({ role: text.split(' ')[0], accountId: text.split(' ')[1] }))
    .pipe(z.object({ role, accountId: z.string() })),
  passphrase: typed(1024),
})
