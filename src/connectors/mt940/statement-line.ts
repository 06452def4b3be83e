/** Field 61, the statement line, and the balances: SWIFT's formats, with the liberties that banks take. */
import { toDay } from '#lib/pure/day'
import { parseAmount } from '#lib/pure/money'
import { cleanOrNone } from '#lib/pure/text'
import { type BankBalance, type Problem, problem } from '#model'
import type { Field } from './read-mt940.ts'

/** `YYMMDD`: from 80 on, of the last century. */
export function swiftDay(text: string): string | undefined {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(Number) as [number, number, number]
  return toDay(year + (year < 80 ? 2000 : 1900), month, day)
}

/** An entry date has no year: that of the value date, or the neighbour's when the two stand on either side of New Year. */
export function entryDay(value: string, monthDay: string): string | undefined {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))]
  const year = Number(value.slice(0, 2)) + (Number(value.slice(0, 2)) < 80 ? 2000 : 1900)
  const apart = month - Number(value.slice(2, 4))
  return toDay(apart > 6 ? year - 1 : apart < -6 ? year + 1 : year, month, day)
}

export interface StatementLine {
  readonly day: string
  readonly valueDay?: string
  /** Minor units, signed. */
  readonly amount: number
  readonly reversal: boolean
  /** Three letters or digits after `N`, `S` or `F`: `TRF`, `CHK`, `DDT`. */
  readonly type?: string
  readonly reference?: string
  readonly customerReference?: string
  readonly more?: string
}

/**
 * `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]` then `[34x]` on a line of its own (SWIFT, MT940 field 61). Funds code = third letter of the
 * currency. Banks leave out the comma, the type, or write longer references.
 */
const pattern = /^(\d{6})(\d{4})?\s?(RC|RD|EC|ED|C|D)([A-Z])?\s?(\d[\d., ]*)(?:([NSF][A-Z0-9]{3})|N(?=$|\s))?(.*)$/

export function readLine({ lines, line }: Field, currency: string): StatementLine | Problem {
  const text = lines[0]!.trim()
  const match = pattern.exec(text)
  if (match === null) return problem('record-refused', { line, text })
  const [, value = '', entry, mark = '', , digits = '', type, references = ''] = match
  const valueDay = swiftDay(value)
  const day = entry === undefined ? valueDay : (entryDay(value, entry) ?? valueDay)
  if (day === undefined) return problem('day-unreadable', { line, text: value + (entry ?? '') })
  const amount = swiftAmount(digits, currency, line)
  if (typeof amount !== 'number') return amount
  // RC takes back a credit, RD a debit; EC and ED are expected, in interim reports.
  const out = mark === 'D' || mark === 'RC' || mark === 'ED'
  return {
    day,
    ...(valueDay === undefined || valueDay === day ? {} : { valueDay }),
    amount: out && amount !== 0 ? -amount : amount,
    reversal: mark === 'RC' || mark === 'RD',
    ...(type === undefined ? {} : { type: type.slice(1) }),
    ...referencesOf(references, lines.slice(1)),
  }
}

/** `customer//bank`; `NONREF` is none. */
function referencesOf(text: string, more: readonly string[]): Pick<StatementLine, 'reference' | 'customerReference' | 'more'> {
  const cut = text.indexOf('//')
  const known = (part: string) =>
    /^(?:NONREF|NOTPROVIDED|EREF|PREF|MARF|KREF\+?)?$/i.test(part.trim()) ? undefined : cleanOrNone(part, 140)
  const customer = known(cut === -1 ? text : text.slice(0, cut))
  const bank = cut === -1 ? undefined : known(text.slice(cut + 2))
  const rest = cleanOrNone(more.join(' '), 500)
  const reference = bank ?? customer
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(customer === undefined || customer === reference ? {} : { customerReference: customer }),
    ...(rest === undefined ? {} : { more: rest }),
  }
}

/** Digits with a comma (some banks: a point), which nothing need follow. */
function swiftAmount(text: string, currency: string, line: number): number | Problem {
  const plain = text.trim()
  const amount = parseAmount(plain, currency, { decimal: /^\d+\.\d{1,2}$/.test(plain) ? '.' : ',' })
  return amount.ok ? amount.value : problem(amount.error.type, { line, text: amount.error.type === 'currency-unknown' ? currency : plain })
}

const balanceTypes: ReadonlyMap<string, BankBalance['type']> = new Map([
  ['60F', 'opening'],
  ['60M', 'interim'],
  ['62F', 'closing'],
  ['62M', 'interim'],
  ['64', 'available'],
  ['65', 'other'],
])

export const isBalance = (tag: string): boolean => balanceTypes.has(tag)

/** `1!a6!n3!a15d`: mark, day, currency, amount. */
export function readBalance({ tag, lines, line }: Field): Omit<BankBalance, 'account' | 'kind' | 'schema'> | Problem {
  const text = lines[0]!.trim()
  const match = /^([CD])\s?(\d{6})\s?([A-Z]{3})\s?(\d[\d., ]*)$/.exec(text)
  if (match === null) return problem('record-refused', { line, text })
  const [, mark = '', date = '', currency = '', digits = ''] = match
  const day = swiftDay(date)
  // An account without any movement yet shows zeros for a date.
  if (day === undefined) return problem('day-unreadable', { line, text: date })
  const amount = swiftAmount(digits, currency, line)
  if (typeof amount !== 'number') return amount
  return { day, amount: mark === 'D' && amount !== 0 ? -amount : amount, currency, type: balanceTypes.get(tag) ?? 'other' }
}
