/** The cells of one row by the role that the person gave their column. */
import { splitCurrency } from '#lib/pure/currency'
import { type ReadDate, readDate } from '#lib/pure/dates'
import { parseDecimal } from '#lib/pure/decimal'
import { parseAmount } from '#lib/pure/money'
import { err, ok, type Result } from '#lib/pure/result'
import type { Row } from '#lib/pure/table'
import { clean } from '#lib/pure/text'
import type { ProblemCode, TableMapping, TableRole } from '#model'

/** Why a cell is not read: the code of its problem, and the cell. */
export interface Unread {
  readonly type: ProblemCode
  readonly text: string
}

export interface Money {
  readonly minor: number
  readonly currency: string
}

export type Cells = ReturnType<typeof createCells>

/** What a workbook states of a cell is taken; a text is read by the mapping's order and decimal sign. */
export function createCells(row: Row, { columns, order, decimal, currency }: TableMapping) {
  const at = (role: TableRole): number => columns[role] ?? -1
  const cell = (role: TableRole): string => plain(row.cells[at(role)] ?? '')
  const sign = (role: TableRole): '.' | ',' => (row.kinds?.[at(role)] === 'number' ? '.' : decimal)

  return {
    /** As written, cut to so many characters; empty when there is none. */
    text: (role: TableRole, most: number): string => clean(cell(role), most),
    date(role: TableRole): Result<ReadDate, Unread> {
      const stated = row.kinds?.[at(role)] === 'date'
      const read = readDate(cell(role), stated ? 'ymd' : order)
      return read.ok ? read : err({ type: read.error.type, text: cell(role) })
    },
    /** Undefined for a blank cell. */
    money(role: TableRole): Result<Money | undefined, Unread> {
      const text = cell(role)
      if (text === '') return ok(undefined)
      const { number, currency: beside, direction } = splitCurrency(text)
      const written = clean(cell('currency'), 3).toUpperCase()
      const chosen = beside ?? (/^[A-Z]{3}$/.test(written) ? written : currency)
      const minor = parseAmount(rounded(number), chosen, { decimal: sign(role) })
      if (!minor.ok) return err({ type: minor.error.type, text })
      return ok({ minor: direction === 'debit' ? -Math.abs(minor.value) : minor.value, currency: chosen })
    },
    /** Millionths of the unit. */
    quantity(role: TableRole): Result<number, Unread> {
      const read = parseDecimal(rounded(cell(role)), { decimal: sign(role) })
      return read.ok ? read : err({ type: 'quantity-unreadable', text: cell(role) })
    },
  }
}

/** Spreadsheets are told `="0123"` so that zeros stay. */
const plain = (text: string): string => text.trim().replace(/^="([^"]*)"$/, '$1')

/** A workbook keeps `0.1 + 0.2`: its numbers are those it shows. */
const rounded = (number: string): string =>
  /^-?\d+\.\d{7,}$/.test(number)
    ? Number(number)
        .toFixed(6)
        .replace(/\.?0+$/, '')
    : number
