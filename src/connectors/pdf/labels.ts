/** What is written behind the labels of a bill, wherever the bill puts them: days, amounts, a number. */
import { readDate } from '#lib/pure/dates'
import { parseAmount } from '#lib/pure/money'
import type { PdfLine } from '#lib/pure/pdf'

/** Amounts have two decimals here: what has none is a quantity, a rate or a number of something. */
const amount = /(?<![\d.,/])[-\u2212]?\s?(?:\d{1,3}(?:[ .,\u00a0\u202f’']\d{3})+|\d+)[.,]\d{2}(?![\d/]|[.,]\d)(?!\s?%)/gu
const date =
  /(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:1er|\d{1,2})(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4})(?![\d/])/giu

/** The amounts of a text, in minor units; one that cannot be read leaves none, since it may be the one that counts. */
export function amountsIn(text: string, currency: string): readonly number[] {
  const read = [...text.matchAll(amount)].map(([written]) => parseAmount(written, currency))
  return read.every((one) => one.ok) ? read.map((one) => one.value) : []
}

/** The days of a text. In numbers, day first when `french`; else only those that one order alone makes exist. */
export const daysIn = (text: string, french: boolean): readonly string[] =>
  [...text.normalize('NFC').matchAll(date)].flatMap(([written]) => {
    const [dayFirst, monthFirst] = [readDate(written, 'dmy'), readDate(written, 'mdy')]
    if (french) return dayFirst.ok ? [dayFirst.value.day] : []
    const found = new Set([dayFirst, monthFirst].flatMap((one) => (one.ok ? [one.value.day] : [])))
    return found.size === 1 ? [...found] : []
  })

/** What follows a label, in its line; else in the line below, when that one holds nothing but a value. */
export function afterLabel(lines: readonly PdfLine[], label: RegExp, isValue: (text: string) => boolean): readonly string[] {
  return lines.flatMap((line, index) => {
    const match = label.exec(line.text)
    if (match === null) return []
    const rest = line.text.slice(match.index + match[0].length)
    if (isValue(rest)) return [rest]
    const below = lines[index + 1]
    return below !== undefined &&
      below.page === line.page &&
      /^[^\p{L}]*(?:€|eur|ttc|\$|[^\p{L}])*$/iu.test(below.text) &&
      isValue(below.text)
      ? [below.text]
      : []
  })
}

/** What the first page says, if it says it; else the others. Behind it, bills explain themselves by examples. */
export function fromFirstPage<T>(lines: readonly PdfLine[], read: (lines: readonly PdfLine[]) => readonly T[]): readonly T[] {
  const first = read(lines.filter(({ page }) => page === 1))
  return first.length > 0 ? first : read(lines.filter(({ page }) => page > 1))
}

/** The value, when all that were found are the same. */
export const only = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined)
