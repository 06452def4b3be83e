/**
 * A range for the days to come, by a circular moving-block bootstrap: what was not foreseen in the past, taken in stretches of a month
 * and laid again over the future, many times. Stretches keep what goes together (wages and what follows them). Pure, and the same each
 * time.
 */
import { createDraws } from './random.ts'

/** Days of a stretch. */
const stretch = 30

export interface Range {
  /** For each day after the first, in minor units: nine in ten paths are above, half, and nine in ten below. */
  readonly low: readonly number[]
  readonly middle: readonly number[]
  readonly high: readonly number[]
}

/**
 * `daily` is what each past day brought beyond what is foreseen, `foreseen` what each day to come is sure to bring. The answer sums both
 * from the first day. `width` widens the range around its middle: see `width.ts`.
 */
export function rangeOf(daily: readonly number[], foreseen: readonly number[], width: number, paths: number): Range {
  const days = foreseen.length
  const draw = createDraws(20_261_122)
  const walks = Array.from({ length: paths }, () => walk(daily, days, draw))
  const [low, middle, high]: [number[], number[], number[]] = [[], [], []]
  let sure = 0
  for (let day = 0; day < days; day += 1) {
    sure += foreseen[day] ?? 0
    const at = walks.map((one) => one[day] ?? 0).toSorted((a, b) => a - b)
    const centre = at[Math.floor(paths / 2)] ?? 0
    const away = (place: number): number => Math.round(sure + centre + ((at[place] ?? 0) - centre) * width)
    low.push(away(Math.floor(paths * 0.1)))
    middle.push(Math.round(sure + centre))
    high.push(away(Math.ceil(paths * 0.9) - 1))
  }
  return { low, middle, high }
}

type Draw = ReturnType<typeof createDraws>

/** Sums of stretches of a past, day after day. */
function walk(past: readonly number[], days: number, draw: Draw): readonly number[] {
  const sums: number[] = []
  let sum = 0
  while (sums.length < days) {
    const from = draw(past.length)
    for (let day = 0; day < stretch && sums.length < days; day += 1) {
      sum += past[(from + day) % past.length] ?? 0
      sums.push(sum)
    }
  }
  return sums
}
