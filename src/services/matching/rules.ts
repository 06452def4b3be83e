/** What the matching rests on, as data: windows of days, points of each reason, thresholds, bounds on every search. */

/** Days before and after an expected day in which an operation is looked for. */
export interface Window {
  readonly before: number
  readonly after: number
}

/**
 * What a document expects of the bank: to be paid, to give money back, to be reimbursed, or the earlier operation that it pays back
 * (`origin`: the care a reimbursement is about, the purchase a credit note cancels).
 */
export type Role = 'payment' | 'refund' | 'reimbursement' | 'origin'

export const windows: { readonly [R in Role]: Window } = {
  payment: { before: 15, after: 29 },
  refund: { before: 15, after: 29 },
  reimbursement: { before: 15, after: 29 },
  origin: { before: 15, after: 29 },
}

/** A credit note without the day of its purchase looks for it further back. */
export const purchaseBefore = 60
/** Instalments go on longer than one payment. */
export const instalmentsAfter = 100

/** Points of each reason. A link is the sum of its reasons, and shows them. */
export const points = {
  'amount-exact': 40,
  'amount-foreign': 40,
  'amount-group': 36,
  'amount-instalments': 36,
  'amount-told': 44,
  'amount-rounded': 32,
  'amount-rate': 24,
  'amount-fee-said': 36,
  'amount-fee': 22,
  'amount-tip': 18,
  'amount-part': 12,
  'amount-alone': 10,
  name: 30,
  'name-part': 18,
  'name-other': -30,
  'name-unlike': -15,
  number: 34,
  contract: 20,
  'health-payer': 30,
  'health-care': 26,
  'health-other': -30,
  taught: 100,
} as const

/** Points of the day: all of them on an expected day, none at the edge of the window. */
export const dayPoints = 20

/** At or above `sure` a link is made; from `ask` up to there it is put to the person; below, it is not shown. */
export const thresholds = { sure: 76, ask: 52 } as const

/** Two links of one record closer than this cannot be told apart: both are put to the person. */
export const margin = 4

/** Minor units of a currency of two decimals: how far an amount may be and still be the same with a reason. */
export const slack = {
  /** Cash in Canada is rounded to five cents; software rounds taxes line by line. */
  rounded: 4,
  /** A fee taken on the way: the larger of the two. */
  fee: 300,
  feeShare: 0.03,
  /** A rate moves between two days, and a bank takes its part. */
  rateShare: 0.05,
  /** A tip on a till receipt, as a share of it. */
  tipShare: 0.25,
} as const

/** No search is longer than these, whatever the files hold. */
export const bounds = {
  /** Operations looked at for one document, nearest in time first. */
  candidates: 40,
  /** Documents or operations that may be added up to one amount. */
  parts: 12,
  /** Records in one sum. */
  inSum: 6,
  /** Partial sums kept for one amount. */
  sums: 2_000,
  /** Documents that may refer to one operation (several reimbursements of one care). */
  origins: 4,
} as const
