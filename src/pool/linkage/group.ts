/** Clusters of a whole base: components of the accepted pairs, each grouped with all that was compared inside it. */
import { createUnionFind, type Edge, groupComponent, grouping } from './cluster.ts'
import type { Columns, Dialect, SqlDatabase } from './sql.ts'

/** What the person decided: kept whatever the weights. */
export interface Decided {
  readonly l: number
  readonly r: number
  readonly same: boolean
}

/** The smallest record number of each record's cluster. */
export async function groupRecords(
  database: SqlDatabase,
  dialect: Dialect,
  records: number,
  threshold: number,
  decided: readonly Decided[],
): Promise<Int32Array> {
  const sets = createUnionFind(records)
  const orders = new Map(decided.map(({ l, r, same }) => [`${Math.min(l, r)} ${Math.max(l, r)}`, same ? Infinity : -Infinity]))
  const edges = await pairsOf(database, `select l, r, w from scored where w >= ${threshold}`)
  edges.l.forEach((l, at) => sets.join(l, edges.r[at]!))
  for (const { l, r, same } of decided) if (same) sets.join(l, r)
  const sizes = new Int32Array(records)
  for (let uid = 0; uid < records; uid += 1) sizes[sets.find(uid)]! += 1
  const ordered = new Set(decided.flatMap(({ l }) => [sets.find(l)]))
  const large = (uid: number) => sizes[sets.find(uid)]! > 2 || ordered.has(sets.find(uid))
  const members: number[] = []
  for (let uid = 0; uid < records; uid += 1) if (large(uid)) members.push(uid)
  const cluster = Int32Array.from({ length: records }, (_, uid) => sets.find(uid))
  if (members.length === 0) return cluster

  await database.run(`create table member (uid ${dialect.integer}, c ${dialect.integer})${dialect.tableEngine}`)
  await database.append('member', ['integer', 'integer'], oneBatch([members, members.map((uid) => sets.find(uid))]))
  const inside = await pairsOf(
    database,
    'select s.l, s.r, s.w from scored s join member a on s.l = a.uid join member b on s.r = b.uid where a.c = b.c',
  )
  await database.run('drop table member')
  const nodes = Map.groupBy(members, (uid) => sets.find(uid))
  const edgesOf = new Map<number, Edge[]>([...nodes.keys()].map((root) => [root, []]))
  inside.l.forEach((l, at) => {
    const r = inside.r[at]!
    edgesOf.get(sets.find(l))!.push({ l, r, w: orders.get(`${l} ${r}`) ?? inside.w[at]! - threshold })
    orders.delete(`${l} ${r}`)
  })
  // Orders about pairs that were never compared.
  for (const [pair, w] of orders) {
    const [l = 0, r = 0] = pair.split(' ').map(Number)
    if (sets.find(l) === sets.find(r)) edgesOf.get(sets.find(l))?.push({ l, r, w })
  }
  for (const [root, some] of nodes)
    for (const group of groupComponent(some, edgesOf.get(root)!, grouping)) {
      const name = group.reduce((a, b) => Math.min(a, b))
      for (const uid of group) cluster[uid] = name
    }
  return cluster
}

/** Records and the person each is of, as far as pairs of at least `threshold` alone tell. */
export async function surePeople(database: SqlDatabase, records: number, threshold: number): Promise<AsyncIterable<Columns>> {
  const sets = createUnionFind(records)
  const { l, r } = await pairsOf(database, `select l, r, w from scored where w >= ${threshold}`)
  l.forEach((one, at) => sets.join(one, r[at]!))
  const all = Array.from({ length: records }, (_, uid) => uid)
  return oneBatch([all, all.map((uid) => sets.find(uid))])
}

async function* oneBatch(columns: readonly (readonly number[])[]): AsyncGenerator<readonly (readonly number[])[]> {
  yield columns
}

async function pairsOf(database: SqlDatabase, sql: string): Promise<{ l: number[]; r: number[]; w: number[] }> {
  const all: { l: number[]; r: number[]; w: number[] } = { l: [], r: [], w: [] }
  for await (const [l = [], r = [], w = []] of database.columns(sql)) {
    for (let at = 0; at < l.length; at += 1) {
      all.l.push(l[at] as number)
      all.r.push(r[at] as number)
      all.w.push(w[at] as number)
    }
  }
  return all
}
