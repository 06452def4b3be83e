import type { Kind, Record } from '#model'
import type { Pace, Rhythm } from './rhythm.ts'
import type { Spans } from './spans.ts'

/** What stands behind a source: a bank account, a meter, whoever sends invoices, other files of one format, the person's own hand. */
export type SourceType = 'account' | 'meter' | 'supplier' | 'files' | 'hand'

/** A file that fed a source; days are those of what it holds. */
export interface FedFile {
  readonly batch: string
  readonly name: string
  readonly connector: string | null
  readonly first?: number
  readonly last?: number
}

/** What the records say of a source, whatever the day they are looked at. */
export interface SourceFacts {
  /** 22 characters that name it in addresses and settings: a keyed digest, from which no number of account comes back. */
  readonly key: string
  readonly type: SourceType
  /** The account's or supplier's name, a meter's last digits, a connector: what the person sees until she names it herself. */
  readonly name: string
  /** Of an account, as its operations name it. */
  readonly account?: string
  readonly accountType?: Record<'bank.account'>['type']
  readonly fluid?: 'electricity' | 'gas' | 'water' | 'heat'
  /** Records of each kind; of `files`, those read before any dedupe. */
  readonly counts: Readonly<Partial<{ [K in Kind]: number }>>
  /** Days on which something is known. */
  readonly spans: Spans
  readonly rhythm: Rhythm
  readonly files: readonly FedFile[]
  /** Statements that share days with another: each operation is kept once. */
  readonly overlaps: number
}

/** What the person said of a source. */
export interface SaidOfSource {
  /** Her own name for it. */
  readonly name?: string
  readonly closed?: boolean
  /** Months (`YYYY-MM`) in which nothing happened. */
  readonly quiet?: ReadonlySet<string>
}

/**
 * `fresh`: nothing is late. `due`: the next ought to be there. `stale`: it has been missing for long. `stopped`: nothing has come
 * for so long that it seems to have ended. `closed`: the person said so. `free`: it has no rhythm, and cannot be late.
 */
export type Freshness = 'fresh' | 'due' | 'stale' | 'stopped' | 'closed' | 'free'

/** A month of a source: whole, in part (`days` are missing), missing, quiet by the person's word, awaited, or with nothing to expect. */
export interface SourceMonth {
  readonly month: string
  readonly state: 'held' | 'part' | 'missing' | 'quiet' | 'awaited' | 'none'
  readonly days?: number
}

/** A source as it stands on a day. */
export interface Source extends Omit<SourceFacts, 'spans' | 'rhythm' | 'files'> {
  /** Her own name when she gave one. */
  readonly named: boolean
  /** First and last day known; empty when nothing of it has a day. */
  readonly from: string
  readonly to: string
  readonly pace?: Pace
  readonly freshness: Freshness
  /** The day after which it is late; absent of what cannot be. */
  readonly dueAfter?: string
  /** From its first month to its last, or to the day's when something is awaited. */
  readonly months: readonly SourceMonth[]
  readonly files: readonly {
    readonly batch: string
    readonly name: string
    readonly connector: string | null
    readonly from?: string
    readonly to?: string
  }[]
}
