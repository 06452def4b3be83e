/** Forms of the account area, validated once. A field that is absent is an empty text, so that a page can say what is missing. */
import { z } from 'zod'

const typed = (max: number) => z.string().max(max).catch('')

export const signUpForm = z.object({ email: typed(254), passphrase: typed(1024), again: typed(1024) })
export const signInForm = z.object({ email: typed(254), passphrase: typed(1024) })
export const tryForm = z.object({ person: typed(40) })

/** Characters a passphrase has at least; length is what counts (NIST SP 800-63B-4 §3.1.1.2). */
export const shortestPassphrase = 12
