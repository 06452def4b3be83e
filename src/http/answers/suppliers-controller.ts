/** Suppliers: their list, the board of each, and what a person says of a name or of a notice. */
import { type Context, Hono } from 'hono'
import { wholeTyped } from '#lib/pure/typed'
import type { Said } from '#gate'
import { type Kind, withdrawn } from '#model'
import { links, patterns } from '#routes'
import { aboutName, aboutNotice, reasonOf, type Supplier, suppliers, type SuppliersResult } from '#services'
import { pages, type SupplierAlert, type SupplierProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'
import { textsOf } from './typed.ts'

const by = 'suppliers'

export const supplierPages = new Hono<Env>()
  .get(patterns.suppliers, signedIn, async (c) => {
    const result = valueOf(await resultOf(c, suppliers))
    const year = result.today.slice(0, 4)
    const [total] = result.totals
    const now = total?.years.find((one) => one.year === year)
    const props = {
      year,
      total: total === undefined ? null : { currency: total.currency, paid: now?.paid ?? 0, apart: now?.apart ?? 0 },
      lines: result.suppliers.map((one) => lineOf(one, year)),
      alerts: result.suppliers.flatMap(alertsOf),
    }
    return c.html(pages.suppliers(frameOf(c, await zoneOf(c)), props))
  })
  .get(patterns.supplier, signedIn, (c) => boardPage(c))
  .post(patterns.supplier, signedIn, async (c) => {
    const typed = textsOf(await c.req.parseBody())
    const { supplier } = await boardOf(c)
    const said = typed['act'] === 'notice' ? await noticeSaid(c, supplier, typed) : nameSaid(supplier, typed)
    if (typeof said === 'string') return await boardPage(c, said)
    if (said.length > 0) valueOf(await c.var.attic.judge(said))
    // Under another name it may have another first record.
    return c.redirect(typed['act'] === 'notice' ? `${links.supplier(supplier.id)}#contracts` : links.suppliers(), 303)
  })

/** All the names it was seen under take the new one, or are set aside. */
function nameSaid({ names, name }: Supplier, typed: Record<string, string>): readonly Said[] | 'name' {
  const { act, name: given = '' } = typed
  if (act !== 'name' && act !== 'nobody') throw new Failure('BadRequest')
  if (act === 'name' && (!/[\p{L}\p{N}]/u.test(given) || given.length > 80)) return 'name'
  const seen = names.length > 0 ? names.map((one) => one.name) : [name]
  return seen.map((one) => {
    const about = aboutName(one.split(' '))
    return act === 'nobody' ? { by, about, verdict: 'nobody' } : { by, about, verdict: 'supplier', value: given }
  })
}

async function noticeSaid(c: Context<Env>, { contracts }: Supplier, typed: Record<string, string>): Promise<readonly Said[] | 'notice'> {
  const contract = contracts.find(({ id }) => id === typed['contract'])
  if (contract === undefined) throw new Failure('BadRequest')
  const days = typed[`days-${contract.id}`] ?? ''
  const about = aboutNotice(contract.id)
  if (days === '') {
    const held = valueOf(await c.var.attic.judgements(by)).some((one) => one.about === about)
    return held ? [{ by, about, verdict: withdrawn }] : []
  }
  const whole = wholeTyped(days, 0, 366)
  return whole === undefined ? 'notice' : [{ by, about, verdict: 'days', value: String(whole) }]
}

async function boardOf(c: Context<Env>): Promise<{ result: SuppliersResult; supplier: Supplier }> {
  const result = valueOf(await resultOf(c, suppliers))
  const supplier = result.suppliers.find(({ id }) => id === c.req.param('supplier'))
  if (supplier === undefined) throw new Failure('NotFound')
  return { result, supplier }
}

async function boardPage(c: Context<Env>, wrong?: 'name' | 'notice'): Promise<Response> {
  const { result, supplier } = await boardOf(c)
  const rules = new Set([supplier.rule, ...supplier.contracts.map(({ rule }) => rule)])
  const props: SupplierProps = {
    ...supplier,
    year: result.today.slice(0, 4),
    reason: reasonOf(supplier.by, result.lang),
    spent: supplier.spent.map(({ currency, years }) => ({
      currency,
      years: years.map((one) => ({ ...one, operations: one.operations.length })),
    })),
    rules: result.rules.filter(({ id }) => rules.has(id)),
    alerts: alertsOf(supplier),
    papers: Object.entries(supplier.records).map(([kind, ids]) => ({ kind: kind as Kind, count: ids.length })),
    ...(wrong === undefined ? {} : { wrong }),
  }
  return c.html(pages.supplier(frameOf(c, await zoneOf(c)), props), wrong === undefined ? 200 : 422)
}

function lineOf({ id, name, tied, trade, spent, alerts }: Supplier, year: string) {
  const [most] = spent
  const found = (wanted: string) => most?.years.find((one) => one.year === wanted)
  const net = (wanted: string): number => (found(wanted)?.paid ?? 0) - (found(wanted)?.back ?? 0)
  return {
    id,
    name,
    tied,
    trade,
    currency: most?.currency ?? 'EUR',
    now: net(year),
    before: net(String(Number(year) - 1)),
    alerts: alerts.length,
    opens: (found(year)?.operations.length ?? 0) > 0,
  }
}

const alertsOf = ({ id, name, alerts }: Supplier): readonly SupplierAlert[] =>
  alerts.map((alert) => {
    const at = { supplier: id, name }
    if (alert.type === 'ends') return { ...at, ...alert }
    if (alert.type === 'twice') return { ...at, ...alert, figure: `twice/${alert.operations[0]}` }
    return { ...at, ...alert, figure: `subscription/${alert.subscription}` }
  })
