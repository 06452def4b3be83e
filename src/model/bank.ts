/** Bank kinds. Amounts are integers of minor units (cents); days are plain dates without zone (`YYYY-MM-DD`). */
import { z } from 'zod'
import { currencyCode, day, minorUnits, raw, text } from './field.ts'

/** An account as a statement names it. `account` is its folded IBAN or full number, and joins the operations to it. */
export const bankAccount = z.strictObject({
  kind: z.literal('bank.account'),
  schema: z.literal(1),
  account: text(64),
  iban: text(34).optional(),
  number: text(64).optional(),
  bank: text(64).optional(),
  name: text(140).optional(),
  holder: text(140).optional(),
  currency: currencyCode.optional(),
  type: z.enum(['checking', 'savings', 'card', 'credit', 'cash', 'other']).optional(),
  raw,
})

/**
 * One booked operation; `amount` is negative when money goes out. `account` is empty when the file names none. `reimbursed` is what
 * the source says was given back of it already.
 */
export const bankTransaction = z.strictObject({
  kind: z.literal('bank.transaction'),
  schema: z.literal(1),
  account: text(64),
  day,
  valueDay: day.optional(),
  amount: minorUnits,
  currency: currencyCode,
  label: text(500),
  counterparty: text(140).optional(),
  memo: text(2000).optional(),
  reference: text(140).optional(),
  cheque: text(40).optional(),
  category: text(140).optional(),
  type: text(40).optional(),
  reversal: z.literal(true).optional(),
  reimbursed: minorUnits.optional(),
  raw,
})

/** A balance at the end of a day (for `opening`, the one the statement starts from). */
export const bankBalance = z.strictObject({
  kind: z.literal('bank.balance'),
  schema: z.literal(1),
  account: text(64),
  day,
  amount: minorUnits,
  currency: currencyCode,
  type: z.enum(['opening', 'closing', 'available', 'interim', 'other']),
  raw,
})

export type BankAccount = z.infer<typeof bankAccount>
export type BankTransaction = z.infer<typeof bankTransaction>
export type BankBalance = z.infer<typeof bankBalance>
