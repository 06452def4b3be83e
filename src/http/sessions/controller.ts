/** Where the attic is open: each session listed, and ended from here. */
import { Hono } from 'hono'
import { z } from 'zod'
import { links, patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'

const form = z.object({ session: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

export const sessionPages = new Hono<Env>()
  .get(patterns.sessions, signedIn, async (c) => {
    const sessions = await c.var.deps.identity.sessions(c.var.account.accountId, c.var.cookie)
    const ended = c.req.query('ended') === '1'
    return c.html(pages.sessions(frameOf(c, await zoneOf(c)), { sessions, ended }))
  })
  .post(patterns.endSession, signedIn, async (c) => {
    const typed = form.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    if (!(await c.var.deps.identity.endSession(c.var.account.accountId, typed.data.session))) throw new Failure('NotFound')
    return c.redirect(`${links.sessions()}?ended=1`, 303)
  })
  .post(patterns.endOtherSessions, signedIn, async (c) => {
    await c.var.deps.identity.endOtherSessions(c.var.account.accountId, c.var.cookie)
    return c.redirect(`${links.sessions()}?ended=1`, 303)
  })
