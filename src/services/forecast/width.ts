/**
 * How wide the range must be for this very person: the forecast is made again from days of her own past, each time with no more than was
 * known on that day, and compared with what then came. The width of each horizon is what eight in ten of her own errors do not exceed
 * (rolling conformal prediction), held near the width of a normal law while they are few; and the share itself is moved by each error, up
 * after a miss, down after a hit, so that a life that changes is followed (adaptive conformal inference, Gibbs and Candès, 2021).
 */
import { dayAt } from '../money/days.ts'
import { countUpTo, modelOf, type Past } from './model.ts'
import { type Spread, spreadOf } from './spread.ts'

/** Horizons that are tried: every seven days, for 52 weeks. */
const week = 7
const weeks = 52
/** Days of the past that a try needs before it. */
const before = 120
/** Days between two tries, and how many at most. */
const step = 14
const most = 40
/** The share left outside, and what an error moves it by. */
const outside = 0.2
const pace = 0.05
const bounds = { share: [0.01, 0.7], width: 3 } as const
/** Independent stretches of the past that the normal law weighs as much as; errors of a horizon that the one before weighs as much as. */
const prior = 8
const carried = 2

/** What the range held when it was tried on the past: `inside` of `tried`. */
export interface Held {
  /** The longest horizon counted, in days. */
  readonly days: number
  readonly inside: number
  readonly tried: number
}

export interface Width {
  /** Half the range, in standard deviations, for each week to come. */
  readonly widths: readonly number[]
  /** By horizon, those that could be tried. */
  readonly held: readonly Held[]
}

interface Try extends Spread {
  readonly at: number
}

/** `last` is the day number of what is known. */
export function widthOf(past: Past, last: number): Width {
  const tries: Try[] = []
  const from = (past.days[0] ?? last) + before - 1
  for (let at = last - step * Math.min(most, Math.floor((last - from) / step)); at < last; at += step) tries.push(tryAt(past, at, last))
  const sums = sumsOf(past)
  const shares = createShares()
  const held = longest.map((days) => ({ days, inside: 0, tried: 0 }))
  const widths: (readonly number[])[] = []
  for (const { at } of [...tries, { at: last }]) {
    for (const [place, one] of tries.entries()) {
      for (let horizon = 0; horizon < weeks && one.at + (horizon + 1) * week <= at; horizon += 1) {
        const day = one.at + (horizon + 1) * week
        if (day <= at - step) continue
        const middle = one.middle[(horizon + 1) * week - 1] ?? 0
        const error = Math.abs(sums(day) - sums(one.at) - middle) / (one.scale[(horizon + 1) * week - 1] ?? 1)
        const isInside = error <= (widths[place]?.[horizon] ?? 0)
        shares.learn(horizon, error, isInside)
        const own = held.find(({ days }) => (horizon + 1) * week <= days)
        if (own === undefined) continue
        own.tried += 1
        if (isInside) own.inside += 1
      }
    }
    widths.push(shares.widths())
  }
  return { widths: widths.at(-1) ?? [], held: held.filter(({ tried }) => tried > 0) }
}

const longest = [28, 91, 182, 364]

function tryAt(past: Past, at: number, last: number): Try {
  // What an account's statements covered on that day is not known: they are taken to reach it.
  const day = dayAt(at)
  const until = new Map(past.accounts.map((account) => [account, day]))
  return { at, ...spreadOf(modelOf(past, until, at, Math.min(last, at + weeks * week))) }
}

/** What was held up to a day, from nothing. */
function sumsOf({ entries, days }: Past): (day: number) => number {
  const sums = [0]
  for (const { amount } of entries) sums.push((sums.at(-1) ?? 0) + amount)
  return (day) => sums[countUpTo(days, day)] ?? 0
}

/** What has been learnt of each horizon. */
function createShares() {
  const known = Array.from({ length: weeks }, () => ({ share: outside, errors: [] as number[] }))
  return {
    learn(horizon: number, error: number, isInside: boolean) {
      const own = known[horizon]
      if (own === undefined) return
      own.errors.push(error)
      own.share += pace * (outside - (isInside ? 0 : 1))
    },
    widths(): readonly number[] {
      let moved = 0
      return known.map(({ share, errors }, horizon) => {
        moved = (errors.length * (share - outside) + carried * moved) / (errors.length + carried)
        const left = Math.min(bounds.share[1], Math.max(bounds.share[0], outside + moved))
        const sorted = errors.toSorted((a, b) => a - b)
        const stretches = (errors.length * step) / Math.max(step, (horizon + 1) * week)
        const own = sorted[Math.max(0, Math.ceil((1 - left) * sorted.length) - 1)] ?? 0
        return Math.min(bounds.width, (stretches * own + prior * normalWidth(left)) / (stretches + prior))
      })
    },
  }
}

/** Standard deviations of a normal law that leave a share outside, both sides (Abramowitz and Stegun, 26.2.23; to 0.0005). */
function normalWidth(share: number): number {
  const t = Math.sqrt(-2 * Math.log(share / 2))
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
}
