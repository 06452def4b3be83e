/** The recovery code: asked for, shown, kept as a file, confirmed. An invented person has none: her keys are everybody's. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { foldGroup, groupsOf } from '#lib/recovery-code'
import { links, patterns } from '#routes'
import { kitFile, pages, type Refusal } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { statusOf, whyNotFresh } from './fresh.ts'
import { showKit, showNewKit } from './kit-page.ts'
import { kitAskForm, kitFileForm, kitForm } from './schema.ts'

/** Needs a person whose keys are her own. */
export const ownKeys: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.account.kit === 'exempt') throw new Failure('NotFound')
  await next()
}

export const kitPages = new Hono<Env>()
  .get(patterns.kit, signedIn, ownKeys, (c) => askPage(c))
  .post(patterns.kit, signedIn, ownKeys, async (c) => {
    const { current } = kitAskForm.parse(await c.req.parseBody())
    const refusal = await whyNotFresh(c, current)
    if (refusal !== undefined) return askPage(c, refusal)
    const { account, session } = c.var
    return showNewKit(c, account, session, account.kit === 'missing' ? 'signUp' : 'asked')
  })
  .post(patterns.kitFile, signedIn, ownKeys, async (c) => {
    const { offer } = kitFileForm.parse(await c.req.parseBody())
    const { name, text } = kitFile(frameOf(c), groupsOf(codeOf(c, offer)))
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(text, 200, { 'Content-Type': 'text/plain; charset=utf-8' })
  })
  .post(patterns.kitConfirm, signedIn, ownKeys, async (c) => {
    const { offer, asked, after, first, second } = kitForm.parse(await c.req.parseBody())
    const code = codeOf(c, offer)
    const groups = groupsOf(code)
    const isHeld = foldGroup(first) === groups[asked[0] - 1] && foldGroup(second) === groups[asked[1] - 1]
    if (!isHeld) return showKit(c, code, { offer, asked, after, refusal: { type: 'GroupsDiffer' } })
    const { account, deps, session } = c.var
    valueOf(await deps.gate.replaceRecovery(session, code))
    await deps.identity.changeKit(account.accountId, 'confirmed')
    return c.redirect(after === 'asked' ? `${links.settings()}?saved=1` : links.home(), 303)
  })

/** What a form brings back opens under this session's key alone. */
function codeOf(c: Context<Env>, offer: string): Uint8Array {
  const code = c.var.deps.gate.readOffer(c.var.session, Uint8Array.from(Buffer.from(offer, 'base64url')))
  if (!code.ok) throw new Failure('BadRequest')
  return code.value
}

function askPage(c: Context<Env>, refusal?: Refusal): Response | Promise<Response> {
  const held = c.var.account.kit === 'confirmed'
  if (refusal === undefined) return c.html(pages.kitAsk(frameOf(c), { held }))
  return c.html(pages.kitAsk(frameOf(c), { held, refusal }), statusOf(refusal))
}
