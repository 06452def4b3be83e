/** What the person holds: lists found by words and filters, views kept of them, one record in full, and the same as JSON. */
import { type Context, Hono } from 'hono'
import { links, patterns } from '#routes'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { signedIn } from '../guards.ts'
import { recordsPage, viewFields } from './list.ts'
import { recordPage } from './one.ts'
import { apiQuery, recordsForm } from './schema.ts'

export const recordPages = new Hono<Env>()
  // A figure, a batch or a view is opened by a link; a search is typed in a form, whose words stay out of every address.
  .get(patterns.records, signedIn, async (c) => {
    const { kind, batch, month, category, direction, currency, service, figure, view, said } = c.req.query()
    const opened = { kind, batch, month, category, direction, currency, service, figure, view }
    return recordsPage(c, recordsForm.parse(opened), saidOf(said))
  })
  .post(patterns.records, signedIn, async (c) => recordsPage(c, recordsForm.parse(await c.req.parseBody())))
  .post(patterns.recordViews, signedIn, async (c) => {
    const { name, ...filter } = await viewTyped(c)
    const kept = await c.var.attic.keepView({ name, filter })
    if (!kept.ok && kept.error.type === 'BadView') return c.redirect(links.records({ said: 'full' }), 303)
    return c.redirect(links.records({ view: valueOf(kept), said: 'kept' }), 303)
  })
  .post(patterns.recordView, signedIn, async (c) => {
    const id = c.req.param('view')
    const { name, act } = await c.req.parseBody()
    if (act === 'remove') {
      valueOf(await c.var.attic.removeView(id))
      return c.redirect(links.records({ said: 'removed' }), 303)
    }
    const view = valueOf(await c.var.attic.views()).find((one) => one.id === id)
    if (view === undefined) throw new Failure('NotFound')
    valueOf(await c.var.attic.keepView({ name: nameOf(name), filter: view.filter }, id))
    return c.redirect(links.records({ view: id, said: 'renamed' }), 303)
  })
  .get(patterns.record, signedIn, (c) => recordPage(c, c.req.param('kind'), c.req.param('id')))

export const recordApi = new Hono<Env>().get(patterns.apiRecords, signedIn, async (c) => {
  const query = apiQuery.safeParse(c.req.query())
  if (!query.success) throw new Failure('BadRequest', { details: query.error.issues.map(({ path, message }) => ({ path, message })) })
  const { kind, since, until, cursor, limit } = query.data
  const page = valueOf(
    await c.var.attic.list({ kind, limit, ...(since ? { since } : {}), ...(until ? { until } : {}), ...(cursor ? { cursor } : {}) }),
  )
  return c.json(page)
})

/** The name typed, and the filter beside it. A named period stays one: this month is another next month. */
async function viewTyped(c: Context<Env>): Promise<{ name: string } & { [field: string]: string }> {
  const body = await c.req.parseBody()
  const form = recordsForm.parse(body)
  const fields = viewFields.filter((field) => form.period === undefined || (field !== 'since' && field !== 'until'))
  const filter = fields.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field]] as const]))
  return { ...Object.fromEntries(filter), name: nameOf(body['name']) }
}

const nameOf = (name: unknown): string => (typeof name === 'string' ? name.trim().replaceAll(/\s+/gu, ' ').slice(0, 60) : '')

const said = ['kept', 'renamed', 'removed', 'full'] as const
const saidOf = (word: string | undefined): (typeof said)[number] | undefined => said.find((one) => one === word)
