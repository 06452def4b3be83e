/**
 * Where two sources disagree (decision 158): on a value of one record, or on its day, so that it stands twice. Pure; nothing is decided
 * here.
 */
import { fold, searchable } from '#lib/pure/text'
import type { Item, Kind, Provenance, Record } from '#model'
import type { Batch } from '#vault'
import { dayOf } from '../need.ts'

/**
 * Fields of a fact of a day that its natural key leaves out. Kinds without a day change with time, and a meter's readings are revised: a
 * newer source is not another opinion there.
 */
const compared: { readonly [K in Kind]?: readonly string[] } = {
  'bank.transaction': ['label'],
  'bank.balance': ['amount'],
  invoice: ['total', 'net', 'tax', 'dueDay'],
  receipt: ['total'],
  'health.reimbursement': ['paid', 'careDay'],
  'health.observation': ['quantity', 'finding'],
  'education.mark': ['quantity', 'finding'],
  measurement: ['quantity'],
  benefit: ['amount'],
}

/** The fields that the newest source and an older one tell otherwise. Of a text, only when they have no word in common. */
export function disputedIn([newest, ...others]: readonly Item[]): readonly string[] {
  if (newest === undefined || (newest.kind === 'bank.balance' && newest.type !== 'closing' && newest.type !== 'opening')) return []
  const values = (item: Item) => item as unknown as { readonly [field: string]: unknown }
  return (compared[newest.kind] ?? []).filter((field) => others.some((other) => isOther(values(newest)[field], values(other)[field])))
}

function isOther(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return false
  if (typeof one !== 'string' || typeof other !== 'string' || /^\d{4}-\d\d-\d\d$/.test(one)) return one !== other
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return words.size > 0 && others.size > 0 && words.isDisjointFrom(others)
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    searchable(text)
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 2),
  )

export type Twin = Record<'bank.transaction' | 'invoice' | 'receipt'>
type Pair = readonly [Twin, Twin]

/** Days that banks and papers may differ by. */
const close = 4
/** Neighbours of one amount that are looked at: more of them are a habit, not one payment. */
const mostNear = 20

/**
 * Records of one amount a few days apart that may be one, each told by sources that the other is not in, a record once. Of operations, each
 * source covers the other's day: it would have told it too. Two bills with numbers of their own are two.
 */
export function twiceIn(records: readonly Twin[], batches: readonly Batch[]): readonly Pair[] {
  const covers = coverOf(batches)
  const groups = Map.groupBy(records, (record) => `${record.kind}\u0000${amountOf(record)}\u0000${record.currency}`)
  const near: { readonly pair: Pair; readonly far: number }[] = []
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const inOrder = group.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    for (const [place, one] of inOrder.entries())
      for (const other of inOrder.slice(place + 1, place + 1 + mostNear)) {
        const far = (Date.parse(other.day) - Date.parse(one.day)) / 86_400_000
        if (far > close) break
        if (mayBeOne(one, other, covers)) near.push({ pair: [one, other], far })
      }
  }
  const taken = new Set<Twin>()
  return near
    .toSorted((a, b) => a.far - b.far)
    .flatMap(({ pair }) => {
      if (pair.some((one) => taken.has(one))) return []
      for (const one of pair) taken.add(one)
      return [pair]
    })
}

const amountOf = (record: Twin): number => (record.kind === 'bank.transaction' ? record.amount : record.total)

type Covers = (source: Provenance, day: string) => boolean

function mayBeOne(one: Twin, other: Twin, covers: Covers): boolean {
  const [sources, others] = [sourcesOf(one), sourcesOf(other)]
  // What she typed or corrected she had her word on.
  if (one.corrected === true || other.corrected === true) return false
  if (sources.some((source) => others.some((two) => two.batch === source.batch && two.origin === source.origin))) return false
  if (one.kind === 'bank.transaction' && other.kind === 'bank.transaction') {
    const [account, second] = [fold(one.account), fold(other.account)]
    if (account !== second && account !== '' && second !== '') return false
    return sources.some((source) => covers(source, other.day)) && others.some((source) => covers(source, one.day))
  }
  if (one.kind === 'bank.transaction' || other.kind === 'bank.transaction') return false
  return searchable(one.vendor) === searchable(other.vendor) && (one.number === undefined || other.number === undefined)
}

const sourcesOf = ({ source, others = [] }: Record): readonly Provenance[] => [source, ...others]

function coverOf(batches: readonly Batch[]): Covers {
  const files = new Map(batches.flatMap(({ id, files: some }) => some.map((file) => [`${id}\u0000${file.name}`, file] as const)))
  return ({ batch, origin }, day) => {
    const { from = '', to = '' } = files.get(`${batch}\u0000${origin}`) ?? {}
    return from !== '' && from <= day && day <= to
  }
}

/** `YYYY-MM` of a record, or empty: where it is looked for first. */
export const monthIn = (record: Record): string => dayOf(record).slice(0, 7)
