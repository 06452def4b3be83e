/** What an operator sees, and the roles that she gives and takes back: with her passphrase, each time. */
import { type Context, Hono } from 'hono'
import { isEmail } from '#identity'
import { links, patterns } from '#routes'
import { type OperatorRolesProps, pages, type Refusal } from '#web'
import { statusOf } from '../account/fresh.ts'
import { grantForm, revokeForm } from '../account/schema.ts'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { whyNotProved } from './prove.ts'
import { operatorOnly } from './session.ts'

/** Changes of roles shown, at most. */
const changesShown = 50

export const operatorPages = new Hono<Env>()
  .get(patterns.operator, operatorOnly, async (c) => c.html(pages.operator(frameOf(c), { state: await c.var.operators.state() })))
  .get(patterns.operatorRoles, operatorOnly, async (c) => c.html(await rolesPage(c, { done: c.req.query('done') === '1' })))
  .post(patterns.operatorGrant, operatorOnly, grant)
  .post(patterns.operatorRevoke, operatorOnly, revoke)

async function grant(c: Context<Env>): Promise<Response> {
  const read = grantForm.safeParse(await c.req.parseBody())
  if (!read.success) throw new Failure('BadRequest')
  const { email, role, current } = read.data
  const refuse = async (refusal: Refusal) =>
    c.html(await rolesPage(c, { granting: { email, role }, refusal: { ...refusal, form: 'grant' } }), statusOf(refusal))
  if (!isEmail(email)) return refuse({ type: 'BadEmail' })
  const refusal = await whyNotFresh(c, current)
  if (refusal !== undefined) return refuse(refusal)
  const { roles, publicUrl } = c.var.deps
  const by = { account: c.var.operator.accountId, way: 'page' } as const
  if (role !== 'operator') {
    const granted = await roles.grant({ email, role, by })
    return granted.ok ? c.redirect(`${links.operatorRoles()}?done=1`, 303) : refuse(granted.error)
  }
  // Whoever runs the platform agrees to it herself, by the link.
  const { token, expiresAt } = await roles.invite({ email, role, by })
  return c.html(await rolesPage(c, { link: { url: publicUrl + links.operatorJoin(token), expiresAt } }))
}

async function revoke(c: Context<Env>): Promise<Response> {
  const read = revokeForm.safeParse(await c.req.parseBody())
  if (!read.success) throw new Failure('BadRequest')
  const { held, passphrase } = read.data
  const refusal = await whyNotFresh(c, passphrase)
  if (refusal !== undefined) return c.html(await rolesPage(c, { refusal: { ...refusal, form: 'revoke' } }), statusOf(refusal))
  const by = { account: c.var.operator.accountId, way: 'page' } as const
  if (!(await c.var.deps.roles.revoke(held.accountId, held.role, by))) throw new Failure('NotFound')
  return c.redirect(`${links.operatorRoles()}?done=1`, 303)
}

/** A cookie is not enough to change who may do what. */
async function whyNotFresh(c: Context<Env>, passphrase: string): Promise<Refusal | undefined> {
  const { accountId } = c.var.operator
  const refusal = await whyNotProved(c, await c.var.deps.roles.memberOf(accountId), passphrase, `fresh:${accountId}`)
  return refusal?.type === 'WrongPassphrase' ? { type: 'WrongCurrent' } : refusal
}

async function rolesPage(c: Context<Env>, more: Omit<OperatorRolesProps, 'roles' | 'changes' | 'accountId'>): Promise<string> {
  const { roles } = c.var.deps
  const [lines, changes] = [await roles.lines(), await roles.changes(changesShown)]
  return pages.operatorRoles(frameOf(c), { roles: lines, changes, accountId: c.var.operator.accountId, ...more })
}
