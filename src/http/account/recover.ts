/**
 * A forgotten passphrase: an address, its recovery code and another passphrase. An unknown address and a wrong code are
 * answered alike, after the same work; what can be said of the typing alone is said before any account is looked for.
 */
import { type Context, Hono } from 'hono'
import { foldEmail, isEmail } from '#identity'
import { readCode } from '#lib/recovery-code'
import { patterns } from '#routes'
import { pages, type Refusal } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { startSession } from '../session.ts'
import { statusOf } from './fresh.ts'
import { showNewKit } from './kit-page.ts'
import { whyRefused, whyWeak } from './new-passphrase.ts'
import { recoverForm } from './schema.ts'

export const recoverPages = new Hono<Env>()
  .get(patterns.recover, (c) => c.html(pages.recover(frameOf(c), { email: '', code: '' })))
  .post(patterns.recover, recover)

async function recover(c: Context<Env>): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  const { email, code: typed, passphrase, again } = recoverForm.parse(await c.req.parseBody())
  const refuse = (refusal: Refusal) => c.html(pages.recover(frameOf(c), { email, code: typed, refusal }), statusOf(refusal))
  if (!isEmail(email)) return refuse({ type: 'BadEmail' })
  const code = readCode(typed)
  if (!code.ok) return refuse(code.error)
  const refused = whyRefused(passphrase, again)
  if (refused !== undefined) return refuse(refused)
  const { gate, identity, limiters } = c.var.deps
  const key = `recover:${foldEmail(email) ?? email}`
  const wait = Math.max(limiters.signIn.take(c.var.address), limiters.signIn.take(key))
  if (wait > 0) return refuse({ type: 'TooMany', seconds: wait })
  const weak = await whyWeak(c, passphrase, email)
  if (weak !== undefined) return refuse(weak)
  const account = await identity.byEmail(email)
  const session = await gate.unlockWithRecovery(account?.vaultId, code.value)
  if (!session.ok || account === undefined) return refuse({ type: 'WrongCode' })
  const changed = await gate.changePassphrase(session.value, passphrase)
  if (!changed.ok && changed.error.type === 'Busy') return refuse(changed.error)
  valueOf(changed)
  limiters.signIn.giveBack(c.var.address)
  limiters.signIn.forget(key)
  // The code has been typed here: another is asked for, and whoever was in is out.
  await identity.changeKit(account.accountId, 'missing')
  await identity.closeSessions(account.accountId)
  await gate.tidy(session.value)
  await startSession(c, account, session.value)
  return showNewKit(c, { ...account, kit: 'missing' }, session.value, 'recovery')
}
