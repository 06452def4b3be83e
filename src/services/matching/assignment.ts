/**
 * Best assignment of the rows of a sparse graph to its columns: the largest sum of values, each column used once, rows free to stay
 * alone. Successive shortest augmenting paths with potentials (R. Burkard, M. Dell'Amico, S. Martello, *Assignment Problems*, SIAM
 * 2009, §4.4; R. Jonker, A. Volgenant, Computing 38, 1987), each component apart: O(rows × edges × log columns) in the worst
 * component. Exact, integers only; among equal sums the order of rows and columns decides, so callers put them in an order that
 * depends on their contents alone.
 */

export interface Edge {
  readonly column: number
  /** A positive integer. */
  readonly value: number
}

/** The column of each row, or -1. `edges[row]` lists the columns it may take. */
export function assign(edges: readonly (readonly Edge[])[]): readonly number[] {
  const columnOf = Array.from(edges, () => -1)
  for (const rows of components(edges)) solve(rows, edges, columnOf)
  return columnOf
}

/** Rows that share columns, directly or not; in order, rows without an edge left out. */
function* components(edges: readonly (readonly Edge[])[]): Iterable<readonly number[]> {
  const rowsByColumn = new Map<number, number[]>()
  for (const [row, own] of edges.entries())
    for (const { column } of own) {
      const rows = rowsByColumn.get(column)
      if (rows === undefined) rowsByColumn.set(column, [row])
      else rows.push(row)
    }
  const seen = new Set<number>()
  for (const [start, own] of edges.entries()) {
    if (own.length === 0 || seen.has(start)) continue
    const rows = [start]
    seen.add(start)
    for (let at = 0; at < rows.length; at += 1)
      for (const { column } of edges[rows[at] ?? 0] ?? []) {
        for (const row of rowsByColumn.get(column) ?? [])
          if (!seen.has(row)) {
            seen.add(row)
            rows.push(row)
          }
        // Once followed, a column leads nowhere new.
        rowsByColumn.delete(column)
      }
    yield rows.toSorted((a, b) => a - b)
  }
}

function solve(rows: readonly number[], edges: readonly (readonly Edge[])[], columnOf: number[]): void {
  const columns = [...new Set(rows.flatMap((row) => (edges[row] ?? []).map(({ column }) => column)))].toSorted((a, b) => a - b)
  const place = new Map(columns.map((column, index) => [column, index]))
  const most = Math.max(...rows.flatMap((row) => (edges[row] ?? []).map(({ value }) => value)))
  // Staying alone is a column of the row's own, worth nothing: every row then ends somewhere.
  const graph = rows.map((row, index): readonly Arc[] => [
    ...(edges[row] ?? []).map(({ column, value }) => ({ to: place.get(column) ?? 0, cost: most - value })),
    { to: columns.length + index, cost: most },
  ])
  const taken = shortestPaths(graph, columns.length + rows.length)
  for (const [to, row] of taken.entries()) if (row !== -1 && to < columns.length) columnOf[rows[row] ?? 0] = columns[to] ?? -1
}

interface Arc {
  readonly to: number
  /** Never negative. */
  readonly cost: number
}

/** The row of each column, or -1, of the cheapest way to give every row a column. */
function shortestPaths(graph: readonly (readonly Arc[])[], columns: number): readonly number[] {
  const rowPrice = Array.from(graph, () => 0)
  const columnPrice = Array.from({ length: columns }, () => 0)
  const rowOf = Array.from({ length: columns }, () => -1)
  const columnOf = Array.from(graph, () => -1)
  for (const start of graph.keys()) {
    const distance = new Map<number, number>()
    const from = new Map<number, number>()
    const done: number[] = []
    const closed = new Set<number>()
    const heap = createHeap()
    let row = start
    let reached = 0
    let end = -1
    while (end === -1) {
      for (const { to, cost } of graph[row] ?? []) {
        if (closed.has(to)) continue
        const way = reached + cost - (rowPrice[row] ?? 0) - (columnPrice[to] ?? 0)
        if (way >= (distance.get(to) ?? Infinity)) continue
        distance.set(to, way)
        from.set(to, row)
        heap.push(way, to)
      }
      const next = heap.pop((to) => closed.has(to))
      if (next === undefined) throw new Error('assign: a row has no column of its own')
      reached = distance.get(next) ?? 0
      if ((rowOf[next] ?? -1) === -1) end = next
      else {
        closed.add(next)
        done.push(next)
        row = rowOf[next] ?? 0
      }
    }
    rowPrice[start] = (rowPrice[start] ?? 0) + reached
    for (const column of done) {
      const spared = reached - (distance.get(column) ?? 0)
      columnPrice[column] = (columnPrice[column] ?? 0) - spared
      const owner = rowOf[column] ?? 0
      rowPrice[owner] = (rowPrice[owner] ?? 0) + spared
    }
    augment(end, from, rowOf, columnOf)
  }
  return rowOf
}

/** Gives each column of the path to the row it was reached from; the first of them had none. */
function augment(end: number, from: ReadonlyMap<number, number>, rowOf: number[], columnOf: number[]): void {
  for (let column = end; column !== -1;) {
    const row = from.get(column) ?? 0
    const before = columnOf[row] ?? -1
    rowOf[column] = row
    columnOf[row] = column
    column = before
  }
}

/** A binary heap of columns by distance, then by number. */
function createHeap() {
  const items: { readonly key: number; readonly column: number }[] = []
  const before = (a: number, b: number): boolean => {
    const one = items[a]
    const two = items[b]
    return one !== undefined && two !== undefined && (one.key < two.key || (one.key === two.key && one.column < two.column))
  }
  const swap = (a: number, b: number): void => {
    const [one, two] = [items[a], items[b]]
    if (one === undefined || two === undefined) return
    items[a] = two
    items[b] = one
  }
  const take = (): number | undefined => {
    const top = items[0]
    const last = items.pop()
    if (last !== undefined && items.length > 0) items[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const least = before(left, at) ? left : at
      const smallest = before(right, least) ? right : least
      if (smallest === at) return top?.column
      swap(at, smallest)
      at = smallest
    }
  }
  return {
    push(key: number, column: number): void {
      items.push({ key, column })
      for (let at = items.length - 1; at > 0;) {
        const above = (at - 1) >> 1
        if (!before(at, above)) return
        swap(at, above)
        at = above
      }
    },
    /** The nearest column that is not `closed`. */
    pop(closed: (column: number) => boolean): number | undefined {
      for (let column = take(); column !== undefined; column = take()) if (!closed(column)) return column
      return undefined
    },
  }
}
