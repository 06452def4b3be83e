/** The range: the middle of a forecast, and on each side as many standard deviations as the person's own past asked. Pure. */
import type { Spread } from './spread.ts'

export interface Range {
  /** For each day after the first, in minor units: nine in ten are expected above, half, and nine in ten below. */
  readonly low: readonly number[]
  readonly middle: readonly number[]
  readonly high: readonly number[]
}

/** `widths` are those of each week; days after the last keep it. */
export function rangeOf({ middle, scale }: Spread, widths: readonly number[]): Range {
  const away = scale.map((one, day) => Math.round(one * (widths[Math.min(widths.length - 1, Math.floor(day / 7))] ?? 0)))
  return {
    low: middle.map((amount, day) => amount - (away[day] ?? 0)),
    middle,
    high: middle.map((amount, day) => amount + (away[day] ?? 0)),
  }
}
