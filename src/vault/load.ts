/** Opens what a fold needs: the rows of live batches, as parts in the order of the fold; and what a batch would add to them. */
import { ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import { foldFiles, type Slot } from './fold.ts'
import { damaged, type Epochs, type Head, toOpen, type VaultDeps } from './head.ts'
import { type Listed, liveSegments } from './manifest.ts'
import { filesByMonth, type Origin, type Part } from './part.ts'
import type { Row } from './segment.ts'
import type { Batch, Damaged } from './types.ts'

export interface Loaded {
  readonly batch: Batch
  readonly part: Part
}
type Counts = { [K in Kind]?: number }

/**
 * Parts of one kind, in the given months (all by default): batches in chain order and, of each, its rows in theirs,
 * whichever segments they lie in now.
 */
export async function loadParts(
  deps: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Pick<Head, 'manifest' | 'identity'>,
  kind: Kind,
  months?: readonly string[],
): Promise<Result<Loaded[], Damaged>> {
  const wanted = liveSegments(manifest, kind, months)
  const ready = await toOpen(deps, epochs, identity, wanted)
  const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value) : ready
  if (!opened.ok) return opened
  const places = new Map(manifest.batches.map(({ batch }, place) => [batch.id, { batch, place }]))
  const loaded: (Loaded & { readonly place: number })[] = []
  for (const [i, one] of wanted.entries()) {
    const batches = rowsByBatch(one, opened.value[i] ?? [])
    if (batches === undefined) return damaged(`segment ${one.segment.number}`)
    for (const [id, rows] of batches) {
      const stored = places.get(id)
      if (stored === undefined) return damaged(`segment ${one.segment.number}`)
      if (stored.batch.state === 'live') loaded.push({ ...stored, part: { kind, month: one.segment.month, rows } })
    }
  }
  // Stable: inside one batch the order of the chain is that of its rows (`merge.ts`).
  return ok(loaded.toSorted((a, b) => a.place - b.place))
}

/** The rows of a segment by the number of their batch; undefined when one names a batch that the manifest does not list there. */
export function rowsByBatch({ batch, of }: Listed, rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> | undefined {
  if (batch !== '') return new Map([[batch, rows]])
  const batches = Map.groupBy(rows, (row) => row.batch ?? '')
  return batches.keys().every((id) => of.includes(id)) ? batches : undefined
}

/** Counts what a batch adds to what is held, over the months it touches. */
export async function countNew(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  batch: Batch,
  parts: readonly Part[],
): Promise<Result<Pick<Batch, 'added' | 'already'>, Damaged>> {
  const added: Counts = {}
  const already: Counts = {}
  for (const [kind, fresh] of Map.groupBy(parts, (part) => part.kind)) {
    const held = await loadParts(deps, epochs, head, kind, [...new Set(fresh.map(({ month }) => month))])
    if (!held.ok) return held
    const read = fresh.reduce((sum, { rows: found }) => sum + found.length, 0)
    const more = slotsOf(kind, [...held.value, ...fresh.map((part) => ({ batch, part }))]).length - slotsOf(kind, held.value).length
    added[kind] = more
    already[kind] = read - more
  }
  return ok({ added, already })
}

/** What these parts hold together, each record once. */
export const slotsOf = <K extends Kind>(kind: K, loaded: readonly Loaded[]): Slot<K, Origin>[] =>
  [...filesByMonth<K>(loaded).values()].flatMap((files) => foldFiles(kind, files))
