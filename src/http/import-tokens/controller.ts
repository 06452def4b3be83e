/** A person's import tokens: listed, made after a fresh authentication, shown once, ended. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { links, patterns } from '#routes'
import { type ImportTokensProps, pages } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import { ownKeys } from '../account/kit.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { defaultsOf } from '../imports/bring-in.ts'
import { tokenOwner } from '../imports/by-token.ts'
import { zoneOf } from '../zone.ts'

/** A name is shown in the ledger, among other words: one line, without what a terminal would obey. */
const form = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}\p{Cf}]+$/u),
  days: z.enum(['30', '90', '365']),
  current: z.string().max(1024),
})

export const importTokenPages = new Hono<Env>()
  .get(patterns.importTokens, signedIn, ownKeys, (c) => tokensPage(c, c.req.query('ended') === '1' ? { ended: true } : {}))
  .post(patterns.importTokens, signedIn, ownKeys, async (c) => {
    if (c.var.account.kit === 'missing') throw new Failure('KitNeeded')
    const typed = form.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    const { name, days, current } = typed.data
    const refusal = await whyNotFresh(c, current)
    if (refusal !== undefined) return tokensPage(c, { refusal, typed: { name, days } }, statusOf(refusal))
    const { account, deps, session } = c.var
    const expires = deps
      .now()
      .add({ hours: 24 * Number(days) })
      .toString({ fractionalSecondDigits: 3 })
    const made = await deps.gate.makeToken(session, { name, expires, hints: await defaultsOf(c) })
    if (!made.ok && made.error.type === 'TooManyTokens') return tokensPage(c, { tooMany: true }, 409)
    const { id, secret, sealed } = valueOf(made)
    // The manifest first: cut here, it is a line of the list that nothing opens.
    const token = await deps.importTokens.keep(account.accountId, { id, secret, sealed, expiresAt: expires })
    c.set('attic', valueOf(await deps.gate.open(session)))
    return tokensPage(c, { made: { name, token } })
  })
  .post(patterns.endImportToken, signedIn, ownKeys, async (c) => {
    const id = c.req.param('token')
    const { account, deps, session } = c.var
    // Refused from now on, then stopped, then written: in this order nothing of it arrives after its end.
    await deps.importTokens.end(account.accountId, id)
    await deps.importJobs.cancelAll(tokenOwner(id))
    valueOf(await deps.gate.endToken(session, id))
    return c.redirect(`${links.importTokens()}?ended=1`, 303)
  })

async function tokensPage(
  c: Context<Env>,
  more: Omit<ImportTokensProps, 'tokens'>,
  status: 200 | 409 | 422 | 429 = 200,
): Promise<Response> {
  const { account, attic, deps } = c.var
  const tokens = attic.tokens().toReversed()
  const used = await deps.importTokens.usedAt(
    account.accountId,
    tokens.map(({ id }) => id),
  )
  const now = deps.now().toString({ fractionalSecondDigits: 3 })
  const lines = tokens.map(({ id, name, at, expires, endedAt }) => ({
    id,
    name,
    madeAt: at,
    expiresAt: expires,
    usedAt: used.get(id) ?? null,
    state: endedAt !== undefined ? ('ended' as const) : expires <= now ? ('expired' as const) : ('live' as const),
    ...(endedAt === undefined ? {} : { endedAt }),
  }))
  return c.html(pages.importTokens(frameOf(c, await zoneOf(c)), { tokens: lines, ...more }), status)
}
