/** What the service answers: plain data. Amounts are integers of minor units of the currency beside them. */
import type { DocumentFacts } from '../matching/facts.ts'
import type { Lang } from '../service.ts'

export interface HealthResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  /** The currency with the most cares first. */
  readonly currencies: readonly HealthMoney[]
  /** What the invoices and receipts of the cares say, by their numbers. */
  readonly papers: { readonly [id: string]: DocumentFacts }
  /** Newest first. */
  readonly advice: readonly Advice[]
}

export interface HealthMoney {
  readonly currency: string
  /** Newest first; a care belongs to the year in which it was paid. */
  readonly years: readonly HealthYear[]
  /** Newest first. */
  readonly cares: readonly Care[]
  /** Money from a payer of care that no statement of reimbursement explains: operations, oldest first. */
  readonly unexplained: { readonly amount: number; readonly operations: readonly string[] }
}

/** `spent` = `back` + `rest` + `unknown`; `back` = `received` + `withheld` + `awaited`. */
export interface HealthYear {
  readonly year: string
  readonly cares: number
  readonly spent: number
  /** What the payers say they give back. */
  readonly back: number
  /** What came to the account. */
  readonly received: number
  /** Held back on the way: the transfer was smaller than what was said. */
  readonly withheld: number
  readonly awaited: number
  /** Of care that was paid back, or that is missing: it stays. */
  readonly rest: number
  /** Of care of which no statement tells whether it is paid back, or not yet. */
  readonly unknown: number
}

/** Care that was paid: by an operation, or as a payer's statement says. */
export interface Care {
  readonly id: string
  readonly day: string
  readonly name: string
  readonly paid: number
  /** The operation, when one is held. */
  readonly operation: string | null
  /** Invoices and receipts that the same operation pays. */
  readonly documents: readonly string[]
  readonly back: readonly Back[]
  readonly rest: number
  /**
   * `settled`: a payer gave back. `waiting`: nothing yet, and it is early. `missing`: a payer gave back other cares of those days, not
   * this one. `unknown`: no statement of reimbursement covers its days.
   */
  readonly state: 'settled' | 'waiting' | 'missing' | 'unknown'
  /** The last day to ask for it, where a rule says so. */
  readonly until: string | null
}

export interface Back {
  /** The record of the reimbursement. */
  readonly record: string
  readonly by: string
  readonly day: string
  readonly amount: number
  /** What came of it, and by which operation. */
  readonly received: number
  readonly operation: string | null
  readonly state: 'received' | 'awaited' | 'late'
}

export interface Advice {
  readonly rule: string
  readonly title: string
  readonly text: string
  readonly limits: string
  readonly source: { readonly name: string; readonly url: string; readonly asOf: string; readonly readOn: string }
  readonly currency: string
  /** What it is about, in all. */
  readonly amount: number
  /** The cares it is about, newest first. */
  readonly cares: readonly string[]
}
