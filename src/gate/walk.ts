/** A page of records, found month by month from where the last one ended: what it does not show is not opened. */
import { monthOf } from '#lib/pure/day'
import { err, ok, type Result } from '#lib/pure/result'
import type { Item, Kind, Record } from '#model'
import type { Damaged, OpenVault } from '#vault'
import { cursorOf, type Place, placeOf } from './cursor.ts'
import { fromOf, type From } from './from.ts'
import { dayOf } from './need.ts'
import { itemAsked, monthsAsked, newestFirst, placeIn, recordAsked, sumsOf } from './query.ts'
import { readSearch } from './search.ts'
import type { BadCursor, RecordPage, SearchQuery } from './types.ts'

type Held = Pick<OpenVault, 'fold' | 'rows' | 'counts'>

/** Rows opened at once: a small attic whole, so that its totals are known; twice as many each time, so that threads are busy. */
const atLeast = 2_000
const forWords = 16_000
const atMost = 64_000

/**
 * Opens months until one record more than the page takes is known, or with `count` all of them. `single` opens each month
 * alone. Throws on a limit outside 1–1,000: the edge has checked it.
 */
export async function walk<K extends Kind>(
  vault: Held,
  query: SearchQuery<K>,
  { single = false }: { readonly single?: boolean } = {},
): Promise<Result<RecordPage<K>, Damaged | BadCursor>> {
  const limit = query.limit ?? 100
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError('page: limit is 1 to 1,000')
  const from = query.cursor === undefined ? undefined : placeOf(query.cursor, query.kinds)
  if (query.cursor !== undefined && from === undefined) return err({ type: 'BadCursor' })
  const named = await fromOf(query.organisation, () => vault.fold('bank.account'))
  if (!named.ok) return named
  const back = query.back === true && from !== undefined
  const months = monthsOf(vault, query)
  const ahead =
    from === undefined || query.count
      ? months
      : months.filter(({ month }) => (back ? month >= monthOf(from.day) : month <= monthOf(from.day)))

  const found: Placed<K>[] = []
  const isBeyond = ({ place }: Placed<K>): boolean =>
    from === undefined || (back ? newestFirst(place, from) < 0 : newestFirst(place, from) > 0)
  const look = looking(vault, query, named.value, from, limit)
  let isWhole = from === undefined || query.count === true
  let opened = 0
  let beyond = 0
  for (const window of windows(back ? ahead.toReversed() : ahead, single ? 0 : firstRows(query, limit))) {
    opened += window.length
    // A small attic is opened whole, so that its totals are known.
    const isAll = isWhole && opened === months.length && window.length === months.length
    const looked = await look(window, isAll)
    if (!looked.ok) return looked
    isWhole &&= looked.value.isWhole
    const placed = looked.value.records.map((record) => ({ record, place: placeIn(record) }))
    found.push(...placed)
    beyond += placed.filter(isBeyond).length
    if (query.ids !== undefined && found.length === new Set(query.ids).size) opened = months.length
    if (opened === months.length || (beyond > limit && query.count !== true)) break
  }
  found.sort((a, b) => newestFirst(a.place, b.place))
  const all = isWhole && opened === months.length ? found.map(({ record }) => record as Record) : undefined
  return ok({ ...cut(found.filter(isBeyond), limit, back, from), ...totalsOf(vault, query, all) })
}

interface Placed<K extends Kind> {
  readonly record: Record<K>
  readonly place: Place
}
interface Month {
  readonly month: string
  /** Rows by kind. */
  readonly rows: ReadonlyMap<Kind, number>
}

/** Months that may hold an answer, newest first, what has no date last. */
function monthsOf(vault: Held, query: SearchQuery): readonly Month[] {
  const months = new Map<string, Map<Kind, number>>()
  for (const kind of query.kinds) {
    const held = vault.rows(kind, query.batch)
    for (const month of monthsAsked(query, [...held.keys()])) {
      const rows = months.get(month) ?? new Map<Kind, number>()
      months.set(month, rows.set(kind, held.get(month) ?? 0))
    }
  }
  return [...months].map(([month, rows]) => ({ month, rows })).toSorted((a, b) => (a.month > b.month ? -1 : 1))
}

function firstRows(query: SearchQuery, limit: number): number {
  if (query.count) return atMost
  return query.text === undefined &&
    query.ids === undefined &&
    query.connector === undefined &&
    query.state === undefined &&
    query.account === undefined &&
    query.organisation === undefined
    ? Math.max(limit + 1, atLeast)
    : forWords
}

function* windows(months: readonly Month[], first: number): Generator<readonly Month[]> {
  let window: Month[] = []
  let rows = 0
  let wanted = first
  for (const month of months) {
    window.push(month)
    rows += month.rows.values().reduce((sum, count) => sum + count, 0)
    if (rows < wanted) continue
    yield window
    ;[window, rows, wanted] = [[], 0, Math.min(wanted * 2, atMost)]
  }
  if (window.length > 0) yield window
}

interface Looked<K extends Kind> {
  readonly records: Record<K>[]
  /** False when only the first that the page takes were numbered. */
  readonly isWhole: boolean
}

/** Folds some months of every kind asked, and keeps what answers: all of it, or no more than the page can show. */
function looking<K extends Kind>(
  vault: Held,
  query: SearchQuery<K>,
  { isFrom, scan: named }: From,
  from: Place | undefined,
  limit: number,
): (months: readonly Month[], all: boolean) => Promise<Result<Looked<K>, Damaged>> {
  const { holds, scan: words } = readSearch(query.text ?? '', query.named)
  const scan = [...words, ...named]
  const [isItem, isRecord] = [itemAsked(query), recordAsked(query)]
  const back = query.back === true
  // What comes before the cursor's own day is on another page.
  const isAhead = (item: Item): boolean => from === undefined || (back ? dayOf(item) >= from.day : dayOf(item) <= from.day)
  const needsNumber = query.ids !== undefined || query.batch !== undefined || query.connector !== undefined || query.state !== undefined
  return async (months, all) => {
    const records: Record<K>[] = []
    const isCut = !all && query.count !== true && !needsNumber
    // One more than the page; which of the cursor's own day it has shown, their numbers say.
    const first = isCut ? { first: { many: limit + 1, back, ...(from && { day: from.day }) } } : {}
    let isWhole = true
    for (const kind of query.kinds) {
      const some = months.filter(({ rows }) => rows.has(kind)).map(({ month }) => month)
      if (some.length === 0) continue
      const keep = (item: Item): boolean => isItem(item) && isFrom(item) && holds(item) && (query.count === true || isAhead(item))
      const folded = await vault.fold(kind, some, { keep, ...first, ...(scan.length > 0 && { scan }) })
      if (!folded.ok) return folded
      if (isCut && folded.value.length > limit) isWhole = false
      for (const record of folded.value) if (isRecord(record)) records.push(record)
    }
    return ok({ records, isWhole })
  }
}

function cut<K extends Kind>(
  beyond: readonly Placed<K>[],
  limit: number,
  back: boolean,
  from: Place | undefined,
): Pick<RecordPage<K>, 'records' | 'next' | 'previous'> {
  const shown = back ? beyond.slice(-limit) : beyond.slice(0, limit)
  const more = beyond.length > limit
  const [first, last] = [shown[0], shown.at(-1)]
  // Going back, the place that was left follows; going on, it stands before.
  const after = back ? true : more
  const before = back ? more : from !== undefined
  return {
    records: shown.map(({ record }) => record),
    next: after && last !== undefined ? cursorOf(last.place) : null,
    previous: before && first !== undefined ? cursorOf(first.place) : null,
  }
}

/** Known when every month was opened; without a question, the table of contents knows how many. */
function totalsOf(vault: Held, query: SearchQuery, all: readonly Record[] | undefined): Pick<RecordPage, 'total' | 'sums'> {
  if (all !== undefined) return { total: all.length, sums: sumsOf(all) }
  const asked = [
    query.text,
    query.account,
    query.batch,
    query.connector,
    query.state,
    query.ids,
    query.since,
    query.until,
    query.organisation,
  ]
  const counts = asked.every((one) => one === undefined) ? vault.counts() : undefined
  return counts === undefined ? {} : { total: query.kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0) }
}
