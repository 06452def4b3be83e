/** Operations, each with what it is for and why: what every service on money begins with. */
import { createClassifier } from './classify.ts'
import type { CategoryId } from './categories.ts'
import { merchantOf } from './merchant.ts'
import type { Seen } from './months.ts'
import type { Judged } from '../service.ts'
import { createTaught } from './taught.ts'
import { findTransfers } from './transfers.ts'

/** What a need grants of an operation. */
export interface Operation extends Seen {
  readonly id: string
  readonly amount: number
  readonly currency: string
  readonly label: string
  readonly counterparty?: string | undefined
  readonly memo?: string | undefined
  readonly type?: string | undefined
  readonly category?: string | undefined
}

/** An operation with its category and reason; `transfer` when it moved between the person's own accounts. */
export interface Entry extends Seen {
  readonly id: string
  readonly currency: string
  readonly amount: number
  readonly category: CategoryId | 'transfer'
  readonly reason: string
  /** Words of who pays or is paid; empty when nothing says it. */
  readonly merchant: readonly string[]
}

/** Fields that a need asks to class operations, the same for every service. */
export const moneyReads = {
  'bank.transaction': ['day', 'amount', 'currency', 'account', 'label', 'counterparty', 'memo', 'type', 'category'],
  'bank.account': ['account', 'type'],
  judgement: ['by', 'about', 'verdict', 'value'],
} as const

/** Oldest first, the same whatever the order of the records. `cards` are the accounts where money in is a refund. */
export function entriesOf(operations: readonly Operation[], cards: ReadonlySet<string>, judged: readonly Judged[]): readonly Entry[] {
  const classify = createClassifier()
  const taught = createTaught(judged)
  const classed = operations.toSorted(byContent).map((operation) => {
    const merchant = merchantOf([operation.label, operation.counterparty, operation.memo])
    const said = taught(operation.id, merchant)
    return { operation, merchant, ...(said ? { ...said, movable: false } : classify(operation, cards.has(operation.account))) }
  })
  const accounts = [...new Set(operations.map(({ account }) => account))]
  const sides = classed.map(({ operation, movable }) => {
    const { day, account, currency, amount, label, counterparty = '', memo = '' } = operation
    return { day, account, currency, amount, movable, texts: [label, counterparty, memo] }
  })
  const transfers = findTransfers(sides, accounts)
  return classed.map(({ operation, merchant, category, reason }, place) => {
    const { id, day, account, currency, amount } = operation
    const transfer = transfers.get(place)
    return {
      id,
      day,
      account,
      currency,
      amount,
      merchant,
      category: transfer === undefined ? category : 'transfer',
      reason: transfer ?? reason,
    }
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byContent = (a: Operation, b: Operation): number =>
  compare(a.day, b.day) || compare(a.account, b.account) || a.amount - b.amount || compare(a.label, b.label) || compare(a.id, b.id)
