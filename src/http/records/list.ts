/** The list of records: what a form, a link or a view asks, and the page that answers. */
import type { Context } from 'hono'
import type { SearchQuery } from '#gate'
import { daysInMonth } from '#lib/pure/day'
import { type Kind, kindNames } from '#model'
import { accountTitle, pages, type RecordsProps } from '#web'
import { openFigure, openPosts } from '../answers/figure.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { namedIn } from './named.ts'
import { type RecordsForm, recordsForm } from './schema.ts'

const pageSize = 100

/** The fields that a view keeps. */
export const viewFields = ['kind', 'account', 'organisation', 'period', 'since', 'until', 'text', 'connector', 'state'] as const

/** Answers the list. A period that has a name is of the person's own today. */
export async function recordsPage(c: Context<Env>, typed: RecordsForm, said?: RecordsProps['said']): Promise<Response> {
  const { attic } = c.var
  const views = valueOf(await attic.views())
  const view = views.find(({ id }) => id === typed.view)
  if (typed.view !== undefined && view === undefined) throw new Failure('NotFound')
  const frame = frameOf(c, await zoneOf(c))
  const form = dated(
    view === undefined || typed.cursor !== undefined ? typed : { ...recordsForm.parse(view.filter), view: view.id },
    frame.today,
  )
  const isFigure = form.month !== undefined || form.figure !== undefined
  const figure = isFigure ? await openFigure(c, form) : undefined
  if (isFigure && figure === undefined) throw new Failure('NotFound')
  const holdings = valueOf(await attic.holdings())
  const kinds = kindsOf(figure?.kind ?? form.kind, Object.keys(holdings.byKind) as Kind[])
  const page = valueOf(await attic.search({ ...queryOf(form, kinds, figure?.ids), named: namedIn(frame.lang) }))
  const { records, next, previous, total, sums } = page
  return c.html(
    pages.records(frame, {
      kind: figure?.kind ?? form.kind,
      kinds: Object.entries(holdings.byKind).map(([kind, count]) => ({ kind: kind as Kind, count })),
      accounts: holdings.accounts.map((line) => ({ account: line.account, name: accountTitle(chosenLang(c), line) })),
      organisations: holdings.organisations,
      connectors: connectorsOf(c),
      imports: importsOf(c),
      acted: actedOn(c),
      query: queryShown(form),
      ...(figure === undefined ? {} : { figure: figure.figure, opened: openPosts(form) }),
      records,
      ...(total === undefined ? {} : { total }),
      ...(sums === undefined ? {} : { sums }),
      next,
      previous,
      months: [...attic.months(kinds)]
        .filter(([month]) => month !== '')
        .map(([month, rows]) => ({ month, rows }))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
      views: views.map(({ id, name }) => ({ id, name })),
      ...(view === undefined ? {} : { view: { id: view.id, name: view.name } }),
      ...(said === undefined ? {} : { said }),
    }),
  )
}

const kindsOf = (kind: RecordsForm['kind'], held: readonly Kind[]): readonly Kind[] =>
  kind !== 'all' ? [kind] : kindNames.filter((name) => held.includes(name))

/** The imports in place, the newest first. */
const importsOf = (c: Context<Env>): RecordsProps['imports'] =>
  c.var.attic
    .batches()
    .filter(({ state }) => state === 'live')
    .map(({ id, at, files }) => ({ id, at, name: files[0]?.name ?? '' }))
    .toReversed()

/** How many records her acts in force name; nothing is opened for it. */
function actedOn(c: Context<Env>): RecordsProps['acted'] {
  const { correct, mark, remove } = c.var.attic.acted()
  return { correct, mark, remove }
}

function connectorsOf(c: Context<Env>): readonly string[] {
  const live = c.var.attic.batches().filter(({ state }) => state === 'live')
  return [...new Set(live.flatMap(({ files }) => files.flatMap(({ connector }) => (connector === null ? [] : [connector]))))].toSorted()
}

/** A named period as its days; days that were typed win over it. */
function dated({ period, ...form }: RecordsForm, today: string): RecordsForm {
  if (period === undefined) return form
  const days = daysOf(period, Number(today.slice(0, 4)), Number(today.slice(5, 7)))
  const isTyped = (form.since ?? days.since) !== days.since || (form.until ?? days.until) !== days.until
  return isTyped ? form : { ...form, ...days, period }
}

function daysOf(period: NonNullable<RecordsForm['period']>, year: number, month: number): { since: string; until: string } {
  if (period === 'this-year') return { since: `${year}-01-01`, until: `${year}-12-31` }
  if (period === 'last-year') return daysOf('this-year', year - 1, month)
  if (period === 'last-month') return month === 1 ? daysOf('this-month', year - 1, 12) : daysOf('this-month', year, month - 1)
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  return { since: `${prefix}-01`, until: `${prefix}-${daysInMonth(year, month)}` }
}

function queryOf(form: RecordsForm, kinds: readonly Kind[], ids?: readonly string[]): SearchQuery {
  const { account, organisation, since, until, text, batch, connector, state, cursor } = form
  return {
    kinds,
    limit: pageSize,
    ...present({ account, organisation, since, until, text, batch, connector, cursor }),
    ...(state === undefined ? {} : { state }),
    ...(form.back === undefined ? {} : { back: true }),
    ...(form.count === undefined ? {} : { count: true }),
    ...(ids === undefined ? {} : { ids }),
  }
}

const queryShown = ({
  account,
  organisation,
  since,
  until,
  text,
  batch,
  connector,
  state,
  period,
}: RecordsForm): RecordsProps['query'] => ({
  ...present({ account, organisation, since, until, text, batch, connector, period }),
  ...(state && { state }),
})

/** The members that have a value. */
const present = <T extends Record<string, string | undefined>>(members: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string }
