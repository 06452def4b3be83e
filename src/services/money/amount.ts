/** Amounts of minor units as text, from the decimal text and never through a float. */
import { formatDecimal, minorDigits } from '#lib/pure/money'

/** `412,30 €`. A currency unknown to ISO 4217 keeps its minor units. */
export function moneyIn(locale: string, amount: number, currency: string): string {
  if (minorDigits(currency) === undefined) return `${amount} ${currency}`
  const decimal = formatDecimal(amount, currency) as Intl.StringNumericLiteral
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(decimal)
}

/** `1 984,32`. */
export function decimalIn(locale: string, amount: number, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === undefined) return String(amount)
  const number = formatDecimal(amount, currency) as Intl.StringNumericLiteral
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number)
}

/** `1984.32`, for tables: the same in every language. */
export const plainAmount = (amount: number, currency: string): string =>
  minorDigits(currency) === undefined ? String(amount) : formatDecimal(amount, currency)
