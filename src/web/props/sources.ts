/** What the pages of home and of sources are given. */
import type { BankAccount, Kind } from '#model'
import type { BatchLine, Counts, RunningImport, SourceFamily } from '../props.ts'

export interface MonthOfSource {
  readonly month: string
  readonly state: 'held' | 'part' | 'missing' | 'quiet' | 'awaited' | 'none'
  /** Days missing, of a month held in part. */
  readonly days?: number
}

/** A source on the board. `name` is empty when no file names it. */
export interface SourceLine {
  readonly key: string
  readonly type: 'account' | 'meter' | 'supplier' | 'files' | 'hand'
  readonly name: string
  /** True when the person named it herself. */
  readonly named: boolean
  readonly accountType?: BankAccount['type']
  readonly fluid?: 'electricity' | 'gas' | 'water' | 'heat'
  readonly counts: Counts
  readonly from: string
  readonly to: string
  readonly pace?: 'day' | 'week' | 'month' | 'two-months' | 'quarter' | 'half-year' | 'year'
  readonly freshness: 'fresh' | 'due' | 'stale' | 'stopped' | 'closed' | 'free'
  readonly dueAfter?: string
  readonly months: readonly MonthOfSource[]
  /** Months missing, whole or in part. */
  readonly gaps: number
  /** The line of the table of who holds what that says how to get the next file. */
  readonly line?: string
}
export interface SourcesProps {
  readonly sources: readonly SourceLine[]
}
export interface SourceProps {
  readonly source: SourceLine & {
    readonly account?: string
    readonly overlaps: number
    readonly files: readonly {
      readonly batch: string
      readonly name: string
      readonly connector: string | null
      readonly from?: string
      readonly to?: string
    }[]
  }
  /** Of an account whose balance was asked for a day. */
  readonly balance?: BalanceAnswer
  readonly done?: boolean
}
/** `known` rests on a balance of the bank's, `operations` after or before it; `unknown` when no balance is held, or the day is outside. */
export type BalanceAnswer =
  | {
      readonly state: 'known'
      readonly on: string
      readonly amount: number
      readonly currency: string
      readonly rests: string
      readonly operations: number
    }
  | { readonly state: 'unknown'; readonly on: string }

/** What waits for the person's word. */
export interface Waiting {
  readonly kit: boolean
  readonly tables: readonly { readonly job: string; readonly file: number; readonly name: string }[]
  readonly setAside: number
  /** Disagreements between sources. */
  readonly conflicts: number
  /** Sources late, and sources of which months are missing. */
  readonly late: readonly SourceLine[]
  readonly gaps: readonly SourceLine[]
}
export interface HomeProps {
  readonly records: number
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[]
  readonly sources: readonly SourceLine[]
  readonly waiting: Waiting
  /** The last imports, the newest first. */
  readonly recent: readonly BatchLine[]
  readonly running: readonly RunningImport[]
  readonly families: readonly SourceFamily[]
}
