/** Records cut for sealing, and put together again for folding. */
import { monthOf } from '#lib/pure/day'
import { type Item, type Kind, type Provenance, ruleOf } from '#model'
import type { Entry, FileEntries } from './fold.ts'
import { type Hole, recordsPerSegment, type Row } from './segment.ts'
import type { Batch, NewRecord } from './types.ts'

/** Rows of one kind and month: what one segment holds. */
export interface Part {
  readonly kind: Kind
  readonly month: string
  readonly rows: readonly Row[]
}

/** Cuts records, in their order, into parts of at most 256 of one kind and one month of their own day. */
export function cut(records: readonly NewRecord[]): Part[] {
  const open = new Map<string, { kind: Kind; month: string; rows: Row[] }>()
  const parts: Part[] = []
  for (const { item, file, line, path } of records) {
    const { kind, month } = placeOf(item)
    const name = `${kind}\u0000${month}`
    let part = open.get(name)
    if (part === undefined || part.rows.length === recordsPerSegment) {
      part = { kind, month, rows: [] }
      open.set(name, part)
      parts.push(part)
    }
    part.rows.push({ item, place: { file, ...(line !== undefined && { line }), ...(path !== undefined && { path }) } })
  }
  return parts
}

/** An amendment lies with the records of what it amends: whoever may read these reads the correction. */
function placeOf(item: Item): Pick<Part, 'kind' | 'month'> {
  if (item.kind === 'amendment') return { kind: item.about as Kind, month: item.month }
  return { kind: item.kind, month: monthOfItem(item) }
}

/** `YYYY-MM` of the record's own day, or empty for what has none. */
export function monthOfItem(item: Item): string {
  const day = ruleOf(item).day(item)
  return day === undefined ? '' : monthOf(day)
}

/** A batch as far as its records name it. */
export type From = Pick<Batch, 'id' | 'connector' | 'origin' | 'files' | 'state'>

/** One file of one batch. */
export interface Origin {
  readonly batch: From
  readonly file: number
}

/** The files of parts given in chain order, by month: one entry a file of a batch, oldest first. */
export function filesByMonth<K extends Kind>(
  parts: readonly { readonly batch: From; readonly part: Part }[],
  rowOf?: Map<Entry, Row>,
): Map<string, FileEntries<K, Origin>[]> {
  const months = Map.groupBy(parts, ({ part }) => part.month)
  return new Map([...months].map(([month, found]) => [month, filesOf<K>(found, rowOf)]))
}

function filesOf<K extends Kind>(
  parts: readonly { readonly batch: From; readonly part: Part }[],
  rowOf?: Map<Entry, Row>,
): FileEntries<K, Origin>[] {
  const files = new Map<string, { origin: Origin; entries: Entry<K>[]; holes?: Hole[]; age: number }>()
  const ages = new Map<string, number>()
  for (const { batch, part } of parts) {
    const age = ages.get(batch.id) ?? ages.size
    ages.set(batch.id, age)
    for (const row of part.rows) {
      const { item, place, gone } = row
      if (gone === null || item?.kind === 'amendment') continue
      const { file, ...where } = place
      const name = `${batch.id}\u0000${file}`
      const found = files.get(name) ?? { origin: { batch, file }, entries: [], age }
      files.set(name, found)
      if (gone !== undefined) {
        found.holes ??= []
        found.holes.push(gone)
        continue
      }
      const entry: Entry<K> = { item: item as Entry<K>['item'], ...where }
      found.entries.push(entry)
      rowOf?.set(entry as unknown as Entry, row)
    }
  }
  // Batches in chain order and, inside one, its files in theirs, wherever their first record lies.
  const inOrder = [...files.values()].toSorted((a, b) => a.age - b.age || a.origin.file - b.origin.file)
  return inOrder.map(({ origin, entries, holes }) => ({ connector: connectorOf(origin), origin, entries, ...(holes && { holes }) }))
}

const connectorOf = ({ batch, file }: Origin): string => batch.files[file]?.connector ?? batch.connector

/** Where a record comes from, as the person reads it. */
export function provenanceOf(origin: Origin, { line, path }: Pick<Entry, 'line' | 'path'>): Provenance {
  const { batch, file } = origin
  return {
    connector: connectorOf(origin),
    origin: batch.files[file]?.name ?? batch.origin,
    batch: batch.id,
    ...(line !== undefined && { line }),
    ...(path !== undefined && { path }),
  }
}
