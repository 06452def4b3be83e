/**
 * How often what came fell in the range foreseen, and how wide that range was, beside a naive one: the forecast made on days of the past of
 * an invented life, from nothing that came later.
 */
import { addDays } from './days.ts'
import { forecast } from '#services'
import { heldOf, type Household, type Lived } from './variants.ts'
import { type Habit, livedBy } from './habits.ts'

/** Days known before the first origin, and days between two. */
const before = 180
const step = 28
/** Last day that the invented lives are known whole. */
const end = '2026-11-15'
const longest = [28, 91, 182, 364] as const

export interface Tally {
  /** The longest horizon counted, in days. */
  readonly days: number
  tried: number
  inside: number
  /** Sums, to make means of: minor units. */
  width: number
  naiveInside: number
  naiveWidth: number
}

export const householdLives = (name: Household, variants: readonly number[]): readonly (readonly object[])[] =>
  variants.map((variant) => heldOf(name, variant))
export const habitLives = (name: Habit, variants: readonly number[]): readonly (readonly object[])[] =>
  variants.map((variant) => livedBy(name, variant))

/** Of all that was tried, in a hundred. */
export const percentOf = (tallies: readonly Tally[]): number =>
  (100 * tallies.reduce((sum, { inside }) => sum + inside, 0)) /
  Math.max(
    1,
    tallies.reduce((sum, { tried }) => sum + tried, 0),
  )

/** Over the weeks to come of each origin, by horizon; every currency of a life is a forecast of its own. */
export function coverageOf(lives: readonly (readonly object[])[], every = step): readonly Tally[] {
  const tallies = longest.map((days): Tally => ({ days, tried: 0, inside: 0, width: 0, naiveInside: 0, naiveWidth: 0 }))
  for (const records of lives) {
    const operations = records.filter((record): record is Lived => 'amount' in record && 'day' in record)
    const own = operations.filter(({ account }) => account !== 'livret')
    for (let today = addDays(own[0]?.day ?? end, before); today < end; today = addDays(today, every)) {
      const { currencies } = forecast.compute(records as never, { today, zone: 'Europe/Paris', lang: 'fr' })
      for (const { currency, start, points, asOf } of currencies) {
        const some = own.filter((one) => one.currency === currency)
        const naive = naiveOf(
          some.filter(({ day }) => day <= asOf),
          asOf,
        )
        for (const { day, low, high } of points) {
          const days = daysBetween(asOf, day)
          const tally = tallies.find((one) => days <= one.days)
          if (day > end || days % 7 !== 0 || tally === undefined) continue
          const came = some.reduce((sum, one) => (one.day > asOf && one.day <= day ? sum + one.amount : sum), 0)
          const { middle, half } = naive(days)
          tally.tried += 1
          tally.width += high - low
          tally.naiveWidth += 2 * half
          if (start.amount + came >= low && start.amount + came <= high) tally.inside += 1
          if (Math.abs(came - middle) <= half) tally.naiveInside += 1
        }
      }
    }
  }
  return tallies.filter(({ tried }) => tried > 0)
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Months are drawn from a normal law, each apart from the others: the mean and the deviation of those known. */
function naiveOf(known: readonly Lived[], asOf: string): (days: number) => { readonly middle: number; readonly half: number } {
  const months = Math.max(2, Math.floor(daysBetween(known[0]?.day ?? asOf, asOf) / 30))
  const sums = Array.from({ length: months }, () => 0)
  for (const { day, amount } of known) {
    const place = Math.floor(daysBetween(day, asOf) / 30)
    if (place < months) sums[place] = (sums[place] ?? 0) + amount
  }
  const mean = sums.reduce((sum, one) => sum + one, 0) / months
  const deviation = Math.sqrt(sums.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (months - 1))
  return (days) => ({ middle: (mean * days) / 30, half: 1.2816 * deviation * Math.sqrt(days / 30) })
}
