/** Where data are: the table for everybody, and what of it a person could still get. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { connectors } from '#connectors'
import { type Country, families } from '#content'
import { links, patterns } from '#routes'
import { pages, type WhereProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { typedKinds } from '../hand/controller.ts'
import { zoneOf } from '../zone.ts'
import { linesFound } from './find.ts'
import { sourcesHeld } from './held.ts'

const country = z.enum(['fr', 'qc']).optional().catch(undefined)
const asked = z.object({ country, words: z.string().trim().max(100).catch('') })
const readers = connectors.map(({ name }) => name)
const ids: ReadonlySet<string> = new Set(families.flatMap(({ lines }) => lines.map(({ id }) => id)))

export const wherePages = new Hono<Env>()
  // A country is chosen by a link; words are typed in a form, and stay out of every address.
  .get(patterns.where, (c) =>
    wherePage(c, { country: country.parse(c.req.query('country')), words: '', all: c.req.query('open') === 'all' }),
  )
  .post(patterns.where, async (c) => wherePage(c, { ...asked.parse(await c.req.parseBody()), all: false }))
  .get(patterns.findable, signedIn, async (c) => {
    const { attic } = c.var
    const held = valueOf(await sourcesHeld(attic, valueOf(await attic.overview())))
    return c.html(pages.findable(frameOf(c, await zoneOf(c)), { families: held }))
  })
  .post(patterns.findable, signedIn, async (c) => {
    const { line, aside } = await c.req.parseBody()
    const family = families.find(({ lines }) => lines.some(({ id }) => id === line))
    if (typeof line !== 'string' || !ids.has(line) || family === undefined) throw new Failure('BadRequest')
    valueOf(await c.var.attic.putAside(line, aside === '1'))
    return c.redirect(`${links.findable()}#${family.id}`, 303)
  })

function wherePage(c: Context<Env>, given: { country?: Country | undefined; words: string; all: boolean }): Response | Promise<Response> {
  const props: WhereProps = {
    country: given.country ?? null,
    words: given.words,
    all: given.all,
    found: linesFound(given.words, given.country),
    readers,
    typed: [...typedKinds],
  }
  return c.html(pages.where(frameOf(c), props))
}
