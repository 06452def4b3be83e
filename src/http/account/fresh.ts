import type { Context } from 'hono'
import type { NotFresh, Refusal } from '#web'
import type { Env } from '../deps.ts'

/**
 * Fresh authentication, for what could lock a person out: an attic left open is not enough, the present passphrase is
 * asked, under the limits of sign-in. Undefined when it is right.
 */
export async function whyNotFresh(c: Context<Env>, passphrase: string): Promise<NotFresh | undefined> {
  const { account, deps } = c.var
  const key = `fresh:${account.accountId}`
  const wait = Math.max(deps.limiters.signIn.take(c.var.address), deps.limiters.signIn.take(key))
  if (wait > 0) return { type: 'TooMany', seconds: wait }
  const proved = await deps.gate.unlock(account.vaultId, passphrase)
  if (!proved.ok) return proved.error.type === 'Busy' ? proved.error : { type: 'WrongCurrent' }
  deps.limiters.signIn.giveBack(c.var.address)
  deps.limiters.signIn.forget(key)
  return undefined
}

/** 429 for what time alone mends. */
export const statusOf = ({ type }: Refusal): 422 | 429 => (type === 'TooMany' || type === 'Busy' ? 429 : 422)
