/** What the service answers: plain data. Amounts are integers of minor units of the currency beside them. */
import type { DocumentFacts } from '../matching/facts.ts'
import type { Lang } from '../service.ts'
import type { Role } from '../matching/rules.ts'
import type { Reason } from '../matching/score.ts'

export interface StatementResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  /** Links that are made: sure by their score, or said by the person. */
  readonly links: readonly StatementLink[]
  /** Links put to the person, the surest first; nothing is counted as settled by them. */
  readonly toCheck: readonly StatementLink[]
  /** Documents that no link settles, and why that is likely. */
  readonly documentsLeft: readonly DocumentLeft[]
  /** Operations that no document explains, by likely reason. */
  readonly operationsLeft: readonly OperationsLeft[]
  /** By currency, the one with the most operations first: every operation is in exactly one of `linked`, `toCheck` and `left`. */
  readonly totals: readonly Totals[]
  /** What the documents and the operations of links say, by their numbers. */
  readonly documents: { readonly [id: string]: DocumentFacts }
  readonly operations: { readonly [id: string]: OperationFacts }
  /** The words of the reasons used above, in `lang`. */
  readonly reasons: { readonly [reason: string]: string }
}

export type Shape = 'one' | 'group' | 'instalments' | 'part' | 'fee' | 'currency' | 'rounded' | 'tip' | 'origin'

export interface StatementLink {
  readonly role: Role
  readonly shape: Shape
  readonly documents: readonly string[]
  readonly operations: readonly string[]
  /** Sum of the points of the reasons. */
  readonly score: number
  readonly reasons: readonly Reason[]
  /** True when the person said it: `score` no longer decides. */
  readonly taught: boolean
  /** Days between what was expected and what happened. */
  readonly days: number
  /** Of the operations less what the documents ask, in the operations' currency; null between two currencies. */
  readonly difference: number | null
}

export interface DocumentLeft {
  readonly document: string
  readonly role: Role
  readonly why: DocumentWhy
}

/**
 * `nothing-due`: its total is zero, or it was cancelled. `third-party`: paid straight to the carer. `not-yet`: its window is not over.
 * `not-covered`: no operation is held around its days. `asked`: a link waits for the person's word. `other-amount`: its seller was
 * paid around its days, another amount. `nothing-like-it`: neither amount nor name was seen.
 */
export type DocumentWhy = 'nothing-due' | 'third-party' | 'not-yet' | 'not-covered' | 'asked' | 'other-amount' | 'nothing-like-it'

/**
 * `supplier-known`: other documents of this seller are held, this one is missing. `care`: spending on care, a reimbursement may be
 * missing. `income`: money that came in. `no-document`: nothing of this seller is held.
 */
export type OperationWhy = 'supplier-known' | 'care' | 'income' | 'no-document'

export interface OperationsLeft {
  readonly why: OperationWhy
  readonly currency: string
  /** Sum of the operations, signed. */
  readonly amount: number
  readonly operations: readonly string[]
}

export interface Totals {
  readonly currency: string
  readonly linked: Count
  readonly toCheck: Count
  readonly left: Count
  readonly documents: { readonly settled: number; readonly toCheck: number; readonly left: number }
}

export interface Count {
  readonly operations: number
  /** Both positive. */
  readonly in: number
  readonly out: number
}

export interface OperationFacts {
  readonly day: string
  readonly label: string
  readonly amount: number
  readonly currency: string
}
