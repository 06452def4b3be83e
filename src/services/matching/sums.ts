/** Which of a few amounts add up to a total: dynamic programming in minor units, never all the subsets. */
import { bounds } from './rules.ts'

export interface Part {
  /** Positive minor units. */
  readonly amount: number
  /** How unlikely the part is; the sum of the lowest total weight wins. */
  readonly weight: number
}

export interface Found {
  readonly places: readonly number[]
  /** True when another set makes the same total. */
  readonly others: boolean
}

/**
 * The places of two to six parts whose amounts make `total`, the lightest such set, or undefined. At most twelve parts and 2,000
 * partial sums are looked at: a set beyond them is not found rather than searched for ever. Each amount keeps its lightest set;
 * among equal weights the first found stays, so the order of the parts decides.
 */
export function partsOf(total: number, parts: readonly Part[]): Found | undefined {
  let sums = new Map<number, Sum>([[0, { places: [], weight: 0, others: false }]])
  for (const [place, { amount, weight }] of parts.slice(0, bounds.parts).entries()) {
    if (amount <= 0 || amount >= total) continue
    const next = new Map(sums)
    for (const [sum, found] of sums) {
      const more = sum + amount
      if (more > total || found.places.length >= bounds.inSum) continue
      const known = next.get(more)
      const heavier = found.weight + weight
      if (known === undefined && next.size >= bounds.sums) continue
      const others = known !== undefined || found.others
      if (known !== undefined && known.weight <= heavier) next.set(more, { ...known, others })
      else next.set(more, { places: [...found.places, place], weight: heavier, others })
    }
    sums = next
  }
  const found = sums.get(total)
  return found === undefined || found.places.length < 2 ? undefined : { places: found.places, others: found.others }
}

interface Sum extends Found {
  readonly weight: number
}
