/** What a query asks of months, of items and of records, and the order of an answer. Pure. */
import { monthOf } from '#lib/pure/day'
import { fold } from '#lib/pure/text'
import type { Item, Record } from '#model'
import type { Place } from './cursor.ts'
import { dayOf } from './need.ts'
import type { RecordPage, SearchQuery } from './types.ts'

/** Of the months held, those that may hold an answer; what has no date answers only a query without dates. */
export function monthsAsked({ since, until }: Pick<SearchQuery, 'since' | 'until'>, held: readonly string[]): readonly string[] {
  if (since === undefined && until === undefined) return held
  return held.filter((month) => month !== '' && month >= monthOf(since ?? '') && (until === undefined || month <= monthOf(until)))
}

/** What the item alone decides, its words apart: asked before it has a number, which costs more than to look. */
export function itemAsked({ since, until, account }: SearchQuery): (item: Item) => boolean {
  const foldedAccount = account === undefined ? undefined : fold(account)
  return (item) => {
    const day = dayOf(item)
    if (since !== undefined && (day === '' || day < since)) return false
    if (until !== undefined && (day === '' || day > until)) return false
    return foldedAccount === undefined || ('account' in item && fold(item.account) === foldedAccount)
  }
}

/** What only a record says: its number, and where it comes from. */
export function recordAsked({ ids, batch, connector, state }: SearchQuery): (record: Record) => boolean {
  const wanted = ids && new Set(ids)
  return (record) => {
    if (wanted !== undefined && !wanted.has(record.id)) return false
    if (state !== undefined && record.corrected !== true) return false
    if (batch === undefined && connector === undefined) return true
    // A record that two imports brought belongs to both.
    return [record.source, ...(record.others ?? [])].some(
      (source) => (batch === undefined || source.batch === batch) && (connector === undefined || source.connector === connector),
    )
  }
}

export const placeIn = (record: Record): Place => ({ kind: record.kind, day: dayOf(record), id: record.id })

/** Newest first, what has no day last; then by kind and number, so that the same records stand in the same order. */
export function newestFirst(a: Place, b: Place): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Sums by currency, in minor units, in the order of their codes; of operations alone. `in` and `out` are never negative. */
export function sumsOf(records: readonly Record[]): NonNullable<RecordPage['sums']> {
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
