/** What a QIF file never says and all its lines say together: the order of day and month, and the decimal sign. */
import { toDay } from '#lib/pure/day'
import { decimalEvidence } from '#lib/pure/number'

export interface Survey {
  addDate(text: string): void
  /** The file says it itself (`!Option:DMY`). */
  declare(dayFirst: boolean): void
  addAmount(text: string): void
  end(hintDayFirst: boolean): Conventions
}

export interface Conventions {
  readonly dayFirst: boolean
  /** True when the order is a guess that changes some day of the file. */
  readonly dayFirstAssumed: boolean
  /** True when `13/08/12` is 12 August 2013. */
  readonly yearFirst: boolean
  readonly decimal: '.' | ','
  /** As `decimal`, for a currency of three decimals or more: there, `1,234` alone is no thousand. */
  readonly threeDigitDecimal: '.' | ','
}

/** Collects the evidence of the whole file: one line `D25/01/…` settles `D02/01/…`. */
export function createSurvey(): Survey {
  const dates = { dayFirst: 0, monthFirst: 0, ambiguous: 0 }
  const short = createShortDates()
  let declared: boolean | undefined
  const amounts = { '.': 0, ',': 0, 'ambiguous-point': 0, 'ambiguous-comma': 0 }
  return {
    addDate(text) {
      const numbers = numbersOf(text)
      if (numbers === undefined || numbers.yearFirst) return
      const { first, second } = numbers
      short.add(numbers)
      if (first === second || (first > 12 && second > 12)) return
      if (first > 12) dates.dayFirst += 1
      else if (second > 12) dates.monthFirst += 1
      else dates.ambiguous += 1
    },
    declare(dayFirst) {
      declared = dayFirst
    },
    addAmount(text) {
      const evidence = decimalEvidence(text)
      if (evidence !== undefined) amounts[evidence] += 1
    },
    end(hintDayFirst) {
      const proven = dates.dayFirst !== dates.monthFirst
      const doubtful = dates.ambiguous > 0 && (!proven || (dates.dayFirst > 0 && dates.monthFirst > 0))
      const either = amounts['.'] === amounts[',']
      // Without proof `1,234` is a thousand: a third decimal does not exist in most currencies.
      const thousands = amounts['ambiguous-point'] > amounts['ambiguous-comma'] ? ',' : '.'
      const third = thousands === '.' ? ',' : '.'
      const majority = amounts['.'] > amounts[','] ? '.' : ','
      const years = declared === undefined ? short.end() : 'last'
      const assumed = doubtful || (!proven && dates.dayFirst > 0) || years === 'doubtful'
      return {
        dayFirst: declared ?? (proven ? dates.dayFirst > dates.monthFirst : hintDayFirst),
        dayFirstAssumed: declared === undefined && years !== 'first' && assumed,
        yearFirst: years === 'first',
        decimal: either ? thousands : majority,
        threeDigitDecimal: either ? (amounts['ambiguous-point'] + amounts['ambiguous-comma'] > 0 ? third : '.') : majority,
      }
    },
  }
}

/**
 * Where the year is in dates of three short numbers. It comes first for sure where the first number is no day (`99/01/31`), or the last
 * is one digit that nothing pads (`13/3/3`: Quicken writes `' 3` or `/ 3`); enough of the file must say so, since one damaged line says
 * nothing of the others. Days above 12 that hardly change beside years that do leave a doubt.
 */
function createShortDates(): { add(numbers: Numbers): void; end(): 'first' | 'last' | 'doubtful' } {
  const [firsts, lasts] = [new Set<number>(), new Set<number>()]
  let [rows, noDay, bareDigit] = [0, 0, 0]
  let possible = true
  return {
    add({ first, second, last, lastPadded }) {
      if (last === undefined || second > 12 || last < 1 || last > 31) {
        possible = false
        return
      }
      firsts.add(first)
      lasts.add(last)
      rows += 1
      if (first > 31 || first === 0) noDay += 1
      else if (first > 9 && last < 10 && !lastPadded) bareDigit += 1
    },
    end() {
      if (!possible || rows === 0) return 'last'
      const sure = noDay + bareDigit
      if (sure * 2 >= rows || (bareDigit > 1 && bareDigit * 10 >= rows)) return 'first'
      return lasts.size > firsts.size + 1 && [...firsts].every((first) => first > 12) ? 'doubtful' : 'last'
    },
  }
}

/**
 * The day a QIF date names: `12/19/18`, `19/12/2018`, `1/ 2'25`, `1.2.2025`, `2025-01-31`, `20250131`.
 * Years: after an apostrophe 2000 and up (Quicken's mark of the century), else two digits pivot on 70.
 */
export function dayOf(text: string, dayFirst: boolean, shortYearFirst = false): string | undefined {
  const numbers = numbersOf(text)
  if (numbers === undefined) return undefined
  const { first, second, year, yearFirst, last } = numbers
  if (shortYearFirst && last !== undefined) return toDay(first + (first < 70 ? 2000 : 1900), second, last)
  if (yearFirst) return toDay(year, first, second)
  return dayFirst ? toDay(year, second, first) : toDay(year, first, second)
}

interface Numbers {
  readonly first: number
  readonly second: number
  readonly year: number
  readonly yearFirst: boolean
  /** The last number as written, when it has one or two digits and no apostrophe: it may be a day. */
  readonly last?: number
  readonly lastPadded?: boolean
}

const timeOfDay = String.raw`(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?`
const yearLast = new RegExp(String.raw`^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*([-/. ']\s*'?)(\s*)(\d{4}|\d{1,2})${timeOfDay}$`)
const yearFront = new RegExp(String.raw`^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})${timeOfDay}$`)
const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/

function numbersOf(text: string): Numbers | undefined {
  const plain = text.trim()
  if (plain.length > 40) return undefined
  const front = yearFront.exec(plain) ?? compact.exec(plain)
  if (front !== null) return { year: Number(front[1]), first: Number(front[2]), second: Number(front[3]), yearFirst: true }
  const last = yearLast.exec(plain)
  if (last === null) return undefined
  const year = Number(last[5])
  const marked = last[3]!.includes("'")
  const century = last[5]!.length === 4 ? 0 : marked || year < 70 ? 2000 : 1900
  const short = last[5]!.length === 4 || marked ? {} : { last: year, lastPadded: last[5]!.length === 2 || /\s/.test(last[3]! + last[4]!) }
  return { year: century + year, first: Number(last[1]), second: Number(last[2]), yearFirst: false, ...short }
}
