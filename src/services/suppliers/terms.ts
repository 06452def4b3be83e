/** Contracts: when each may be ended, and the last day to say so. */
import { notices } from '#content'
import type { Judged } from '../service.ts'
import { dayAt, dayIn, dayNumber, monthNumber } from '../money/days.ts'
import { aboutNotice } from './names.ts'
import type { ReadOf } from './need.ts'
import type { Notice, Term, Trade } from './result.ts'

export type Country = 'fr' | 'qc'
type NoticeRule = (typeof notices)[number]

/** The rule of a country for a kind of contract, in force on a day. */
export const ruleFor = (country: Country, trade: Trade | null, today: string): NoticeRule | undefined =>
  notices.find((rule) => rule.country === country && rule.from <= today && rule.categories.some((category) => category === trade))

export interface Around {
  readonly country: Country
  readonly today: string
  /** Last day it was paid, empty when never. */
  readonly lastPaid: string
  readonly judged: readonly Judged[]
}

export function termOf(contract: ReadOf<'contract'>, { country, today, lastPaid, judged }: Around): Term {
  const { id, day: start = null, endDay: end = null, price, currency } = contract
  const rule = ruleFor(country, contract.category, today)
  const said = saidDays(judged, id)
  const notice = said !== undefined ? inDays(said, 'said') : (ownNotice(contract) ?? ruleNotice(rule))
  const ended = saysEnded(contract.state ?? '') || (end !== null && end < today && lastPaid <= end)
  const freeFrom = ended ? null : freedom(rule, start, end)
  const isFree = freeFrom !== null && freeFrom <= today
  return {
    id,
    name: contract.name ?? null,
    number: contract.number ?? null,
    start,
    end,
    price: price === undefined || currency === undefined ? null : { amount: price, currency, period: contract.period ?? null },
    ended,
    rule: rule?.id ?? null,
    notice,
    giveBy: ended || isFree || end === null || end < today || notice === null ? null : shifted(end, notice, -1),
    freeFrom,
    endIfToday: isFree && notice !== null ? shifted(today, notice, 1) : null,
  }
}

const inDays = (count: number, from: Notice['from']): Notice => ({ count, unit: 'days', from })

const ruleNotice = (rule: NoticeRule | undefined): Term['notice'] =>
  rule === undefined || rule.days === null ? null : inDays(rule.days, 'rule')

const ownNotice = ({ notice, noticeUnit = 'days' }: ReadOf<'contract'>): Notice | undefined =>
  notice === undefined ? undefined : { count: notice, unit: noticeUnit, from: 'contract' }

/** The day one notice before (-1) or after (1) another; of a month without that day, its last. */
function shifted(day: string, { count, unit }: Notice, way: 1 | -1): string {
  if (unit === 'months') return dayAt(dayIn(monthNumber(day.slice(0, 7)) + way * count, Number(day.slice(8, 10))))
  return dayAt(dayNumber(day) + way * count * (unit === 'weeks' ? 7 : 1))
}

/** Null when it may not be ended at any time, or when the day that frees it is not known. */
function freedom(rule: NoticeRule | undefined, start: string | null, end: string | null): string | null {
  if (rule?.frees === 'always') return start ?? rule.from
  if (rule?.frees === 'first-year' && start !== null) return anniversary(start)
  return rule?.frees === 'after-term' && end !== null ? dayAt(dayNumber(end) + 1) : null
}

/** A year later; 29 February becomes 1 March. */
const anniversary = (day: string): string => dayAt(dayNumber(`${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`))

const saysEnded = (state: string): boolean => /r[ée]sili|termin|cl[oô]tur|clos|ferm|ended|closed|cancel|expir/iu.test(state)

function saidDays(judged: readonly Judged[], contract: string): number | undefined {
  const said = judged.find(({ by, about, verdict }) => by === 'suppliers' && about === aboutNotice(contract) && verdict === 'days')
  const days = Number(said?.value ?? '')
  return said !== undefined && Number.isInteger(days) && days >= 0 && days <= 366 ? days : undefined
}
