/** What publics are counted by, at a threshold: recomputed at three of them, since a link missed makes of one faithful person two new ones. */

export interface ClusterMeasures {
  readonly clusters: number
  /** Crossover: share of clusters with records in two sources or more. */
  readonly inSeveralSources: number
  /** Frequency. */
  readonly recordsPerCluster: number
  /** Share of clusters with one record. */
  readonly once: number
}

/** Bits on either side of the threshold. */
export const bandWidth = 4

export function measureClusters(cluster: ArrayLike<number>, sourceOf: readonly number[]): ClusterMeasures {
  const sizes = new Map<number, number>()
  const first = new Map<number, number>()
  const several = new Set<number>()
  sourceOf.forEach((source, at) => {
    const one = cluster[at]!
    sizes.set(one, (sizes.get(one) ?? 0) + 1)
    if ((first.get(one) ?? source) !== source) several.add(one)
    else first.set(one, source)
  })
  const single = [...sizes.values()].filter((size) => size === 1).length
  const share = (count: number) => (sizes.size === 0 ? 0 : count / sizes.size)
  return { clusters: sizes.size, inSeveralSources: share(several.size), recordsPerCluster: share(sourceOf.length), once: share(single) }
}
