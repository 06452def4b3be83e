/** What a person types of money and rates, in either language: in a form, or after an option of the command line. */
import { parseAmount } from './money.ts'

/** Minor units; undefined for anything else than an amount, and for one that is negative or too large. */
export function amountTyped(text: string | undefined, currency: string): number | undefined {
  const read = parseAmount((text ?? '').replaceAll(/[\s\u00a0\u202f€$]/g, ''), currency)
  return read.ok && read.value >= 0 && read.value <= most ? read.value : undefined
}

/** `3,5` to millionths of one: 35 000. Undefined outside 0 to 30. */
export function percentTyped(text: string | undefined): number | undefined {
  const found = /^(\d{1,2})(?:[.,](\d{1,4}))?\s*%?$/.exec((text ?? '').trim())
  if (!found) return undefined
  const millionths = Number(found[1]) * 10_000 + Number((found[2] ?? '').padEnd(4, '0'))
  return millionths <= 300_000 ? millionths : undefined
}

/** A whole number between two bounds. */
export function wholeTyped(text: string | undefined, least: number, most: number): number | undefined {
  const value = /^\d{1,4}$/.test((text ?? '').trim()) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

/** The most that an amount may be here: what is computed on it stays exact. */
const most = 1e12
