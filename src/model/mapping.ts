/** How the columns of a bank's table are read: guessed from the table, corrected by the person, the same on the page and in the reader. */
import type { DateOrder } from '#lib/pure/date-text'

/**
 * What a column holds. `date` is the day of booking, `operationDate` that of the purchase; `secondAmount` is the amount of the rows that
 * have none in `amount` (another currency); `accountPart` goes after `account` in the account's key.
 */
export type BankRole =
  | 'date'
  | 'operationDate'
  | 'valueDate'
  | 'label'
  | 'memo'
  | 'counterparty'
  | 'amount'
  | 'secondAmount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'balance'
  | 'account'
  | 'accountPart'
  | 'accountLabel'
  | 'currency'
  | 'category'
  | 'reference'
  | 'cheque'
  | 'type'
  | 'state'

export type AmountRole = 'amount' | 'secondAmount' | 'debit' | 'credit' | 'balance'

export interface BankMapping {
  /** Index of the column, from 0. */
  readonly columns: { readonly [R in BankRole]?: number }
  /** Line of the header: it and what is above are no operations. Absent when the first row is one already. */
  readonly header?: number
  readonly dateOrder: DateOrder
  /** Columns of one file may differ. */
  readonly decimal: { readonly [R in AmountRole]?: '.' | ',' }
  /**
   * `signed`: minus is money that goes out. `reversed`: plus is. `pair`: a column for each. `direction`: another column says it.
   * `debitNegative` tells how the column of debits is written, so that a line against its own column is a reversal.
   */
  readonly signs: 'signed' | 'reversed' | 'pair' | 'direction'
  readonly debitNegative?: boolean
  readonly creditNegative?: boolean
  /** ISO 4217, where the name of the column says it. */
  readonly currencies: { readonly [R in AmountRole]?: string }
}

/** Why a mapping is not certain, by the code of the problem that tells it; `role` is the column in question. */
export interface MappingReason {
  readonly code: 'columns-unsure' | 'columns-assumed' | 'day-order-assumed' | 'decimal-assumed' | 'direction-assumed'
  readonly role?: BankRole
  readonly text?: string
}

export interface GuessedMapping extends BankMapping {
  /** False when the person should look before anything is kept: some reason is `columns-unsure`. */
  readonly sure: boolean
  readonly reasons: readonly MappingReason[]
}
