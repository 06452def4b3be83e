/** Contracts: when each may be ended, and the last day to say so. */
import { notices } from '#content'
import type { Judged } from '../service.ts'
import { dayAt, dayNumber } from '../money/days.ts'
import { aboutNotice } from './names.ts'
import type { ReadOf } from './need.ts'
import type { Term, Trade } from './result.ts'

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
  const notice = said !== undefined ? ({ days: said, from: 'said' } as const) : ruleNotice(rule)
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
    giveBy: ended || isFree || end === null || end < today || notice === null ? null : dayAt(dayNumber(end) - notice.days),
    freeFrom,
    endIfToday: isFree && notice !== null ? dayAt(dayNumber(today) + notice.days) : null,
  }
}

const ruleNotice = (rule: NoticeRule | undefined): Term['notice'] =>
  rule === undefined || rule.days === null ? null : { days: rule.days, from: 'rule' }

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
