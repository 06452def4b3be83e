/** Signing in and out of the operator's pages. */
import { type Context, Hono } from 'hono'
import { foldEmail } from '#identity'
import { links, patterns } from '#routes'
import { pages, type Refusal } from '#web'
import { statusOf } from '../account/fresh.ts'
import { signInForm } from '../account/schema.ts'
import type { Env } from '../deps.ts'
import { frameOf } from '../frame.ts'
import { whyNotProved } from './prove.ts'
import { endOperatorSession, startOperatorSession } from './session.ts'

export const operatorDoor = new Hono<Env>()
  .get(patterns.operatorSignIn, (c) => c.html(pages.operatorSignIn(frameOf(c), { email: '' })))
  .post(patterns.operatorSignIn, signIn)
  .post(patterns.operatorSignOut, async (c) => {
    await endOperatorSession(c)
    return c.redirect(links.operatorSignIn(), 303)
  })

async function signIn(c: Context<Env>): Promise<Response> {
  const { email, passphrase } = signInForm.parse(await c.req.parseBody())
  const refuse = (refusal: Refusal) => c.html(pages.operatorSignIn(frameOf(c), { email, refusal }), statusOf(refusal))
  const { roles } = c.var.deps
  const member = await roles.member(email)
  const refusal = await whyNotProved(c, member, passphrase, foldEmail(email) ?? email)
  if (refusal !== undefined) return refuse(refusal)
  // The same answer as a wrong passphrase: who is an operator is nobody else's business.
  if (member === undefined || !(await roles.has(member.accountId, 'operator'))) return refuse({ type: 'WrongPassphrase' })
  await startOperatorSession(c, member.accountId)
  return c.redirect(links.operator(), 303)
}
