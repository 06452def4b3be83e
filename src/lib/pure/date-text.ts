/**
 * Dates as people, banks and spreadsheets write them, cut into what is written; which number is the day is another question (`dates.ts`).
 * Numbers with `/ - .` or spaces, ISO 8601, `yyyymmdd`, month names in French and English, and a time of day after them.
 */
import { addDays, toDay } from './day.ts'

/** Which number comes first: `03/04/25` is 3 April, 4 March, or 25 April 2003. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export interface WrittenDate {
  /** The day in each order, undefined where it does not exist; the same thrice where the date needs no order. */
  readonly days: { readonly [O in DateOrder]: string | undefined }
  /** `HH:MM:SS`, as the clock showed it; fractions of a second are dropped. */
  readonly time?: string
  /** `Z`, or `+01:00`. */
  readonly offset?: string
}

/** Cuts a date; undefined when this is none. A day that no order makes exist gives three times undefined. */
export function cutDate(text: string): WrittenDate | undefined {
  if (text.length > maxCharacters || !/\d/.test(text)) return undefined
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\s\u200e\u200f]+/gu, ' ')
    .trim()
  const stamp = compact.exec(plain)
  if (stamp !== null)
    return withTime(sameDays(toDay(+stamp[1]!, +stamp[2]!, +stamp[3]!)), stamp[4], stamp[5], stamp[6], undefined, stamp[7])
  const clock = clockTime.exec(plain)
  const days = daysOf(clock === null ? plain : plain.slice(0, clock.index))
  if (days === undefined || clock === null) return days === undefined ? undefined : { days }
  const [, hours, minutes, seconds, half, bareHours, hourHalf, hour, offset] = clock
  return withTime(days, hours ?? bareHours ?? hour, minutes ?? '0', seconds, half ?? hourHalf, offset)
}

const maxCharacters = 64
const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/
const clockTime =
  /(?:T|,? (?:à |a |at )?|, ?)(?:(\d{1,2}) ?[:hH] ?(\d{2})(?: ?[:m] ?(\d{2})s?(?:[.,]\d{1,9})?)?(?: ?([ap])\.? ?m\.?)?|(\d{1,2}) ?([ap])\.? ?m\.?|(\d{1,2}) ?h)(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}))?$/i

function withTime(
  days: WrittenDate['days'],
  hours: string | undefined,
  minutes = '0',
  seconds = '0',
  half?: string,
  offset?: string,
): WrittenDate | undefined {
  if (hours === undefined) return { days }
  let hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  if (half !== undefined) hour = (hour % 12) + (/p/i.test(half) ? 12 : 0)
  const midnight = hour === 24 && Number(minutes) === 0 && Number(seconds) === 0
  if ((hour > 23 && !midnight) || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    // ISO 8601: 24:00 is the first instant of the next day.
    days: midnight ? { dmy: next(days.dmy), mdy: next(days.mdy), ymd: next(days.ymd) } : days,
    time: `${two(midnight ? 0 : hour)}:${two(Number(minutes))}:${two(Number(seconds))}`,
    ...(offset === undefined ? {} : { offset: plainOffset(offset) }),
  }
}

const next = (day: string | undefined): string | undefined => (day === undefined ? undefined : addDays(day, 1))

const plainOffset = (offset: string): string => {
  const digits = offset.replace(':', '')
  return /^[a-z]/i.test(digits) || /^.0+$/.test(digits) ? 'Z' : `${digits.slice(0, 3)}:${digits.slice(3).padEnd(2, '0')}`
}

const sameDays = (day: string | undefined): WrittenDate['days'] => ({ dmy: day, mdy: day, ymd: day })

const numeric = /^(\d{1,4}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{1,4})$/

function daysOf(text: string): WrittenDate['days'] | undefined {
  const numbers = numeric.exec(text)
  if (numbers === null) return namedDays(text)
  const [, first = '', , second = '', third = ''] = numbers
  if (first.length === 4) return third.length <= 2 ? sameDays(toDay(+first, +second, +third)) : undefined
  if (first.length === 3 || third.length === 3 || (third.length === 1 && first.length === 1)) return undefined
  const last = third.length === 4 ? +third : third.length === 2 ? inCentury(+third) : undefined
  return {
    dmy: last === undefined ? undefined : toDay(last, +second, +first),
    mdy: last === undefined ? undefined : toDay(last, +first, +second),
    ymd: third.length === 4 || first.length === 1 ? undefined : toDay(inCentury(+first), +second, +third),
  }
}

/** Years of two digits pivot on 70, as in QIF. */
const inCentury = (year: number): number => year + (year < 70 ? 2000 : 1900)

/** `mar. 4 févr. 2025`, `Tuesday, February 4th, 2025`, `1er mars 2025`, `04-FEB-25`: one month's name and two numbers. */
function namedDays(text: string): WrittenDate['days'] | undefined {
  if (!/^[\p{L}\d .,/’'-]+$/u.test(text)) return undefined
  const parts = text.match(/\p{L}+|\d+/gu) ?? []
  const numbers = parts.filter((part) => /\d/.test(part))
  const words = parts.filter((part) => /\p{L}/u.test(part)).map(unaccented)
  const kept = words.filter((word) => !filler.has(word))
  const month = monthOf(kept.at(-1) ?? '')
  const [first = '', second = ''] = numbers
  if (month === undefined || numbers.length !== 2 || kept.length > 2 || (kept.length === 2 && !isWeekday(kept[0]!))) return undefined
  if (first.length === 4) return second.length <= 2 ? sameDays(toDay(+first, month, +second)) : undefined
  if (second.length === 4) return first.length <= 2 ? sameDays(toDay(+second, month, +first)) : undefined
  if (second.length !== 2 || first.length > 2) return undefined
  const yearLast = toDay(inCentury(+second), month, +first)
  return { dmy: yearLast, mdy: yearLast, ymd: first.length === 2 ? toDay(inCentury(+first), month, +second) : undefined }
}

const filler = new Set(['er', 'st', 'nd', 'rd', 'th', 'de', 'le', 'du', 'of', 'the', 'on'])
const months = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
]
const weekdays = 'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday'.split(' ')

const unaccented = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** A name or its beginning, three letters at least, that fits one month only (`jui` fits two). */
function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined
  const fitting = months.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []))
  return fitting.length === 1 ? fitting[0] : undefined
}

const isWeekday = (word: string): boolean => word.length >= 2 && weekdays.some((name) => name.startsWith(word))
