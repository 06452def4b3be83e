/** What columns hold when nothing names them: days, money, texts, judged on the first rows. */
import { splitCurrency } from '#lib/pure/currency'
import { cutDate } from '#lib/pure/date-text'
import { splitSign } from '#lib/pure/number'
import type { Row } from '#lib/pure/table'
import type { BankRole } from '#model'
import { isNumber } from './preamble.ts'

export interface Content {
  readonly columns: { readonly [R in BankRole]?: number }
  /** True for a bank known by its layout alone; otherwise the columns are an assumption. */
  readonly known: boolean
  /** Money columns that are never filled together: either may be the debit. */
  readonly pair: boolean
}

/** Reads the roles of a table without header; undefined when no row is an operation. */
export function contentOf(rows: readonly Row[]): Content | undefined {
  if (isDesjardins(rows)) return { columns: desjardins, known: true, pair: true }
  const width = commonWidth(rows)
  const whole = rows.filter(({ cells }) => filledWidth(cells) === width || cells.length === width)
  const stats = Array.from({ length: Math.max(0, ...whole.map(({ cells }) => cells.length)) }, (_, index) => statsOf(whole, index))
  const most = (count: number) => whole.length > 0 && count >= whole.length * 0.8
  const dates = stats.filter(({ dates: count }) => most(count)).map(({ index }) => index)
  const money = stats.filter((one) => one.money > 0 && one.money >= one.filled * 0.8).map(({ index }) => index)
  const texts = stats.filter(({ letters, filled }) => letters > 0 && letters >= filled * 0.5).toSorted((a, b) => b.length - a.length)
  const [date, valueDate] = dates
  const label = texts[0]?.index
  if (date === undefined || label === undefined || money.length === 0) return undefined
  const memo = texts[1]?.index
  const account = stats.find(({ index }) => whole.length > 0 && whole.every(({ cells }) => isNumber((cells[index] ?? '').trim())))?.index
  const common = {
    date,
    ...(account === undefined ? {} : { account }),
    label,
    ...(valueDate === undefined ? {} : { valueDate }),
    ...(memo === undefined ? {} : { memo }),
  }
  const pair = money.flatMap((a) => money.filter((b) => b > a && isExclusive(whole, a, b)).map((b) => [a, b] as const))[0]
  if (pair !== undefined) {
    const balance = money.find((index) => !pair.includes(index) && most(stats[index]!.filled))
    const columns = { ...common, debit: pair[0], credit: pair[1], ...(balance === undefined ? {} : { balance }) }
    return { columns, known: false, pair: true }
  }
  const [amount, balance] = money.filter((index) => most(stats[index]!.filled))
  if (amount === undefined) return undefined
  return { columns: { ...common, amount, ...(balance === undefined ? {} : { balance }) }, known: false, pair: false }
}

/** AccèsD of Desjardins: 14 columns, the account in two of them (folio and product). */
const desjardins = {
  accountLabel: 0,
  account: 1,
  accountPart: 2,
  date: 3,
  reference: 4,
  label: 5,
  cheque: 6,
  debit: 7,
  credit: 8,
  balance: 13,
} as const

const isDesjardins = (rows: readonly Row[]): boolean =>
  rows.length > 0 &&
  rows.every(
    ({ cells }) =>
      cells.length >= 13 &&
      cells.length <= 15 &&
      /^[A-Z]{2,4}\d{0,2}$/.test((cells[2] ?? '').trim()) &&
      /^\d{4}[/-]\d{2}[/-]\d{2}$/.test((cells[3] ?? '').trim()) &&
      /^\d{1,6}$/.test((cells[4] ?? '').trim()),
  )

interface Stats {
  readonly index: number
  readonly filled: number
  readonly dates: number
  /** Numbers with decimals or a sign. */
  readonly money: number
  readonly letters: number
  /** Characters of the mean text. */
  readonly length: number
}

function statsOf(rows: readonly Row[], index: number): Stats {
  const cells = rows.flatMap(({ cells, kinds }) =>
    (cells[index] ?? '').trim() === '' ? [] : [{ text: cells[index]!.trim(), kind: kinds?.[index] }],
  )
  const letters = cells.filter(({ text }) => /\p{L}{2}/u.test(text) && !isDate(text))
  return {
    index,
    filled: cells.length,
    dates: cells.filter(({ text, kind }) => kind === 'date' || (kind !== 'number' && isDate(text))).length,
    money: cells.filter(({ text, kind }) => kind === 'number' || isMoney(text)).length,
    letters: letters.length,
    length: letters.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, letters.length),
  }
}

const isDate = (text: string): boolean => cutDate(text) !== undefined && !isMoney(text)

export const isMoney = (text: string): boolean => {
  const number = splitCurrency(text).number
  return splitSign(number) !== undefined && (/[.,]\d{1,2}\)?\s?-?$/.test(number) || /^[-+−]\s?\d+$/.test(number))
}

const isExclusive = (rows: readonly Row[], a: number, b: number): boolean => {
  const filled = (cells: readonly string[], index: number) => (cells[index] ?? '').trim() !== ''
  const one = rows.filter(({ cells }) => filled(cells, a) !== filled(cells, b)).length
  return rows.every(({ cells }) => !(filled(cells, a) && filled(cells, b))) && one >= rows.length * 0.9
}

const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

/** How many cells most rows have: what differs is a first line of account or a footer. */
function commonWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
