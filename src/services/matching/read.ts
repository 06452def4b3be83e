/** What is read, and how the rest calls it. */
import type { Granted } from '#gate'

/** What the matching reads: operations on one side; what was bought, billed and reimbursed on the other; and what the person said of them. */
export const matchingReads = {
  'bank.transaction': [
    'day',
    'valueDay',
    'amount',
    'currency',
    'account',
    'label',
    'counterparty',
    'memo',
    'reference',
    'category',
    'reimbursed',
  ],
  invoice: [
    'vendor',
    'number',
    'type',
    'day',
    'dueDay',
    'currency',
    'total',
    'prepaid',
    'due',
    'contract',
    'customerId',
    'order',
    'paymentReference',
    'category',
    'title',
    'matching',
  ],
  receipt: ['vendor', 'number', 'type', 'day', 'currency', 'total', 'state', 'category'],
  'health.reimbursement': ['by', 'day', 'label', 'amount', 'paid', 'currency', 'careDay', 'reference', 'transfer', 'thirdParty'],
  judgement: ['by', 'about', 'verdict'],
} as const

export type Read = Granted<{ readonly purpose: string; readonly reads: typeof matchingReads }>[number]
export type ReadOf<K extends Read['kind']> = Extract<Read, { kind: K }>
export type Document = ReadOf<'invoice'> | ReadOf<'receipt'> | ReadOf<'health.reimbursement'>

export const isDocument = (record: Read): record is Document =>
  record.kind === 'invoice' || record.kind === 'receipt' || record.kind === 'health.reimbursement'

export const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** By what a record says, its number last: the same order whatever the order of the files. */
export const byContent = (a: Read, b: Read): number =>
  compare(dayOf(a), dayOf(b)) ||
  compare(a.kind, b.kind) ||
  compare(nameOf(a), nameOf(b)) ||
  compare(amountOf(a), amountOf(b)) ||
  compare(wordsOf(a), wordsOf(b)) ||
  compare(a.id, b.id)

const dayOf = (record: Read): string => (record.kind === 'judgement' ? '' : record.day)
const nameOf = (record: Read): string =>
  record.kind === 'judgement'
    ? record.about
    : record.kind === 'bank.transaction'
      ? record.account
      : record.kind === 'health.reimbursement'
        ? record.by
        : record.vendor
const amountOf = (record: Read): number =>
  record.kind === 'judgement'
    ? 0
    : record.kind === 'bank.transaction' || record.kind === 'health.reimbursement'
      ? record.amount
      : record.total
const wordsOf = (record: Read): string =>
  record.kind === 'judgement'
    ? record.verdict
    : record.kind === 'bank.transaction' || record.kind === 'health.reimbursement'
      ? record.label
      : (record.number ?? '')
