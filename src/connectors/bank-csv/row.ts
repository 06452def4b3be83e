/** One row of a bank's table, read by a mapping: an operation, or the problem that keeps it out. */
import { splitCurrency } from '#lib/pure/currency'
import { readDate } from '#lib/pure/dates'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { err, ok, type Result } from '#lib/pure/result'
import type { Row } from '#lib/pure/table'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type AmountRole, type BankMapping, type BankRole, type BankTransaction, type Problem, problem, type ProblemCode } from '#model'
import type { Hints } from '../connector.ts'
import { plain } from './cell.ts'
import { directionOf, isPending } from './words.ts'

export interface ReadRow {
  readonly item: BankTransaction
  readonly balance: number | undefined
}

/** What rows do not say themselves. */
export interface RowContext {
  readonly account: string
  readonly currency: string | undefined
  /** Names of the columns, for what is kept aside. */
  readonly names: readonly string[]
}

/** Rows that are no operations: sums, sentences, headers repeated. */
export type NoRow = 'blank' | 'note' | 'total' | 'header'

export function createRowReader(mapping: BankMapping, hints: Hints, context: RowContext = { account: '', currency: undefined, names: [] }) {
  const { columns, decimal, dateOrder } = mapping
  const cell = (row: Row, role: BankRole): string => (columns[role] === undefined ? '' : plain(row.cells[columns[role]] ?? ''))
  const currencyOf = (row: Row, role: AmountRole): string => {
    const written = splitCurrency(cell(row, role)).currency ?? cell(row, 'currency').toUpperCase()
    if (minorDigits(written) !== undefined) return written
    return mapping.currencies[role] ?? context.currency ?? hints.currency
  }
  const money = (row: Row, role: AmountRole): Result<{ readonly minor: number; readonly currency: string }, ProblemCode> | undefined => {
    const text = cell(row, role)
    if (text === '') return undefined
    const { number, direction } = splitCurrency(text)
    const currency = currencyOf(row, role)
    const isStated = row.kinds?.[columns[role]!] === 'number'
    const read = parseAmount(isStated ? rounded(number) : number, currency, { decimal: isStated ? '.' : (decimal[role] ?? '.') })
    if (!read.ok) return err(read.error.type)
    // What is written `CR` comes in, where all else goes out without a sign.
    const turned = direction === 'credit' && mapping.signs === 'reversed' && role !== 'balance'
    return ok({ minor: (direction === 'debit' || turned) && read.value > 0 ? -read.value : read.value, currency })
  }
  const amountOf = (row: Row): Result<{ readonly minor: number; readonly currency: string; readonly reversal: boolean }, ProblemCode> => {
    if (mapping.signs === 'pair') return pairOf(mapping, money(row, 'debit'), money(row, 'credit'))
    const found = money(row, 'amount') ?? money(row, 'secondAmount')
    if (found === undefined) return err('amount-missing')
    if (!found.ok) return found
    const { minor, currency } = found.value
    if (mapping.signs === 'reversed') return ok({ minor: minor === 0 ? 0 : -minor, currency, reversal: false })
    if (mapping.signs === 'signed') return ok({ minor, currency, reversal: false })
    const way = directionOf(cell(row, 'direction'))
    if (way === undefined) return err('amount-unreadable')
    return ok({ minor: way === 'out' && minor !== 0 ? -minor : minor, currency, reversal: false })
  }
  const account = (row: Row): string => {
    const number = cell(row, 'account').replaceAll(/[\s.]/g, '')
    if (number === '') return context.account
    const part = cell(row, 'accountPart')
    return clean(part === '' ? number : `${number}-${part}`, 64)
  }
  return {
    cell,
    account,
    /** Amounts alone, for balances to be compared; undefined when the row has none. */
    amounts(row: Row): { readonly day: string; readonly amount: number; readonly balance: number | undefined } | undefined {
      const amount = amountOf(row)
      const balance = money(row, 'balance')
      const day = readDate(cell(row, 'date'), dateOrder)
      return amount.ok
        ? { day: day.ok ? day.value.day : '', amount: amount.value.minor, balance: balance?.ok ? balance.value.minor : undefined }
        : undefined
    },
    read(row: Row): ReadRow | Problem | NoRow {
      const written = row.cells.filter((text) => text.trim() !== '')
      if (written.length === 0) return 'blank'
      if (context.names.length > 0 && row.cells.every((text, index) => text.trim() === (context.names[index] ?? ''))) return 'header'
      const { line } = row
      const dated = cell(row, 'date')
      const amount = amountOf(row)
      const missing = !amount.ok && amount.error === 'amount-missing'
      const day = row.kinds?.[columns.date!] === 'number' ? undefined : readDate(dated, dateOrder)
      if ((dated === '' || !day?.ok) && isTotal(written[0]!)) return 'total'
      if (missing && (dated === '' || !/\d/.test(dated))) return 'note'
      if (day === undefined || !day.ok)
        return problem(dated === '' ? 'day-missing' : 'day-unreadable', { line, ...(dated === '' ? {} : { text: dated }) })
      if (!amount.ok) return problem(amount.error, { line, ...(missing ? {} : { text: firstAmount(row) }) })
      if (isPending(cell(row, 'state'))) return problem('not-booked', { line, text: cell(row, 'state') })
      const balance = money(row, 'balance')
      const { minor, currency, reversal } = amount.value
      return { item: operationOf(row, day.value.day, minor, currency, reversal), balance: balance?.ok ? balance.value.minor : undefined }
    },
  }

  function firstAmount(row: Row): string {
    return (['amount', 'debit', 'credit', 'secondAmount'] as const).map((role) => cell(row, role)).find((text) => text !== '') ?? ''
  }

  function operationOf(row: Row, day: string, amount: number, currency: string, reversal: boolean): BankTransaction {
    const valueDay = readDate(cell(row, 'valueDate'), dateOrder)
    const counterparty = cleanOrNone(cell(row, 'counterparty'), 140)
    const memo = cleanOrNone(cell(row, 'memo'), 2000)
    const label =
      cleanOrNone(cell(row, 'label'), 500) ?? counterparty ?? cleanOrNone(memo, 500) ?? cleanOrNone(cell(row, 'type'), 500) ?? ''
    const cheque = cell(row, 'cheque').replace(/^0+$/, '')
    const texts = { category: cell(row, 'category'), reference: cell(row, 'reference'), cheque, type: cell(row, 'type') }
    const limits = { category: 140, reference: 140, cheque: 40, type: 40 }
    const optional = Object.entries(texts).flatMap(([name, text]) => {
      const kept = cleanOrNone(text, limits[name as keyof typeof limits])
      return kept === undefined ? [] : [[name, kept]]
    })
    const raw = rawOf(row)
    return {
      kind: 'bank.transaction',
      schema: 1,
      account: account(row),
      day,
      ...(valueDay.ok ? { valueDay: valueDay.value.day } : {}),
      amount,
      currency,
      label,
      ...(counterparty === undefined || counterparty === label ? {} : { counterparty }),
      ...(memo === undefined || memo === label ? {} : { memo }),
      ...Object.fromEntries(optional),
      ...(reversal ? { reversal: true as const } : {}),
      ...(raw === undefined ? {} : { raw }),
    }
  }

  /** What no role takes, under the name of its column. */
  function rawOf(row: Row): Record<string, string> | undefined {
    const used = new Set(Object.entries(columns).flatMap(([role, index]) => (role === 'operationDate' ? [] : [index])))
    const entries = row.cells.flatMap((text, index) => {
      const value = used.has(index) ? '' : clean(plain(text), 2000)
      return value === '' ? [] : [[clean(context.names[index] || `column ${index + 1}`, 140), value] as const]
    })
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
}

/** A workbook keeps `0.1 + 0.2`: its numbers are those it shows. */
const rounded = (number: string): string => {
  const match = /^(-?\d+)\.(\d{7,})$/.exec(number)
  return match === null ? number : Number(number).toFixed(4).replace(/0+$/, '')
}

const isTotal = (text: string): boolean =>
  /^(?:(?:sous[- ])?tota(?:l|ux)|subtotal|somme|solde|(?:opening|closing|ending) balance)\b/i.test(text.trim())

type Money = Result<{ readonly minor: number; readonly currency: string }, ProblemCode> | undefined

/** Debits go out and credits come in, however they are written; one against its own column is a reversal. Zeros fill the other column. */
function pairOf(
  { debitNegative = false, creditNegative = false }: BankMapping,
  debit: Money,
  credit: Money,
): Result<{ readonly minor: number; readonly currency: string; readonly reversal: boolean }, ProblemCode> {
  if (debit !== undefined && !debit.ok) return debit
  if (credit !== undefined && !credit.ok) return credit
  const [out, into] = [debit?.value, credit?.value]
  const isOut = out !== undefined && (out.minor !== 0 || into === undefined)
  // Two amounts on one row are two operations, or none: nobody can say.
  if (isOut && out.minor !== 0 && into !== undefined && into.minor !== 0) return err('amount-unreadable')
  const found = isOut ? out : into
  if (found === undefined) return err('amount-missing')
  const size = (isOut ? debitNegative : creditNegative) ? -found.minor : found.minor
  return ok({ minor: size === 0 ? 0 : isOut ? -size : size, currency: found.currency, reversal: size < 0 })
}
