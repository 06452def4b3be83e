/** What a person's own days usually are: the power that never stops, and the days that stand far above. */
import { dayNumber, weekday } from '../money/days.ts'
import type { MeterDay, Series, Step } from '../meters/series.ts'
import type { Base, Exceptional } from './result.ts'

/** Hours when a home sleeps, in minutes since midnight. */
const night = { from: 60, to: 300 }
const fewestNights = 10

/** The tenth in a hundred of the steps of night (1:00 to 5:00) over the last year: what stays on whatever happens. */
export function baseOf({ steps, fluid, direction, unit }: Series, since: string, yearly: number | undefined): Base | null {
  if (fluid !== 'electricity' || direction !== 'consumed' || unit !== 'kWh') return null
  const own = steps.filter(
    ({ day, minute, minutes }) => day >= since && minutes <= 60 && minute >= night.from && minute + minutes <= night.to,
  )
  const nights = new Set(own.map(({ day }) => day)).size
  if (nights < fewestNights) return null
  const watts = own.map(powerOf).toSorted((a, b) => a - b)
  const low = watts[Math.floor(watts.length / 10)] ?? 0
  const year = Math.round((low * 24 * 365) / 1000) * 1_000_000
  return { watts: Math.round(low), nights, yearly: year, share: yearly === undefined || yearly === 0 ? null : Math.min(1, year / yearly) }
}
/** Watts: 10⁻⁶ kWh over minutes. */
const powerOf = ({ quantity, minutes }: Step): number => (quantity * 60) / minutes / 1000

const median = (sorted: readonly number[]): number => {
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
const reach = 42
const fewest = 6

/**
 * Days far above their own kind: the same sort of day (week or weekend) within six weeks, less what the cold explains. Far is four
 * times the median absolute deviation (as a standard deviation, ×1.4826), and a quarter above the median.
 */
export function exceptionalOf(days: readonly MeterDay[], cold: (day: string) => number): readonly Exceptional[] {
  const told = days
    .filter(({ state }) => state === 'whole')
    .map((one) => ({ one, at: dayNumber(one.day), mild: one.quantity - cold(one.day) }))
  const last = told.at(-1)?.at ?? 0
  const found: Exceptional[] = []
  for (const weekend of [false, true]) {
    const own = told.filter(({ at }) => weekday(at) > 4 === weekend)
    let [from, to] = [0, 0]
    for (const [place, { one, at, mild }] of own.entries()) {
      while ((own[from]?.at ?? at) < at - reach) from += 1
      while (to < own.length && (own[to]?.at ?? at) <= at + reach) to += 1
      const others = own.slice(from, to).flatMap((other, index) => (from + index === place ? [] : [other.mild]))
      if (others.length < fewest) continue
      const usual = median(others.toSorted((a, b) => a - b))
      const spread = 1.4826 * median(others.map((other) => Math.abs(other - usual)).toSorted((a, b) => a - b))
      const above = mild - usual
      if (above <= 4 * Math.max(spread, usual * 0.05) || above <= usual * 0.25 || above < 200_000) continue
      found.push({ day: one.day, quantity: one.quantity, expected: Math.round(one.quantity - above), recent: at > last - 14, ids: one.ids })
    }
  }
  return found.toSorted((a, b) => (a.day > b.day ? -1 : 1))
}
