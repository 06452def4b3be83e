/** What the pages of records are given. */
import type { Kind, Provenance, Record } from '#model'
import type { HistoryLine } from './corrections.ts'

/** What the person asked, as typed. */
export interface RecordsQuery {
  readonly account?: string
  readonly organisation?: string
  readonly since?: string
  readonly until?: string
  readonly text?: string
  readonly batch?: string
  /** Name of the connector that read it. */
  readonly connector?: string
  readonly state?: 'corrected'
  /** A named period, whose days `since` and `until` are. */
  readonly period?: string
}
export interface RecordsProps {
  readonly kind: Kind | 'all'
  /** Those that hold something. */
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[]
  readonly accounts: readonly { readonly account: string; readonly name: string }[]
  /** Named by records, those that most name first. */
  readonly organisations: readonly string[]
  /** Imports in place, the newest first. */
  readonly imports: readonly { readonly id: string; readonly at: string; readonly name: string }[]
  /** Records that her acts in force name. */
  readonly acted: { readonly correct: number; readonly mark: number; readonly remove: number }
  /** Connectors that brought something. */
  readonly connectors: readonly string[]
  readonly query: RecordsQuery
  /** The sentence of the figure that was opened, when records come from one. */
  readonly figure?: { readonly title: string; readonly rule?: string; readonly back: string }
  /** The words of the link that opened the figure: hidden fields of the form, so that the next pages stay inside it. */
  readonly opened?: {
    readonly month?: string
    readonly category?: string
    readonly direction?: string
    readonly currency?: string
    readonly service?: string
    readonly figure?: string
  }
  readonly records: readonly Record[]
  /** Of the whole answer; absent until it was all opened. */
  readonly total?: number
  /** Sum of the whole answer by currency, for operations; `in` and `out` (positive) are shown apart when given. Absent likewise. */
  readonly sums?: readonly { readonly currency: string; readonly amount: number; readonly in?: number; readonly out?: number }[]
  readonly next: string | null
  readonly previous: string | null
  /** Rows read by month, oldest first, of the kinds looked at. */
  readonly months: readonly { readonly month: string; readonly rows: number }[]
  readonly views: readonly { readonly id: string; readonly name: string }[]
  /** The view that was opened. */
  readonly view?: { readonly id: string; readonly name: string }
  readonly said?: 'kept' | 'renamed' | 'removed' | 'full'
}
/** Values of one subject, the oldest first: minor units of a currency, or millionths of a unit. */
export interface SeriesOfRecord {
  readonly kind: Kind
  readonly unit: string
  readonly isMoney: boolean
  readonly points: readonly { readonly id: string; readonly day: string; readonly value: number }[]
}
export interface RecordProps {
  /** What its person did to it, the newest first. */
  readonly history?: readonly HistoryLine[]
  readonly record: Record
  readonly sources: readonly (Provenance & { readonly at: string; readonly original?: number })[]
  readonly accountName: string | null
  /** Of a reading shorter than a day: those of its meter that day, in order. */
  readonly day?: readonly Record<'energy.reading'>[]
  /** What it is one value of, when there are several. */
  readonly series?: SeriesOfRecord
  /** Links to the records that stand beside it among those of its kind. */
  readonly before: string | null
  readonly after: string | null
  /** Readings of its kind that the ledger tells since it came, by service. */
  readonly readers: readonly {
    readonly actor: string
    readonly purpose: string
    readonly times: number
    readonly last: string
    readonly fields: readonly string[]
  }[]
}
