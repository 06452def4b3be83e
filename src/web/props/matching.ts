/** What the pages of matching and of health are given. Amounts are integers of minor units, days `YYYY-MM-DD`. */

export interface PaperLine {
  readonly id: string
  readonly kind: 'invoice' | 'receipt' | 'health.reimbursement'
  readonly name: string
  readonly day: string
  readonly amount: number
  readonly currency: string
  readonly number?: string
}

export interface OperationLine {
  readonly id: string
  readonly day: string
  readonly label: string
  readonly amount: number
  readonly currency: string
}

export interface LinkLine {
  readonly role: 'payment' | 'refund' | 'reimbursement' | 'origin'
  readonly shape: 'one' | 'group' | 'instalments' | 'part' | 'fee' | 'currency' | 'rounded' | 'tip' | 'origin'
  readonly documents: readonly PaperLine[]
  readonly operations: readonly OperationLine[]
  readonly score: number
  readonly reasons: readonly { readonly words: string; readonly points: number }[]
  readonly taught: boolean
  readonly difference: number | null
}

export type StatementList = 'links' | 'documents' | 'operations' | 'said'
export type PaperWhy = 'nothing-due' | 'third-party' | 'not-yet' | 'not-covered' | 'asked' | 'other-amount' | 'nothing-like-it'
export type LeftWhy = 'supplier-known' | 'care' | 'income' | 'no-document'

interface Part {
  readonly operations: number
  readonly in: number
  readonly out: number
}

export interface StatementProps {
  readonly totals: readonly { readonly currency: string; readonly linked: Part; readonly toCheck: Part; readonly left: Part }[]
  readonly settled: number
  readonly papers: number
  /** The surest questions first; `asked` of them in all. */
  readonly checks: readonly LinkLine[]
  readonly asked: number
  readonly list: StatementList
  readonly counts: { readonly [L in StatementList]: number }
  readonly page: number
  readonly pages: number
  readonly links: readonly LinkLine[]
  readonly left: readonly (PaperLine & { readonly why: PaperWhy })[]
  readonly groups: readonly { readonly why: LeftWhy; readonly currency: string; readonly amount: number; readonly operations: number }[]
  /** The group opened, and its operations of this page. */
  readonly group: { readonly why: LeftWhy; readonly currency: string; readonly operations: readonly OperationLine[] } | null
  readonly said: readonly {
    readonly about: string
    readonly verdict: 'sure' | 'never'
    readonly operation: OperationLine | null
    readonly paper: PaperLine | null
  }[]
}

export interface CareLine {
  readonly id: string
  readonly day: string
  readonly name: string
  readonly paid: number
  readonly rest: number
  /** Where its record is: an operation, or the statement that tells it. */
  readonly record: { readonly kind: 'bank.transaction' | 'health.reimbursement'; readonly id: string }
  readonly papers: readonly PaperLine[]
  readonly back: readonly {
    readonly record: string
    readonly by: string
    readonly day: string
    readonly amount: number
    readonly received: number
    readonly operation: string | null
    readonly state: 'received' | 'awaited' | 'late'
  }[]
  readonly state: 'settled' | 'waiting' | 'missing' | 'unknown'
  readonly until: string | null
}

export type CareShown = 'all' | 'back' | 'awaited' | 'rest' | 'missing' | 'unknown'

export interface HealthYearLine {
  readonly year: string
  readonly cares: number
  readonly spent: number
  readonly back: number
  readonly received: number
  readonly withheld: number
  readonly awaited: number
  readonly rest: number
  readonly unknown: number
}

export interface HealthProps {
  /** Empty when nothing is held. */
  readonly currency: string
  readonly currencies: readonly string[]
  readonly years: readonly HealthYearLine[]
  readonly year: string
  readonly show: CareShown
  readonly cares: readonly CareLine[]
  readonly missing: readonly CareLine[]
  readonly unexplained: { readonly amount: number; readonly operations: readonly string[] }
  readonly advice: readonly {
    readonly rule: string
    readonly title: string
    readonly text: string
    readonly limits: string
    readonly source: { readonly name: string; readonly url: string; readonly asOf: string; readonly readOn: string }
    readonly amount: number
    readonly cares: readonly CareLine[]
  }[]
}
