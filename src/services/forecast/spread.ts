/** The middle of a forecast, day after day, and how far it may stray if days to come are as uneven as those before. Pure. */
import type { Model } from './model.ts'

/** Days of a block: wages, rent and what follows them stay together. */
const block = 30

export interface Spread {
  /** Sums from the first day to come, in minor units. */
  readonly middle: readonly number[]
  /** One standard deviation of each. */
  readonly scale: readonly number[]
}

/** What comes back at its dates, and the recent mean of the rest each day. */
export function spreadOf({ sure, lately, recent, daily }: Pick<Model, 'sure' | 'lately' | 'recent' | 'daily'>): Spread {
  const mean = lately.reduce((sum, { amount }) => sum + amount, 0) / recent
  const deviation = deviationOf(daily)
  const [middle, scale]: [number[], number[]] = [[], []]
  let sum = 0
  for (const [place, amount] of sure.entries()) {
    sum += amount
    const blocks = (place + 1) / block
    middle.push(Math.round(sum + mean * (place + 1)))
    // What comes varies as the root of time; the mean itself is known from few days, and what it errs by grows with time.
    scale.push(Math.max(1, deviation * Math.sqrt(blocks + (blocks * blocks * block) / recent)))
  }
  return { middle, scale }
}

/** Standard deviation of the sum of a block, over all blocks of the past, which overlap. */
function deviationOf(daily: readonly number[]): number {
  const sums: number[] = []
  let sum = 0
  for (const [place, amount] of daily.entries()) {
    sum += amount - (place < block ? 0 : (daily[place - block] ?? 0))
    if (place >= block - 1) sums.push(sum)
  }
  const mean = sums.reduce((total, one) => total + one, 0) / Math.max(1, sums.length)
  const variance = sums.reduce((total, one) => total + (one - mean) ** 2, 0) / Math.max(1, sums.length)
  const apart = Math.floor(daily.length / block)
  return Math.sqrt((variance * apart) / Math.max(1, apart - 1))
}
