/** Groups from pairs of encodings: the most alike first, and where lists are free of duplicates one record of each list a group. */
import type { Alike } from './compare.ts'

export interface SolveOrder {
  readonly records: number
  /** Which list each record is of. */
  readonly partyOf: ArrayLike<number>
  /** Lists that hold each person once. */
  readonly oneOf: (party: number) => boolean
}

/** The smallest record of each record's group. Two groups meet when at least half of the pairs between them are alike enough. */
export function solveGroups(alike: readonly Alike[], { records, partyOf, oneOf }: SolveOrder): Uint32Array {
  const group = Uint32Array.from({ length: records }, (_, at) => at)
  const members = new Map<number, number[]>()
  const membersOf = (root: number): number[] => members.get(root) ?? [root]
  const known = new Set(alike.map(({ l, r }) => l * records + r))
  const isKnown = (x: number, y: number) => known.has(Math.min(x, y) * records + Math.max(x, y))
  for (const { l, r } of alike.toSorted((a, b) => b.dice - a.dice || a.l - b.l || a.r - b.r)) {
    const [a, b] = [Math.min(group[l]!, group[r]!), Math.max(group[l]!, group[r]!)]
    if (a === b) continue
    const [left, right] = [membersOf(a), membersOf(b)]
    const parties = new Set(left.map((one) => partyOf[one]!))
    if (right.some((one) => oneOf(partyOf[one]!) && parties.has(partyOf[one]!))) continue
    const pairs = left.reduce((sum, x) => sum + right.filter((y) => isKnown(x, y)).length, 0)
    if (2 * pairs < left.length * right.length) continue
    members.set(a, [...left, ...right])
    members.delete(b)
    for (const one of right) group[one] = a
  }
  return group
}
