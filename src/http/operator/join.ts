/** A one-time link: whoever has no account chooses a passphrase, whoever has one signs in. Looking at the page uses nothing up. */
import { type Context, Hono } from 'hono'
import { foldEmail, type Invitation } from '#identity'
import { links, patterns } from '#routes'
import { type OperatorJoinProps, pages, type Refusal } from '#web'
import { statusOf } from '../account/fresh.ts'
import { whyRefused, whyWeak } from '../account/new-passphrase.ts'
import { joinForm } from '../account/schema.ts'
import type { Env } from '../deps.ts'
import { frameOf } from '../frame.ts'
import { chosenLang } from '../lang.ts'
import { whyNotProved } from './prove.ts'
import { startOperatorSession } from './session.ts'

export const joinPages = new Hono<Env>()
  .get(patterns.operatorJoin, async (c) => show(c, await invitationOf(c)))
  .post(patterns.operatorJoin, join)

async function join(c: Context<Env>): Promise<Response> {
  const form = joinForm.parse(await c.req.parseBody())
  const invitation = await invitationOf(c)
  if (invitation === undefined) return show(c, undefined)
  const { member, email } = invitation
  const who = member === undefined ? await newcomer(c, email, form) : await confirmed(c, invitation, form.passphrase)
  if ('type' in who) return show(c, invitation, who)
  const accepted = await c.var.deps.roles.accept(tokenOf(c), who)
  if (!accepted.ok) return show(c, await invitationOf(c))
  if (invitation.role !== 'operator') return c.redirect(links.operatorSignIn(), 303)
  await startOperatorSession(c, accepted.value.accountId)
  return c.redirect(links.operator(), 303)
}

async function newcomer(c: Context<Env>, email: string, { passphrase, again }: { passphrase: string; again: string }) {
  const refused = whyRefused(passphrase, again) ?? (await whyWeak(c, passphrase, email))
  if (refused !== undefined) return refused
  const verifier = await c.var.deps.gate.makeVerifier(passphrase)
  return verifier.ok ? { verifier: verifier.value, lang: chosenLang(c) } : verifier.error
}

async function confirmed(c: Context<Env>, { member, email }: Invitation, passphrase: string) {
  const refusal = await whyNotProved(c, member, passphrase, foldEmail(email) ?? email)
  return refusal ?? { accountId: member?.accountId ?? '' }
}

const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? ''

const invitationOf = async (c: Context<Env>): Promise<Invitation | undefined> =>
  /^[A-Za-z0-9_-]{22}$/.test(tokenOf(c)) ? await c.var.deps.roles.invitation(tokenOf(c)) : undefined

function show(c: Context<Env>, invitation: Invitation | undefined, refusal?: Refusal): Response | Promise<Response> {
  if (invitation === undefined) return c.html(pages.operatorJoin(frameOf(c), { invitation: null }), 404)
  const { email, role, member } = invitation
  const shown: OperatorJoinProps['invitation'] = { email, role, known: member !== undefined, action: links.operatorJoin(tokenOf(c)) }
  if (refusal === undefined) return c.html(pages.operatorJoin(frameOf(c), { invitation: shown }))
  return c.html(pages.operatorJoin(frameOf(c), { invitation: shown, refusal }), statusOf(refusal))
}
