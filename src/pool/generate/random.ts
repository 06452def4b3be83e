/** Chance that a seed repeats: the same network for the same seed, on any machine. */

export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from 0 to count − 1. */
  below(count: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** The first of a list far oftener than the last: the rank's frequency falls as one over it. */
  pickRanked<T>(list: readonly T[]): T
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
    // Inverse of the logarithm that sums 1/(rank + 3).
    pickRanked: (list) => list[Math.min(list.length - 1, Math.floor(3 * ((list.length + 3) / 3) ** next() - 3))]!,
  }
}
