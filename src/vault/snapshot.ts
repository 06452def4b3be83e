/** A vault as it stands at one moment, in a form that does not depend on its keys, its numbers or its segments. */
import { ok, type Result } from '#lib/pure/result'
import { type Kind, kindNames, type Record } from '#model'
import { damaged, type Epochs, type Head, loadHead, toOpen, type VaultDeps } from './head.ts'
import { monthsHeld, nodesOf, type Parted, toRecord } from './held.ts'
import { rowsByBatch } from './load.ts'
import { listed, type Manifest, type Move, tiedMonths } from './manifest.ts'
import { openOriginal } from './original.ts'
import type { Row } from './segment.ts'
import type { Damaged, LoggedAct, LoggedBatch, LoggedRow, Snapshot, VaultLog } from './types.ts'

/** The vault at this head. Segments merged beside a long reading are found where they then are. */
export function takeSnapshot(deps: VaultDeps, epochs: Epochs, taken: Head): Snapshot {
  const { batches, idKey } = taken.manifest
  const numbers = new Map(batches.map(({ batch }, place) => [batch.id, place + 1]))
  const live = batches.map(({ batch }) => (batch.state === 'live' ? batch : undefined))
  let head = taken

  const rowsOf = async (kind: Kind, months: readonly string[]): Promise<Result<LoggedRow[], Damaged>> => {
    for (;;) {
      const rows = await rowsIn(deps, epochs, head, numbers, kind, months)
      if (rows.ok) return rows
      const at = await loadHead(deps)
      if (!at.ok) return at
      // What was deleted meanwhile is no longer there to be read: the reading ends.
      if (at.value.version === head.version || removals(at.value) !== removals(taken)) return rows
      head = at.value
    }
  }

  return {
    log: logOf(taken.manifest),
    months: monthsOf(taken.manifest),
    rows: rowsOf,
    async records<K extends Kind>(kind: K, months: readonly string[]): Promise<Result<Record<K>[], Damaged>> {
      const rows = await rowsOf(kind, months)
      return rows.ok ? ok(await heldIn(idKey, kind, rows.value, (batch) => live[batch - 1])) : rows
    },
    original: (batch, file) => openOriginal(deps, epochs, head, batches[batch - 1]?.batch.id ?? '', file),
  }
}

const removals = ({ manifest: { merges = [] } }: Head): number => merges.filter(({ removed }) => removed).length

/** What the rows of one kind make, all months that answer for each other given; `live` gives the batches that count, by their place. */
export async function heldIn<K extends Kind>(
  idKey: string,
  kind: K,
  rows: readonly LoggedRow[],
  live: (batch: number) => Pick<LoggedBatch, 'connector' | 'origin' | 'files' | 'act'> | undefined,
): Promise<Record<K>[]> {
  const parts = [...Map.groupBy(rows, ({ batch }) => batch)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([number, found]): Parted[] => {
      const batch = live(number)
      if (batch === undefined) return []
      const { connector, origin, files, act } = batch
      const from = { id: String(number), connector, origin, files, state: 'live', ...(act && { act }) } as const
      return [...Map.groupBy(found, ({ month }) => month)].map(([month, own]) => ({
        batch: from,
        part: { kind, month, rows: own.map(rowOf) },
      }))
    })
  const idBytes = Buffer.from(idKey, 'base64url')
  const records: Record<K>[] = []
  for await (const nodes of nodesOf({ idKey }, kind, parts))
    for (const node of nodes) if (node.state === 'held') records.push(toRecord(idBytes, kind, node))
  return records
}

/** A logged row as a segment holds it. */
export function rowOf({ item, gone, file, line, path }: LoggedRow): Row {
  const place = { file, ...(line !== undefined && { line }), ...(path !== undefined && { path }) }
  return item === undefined ? { place, gone } : { place, item }
}

/** Whatever rows the segments of these months hold: those of batches that came after the snapshot are left out. */
async function rowsIn(
  deps: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Head,
  numbers: ReadonlyMap<string, number>,
  kind: Kind,
  months: readonly string[],
): Promise<Result<LoggedRow[], Damaged>> {
  const asked = new Set(months)
  const wanted = listed(manifest).filter(({ segment }) => segment.kind === kind && asked.has(segment.month))
  const ready = await toOpen(deps, epochs, identity, wanted)
  const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value) : ready
  if (!opened.ok) return opened
  const found: LoggedRow[] = []
  for (const [i, one] of wanted.entries()) {
    const batches = rowsByBatch(one, opened.value[i] ?? [])
    if (batches === undefined) return damaged(`segment ${one.segment.number}`)
    const { month } = one.segment
    for (const [id, rows] of batches) {
      const batch = numbers.get(id)
      if (batch === undefined) continue
      for (const { item, gone, place } of rows) found.push({ batch, month, ...place, ...(item === undefined ? { gone } : { item }) })
    }
  }
  // Stable: inside one batch and month the order of the chain is that of its rows.
  return ok(found.toSorted((a, b) => (a.month === b.month ? a.batch - b.batch : a.month < b.month ? -1 : 1)))
}

/** Months that amendments of live batches tie together, as one group; the groups in the order of their first months. */
export function groupsOf(months: Iterable<string>, tied: (month: string) => readonly string[]): (readonly string[])[] {
  const left = new Set([...months].toSorted())
  const groups: (readonly string[])[] = []
  for (const month of left) {
    const group = tied(month).toSorted()
    for (const one of group) left.delete(one)
    groups.push(group)
  }
  return groups
}

/** The months that answer for one, by what is told of the batches that count. */
export const tiesOf =
  (kind: Kind, moves: readonly (readonly Move[])[]) =>
  (month: string): readonly string[] =>
    tiedMonths({ batches: moves.map((found) => ({ batch: { state: 'live' }, moves: found })) }, kind, [month])

function monthsOf(manifest: Manifest): Map<Kind, readonly (readonly string[])[]> {
  const all = Map.groupBy(listed(manifest), ({ segment }) => segment.kind)
  return new Map(
    kindNames.flatMap((kind) => {
      const months = new Set([...(all.get(kind)?.map(({ segment }) => segment.month) ?? []), ...monthsHeld(manifest, kind)])
      return months.size === 0 ? [] : [[kind, groupsOf(months, (month) => tiedMonths(manifest, kind, [month]))] as const]
    }),
  )
}

function logOf({ idKey, batches }: Manifest): VaultLog {
  const acts: (LoggedAct & { readonly n: number })[] = []
  const logged = batches.map(({ batch, states, originals = [], moves }, place): LoggedBatch => {
    const { at, connector, origin, files, added, already, leftOut, act } = batch
    for (const { n, state } of states) acts.push({ n, act: state === 'undone' ? 'undo' : 'redo', batch: place + 1 })
    for (const { file, deleted } of originals) if (deleted) acts.push({ n: deleted.n, act: 'forget', batch: place + 1, file })
    const kept = originals.map(({ file, size, deleted }) => ({ file, size, ...(deleted && { deletedAt: deleted.at }) }))
    return {
      at,
      connector,
      origin,
      files,
      added,
      already,
      ...(leftOut && { leftOut }),
      ...(act && { act }),
      ...(kept.length > 0 && { originals: kept }),
      ...(moves && { moves }),
    }
  })
  return { idKey, batches: logged, acts: acts.toSorted((a, b) => a.n - b.n).map(({ n: _n, ...act }) => act) }
}
