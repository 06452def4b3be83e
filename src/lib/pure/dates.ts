/** The dates of one column: the order of day, month and year is settled by all of them together, then each is read in that order. */
import { cutDate, type DateOrder } from './date-text.ts'
import { err, ok, type Result } from './result.ts'

/** Where the file comes from: which order to think of first when its dates decide nothing. */
export type DateLocale = 'fr-FR' | 'fr-CA' | 'en-CA' | 'en-GB' | 'en-US'

export interface DateSurvey {
  readonly order: DateOrder
  /** False when the order is an assumption that changes some day: state it (`day-order-assumed`). */
  readonly sure: boolean
  /**
   * `written`: no date depends on an order. `range`: other orders make days that do not exist. `sorted`: only this order makes the rows
   * follow each other in time. `mixed`: rows contradict each other. `assumed`: nothing decides.
   */
  readonly evidence: 'written' | 'range' | 'sorted' | 'mixed' | 'assumed'
  /** Orders in which every date of the column exists. */
  readonly possible: readonly DateOrder[]
  /** Cells that are dates, and cells that are something else; blank ones are not counted. */
  readonly dates: number
  readonly others: number
}

export interface ReadDate {
  readonly day: string
  readonly time?: string
  readonly offset?: string
}

/** Reads one date: `day-missing` for a blank cell, `day-unreadable` for what is no date in this order, or a day that does not exist. */
export function readDate(text: string, order: DateOrder): Result<ReadDate, { readonly type: 'day-missing' | 'day-unreadable' }> {
  if (text.trim() === '') return err({ type: 'day-missing' })
  const written = cutDate(text)
  const day = written?.days[order]
  if (written === undefined || day === undefined) return err({ type: 'day-unreadable' })
  const { time, offset } = written
  return ok({ day, ...(time === undefined ? {} : { time }), ...(offset === undefined ? {} : { offset }) })
}

/** The orders of a place, the likeliest first. In Canada dates are also written year first, by standard. */
const preferences: { readonly [L in DateLocale]: readonly DateOrder[] } = {
  'fr-FR': ['dmy', 'ymd', 'mdy'],
  'fr-CA': ['dmy', 'ymd', 'mdy'],
  'en-CA': ['mdy', 'ymd', 'dmy'],
  'en-GB': ['dmy', 'ymd', 'mdy'],
  'en-US': ['mdy', 'ymd', 'dmy'],
}

/** Collects the evidence of a column cell by cell, in constant memory. `hint`: the place, or what the person's settings say. */
export function createDateSurvey(hint: DateLocale | { readonly dayFirst: boolean }): { add(text: string): void; end(): DateSurvey } {
  const orders = preferences[typeof hint === 'string' ? hint : hint.dayFirst ? 'fr-FR' : 'en-US']
  const tracks = orders.map((order) => ({ order, against: 0, last: '', distinct: 0, ups: 0, downs: 0 }))
  let [dates, others, yearFirst, depends] = [0, 0, 0, 0]
  return {
    add(text) {
      if (text.trim() === '') return
      const days = cutDate(text)?.days
      if (days === undefined || orders.every((order) => days[order] === undefined)) {
        others += 1
        return
      }
      dates += 1
      if (days.dmy !== days.mdy || days.dmy !== days.ymd) depends += 1
      else if (/^\s*\d{4}/.test(text)) yearFirst += 1
      for (const track of tracks) {
        const day = days[track.order]
        if (day === undefined) track.against += 1
        else if (day !== track.last) {
          if (track.last !== '') track[day > track.last ? 'ups' : 'downs'] += 1
          track.distinct += 1
          track.last = day
        }
      }
    },
    end() {
      const possible = tracks.filter(({ against }) => against === 0)
      const found = (order: DateOrder, sure: boolean, evidence: DateSurvey['evidence']): DateSurvey => ({
        order,
        sure,
        evidence,
        possible: possible.map((track) => track.order),
        dates,
        others,
      })
      if (depends === 0) return found(yearFirst > 0 ? 'ymd' : orders[0]!, true, 'written')
      const likeliest = tracks.toSorted((a, b) => a.against - b.against)[0]!
      if (possible.length === 0) return found(likeliest.order, false, 'mixed')
      if (possible.length === 1) return found(likeliest.order, true, 'range')
      const sorted = possible.filter(({ ups, downs }) => ups === 0 || downs === 0)
      const proven = sorted.length === 1 && sorted[0]!.distinct >= enough
      return proven ? found(sorted[0]!.order, true, 'sorted') : found(possible[0]!.order, false, 'assumed')
    },
  }
}

/** Days that follow each other by chance are rare from here on: 1 in 360 for six. */
const enough = 6

/** As `createDateSurvey`, over cells at hand. */
export function surveyDates(cells: Iterable<string>, hint: DateLocale | { readonly dayFirst: boolean }): DateSurvey {
  const survey = createDateSurvey(hint)
  for (const cell of cells) survey.add(cell)
  return survey.end()
}
