/** Another passphrase, from inside the attic. */
import { type Context, Hono } from 'hono'
import { links, patterns } from '#routes'
import { pages, type Refusal } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { startSession } from '../session.ts'
import { statusOf, whyNotFresh } from './fresh.ts'
import { ownKeys } from './kit.ts'
import { whyRefused, whyWeak } from './new-passphrase.ts'
import { passphraseForm } from './schema.ts'

export const passphrasePages = new Hono<Env>()
  .get(patterns.passphrase, signedIn, ownKeys, (c) => c.html(pages.passphrase(frameOf(c), {})))
  .post(patterns.passphrase, signedIn, ownKeys, changePassphrase)

async function changePassphrase(c: Context<Env>): Promise<Response> {
  const { current, passphrase, again } = passphraseForm.parse(await c.req.parseBody())
  const refuse = (refusal: Refusal) => c.html(pages.passphrase(frameOf(c), { refusal }), statusOf(refusal))
  const refused = whyRefused(passphrase, again) ?? (await whyNotFresh(c, current))
  if (refused !== undefined) return refuse(refused)
  const { account, deps, session } = c.var
  const weak = await whyWeak(c, passphrase, (await deps.identity.email(account.accountId)) ?? '')
  if (weak !== undefined) return refuse(weak)
  const changed = await deps.gate.changePassphrase(session, passphrase)
  if (!changed.ok && changed.error.type === 'Busy') return refuse(changed.error)
  valueOf(changed)
  // Whoever was in with the old passphrase is out.
  await deps.identity.closeSessions(account.accountId)
  await startSession(c, account, session)
  return c.redirect(`${links.settings()}?saved=1`, 303)
}
