/** Which row names the columns, and the role each name gives. */
import type { Row } from '#lib/pure/table'
import { splitCurrency } from '#lib/pure/currency'
import { cutDate } from '#lib/pure/date-text'
import { minorDigits } from '#lib/pure/money'
import { splitSign } from '#lib/pure/number'
import { foldHeader } from '#lib/pure/shape'
import type { AmountRole, BankRole } from '#model'
import { isForeign, roleOfName } from './words.ts'

export interface Header {
  /** Position among the rows, and line of the file. */
  readonly at: number
  readonly line: number
  readonly names: readonly string[]
  readonly columns: { readonly [R in BankRole]?: number }
  readonly currencies: { readonly [R in AmountRole]?: string }
  /** Names that only statements use. */
  readonly proofs: number
  readonly foreign: number
}

/** No preamble is longer. */
const deepest = 40

/** The first row that names a day and money; undefined when none does. */
export function headerOf(rows: readonly Row[]): Header | undefined {
  for (const [at, row] of rows.slice(0, deepest).entries()) {
    const header = readHeader(row, at)
    if (header === undefined) continue
    const { date, amount, debit, credit, balance } = header.columns
    if (date !== undefined && (amount ?? debit ?? credit ?? balance) !== undefined) return header
  }
  return undefined
}

/** True when a cell is a day or a number: no name. */
export const isDatum = (cell: string): boolean => {
  const text = cell.trim()
  return /\d/.test(text) && (splitSign(splitCurrency(text).number) !== undefined || cutDate(text) !== undefined)
}

function readHeader(row: Row, at: number): Header | undefined {
  const names = row.cells.map((cell) => cell.trim())
  if (names.some((name) => isDatum(name)) || names.filter((name) => name !== '').length < 2) return undefined
  const columns: { [R in BankRole]?: number } = {}
  const currencies: { [R in AmountRole]?: string } = {}
  let proofs = 0
  for (const [index, name] of names.entries()) {
    const found = roleOfName(name)
    const unit = foldHeader(name).unit ?? ''
    if (found === undefined || /foreign|origin|devise|local currency/i.test(unit)) continue
    const role = columns[found.role] === undefined ? found.role : (second[found.role] ?? undefined)
    if (role === undefined || columns[role] !== undefined) continue
    columns[role] = index
    if (found.sure) proofs += 1
    const currency = currencyOf(unit) ?? currencyOf(/\b([A-Z]{3})\$?$|^([A-Z]{3})\$$|(€|euros?)$/i.exec(name)?.slice(1).find(Boolean) ?? '')
    if (currency !== undefined && isAmountRole(role)) currencies[role] = currency
  }
  settle(columns)
  return { at, line: row.line, names, columns, currencies, proofs, foreign: names.filter((name) => isForeign(name)).length }
}

/** Where a second column of one name goes. */
const second: { readonly [R in BankRole]?: BankRole } = { label: 'memo', counterparty: 'memo', type: 'category' }

const isAmountRole = (role: BankRole): role is AmountRole => ['amount', 'secondAmount', 'debit', 'credit', 'balance'].includes(role)

const currencyOf = (text: string): string | undefined => {
  const code = text.trim().toUpperCase()
  if (code === '€' || /^EUROS?$/.test(code)) return 'EUR'
  return minorDigits(code) === undefined ? undefined : code
}

/** One date is the day of booking, one text the label, whatever they are called. */
function settle(columns: { [R in BankRole]?: number }): void {
  const move = (from: BankRole, to: BankRole) => {
    if (columns[to] !== undefined || columns[from] === undefined) return
    columns[to] = columns[from]
    delete columns[from]
  }
  move('operationDate', 'date')
  move('valueDate', 'date')
  move('secondAmount', 'amount')
  for (const role of ['counterparty', 'memo', 'type', 'category'] as const) move(role, 'label')
}
