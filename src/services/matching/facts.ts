/** What a document says of itself in a line. */
import type { Document } from './read.ts'

export interface DocumentFacts {
  readonly kind: 'invoice' | 'receipt' | 'health.reimbursement'
  readonly name: string
  readonly day: string
  readonly amount: number
  readonly currency: string
  readonly number?: string
}

export const factsOf = (document: Document): DocumentFacts =>
  document.kind === 'health.reimbursement'
    ? { kind: document.kind, name: document.by, day: document.day, amount: document.amount, currency: document.currency }
    : {
        kind: document.kind,
        name: document.vendor,
        day: document.day,
        amount: document.total,
        currency: document.currency,
        ...(document.number === undefined ? {} : { number: document.number }),
      }
