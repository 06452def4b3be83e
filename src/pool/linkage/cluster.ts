/**
 * From weighed pairs to people. Two groups are joined when all that is known between them speaks for it together, refused pairs
 * included, the strongest first: a chain of weak likenesses, or one record that resembles everybody, does not pull strangers together.
 */

export interface Edge {
  readonly l: number
  readonly r: number
  /** Weight beyond the threshold: positive speaks for one person. */
  readonly w: number
}

/** Sets of whole numbers that grow together. */
export function createUnionFind(size: number): { find(x: number): number; join(a: number, b: number): void } {
  const parent = Int32Array.from({ length: size }, (_, at) => at)
  const find = (x: number): number => {
    while (parent[x] !== x) {
      parent[x] = parent[parent[x]!]!
      x = parent[x]!
    }
    return x
  }
  return {
    find,
    // The smaller number names the set: the same sets whatever the order of the pairs.
    join(a, b) {
      const [x, y] = [find(a), find(b)]
      if (x < y) parent[y] = x
      else if (y < x) parent[x] = y
    },
  }
}

export interface Grouping {
  /** Most that one pair may weigh, for and against. */
  readonly most: number
  readonly least: number
  /** What a pair never compared weighs. */
  readonly unknown: number
}

/** Where no single pair can carry a group, however alike its two records are. */
export const grouping: Grouping = { most: 10, least: -1.5, unknown: -0.5 }

/** Groups of the nodes of one component: greedy additive contraction. Edges of infinite weight are orders. */
export function groupComponent(nodes: readonly number[], edges: readonly Edge[], { most, least, unknown }: Grouping): readonly number[][] {
  const members = new Map(nodes.map((node) => [node, [node]]))
  const links = new Map<number, Map<number, Link>>(nodes.map((node) => [node, new Map()]))
  const queue = createQueue()
  for (const { l, r, w } of edges) {
    const bounded = Number.isFinite(w) ? Math.min(most, Math.max(least, w)) : w
    const link = { sum: bounded, count: 1 }
    links.get(l)?.set(r, link)
    links.get(r)?.set(l, link)
    if (bounded > 0) queue.add({ a: l, b: r, worth: bounded })
  }
  const worthOf = (a: number, b: number, { sum, count }: Link) => sum + unknown * (members.get(a)!.length * members.get(b)!.length - count)
  for (let best = queue.take(); best !== undefined; best = queue.take()) {
    const { a, b, worth } = best
    const link = links.get(a)?.get(b)
    if (link === undefined || worthOf(a, b, link) !== worth) continue
    // The group with fewer neighbours moves.
    const [into, from] = links.get(a)!.size >= links.get(b)!.size ? [a, b] : [b, a]
    members.get(into)!.push(...members.get(from)!)
    members.delete(from)
    const moved = links.get(from)!
    links.delete(from)
    links.get(into)!.delete(from)
    for (const [other, one] of moved) {
      if (other === into) continue
      links.get(other)!.delete(from)
      const before = links.get(into)!.get(other)
      const merged = before === undefined ? one : { sum: before.sum + one.sum, count: before.count + one.count }
      links.get(into)!.set(other, merged)
      links.get(other)!.set(into, merged)
    }
    for (const [other, one] of links.get(into)!) {
      const next = worthOf(into, other, one)
      if (next > 0) queue.add({ a: into, b: other, worth: next })
    }
  }
  return [...members.values()]
}

interface Link {
  readonly sum: number
  readonly count: number
}
interface Merge {
  readonly a: number
  readonly b: number
  readonly worth: number
}

/** The greatest worth first; among equals the smallest numbers, so that the same base gives the same groups. */
function createQueue(): { add(merge: Merge): void; take(): Merge | undefined } {
  const heap: Merge[] = []
  const before = (x: Merge, y: Merge) =>
    x.worth !== y.worth
      ? x.worth > y.worth
      : Math.min(x.a, x.b) !== Math.min(y.a, y.b)
        ? Math.min(x.a, x.b) < Math.min(y.a, y.b)
        : Math.max(x.a, x.b) < Math.max(y.a, y.b)
  return {
    add(merge) {
      let at = heap.push(merge) - 1
      for (; at > 0;) {
        const up = (at - 1) >> 1
        if (!before(merge, heap[up]!)) break
        heap[at] = heap[up]!
        at = up
      }
      heap[at] = merge
    },
    take() {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined || heap.length === 0) return first
      let at = 0
      for (;;) {
        let down = 2 * at + 1
        if (down >= heap.length) break
        if (down + 1 < heap.length && before(heap[down + 1]!, heap[down]!)) down += 1
        if (!before(heap[down]!, last)) break
        heap[at] = heap[down]!
        at = down
      }
      heap[at] = last
      return first
    },
  }
}
