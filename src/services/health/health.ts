/** What care costs: what was spent, what came back, what is still to come, what stays. */
import type { Granted, Need } from '#gate'
import { factsOf } from '../matching/facts.ts'
import { match, type Matched } from '../matching/match.ts'
import { matchingReads } from '../matching/read.ts'
import type { Options, Service } from '../service.ts'
import { adviceOf, valueOn } from './advice.ts'
import { type Delays, caresOf, type Found } from './cares.ts'
import type { Care, HealthMoney, HealthResult, HealthYear } from './result.ts'
import { openFigure } from './figures.ts'
import { withState } from './state.ts'
import { tablesOf } from './tables.ts'
import { text, toText } from './text.ts'

/** Care is found as the matching finds it: it reads what the matching reads. */
export const need = { purpose: 'health', reads: matchingReads } as const satisfies Need

export const health: Service<typeof need, HealthResult> = {
  name: 'health',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell: ({ about, verdict }) => ({ about, said: verdict }),
}

/** Pure, the same whatever the order of the records; amounts stay integers. */
function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): HealthResult {
  const matched = match(granted)
  const usual = valueOn('delay-public', today) ?? 0
  const delays: Delays = { transfer: usual + (valueOn('delay-private', today) ?? 0) }
  const found = caresOf(matched, today, delays)
  const byCurrency = [...Map.groupBy(found, ({ currency }) => currency)].toSorted(
    ([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1),
  )
  const parts = byCurrency.map(([currency, own]) => moneyOf(matched, own, currency, today, delays))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    currencies: parts,
    papers: papersOf(matched, found),
    advice: parts.flatMap(({ cares, currency }) => adviceOf(cares, found, currency, today, lang)),
  }
}

function moneyOf(matched: Matched, found: readonly Found[], currency: string, today: string, { transfer }: Delays): HealthMoney {
  const statements = matched.documents.filter((one) => one.kind === 'health.reimbursement' && one.currency === currency)
  // Twice the usual times: what is early is not told missing.
  const terms = { usual: 2 * transfer, ask: currency === 'EUR' ? valueOn('two-years', today) : undefined }
  const cares = withState(found, statements, today, terms)
  const years = [...Map.groupBy(cares, ({ day }) => day.slice(0, 4))].toSorted(([a], [b]) => (a < b ? 1 : -1))
  return { currency, years: years.map(([year, own]) => yearOf(year, own)), cares, unexplained: unexplainedIn(matched, currency) }
}

function yearOf(year: string, cares: readonly Care[]): HealthYear {
  const sum = (of: (care: Care) => number): number => cares.reduce((total, care) => total + of(care), 0)
  const backs = (of: (back: Care['back'][number]) => number) => sum(({ back }) => back.reduce((total, one) => total + of(one), 0))
  return {
    year,
    cares: cares.length,
    spent: sum(({ paid }) => paid),
    back: backs(({ amount }) => amount),
    received: backs(({ received }) => received),
    withheld: backs(({ amount, received, state }) => (state === 'received' ? amount - received : 0)),
    awaited: backs(({ amount, state }) => (state === 'received' ? 0 : amount)),
    rest: sum(({ rest, state }) => (isKnown(state) ? rest : 0)),
    unknown: sum(({ rest, state }) => (isKnown(state) ? 0 : rest)),
  }
}

const isKnown = (state: Care['state']): boolean => state === 'settled' || state === 'missing'

/** Money in that care explains by its category or its payer's name, and that no statement does. */
function unexplainedIn({ matter, sure }: Matched, currency: string): HealthMoney['unexplained'] {
  const linked = new Set(sure.flatMap(({ operations }) => operations))
  const own = matter.operations.filter(
    (operation, at) =>
      operation.amount > 0 &&
      operation.currency === currency &&
      !linked.has(at) &&
      (operation.careCategory ?? (operation.care || operation.payer)),
  )
  return { amount: own.reduce((sum, { amount }) => sum + amount, 0), operations: own.map(({ id }) => id) }
}

function papersOf({ documents }: Matched, found: readonly Found[]): HealthResult['papers'] {
  const shown = new Set(found.flatMap((care) => care.documents))
  return Object.fromEntries(documents.filter(({ id }) => shown.has(id)).map((document) => [document.id, factsOf(document)]))
}
