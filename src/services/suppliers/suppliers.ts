/** One board a supplier: what it is paid, what binds the person to it, what changed, how to reach it, what it holds on her. */
import type { Granted } from '#gate'
import type { Kind } from '#model'
import { type Entry, entriesOf } from '../money/entries.ts'
import { type Recurrence, recurrencesOf } from '../money/recurrences.ts'
import { lastDays } from '../money/until.ts'
import type { Judged, Options, Service } from '../service.ts'
import { alertsOf } from './alerts.ts'
import { openFigure } from './figures.ts'
import { type Gathered, gather } from './gather.ts'
import { holdingsOf, reachOf } from './holds.ts'
import { need, type Read } from './need.ts'
import { rulesUsed } from './rules.ts'
import type { Supplier, SuppliersResult, Total } from './result.ts'
import { spentWith, subscriptionOf } from './spending.ts'
import { tablesOf } from './tables.ts'
import { type Country, ruleFor, termOf } from './terms.ts'
import { tell, text, toText } from './text.ts'
import { tradeOf } from './trade.ts'

export const suppliers: Service<typeof need, SuppliersResult> = {
  name: 'suppliers',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell,
}

/** What tells a subscription is used. */
const uses: readonly Kind[] = ['media.play', 'mobility.trip', 'telecom.usage']

/** Pure, the same whatever the order of the records. */
function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): SuppliersResult {
  const records = granted.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const judged = records.filter((record) => record.kind === 'judgement')
  const cards = new Set(records.flatMap((one) => (one.kind === 'bank.account' && one.type === 'card' ? [one.account] : [])))
  const operations = records.filter((one) => one.kind === 'bank.transaction').filter(({ day }) => day <= today)
  const entries = entriesOf(operations, cards, judged)
  const papers = records.filter((one) => one.kind !== 'judgement' && one.kind !== 'bank.transaction' && one.kind !== 'bank.account')
  const { suppliers: gathered, apart } = gather({ entries, papers, judged, lang })
  const paidTo = new Map(gathered.flatMap((one) => one.operations.map(({ id }) => [id, one])))
  const returning = Map.groupBy(
    recurrencesOf(entries, lastDays(entries, [], today)).filter(
      ({ direction, category }) => direction === 'out' && category !== 'transfer',
    ),
    ({ id }) => paidTo.get(id),
  )
  const used = new Map(uses.map((kind) => [kind as string, lastOf(papers, kind)]))
  const boards = gathered
    .map((one) => boardOf({ gathered: one, returning: returning.get(one) ?? [], judged, used, today, zone, lang }))
    .toSorted((a, b) => Number(b.tied) - Number(a.tied) || weightOf(b, today) - weightOf(a, today) || (a.id < b.id ? -1 : 1))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    totals: totalsOf(entries, gathered, apart),
    suppliers: boards,
    rules: rulesUsed(boards, lang),
  }
}

const keyOf = (record: Read): string => `${'day' in record ? (record.day ?? '') : ''}\u0000${record.kind}\u0000${record.id}`

const lastOf = (papers: readonly Read[], kind: Kind): string =>
  papers.reduce((last, record) => (record.kind === kind && 'day' in record && (record.day ?? '') > last ? (record.day ?? '') : last), '')

interface Given {
  readonly gathered: Gathered
  readonly returning: readonly Recurrence[]
  readonly judged: readonly Judged[]
  readonly used: ReadonlyMap<string, string>
  readonly today: string
  readonly zone: string
  readonly lang: SuppliersResult['lang']
}

function boardOf({ gathered, returning, judged, used, today, zone, lang }: Given): Supplier {
  const { named, names, operations, papers } = gathered
  const spent = spentWith(gathered)
  const country = countryOf(spent[0]?.currency, zone)
  // Weekly shopping comes back too, and binds to nobody.
  const subscriptions = returning
    .filter(({ fixed, category }) => !shops.has(category) && (fixed || !loose.has(category)))
    .map(subscriptionOf)
  const lastPaid = operations.findLast(({ amount }) => amount < 0)?.day ?? ''
  const contracts = papers
    .filter((record) => record.kind === 'contract')
    .map((contract) => termOf(contract, { country, today, lastPaid, judged }))
  const tied = subscriptions.length > 0 || papers.some(({ kind }) => kind === 'contract' || kind === 'invoice')
  const trade = tied ? tradeOf(gathered) : null
  return {
    id: (operations.find(({ amount }) => amount < 0) ?? papers[0] ?? operations[0])?.id ?? '',
    name: named.name,
    by: named.by,
    names: [...names]
      .map(([name, times]) => ({ name, times }))
      .toSorted((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
      .slice(0, 8),
    tied,
    trade,
    rule: tied ? (ruleFor(country, trade, today)?.id ?? null) : null,
    spent,
    subscriptions,
    contracts,
    alerts: alertsOf({ gathered, subscriptions, contracts, trade, today, used }),
    reach: reachOf(gathered),
    holds: holdingsOf(gathered, trade, country, lang),
    records: Object.fromEntries([...Map.groupBy(papers, ({ kind }) => kind)].map(([kind, some]) => [kind, some.map(({ id }) => id)])),
  }
}

/** A coffee at the same price each week ties nobody. */
const shops: ReadonlySet<string> = new Set(['groceries', 'restaurants', 'cash'])
const loose: ReadonlySet<string> = new Set(['clothing', 'home', 'shopping', 'other-out', 'leisure-culture', 'health'])

const countryOf = (currency: string | undefined, zone: string): Country =>
  currency === 'CAD' || (currency === undefined && zone.startsWith('America/')) ? 'qc' : 'fr'

function weightOf({ spent }: Supplier, today: string): number {
  const now = spent[0]?.years.find(({ year }) => year === today.slice(0, 4))
  return now === undefined ? 0 : now.paid - now.back
}

/** Every cent that went out is in one board or apart. */
function totalsOf(entries: readonly Entry[], gathered: readonly Gathered[], apart: readonly Entry[]): readonly Total[] {
  const out = gathered.flatMap(({ operations }) => operations.filter(({ amount }) => amount < 0))
  const counts = Map.groupBy(entries, ({ currency }) => currency)
  return [...new Set([...out, ...apart].map(({ currency }) => currency))]
    .toSorted((a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0) || (a < b ? -1 : 1))
    .map((currency) => {
      const [own, others] = [out, apart].map((some) => some.filter((one) => one.currency === currency)) as [Entry[], Entry[]]
      const years = [...new Set([...own, ...others].map(({ day }) => day.slice(0, 4)))].toSorted().toReversed()
      const sum = (some: readonly Entry[], year: string): number =>
        some.filter(({ day }) => day.startsWith(year)).reduce((total, { amount }) => total - amount, 0)
      return {
        currency,
        years: years.map((year) => ({ year, paid: sum(own, year), apart: sum(others, year) })),
        apart: others.map(({ id }) => id),
      }
    })
}
