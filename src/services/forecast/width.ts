/**
 * How wide the range must be for this very person: the forecast is made again from days of her own past, and its range compared with what
 * then came. What eight errors in ten do not exceed, in half-widths, is the width (split conformal prediction), held near a prior while few
 * days were tried.
 */
import { dayAt, dayNumber } from '../money/days.ts'
import type { Entry } from '../money/entries.ts'
import { modelOf } from './model.ts'
import { rangeOf } from './paths.ts'

/** Days of the past that a try needs before it, and looks at after it. */
const before = 150
const after = 120
/** Days between two tries, and how many at most. */
const step = 30
const most = 8
/** Fewer paths than the forecast's own: only a quantile of errors is sought. */
const paths = 100
/** Width when nothing is known, and the number of tries it weighs as much as. */
const prior = { width: 0.55, tries: 8 }
const bounds = [0.4, 2.5] as const

/** `first` and `last` are the day numbers of what is known. */
export function widthOf(entries: readonly Entry[], first: number, last: number): number {
  const errors: number[] = []
  let tries = 0
  for (let origin = last - step; origin - first >= before && tries < most; origin -= step) {
    errors.push(...errorsAt(entries, origin, Math.min(last, origin + after)))
    tries += 1
  }
  const sorted = errors.toSorted((a, b) => a - b)
  const own = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.8))] ?? prior.width
  const width = (own * tries + prior.width * prior.tries) / (tries + prior.tries)
  return Math.min(bounds[1], Math.max(bounds[0], width))
}

/** Errors every seven days, in half-widths of the range of then. */
function errorsAt(entries: readonly Entry[], origin: number, end: number): readonly number[] {
  // What an account's statements covered on that day is not known: they are taken to reach it.
  const until = new Map(entries.map(({ account }) => [account, dayAt(origin)]))
  const { daily, sure } = modelOf(entries, until, origin, end)
  const { low, middle, high } = rangeOf(daily, sure, 1, paths)
  const came = Array.from({ length: end - origin }, () => 0)
  for (const { day, amount } of entries) {
    const place = dayNumber(day) - origin - 1
    if (place >= 0 && place < came.length) came[place] = (came[place] ?? 0) + amount
  }
  const errors: number[] = []
  let sum = 0
  for (const [place, amount] of came.entries()) {
    sum += amount
    if (place % 7 !== 6) continue
    const error = sum - (middle[place] ?? 0)
    const half = error < 0 ? (middle[place] ?? 0) - (low[place] ?? 0) : (high[place] ?? 0) - (middle[place] ?? 0)
    errors.push(Math.abs(error) / Math.max(1, half))
  }
  return errors
}
