/** A page of records: which months to open, which records answer, in which order, and what they sum to. Pure. */
import { err, ok, type Result } from '#lib/pure/result'
import { monthOf } from '#lib/pure/day'
import { fold } from '#lib/pure/text'
import type { Item, Kind, Record } from '#model'
import { cursorOf, type Place, placeOf } from './cursor.ts'
import { dayOf } from './need.ts'
import { holdsWords } from './search.ts'
import type { BadCursor, ListQuery, RecordPage, RecordQuery } from './types.ts'

/** Of the months held, those that may hold an answer; what has no date answers only a query without dates. */
export function monthsAsked(query: RecordQuery, held: readonly string[]): readonly string[] {
  const { since, until } = query
  if (since === undefined && until === undefined) return held
  return held.filter((month) => month !== '' && month >= monthOf(since ?? '') && (until === undefined || month <= monthOf(until)))
}

/** Of these, the ones that a list opens, in that order: the newest first, from where it stopped. */
export function monthsListed(query: ListQuery, held: readonly string[]): readonly string[] {
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor, query.kind)
  const months = monthsAsked(query, held).toReversed()
  return after === undefined ? months : months.filter((month) => month <= monthOf(after.day))
}

/** Cuts a page, newest first, then by number. Throws on a limit outside 1–1,000: the edge has checked it. */
export function pageOf<K extends Kind>(query: RecordQuery<K>, folded: readonly Record<K>[]): Result<RecordPage<K>, BadCursor> {
  const limit = query.limit ?? 100
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError('page: limit is 1 to 1,000')
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor, query.kind)
  if (query.cursor !== undefined && after === undefined) return err({ type: 'BadCursor' })
  const answers = folded.filter(answering(query)).map((record) => ({ record, place: placeIn(record) }))
  answers.sort((a, b) => newestFirst(a.place, b.place))
  const from = after === undefined ? 0 : firstAfter(answers, after)
  const shown = answers.slice(from, from + limit)
  const last = shown.at(-1)
  const next = last === undefined || from + limit >= answers.length ? null : cursorOf(last.place)
  return ok({ records: shown.map(({ record }) => record), next, total: answers.length, sums: sumsOf(answers.map(({ record }) => record)) })
}

/** Sums by currency, in minor units, in the order of their codes; of operations alone. `in` and `out` are never negative. */
function sumsOf(records: readonly Record[]): RecordPage['sums'] {
  const sums = new Map<string, { in: number; out: number }>()
  for (const record of records) {
    if (record.kind !== 'bank.transaction') continue
    const sum = sums.get(record.currency) ?? { in: 0, out: 0 }
    sums.set(record.currency, sum)
    sum[record.amount < 0 ? 'out' : 'in'] += Math.abs(record.amount)
  }
  const rows = [...sums].map(([currency, sum]) => ({ currency, amount: sum.in - sum.out, ...sum }))
  return rows.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** What the item alone decides: asked before it has a number, which costs more than to look. */
export function itemAsked({ since, until, account, text }: RecordQuery): (item: Item) => boolean {
  const foldedAccount = account === undefined ? undefined : fold(account)
  const holds = holdsWords(text ?? '')
  return (item) => {
    const day = dayOf(item)
    if (since !== undefined && (day === '' || day < since)) return false
    if (until !== undefined && (day === '' || day > until)) return false
    if (foldedAccount !== undefined && !('account' in item && fold(item.account) === foldedAccount)) return false
    return holds(item)
  }
}

function answering(query: RecordQuery): (record: Record) => boolean {
  const ids = query.ids && new Set(query.ids)
  const { batch } = query
  const isAsked = itemAsked(query)
  return (record) => (ids === undefined || ids.has(record.id)) && (batch === undefined || cameWith(record, batch)) && isAsked(record)
}

/** A record that two imports brought belongs to both. */
const cameWith = ({ source, others }: Record, batch: string): boolean =>
  source.batch === batch || (others ?? []).some((other) => other.batch === batch)

const placeIn = (record: Record): Place => ({ kind: record.kind, day: dayOf(record), id: record.id })

function newestFirst(a: Place, b: Place): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The place need not be that of a record still held: an import undone between two pages loses none of the others. */
function firstAfter(answers: readonly { place: Place }[], place: Place): number {
  const index = answers.findIndex((answer) => newestFirst(answer.place, place) > 0)
  return index === -1 ? answers.length : index
}
