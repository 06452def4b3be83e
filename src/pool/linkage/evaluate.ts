/** Clusters held against a truth, pair by pair. */

export interface Score {
  readonly truePairs: number
  readonly foundPairs: number
  readonly rightPairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Both give each record's group, in the same order. A record without truth is left out. */
export function scorePairs(found: readonly (string | number)[], truth: readonly (string | undefined)[]): Score {
  const known = truth.flatMap((group, at) => (group === undefined ? [] : [{ group, cluster: found[at]! }]))
  const pairsOf = (keys: readonly (string | number)[]) => {
    const sizes = new Map<string | number, number>()
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  }
  return scoreOf(
    pairsOf(known.map(({ group }) => group)),
    pairsOf(known.map(({ cluster }) => cluster)),
    pairsOf(known.map(({ group, cluster }) => `${cluster}\u0000${group}`)),
  )
}

export function scoreOf(truePairs: number, foundPairs: number, rightPairs: number): Score {
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs
  return {
    truePairs,
    foundPairs,
    rightPairs,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

/**
 * The same for each group of people, so that an average hides nobody. Recall is of the group's own pairs; precision of the pairs found
 * that hold one of its records.
 */
export function scoreGroups(
  found: readonly (string | number)[],
  truth: readonly (string | undefined)[],
  groupOf: (person: string) => string | undefined,
): ReadonlyMap<string, Score> {
  const known = truth.flatMap((person, at) => {
    const group = person === undefined ? undefined : groupOf(person)
    return group === undefined ? [] : [{ person: person!, group, cluster: found[at]! }]
  })
  const sums = new Map<string, { truePairs: number; foundPairs: number; rightPairs: number }>()
  const sumOf = (group: string) => {
    const sum = sums.get(group) ?? { truePairs: 0, foundPairs: 0, rightPairs: 0 }
    sums.set(group, sum)
    return sum
  }
  const pairs = (count: number) => (count * (count - 1)) / 2
  for (const [person, records] of Map.groupBy(known, ({ person: one }) => one)) {
    const sum = sumOf(groupOf(person)!)
    sum.truePairs += pairs(records.length)
    for (const together of Map.groupBy(records, ({ cluster }) => cluster).values()) sum.rightPairs += pairs(together.length)
  }
  for (const records of Map.groupBy(known, ({ cluster }) => cluster).values())
    for (const [group, own] of Map.groupBy(records, (one) => one.group))
      sumOf(group).foundPairs += pairs(own.length) + own.length * (records.length - own.length)
  return new Map([...sums].map(([group, sum]) => [group, scoreOf(sum.truePairs, sum.foundPairs, sum.rightPairs)]))
}
