/** Cluster numbers that stay when a base grows. */

/**
 * One number a record, in order. A cluster keeps the number that most of its records had before; of two that claim one number, the
 * larger part has it, and the other takes a new one. A number given once is never given to others.
 */
export function stableIds(
  records: readonly string[],
  cluster: ArrayLike<number>,
  previous: ReadonlyMap<string, number>,
  next: number,
): { readonly ids: readonly number[]; readonly next: number } {
  const claims = new Map<string, { cluster: number; id: number; votes: number }>()
  records.forEach((record, at) => {
    const id = previous.get(record)
    if (id === undefined) return
    const key = `${cluster[at]} ${id}`
    const claim = claims.get(key)
    if (claim === undefined) claims.set(key, { cluster: cluster[at]!, id, votes: 1 })
    else claim.votes += 1
  })
  const given = new Map<number, number>()
  const taken = new Set<number>()
  for (const { cluster: one, id } of [...claims.values()].toSorted((a, b) => b.votes - a.votes || a.id - b.id)) {
    if (given.has(one) || taken.has(id)) continue
    given.set(one, id)
    taken.add(id)
  }
  let free = next
  const ids = records.map((_, at) => {
    const known = given.get(cluster[at]!)
    if (known !== undefined) return known
    given.set(cluster[at]!, free)
    return free++
  })
  return { ids, next: free }
}
