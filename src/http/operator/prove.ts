import type { Context } from 'hono'
import type { Member } from '#identity'
import type { Refusal } from '#web'
import type { Env } from '../deps.ts'

/** Everybody comes here from the loopback: what is not counted by account is counted together. */
const anywhere = 'operator'

/**
 * Whether the passphrase is the one of an account, with or without an attic; an unknown one costs the same work. An attic that it
 * opens is not entered: the key is dropped. `key` is what its failures are counted under.
 */
export async function whyNotProved(
  c: Context<Env>,
  member: Member | undefined,
  passphrase: string,
  key: string,
): Promise<Refusal | undefined> {
  const { gate, limiters } = c.var.deps
  const wait = Math.max(limiters.signIn.take(anywhere), limiters.signIn.take(key))
  if (wait > 0) return { type: 'TooMany', seconds: wait }
  const proved = member?.vaultId
    ? await gate.unlock(member.vaultId, passphrase)
    : await gate.verify(member?.verifier ?? undefined, passphrase)
  if (!proved.ok) return proved.error.type === 'Busy' ? proved.error : { type: 'WrongPassphrase' }
  if (member === undefined) return { type: 'WrongPassphrase' }
  limiters.signIn.giveBack(anywhere)
  limiters.signIn.forget(key)
  return undefined
}
