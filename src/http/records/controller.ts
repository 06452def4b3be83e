/** What the person holds: a list by kind, one record in full, and the same as JSON. */
import { type Context, Hono } from 'hono'
import type { RecordQuery } from '#gate'
import { type Kind, isKind } from '#model'
import { patterns } from '#routes'
import { accountTitle, pages, type RecordsProps } from '#web'
import { openFigure, openPosts } from '../answers/figure.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { apiQuery, type RecordsForm, recordsForm } from './schema.ts'

const pageSize = 100

export const recordPages = new Hono<Env>()
  // A figure or a batch is opened by a link; a search is typed in a form, whose words stay out of every address.
  .get(patterns.records, signedIn, async (c) => {
    const { kind, batch, month, category, direction, currency } = recordsForm.parse(c.req.query())
    return recordsPage(c, recordsForm.parse({ kind, batch, month, category, direction, currency }))
  })
  .post(patterns.records, signedIn, async (c) => recordsPage(c, recordsForm.parse(await c.req.parseBody())))
  .get(patterns.record, signedIn, async (c) => {
    const kind = c.req.param('kind')
    if (!isKind(kind)) throw new Failure('NotFound')
    const record = valueOf(await c.var.attic.find(kind, c.req.param('id')))
    if (record === undefined) throw new Failure('NotFound')
    const { accounts, batches } = valueOf(await c.var.attic.overview())
    const atOf = (batch: string) => batches.find(({ id }) => id === batch)?.at ?? ''
    const account = 'account' in record ? accounts.find((line) => line.account === record.account) : undefined
    const sources = [record.source, ...(record.others ?? [])].map((source) => ({ ...source, at: atOf(source.batch) }))
    return c.html(
      pages.record(frameOf(c, await zoneOf(c)), {
        record,
        sources,
        accountName: account === undefined ? null : accountTitle(chosenLang(c), account),
      }),
    )
  })

export const recordApi = new Hono<Env>().get(patterns.apiRecords, signedIn, async (c) => {
  const query = apiQuery.safeParse(c.req.query())
  if (!query.success) throw new Failure('BadRequest', { details: query.error.issues.map(({ path, message }) => ({ path, message })) })
  const { kind, since, until, cursor, limit } = query.data
  const page = valueOf(
    await c.var.attic.list({ kind, limit, ...(since ? { since } : {}), ...(until ? { until } : {}), ...(cursor ? { cursor } : {}) }),
  )
  return c.json(page)
})

async function recordsPage(c: Context<Env>, form: RecordsForm): Promise<Response> {
  const { attic } = c.var
  const opened = form.month === undefined ? undefined : await openFigure(c, form)
  if (form.month !== undefined && opened === undefined) throw new Failure('NotFound')
  const [overview, page] = [valueOf(await attic.overview()), valueOf(await attic.page(queryOf(form, opened?.ids)))]
  const props: RecordsProps = {
    kind: form.kind,
    kinds: Object.entries(overview.byKind).map(([kind, count]) => ({ kind: kind as Kind, count })),
    accounts: overview.accounts.map((line) => ({ account: line.account, name: accountTitle(chosenLang(c), line) })),
    query: present({ account: form.account, since: form.since, until: form.until, text: form.text, batch: form.batch }),
    ...(opened === undefined ? {} : { figure: opened.figure, opened: openPosts(form) }),
    records: page.records,
    total: page.total,
    sums: page.sums,
    next: page.next,
    first: form.cursor === undefined,
  }
  return c.html(pages.records(frameOf(c, await zoneOf(c)), props))
}

const queryOf = (form: RecordsForm, ids?: readonly string[]): RecordQuery => ({
  kind: form.kind,
  limit: pageSize,
  ...present({ account: form.account, since: form.since, until: form.until, text: form.text, batch: form.batch, cursor: form.cursor }),
  ...(ids === undefined ? {} : { ids }),
})

/** The members that have a value. */
const present = <T extends Record<string, string | undefined>>(members: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string }
