/** What the boards of suppliers answer: plain data. Amounts are integers of minor units, rates millionths, days `YYYY-MM-DD`. */
import type { Kind } from '#model'
import type { Every } from '../money/grid.ts'
import type { Lang } from '../service.ts'

export interface SuppliersResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  /** What all suppliers make together, by currency: the sums of the boards and what is apart are what went out, transfers left out. */
  readonly totals: readonly Total[]
  /** Those with a tie (contract, invoice, something that comes back) first, then by what was paid this year. */
  readonly suppliers: readonly Supplier[]
  /** Notice rules used below. */
  readonly rules: readonly Rule[]
}

export interface Total {
  readonly currency: string
  readonly years: readonly { readonly year: string; readonly paid: number; readonly apart: number }[]
  /** Operations that name nobody, withdrawals, and names that the person said are no supplier. */
  readonly apart: readonly string[]
}

export interface Rule {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly limits: string
  readonly from: string
  readonly checked: string
  readonly source: string
}

/** How it was recognised: a name the person said, a brand the rules know, the name on her own papers, or the label's words alone. */
export type Recognised = 'taught' | 'brand' | 'papers' | 'label'

export interface Supplier {
  /** The number of its first record: it names it in links. */
  readonly id: string
  readonly name: string
  readonly by: Recognised
  /** Names under which it was seen, the most frequent first, eight at most. */
  readonly names: readonly { readonly name: string; readonly times: number }[]
  readonly tied: boolean
  /** What kind of contract it is, when papers or labels tell. */
  readonly trade: Trade | null
  /** The notice rule of its trade, by its id. */
  readonly rule: string | null
  readonly spent: readonly Spent[]
  readonly subscriptions: readonly Subscription[]
  readonly contracts: readonly Term[]
  readonly alerts: readonly Alert[]
  readonly reach: readonly Reach[]
  readonly holds: readonly Holding[]
  /** Numbers of its records, by kind. */
  readonly records: { readonly [kind: string]: readonly string[] }
}

export type Trade =
  | 'electricity'
  | 'gas'
  | 'water'
  | 'heat'
  | 'telecom'
  | 'insurance'
  | 'bank'
  | 'housing'
  | 'transport'
  | 'media'
  | 'health'
  | 'other'

export interface Spent {
  readonly currency: string
  /** Newest first. `paid` is what went out, `back` what came back, `invoiced` the sum of its invoices: none of them is in another. */
  readonly years: readonly {
    readonly year: string
    readonly paid: number
    readonly back: number
    readonly invoiced: number
    readonly operations: readonly string[]
  }[]
}

export interface Subscription {
  /** The number of its first operation. */
  readonly id: string
  readonly currency: string
  readonly every: Every
  readonly fixed: boolean
  readonly amount: number
  readonly yearly: number
  readonly state: 'active' | 'missed' | 'ended'
  readonly first: string
  readonly last: string
  readonly next: string | null
  readonly changes: readonly PriceChange[]
  /** From its first price to its last, as a rate a year; null when it never changed, or within half a year. */
  readonly rise: number | null
  readonly operations: readonly string[]
}

export interface PriceChange {
  readonly day: string
  readonly from: number
  readonly to: number
  /** Share of the price before. */
  readonly rate: number
}

/** Months are those of the calendar: two months before 31 January is 30 November. */
export interface Notice {
  readonly count: number
  readonly unit: 'days' | 'weeks' | 'months'
  readonly from: 'rule' | 'contract' | 'said'
}

export interface Term {
  /** Number of the contract's record. */
  readonly id: string
  readonly name: string | null
  readonly number: string | null
  readonly start: string | null
  readonly end: string | null
  readonly price: { readonly amount: number; readonly currency: string; readonly period: 'month' | 'quarter' | 'year' | null } | null
  readonly ended: boolean
  /** Rule that applies, by its id; null when no rule of the table is for it. */
  readonly rule: string | null
  /** The notice: what the person said here, else what the contract's record says, else the rule's. */
  readonly notice: Notice | null
  /** Last day to give notice for it to stop at its end; null when it may be ended at any time, or when the notice is not known. */
  readonly giveBy: string | null
  /** From when it may be ended at any time; null when never, or not known. */
  readonly freeFrom: string | null
  /** The day it would end were notice given today; null when it may not be ended so. */
  readonly endIfToday: string | null
}

export type Alert =
  | {
      readonly type: 'price'
      readonly subscription: string
      readonly day: string
      readonly from: number
      readonly to: number
      readonly currency: string
    }
  | { readonly type: 'ends'; readonly contract: string; readonly end: string; readonly giveBy: string | null }
  | {
      readonly type: 'twice'
      readonly operations: readonly [string, string]
      readonly day: string
      readonly amount: number
      readonly currency: string
    }
  | {
      readonly type: 'unused'
      readonly subscription: string
      readonly kind: Kind
      readonly last: string
      readonly yearly: number
      readonly currency: string
    }

export interface Reach {
  readonly what: 'customer' | 'contract' | 'email' | 'phone'
  readonly value: string
  /** The record that says it. */
  readonly kind: Kind
  readonly id: string
}

/** A line of the table of who holds what: `count` records of its kind came from this supplier. */
export interface Holding {
  readonly line: string
  readonly kind: string
  readonly name: string
  readonly count: number
  /** Ids of the rights to invoke, of the supplier's country. */
  readonly rights: readonly { readonly id: string; readonly cite: string; readonly gives: string; readonly source: string }[]
  /** The steps to ask for it. */
  readonly steps: readonly string[]
}
