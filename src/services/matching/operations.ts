/** Operations as the matching sees them: days as numbers, labels as words. */
import { dayNumber } from '#lib/pure/day'
import { minorDigits } from '#lib/pure/money'
import type { Brands } from './brands/all.ts'
import { saysCare } from './brands/all.ts'
import { careCategories } from './brands/health.ts'
import { wordsOf } from './names.ts'
import type { ReadOf } from './read.ts'

export interface Operation {
  readonly id: string
  /** Booking day, as days since 1970. */
  readonly day: number
  /** Days on which it may have happened: booked, value, written in the label. */
  readonly days: readonly number[]
  readonly amount: number
  readonly currency: string
  readonly account: string
  readonly label: string
  readonly words: readonly string[]
  readonly brands: readonly number[]
  /** True when it names a payer of care and no other seller. */
  readonly payer: boolean
  /** What its words, then what its category say of care: undefined when there is no category. */
  readonly care: boolean
  readonly careCategory: boolean | undefined
  /** Amounts in other currencies that the label writes, as `USD 1250`. */
  readonly foreign: readonly string[]
  /** What its source says was given back of it already, in minor units. */
  readonly reimbursed: number
}

export function operationOf(record: ReadOf<'bank.transaction'>, brands: Brands): Operation {
  const { id, amount, currency, account, label, counterparty = '', memo = '', reference = '', category } = record
  const text = `${label} ${counterparty} ${memo === label ? '' : memo} ${reference}`
  const words = wordsOf(text)
  const day = dayNumber(record.day)
  const named = brands.find(words)
  const folded = category === undefined ? undefined : wordsOf(category.split(/[:>/]/).at(-1) ?? category).join(' ')
  return {
    id,
    day,
    days: daysOf(record, day),
    amount,
    currency,
    account,
    label,
    words,
    brands: named,
    payer: named.length > 0 && named.every(brands.isPayer),
    care: saysCare(words, amount < 0 && named.some(brands.isPayer)),
    careCategory: folded === undefined || folded === '' ? undefined : careSet.has(folded) && (amount > 0 || folded !== 'mutuelle'),
    foreign: foreignIn(text, currency),
    reimbursed: record.reimbursed ?? 0,
  }
}

const careSet: ReadonlySet<string> = new Set(careCategories)

/** A label may write the day of the purchase (`CB 12/03`): the one on or before the booking, ten days at most. */
function daysOf({ day, valueDay, label }: ReadOf<'bank.transaction'>, booked: number): readonly number[] {
  const days = [booked]
  if (valueDay !== undefined && valueDay !== day) days.push(dayNumber(valueDay))
  const [, date = '', month = ''] = /(?:^|\D)(\d{2})[/.](\d{2})(?:\D|$)/.exec(label) ?? []
  if (date !== '')
    for (const year of [day.slice(0, 4), String(Number(day.slice(0, 4)) - 1)]) {
      const written = dayNumber(`${year}-${month}-${date}`)
      if (written <= booked && booked - written <= 10 && !days.includes(written)) days.push(written)
    }
  return days
}

/** `12,50 USD` or `USD 12.50`: the amount of the shop, before the bank changed it. */
function foreignIn(text: string, own: string): readonly string[] {
  if (!/\d[.,]\d{2}|[A-Z]{3} ?\d/.test(text)) return []
  const found: string[] = []
  for (const [, before, number = '', after] of text.matchAll(
    /\b([A-Z]{3})? ?(\d{1,3}(?:[ \u00A0.,]?\d{3}){0,3}(?:[.,]\d{2})?) ?([A-Z]{3})?\b/g,
  ))
    for (const code of [before, after]) {
      const digits = code === undefined || code === own ? undefined : minorDigits(code)
      if (digits === undefined) continue
      const cents = /[.,]\d{2}$/.test(number)
      const whole = Number(number.replaceAll(/\D/g, ''))
      found.push(`${code} ${cents ? (digits === 2 ? whole : Math.floor(whole / 100)) : whole * 10 ** digits}`)
    }
  return found
}
