/** Amounts as they are typed in a search. Pure. */
import { minorDigits } from '#lib/pure/money'
import type { Item } from '#model'

/** Digits before and after the mark, and a sign when one was typed. */
export interface TypedAmount {
  readonly sign: string
  readonly whole: string
  readonly decimals: string
}

/** In units of the currency, both included; what came in and what went out alike. */
export interface AmountRange {
  readonly from: number
  readonly to: number
}

/** `12,50`, `12.5`, `-12`, `12€`; undefined for anything else. */
export function readAmount(word: string): TypedAmount | undefined {
  const [, sign, whole, decimals] = /^([+\-−]?)(\d{1,12})(?:[.,](\d{1,3}))?(?:€|\$|eur)?$/u.exec(word) ?? []
  return whole === undefined ? undefined : { sign: sign ?? '', whole, decimals: decimals ?? '' }
}

/** `>100`, `<=12,5`, `10..20`; undefined for anything else. */
export function readRange(word: string): AmountRange | undefined {
  const [, mark, edge] = /^([<>]=?|[≤≥])(\d{1,12}(?:[.,]\d{1,3})?)(?:€|\$|eur)?$/u.exec(word) ?? []
  if (mark !== undefined && edge !== undefined) {
    const at = unitsOf(edge)
    // Nothing is finer than a thousandth of a unit.
    const shift = mark.length === 1 && /[<>]/.test(mark) ? 0.0005 : 0
    return /[>≥]/.test(mark) ? { from: at + shift, to: Number.POSITIVE_INFINITY } : { from: 0, to: at - shift }
  }
  const [, first, last] = /^(\d{1,12}(?:[.,]\d{1,3})?)\.\.(\d{1,12}(?:[.,]\d{1,3})?)(?:€|\$|eur)?$/u.exec(word) ?? []
  if (first === undefined || last === undefined) return undefined
  const [from, to] = [unitsOf(first), unitsOf(last)]
  return { from: Math.min(from, to), to: Math.max(from, to) }
}

const unitsOf = (digits: string): number => Number(digits.replace(',', '.'))

export function isAmount(item: Item, { sign, whole, decimals }: TypedAmount): boolean {
  return amountsOf(item).some(({ amount, places }) => {
    if (sign !== '' && amount < 0 !== (sign !== '+')) return false
    return decimals.length <= places && Math.abs(amount) === Number(whole + decimals.padEnd(places, '0'))
  })
}

export const isBetween = (item: Item, { from, to }: AmountRange): boolean =>
  amountsOf(item).some(({ amount, places }) => {
    const units = Math.abs(amount) / 10 ** places
    return units >= from && units <= to
  })

/** What the JSON of a record with this amount holds, whatever the decimals of its currency. */
export function amountsNear({ whole, decimals }: TypedAmount): string[] {
  const counts = [0, 1, 2, 3, 4].filter((places) => places >= decimals.length).map((places) => Number(whole + decimals.padEnd(places, '0')))
  return [...new Set(counts)].flatMap((count) => [`:${count},`, `:${count}}`, `:-${count},`, `:-${count}}`])
}

const fields = ['amount', 'total', 'price', 'cost', 'paid'] as const

/** The amounts of a record, in minor units; none without a currency. */
function amountsOf(item: Item): { amount: number; places: number }[] {
  if (!('currency' in item) || item.currency === undefined) return []
  const places = minorDigits(item.currency) ?? 2
  const values = item as { readonly [field in (typeof fields)[number]]?: unknown }
  return fields.flatMap((field) => {
    const amount = values[field]
    return typeof amount === 'number' ? [{ amount, places }] : []
  })
}
