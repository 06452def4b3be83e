/** Notices: read, marked, and how each kind is told. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type NoticeKind, noticeKinds, type NoticeLine, type NoticeWay, noticeWays } from '#identity'
import { links, patterns } from '#routes'
import { type NoticeRow, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { sourcesOf } from '../sources/controller.ts'
import { zoneOf } from '../zone.ts'

const marking = z.object({ read: z.union([z.literal('all'), z.string().regex(/^[A-Za-z0-9_-]{43}$/)]) })
const way = z.enum(noticeWays)
const ways = z.object(Object.fromEntries(noticeKinds.map((kind) => [kind, way])) as { readonly [K in NoticeKind]: typeof way })

export const noticePages = new Hono<Env>()
  .get(patterns.news, signedIn, async (c) => {
    const { deps, account, attic } = c.var
    const { notices, identity } = deps
    const zone = await zoneOf(c)
    const lines = await notices.list(account.accountId)
    const sources = lines.some(({ kind }) => kind === 'source-stale') ? await sourcesOf(c, zone) : []
    const rows = lines.map((line): NoticeRow => {
      const batch = attic.batches().find(({ id }) => id === line.number)
      const source = sources.find(({ key }) => key === line.number)
      return {
        ...rowOf(line),
        ...(batch && { batch: { id: batch.id, file: batch.files[0]?.name ?? '' } }),
        ...(source && { source }),
      }
    })
    const hasAddress = !account.trial && (await identity.email(account.accountId)) !== undefined
    const props = { notices: rows, choices: await notices.choices(account.accountId), sendsMail: notices.sendsMail && hasAddress }
    return c.html(pages.news(frameOf(c, zone), { ...props, saved: c.req.query('saved') === '1' }))
  })
  .post(patterns.news, signedIn, async (c) => {
    const typed = marking.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    const { read } = typed.data
    await c.var.deps.notices.markRead(c.var.account.accountId, read === 'all' ? undefined : read)
    return c.redirect(links.news(), 303)
  })
  .post(patterns.newsWays, signedIn, async (c) => {
    const typed = ways.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    const { notices } = c.var.deps
    const held = await notices.choices(c.var.account.accountId)
    for (const [kind, chosen] of Object.entries(typed.data) as [NoticeKind, NoticeWay][])
      if (held[kind] !== chosen) await notices.choose(c.var.account.accountId, kind, chosen)
    return c.redirect(`${links.news()}?saved=1`, 303)
  })

const rowOf = ({ id, kind, at, read }: NoticeLine): NoticeRow => ({ id, kind, at, read })
