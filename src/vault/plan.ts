/** What one act will write, all of it sealed before the transaction begins. */
import { ok, type Result } from '#lib/pure/result'
import type { Amendment, Item, Kind } from '#model'
import { aboutBatch, type ChainStep, extend, sha256 } from './chain.ts'
import { damaged, type Epochs, type Head, type VaultDeps } from './head.ts'
import { type Epoch, type EpochRow, makeEpoch, randomNumber } from './keys.ts'
import { type Counted, countNew } from './load.ts'
import { listed, type Manifest, type Move, sealManifest, type SegmentEntry, type StoredBatch, type StoredOriginal } from './manifest.ts'
import { cut, monthOfItem, type Part } from './part.ts'
import type { Commit, SegmentRow } from './rows.ts'
import { sealSegment } from './segment.ts'
import type { Batch, Damaged, NewBatch } from './types.ts'

/** Ready to commit; `head` is what the vault will then be. */
export interface Plan {
  readonly commit: Commit
  readonly head: Head
}
/** Of an act on one batch, which it leaves like this. */
export interface BatchPlan extends Plan {
  readonly batch: Batch
}

/** Plans an import from its records: cut, counted against what is held, sealed. */
export async function planImport(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  { connector, origin, files, records, originals = [], act }: NewBatch,
  { id, at, epoch = '' }: Pick<Batch, 'id' | 'at'> & { readonly epoch?: string },
): Promise<Result<BatchPlan, Damaged>> {
  const parts = cut(records)
  const fresh: Batch = { id, at, connector, origin, files, state: 'live', added: {}, already: {}, ...(act && { act }) }
  // An act on what is held brings nothing.
  const counted = act === undefined ? await countNew(deps, epochs, head, fresh, parts) : ok<Partial<Counted>>({})
  if (!counted.ok) return counted
  const stored = originals.map((original) => ({ ...original, epoch }))
  const prepared = await prepareEpochs(deps, epochs, head, new Set(parts.map(({ kind }) => kind)), at.slice(0, 7))
  if (!prepared.ok) return prepared
  const { byFile, ...counts } = counted.value
  const counting = byFile === undefined ? files : files.map((file, index) => ({ ...file, ...byFile.get(index) }))
  return ok(planAdd(deps, head, prepared.value, { ...fresh, ...counts, files: counting }, parts, stored))
}

/** One chain entry for the batch, one for each segment, new epochs where the month has none. */
export function planAdd(
  deps: VaultDeps,
  head: Head,
  prepared: Prepared,
  batch: Batch,
  parts: readonly Part[],
  originals: readonly StoredOriginal[] = [],
): BatchPlan {
  const n = head.manifest.head.n
  const sealed = parts.map((part, i) => sealPart(deps, head, batch.id, part, prepared.byKind.get(part.kind) as Epoch, n + 1 + i))
  const moves = movesOf(parts)
  const opening: ChainStep = { dataset: '', epoch: '', operation: 'batch', sha256: aboutBatch('batch', batch.id, n) }
  const stored: StoredBatch = {
    batch,
    n,
    segments: sealed.map(({ entry }) => entry),
    states: [],
    ...(originals.length > 0 && { originals }),
    ...(moves.length > 0 && { moves }),
  }
  const plan = planned(deps, head, {
    manifest: { datasets: prepared.datasets, batches: [...head.manifest.batches, stored] },
    steps: [opening, ...stored.segments.map(stepOf)],
    epochs: prepared.rows,
    segments: sealed.map(({ row }) => row),
    retired: [],
  })
  return { ...plan, batch }
}

/** The months that amendments tie to the one where they lie. */
export function movesOf(parts: readonly Part[]): Move[] {
  const moves = parts.flatMap(({ kind, month: from, rows }) =>
    rows.flatMap(({ item }) => (item?.kind === 'amendment' ? monthsOf(kind, item) : [])).map((to) => ({ kind, from, to })),
  )
  return [...new Map(moves.filter(({ from, to }) => from !== to).map((move) => [[move.kind, move.from, move.to].join(), move])).values()]
}

function monthsOf(kind: Kind, { fields, into, items }: Amendment): string[] {
  const corrected = fields?.['day'] === undefined ? [] : [{ kind, day: fields['day'].now } as unknown as Item]
  return [...[...corrected, ...((items ?? []) as unknown as readonly Item[])].map(monthOfItem), ...(into === undefined ? [] : [into.month])]
}

/** Plans taking a batch out of the fold or putting it back: one chain entry, no segment touched. */
export function planState(deps: VaultDeps, head: Head, found: StoredBatch, state: Batch['state']): BatchPlan {
  const n = head.manifest.head.n
  const operation = state === 'undone' ? 'undo' : 'redo'
  const changed: StoredBatch = { ...found, batch: { ...found.batch, state }, states: [...found.states, { n, state }] }
  const plan = planned(deps, head, {
    manifest: { batches: head.manifest.batches.map((stored) => (stored === found ? changed : stored)) },
    steps: [{ dataset: '', epoch: '', operation, sha256: aboutBatch(operation, found.batch.id, n) }],
    epochs: [],
    segments: [],
    retired: [],
  })
  return { ...plan, batch: changed.batch }
}

interface Change extends Pick<Commit, 'epochs' | 'segments' | 'retired'> {
  /** What it changes there, besides the head of the chain. */
  readonly manifest: Partial<Manifest>
  readonly steps: readonly ChainStep[]
}

/** Links the steps and seals the manifest that they leave. */
export function planned({ key }: Pick<VaultDeps, 'key'>, { version, manifest, identity }: Head, change: Change): Plan {
  const { steps, epochs, segments, retired } = change
  const chain = extend(manifest.head, steps)
  const next: Manifest = { ...manifest, ...change.manifest, head: chain.head }
  const sealed = sealManifest(key, version + 1, next)
  return {
    commit: { vaultId: key.vaultId, version, manifest: sealed, epochs, segments, retired, entries: chain.entries },
    head: { version: version + 1, manifest: next, identity },
  }
}

/** What a new segment puts in the chain. */
export const stepOf = ({ dataset, epoch, sha256: hash }: SegmentEntry): ChainStep => ({
  dataset,
  epoch,
  operation: 'segment',
  sha256: hash,
})

/** The key pair of each kind that an act seals for, and what making it adds. */
export interface Prepared {
  readonly byKind: ReadonlyMap<Kind, Epoch>
  readonly datasets: Manifest['datasets']
  readonly rows: readonly EpochRow[]
}

/** The key pair of each kind for that month of sealing; makes those that there are not. */
export async function prepareEpochs(
  { key, random }: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Head,
  needed: ReadonlySet<Kind>,
  month: string,
): Promise<Result<Prepared, Damaged>> {
  const byKind = new Map<Kind, Epoch>()
  const datasets = [...manifest.datasets]
  const rows: EpochRow[] = []
  for (const kind of needed) {
    const number = datasets.find((dataset) => dataset.kind === kind)?.number ?? randomNumber(random)
    const known = await epochs.find(identity, number, month)
    if (!known.ok) return known
    // A lost key pair is never replaced: what it opens would be lost for good.
    if (known.value === undefined && isSealed(manifest, number, month)) return damaged(`epoch ${number} ${month}`)
    if (known.value === undefined) {
      const made = makeEpoch(key, identity, number, month, random)
      rows.push(made.row)
      byKind.set(kind, made.epoch)
    } else byKind.set(kind, known.value)
    if (!datasets.some((dataset) => dataset.number === number)) datasets.push({ number, kind })
  }
  return ok({ byKind, datasets, rows })
}

const isSealed = (manifest: Manifest, dataset: string, epoch: string): boolean =>
  listed(manifest).some(({ segment }) => segment.dataset === dataset && segment.epoch === epoch)

/** Seals one segment, the `n`th entry of the chain; `batch` is empty for a merged one. */
export function sealPart(
  { key, random }: VaultDeps,
  { identity }: Head,
  batch: string,
  part: Part,
  epoch: Epoch,
  n: number,
): { readonly entry: SegmentEntry; readonly row: SegmentRow } {
  const sealed = sealSegment(key.vaultId, epoch, identity, batch, part, random)
  const number = randomNumber(random)
  const { kind, month, rows } = part
  const place = { dataset: epoch.dataset, epoch: epoch.epoch }
  return {
    entry: { number, n, ...place, kind, month, count: rows.length, sha256: sha256(sealed), location: 'here' },
    row: { segment: number, ...place, sealed },
  }
}
