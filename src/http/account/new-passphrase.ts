/** What a passphrase that is being chosen must be: long enough, typed twice alike, and not guessed first. */
import type { Context } from 'hono'
import type { Refusal } from '#web'
import type { Env } from '../deps.ts'

/** Characters a passphrase has at least; length is what counts (NIST SP 800-63B-4 §3.1.1.2). */
const shortestPassphrase = 12

/** What can be said at once. */
export function whyRefused(passphrase: string, again: string): Refusal | undefined {
  if (Array.from(passphrase).length < shortestPassphrase) return { type: 'ShortPassphrase' }
  return passphrase === again ? undefined : { type: 'PassphrasesDiffer' }
}

/** What costs up to half a second: after the limits on attempts. */
export async function whyWeak(c: Context<Env>, passphrase: string, email: string): Promise<Refusal | undefined> {
  const weakness = await c.var.deps.weaknessOf(passphrase, [email, 'grenier', new URL(c.var.deps.publicUrl).hostname])
  return weakness === undefined ? undefined : { type: 'WeakPassphrase', weakness }
}
