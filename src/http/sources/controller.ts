/** Where data come from: the board of sources, and a page for each. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { gapsOf, type Source, type SourceWord } from '#gate'
import { links, patterns } from '#routes'
import { pages, type SourceProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { balanceOn } from './balance.ts'
import { sourceLine } from './lines.ts'

const day = z.iso.date().refine((text) => text >= '1900-01-01')
/** One act a form. */
const form = z.union([
  z.object({ on: day }),
  z.object({ name: z.string().trim().max(80) }),
  z.object({ closed: z.enum(['0', '1']) }),
  z.object({ month: z.string(), quiet: z.enum(['0', '1']) }),
])

export const sourcePages = new Hono<Env>()
  .get(patterns.sources, signedIn, async (c) => {
    const zone = await zoneOf(c)
    const sources = await sourcesOf(c, zone)
    return c.html(pages.sources(frameOf(c, zone), { sources: sources.map(sourceLine) }))
  })
  .get(patterns.source, signedIn, (c) => sourcePage(c, c.req.query('done') === '1' ? { done: true } : {}))
  .post(patterns.source, signedIn, async (c) => {
    const typed = form.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    // A day is asked in a form, and stays out of every address.
    if ('on' in typed.data) return sourcePage(c, {}, typed.data.on)
    const key = c.req.param('source')
    valueOf(await c.var.attic.sayOfSource(key, wordOf(typed.data)))
    return c.redirect(`${links.source(key)}?done=1`, 303)
  })

/** Those of the person, as they stand on her day; the ones that ask for something first. */
export async function sourcesOf(c: Context<Env>, zone: string): Promise<readonly Source[]> {
  const today = c.var.deps.now().toZonedDateTimeISO(zone).toPlainDate().toString()
  const sources = valueOf(await c.var.attic.sources(today))
  return sources.toSorted((a, b) => urgency(a) - urgency(b) || sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1))
}

const order: readonly Source['freshness'][] = ['stale', 'due', 'fresh', 'free', 'stopped', 'closed']
const urgency = (source: Source): number => order.indexOf(source.freshness) * 2 - (gapsOf(source).length > 0 ? 1 : 0)
const sizeOf = ({ counts }: Source): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

const wordOf = (typed: Exclude<z.infer<typeof form>, { on: string }>): SourceWord => {
  if ('name' in typed) return typed
  if ('closed' in typed) return { closed: typed.closed === '1' }
  return { month: typed.month, quiet: typed.quiet === '1' }
}

async function sourcePage(c: Context<Env>, told: Pick<SourceProps, 'done'>, on?: string): Promise<Response> {
  const zone = await zoneOf(c)
  const source = (await sourcesOf(c, zone)).find(({ key }) => key === c.req.param('source'))
  if (source === undefined) throw new Failure('NotFound')
  const { account, overlaps, files } = source
  const balance = on === undefined ? {} : { balance: await balanceOn(c.var.attic, source, on) }
  const props = { ...sourceLine(source), overlaps, files, ...(account === undefined ? {} : { account }) }
  return c.html(pages.source(frameOf(c, zone), { source: props, ...balance, ...told }))
}
