/** Puts the links into the answer: numbers of records, amounts, sums that account for every operation once. */
import type { Options } from '../service.ts'
import type { Link, Matter } from '../matching/links.ts'
import type { Matched } from '../matching/match.ts'
import type { Operation } from '../matching/operations.ts'
import { factsOf } from '../matching/facts.ts'
import type { Document, ReadOf } from '../matching/read.ts'
import { reasonIn } from './reasons.ts'
import type {
  Count,
  DocumentLeft,
  OperationFacts,
  OperationsLeft,
  OperationWhy,
  Shape,
  StatementLink,
  StatementResult,
  Totals,
} from './result.ts'

export interface Settled extends Matched {
  readonly documentsLeft: readonly DocumentLeft[]
  readonly whyOperation: (operation: Operation) => OperationWhy
  readonly options: Options
}

export function resultOf({ matter, sure, asked, bank, documents, documentsLeft, whyOperation, options }: Settled): StatementResult {
  const { lang, zone, today } = options
  const told = (list: readonly Link[]): readonly StatementLink[] => list.map((link) => linkOf(matter, link))
  const dayOf = ({ operations: [at = 0] }: Link): number => matter.operations[at]?.day ?? 0
  const links = told(sure.toSorted((a, b) => dayOf(a) - dayOf(b)))
  const toCheck = told(asked).toSorted((a, b) => b.score - a.score)
  const linked = new Set(sure.flatMap((link) => link.operations))
  const waiting = new Set(asked.flatMap((link) => link.operations).filter((at) => !linked.has(at)))
  const left = [...matter.operations.keys()].filter((at) => !linked.has(at) && !waiting.has(at))
  const shown = new Set([...linked, ...waiting])
  const used = new Set([...links, ...toCheck].flatMap(({ reasons }) => reasons.map(({ reason }) => reason)))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    links,
    toCheck,
    documentsLeft,
    operationsLeft: leftOf(matter, left, whyOperation),
    totals: totalsOf(matter, { linked, waiting, left: new Set(left) }, documents, links, toCheck),
    documents: Object.fromEntries(documents.map((document) => [document.id, factsOf(document)])),
    operations: Object.fromEntries(
      bank.filter((_, at) => shown.has(at)).map((one): [string, OperationFacts] => [one.id, operationFacts(one)]),
    ),
    reasons: Object.fromEntries([...used].map((reason) => [reason, reasonIn(lang, reason)])),
  }
}

function linkOf({ claims, operations }: Matter, { claims: places, operations: ats, reasons, score, apart }: Link): StatementLink {
  const own = places.flatMap((place) => claims[place] ?? [])
  const paid = ats.flatMap((at) => operations[at] ?? [])
  const role = own[0]?.role ?? 'payment'
  const same = own.every(({ currency }) => paid.every((operation) => operation.currency === currency))
  const moved = paid.reduce((total, { amount }) => total + amount, 0)
  const [first] = own
  const exact = own.length === 1 && paid.length === 1 && first?.amounts.includes(moved) === true
  const asked = exact ? moved : own.reduce((total, { amounts }) => total + (amounts[0] ?? 0), 0)
  return {
    role,
    shape: shapeOf(reasons, role, own.length, paid.length),
    documents: own.flatMap(({ documents }) => documents),
    operations: paid.map(({ id }) => id),
    score,
    reasons,
    taught: reasons.some(({ reason }) => reason === 'taught'),
    days: apart,
    difference: same ? moved - asked : null,
  }
}

function shapeOf(reasons: StatementLink['reasons'], role: StatementLink['role'], documents: number, operations: number): Shape {
  if (role === 'origin') return 'origin'
  if (documents > 1) return 'group'
  if (operations > 1) return 'instalments'
  const has = (name: string): boolean => reasons.some(({ reason }) => reason === name)
  if (has('amount-part')) return 'part'
  if (has('amount-fee') || has('amount-fee-said')) return 'fee'
  if (has('amount-foreign') || has('amount-rate')) return 'currency'
  if (has('amount-rounded') || has('amount-told')) return 'rounded'
  return has('amount-tip') ? 'tip' : 'one'
}

function leftOf({ operations }: Matter, left: readonly number[], why: (operation: Operation) => OperationWhy): readonly OperationsLeft[] {
  const groups = new Map<string, { why: OperationWhy; currency: string; amount: number; operations: string[] }>()
  for (const at of left) {
    const operation = operations[at]
    if (operation === undefined) continue
    const reason = why(operation)
    const key = `${reason} ${operation.currency}`
    const group = groups.get(key) ?? { why: reason, currency: operation.currency, amount: 0, operations: [] }
    group.amount += operation.amount
    group.operations.push(operation.id)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || (a.currency < b.currency ? -1 : 1))
}
const order: readonly OperationWhy[] = ['supplier-known', 'care', 'no-document', 'income']

function totalsOf(
  { operations }: Matter,
  {
    linked,
    waiting,
    left,
  }: { readonly linked: ReadonlySet<number>; readonly waiting: ReadonlySet<number>; readonly left: ReadonlySet<number> },
  documents: readonly Document[],
  links: readonly StatementLink[],
  toCheck: readonly StatementLink[],
): readonly Totals[] {
  const settles = ({ role }: StatementLink): boolean => role !== 'origin'
  const settled = new Set(links.filter(settles).flatMap((link) => link.documents))
  const asked = new Set(toCheck.filter(settles).flatMap((link) => link.documents))
  const byCurrency = Map.groupBy(operations.keys(), (at) => operations[at]?.currency ?? '')
  const papers = Map.groupBy(documents, ({ currency }) => currency)
  return [...new Set([...byCurrency.keys(), ...papers.keys()])]
    .map((currency) => {
      const own = byCurrency.get(currency) ?? []
      const of = (set: ReadonlySet<number>): Count => countOf(own.filter((at) => set.has(at)).map((at) => operations[at]?.amount ?? 0))
      const mine = papers.get(currency) ?? []
      const done = mine.filter(({ id }) => settled.has(id)).length
      const open = mine.filter(({ id }) => !settled.has(id) && asked.has(id)).length
      return {
        currency,
        linked: of(linked),
        toCheck: of(waiting),
        left: of(left),
        documents: { settled: done, toCheck: open, left: mine.length - done - open },
      }
    })
    .toSorted((a, b) => all(b) - all(a) || (a.currency < b.currency ? -1 : 1))
}

const all = ({ linked, toCheck, left }: Totals): number => linked.operations + toCheck.operations + left.operations

const countOf = (amounts: readonly number[]): Count => ({
  operations: amounts.length,
  in: amounts.reduce((total, amount) => total + Math.max(0, amount), 0),
  out: amounts.reduce((total, amount) => total + Math.max(0, -amount), 0),
})

const operationFacts = ({ day, label, amount, currency }: ReadOf<'bank.transaction'>): OperationFacts => ({ day, label, amount, currency })
