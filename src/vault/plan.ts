/** What one act will write, all of it sealed before the transaction begins. */
import { ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import { aboutBatch, type ChainStep, extend, sha256 } from './chain.ts'
import { damaged, type Epochs, type Head, type VaultDeps } from './head.ts'
import { type Epoch, type EpochRow, makeEpoch, randomNumber } from './keys.ts'
import { type Manifest, sealManifest, type SegmentEntry, type StoredBatch } from './manifest.ts'
import type { Part } from './part.ts'
import type { Commit, SegmentRow } from './rows.ts'
import { sealSegment } from './segment.ts'
import type { Batch, Damaged } from './types.ts'

/** Ready to commit; `head` is what the vault will then be. */
export interface Plan {
  readonly commit: Commit
  readonly head: Head
  readonly batch: Batch
}

/** Plans an import: one chain entry for the batch, one for each segment, new epochs where the month has none. */
export async function planAdd(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  batch: Batch,
  parts: readonly Part[],
): Promise<Result<Plan, Damaged>> {
  const prepared = await prepareEpochs(deps, epochs, head, new Set(parts.map(({ kind }) => kind)), batch.at.slice(0, 7))
  if (!prepared.ok) return prepared
  const n = head.manifest.head.n
  const sealed = parts.map((part, i) => sealPart(deps, head, batch, part, prepared.value.byKind.get(part.kind) as Epoch, n + 1 + i))
  const opening: ChainStep = { dataset: '', epoch: '', operation: 'batch', sha256: aboutBatch('batch', batch.id, n) }
  const stored: StoredBatch = { batch, n, segments: sealed.map(({ entry }) => entry), states: [] }
  return ok(
    planned(deps, head, {
      batch,
      datasets: prepared.value.datasets,
      batches: [...head.manifest.batches, stored],
      steps: [
        opening,
        ...sealed.map(({ entry: { dataset, epoch, sha256: hash } }) => ({ dataset, epoch, operation: 'segment' as const, sha256: hash })),
      ],
      epochs: prepared.value.rows,
      segments: sealed.map(({ row }) => row),
    }),
  )
}

/** Plans taking a batch out of the fold or putting it back: one chain entry, no segment touched. */
export function planState(deps: VaultDeps, head: Head, found: StoredBatch, state: Batch['state']): Plan {
  const n = head.manifest.head.n
  const operation = state === 'undone' ? 'undo' : 'redo'
  const changed: StoredBatch = { ...found, batch: { ...found.batch, state }, states: [...found.states, { n, state }] }
  return planned(deps, head, {
    batch: changed.batch,
    datasets: head.manifest.datasets,
    batches: head.manifest.batches.map((stored) => (stored === found ? changed : stored)),
    steps: [{ dataset: '', epoch: '', operation, sha256: aboutBatch(operation, found.batch.id, n) }],
    epochs: [],
    segments: [],
  })
}

interface Change extends Pick<Manifest, 'datasets' | 'batches'>, Pick<Commit, 'epochs' | 'segments'> {
  readonly batch: Batch
  readonly steps: readonly ChainStep[]
}

function planned({ key }: VaultDeps, { version, manifest, identity }: Head, change: Change): Plan {
  const { batch, datasets, batches, steps, epochs, segments } = change
  const chain = extend(manifest.head, steps)
  const next: Manifest = { idKey: manifest.idKey, datasets, batches, head: chain.head }
  const sealed = sealManifest(key, version + 1, next)
  return {
    commit: { vaultId: key.vaultId, version, manifest: sealed, epochs, segments, entries: chain.entries },
    head: { version: version + 1, manifest: next, identity },
    batch,
  }
}

interface Prepared {
  readonly byKind: ReadonlyMap<Kind, Epoch>
  readonly datasets: Manifest['datasets']
  readonly rows: readonly EpochRow[]
}

async function prepareEpochs(
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

const isSealed = ({ batches }: Manifest, dataset: string, epoch: string): boolean =>
  batches.some(({ segments }) => segments.some((segment) => segment.dataset === dataset && segment.epoch === epoch))

function sealPart(
  { key, random }: VaultDeps,
  { identity }: Head,
  batch: Batch,
  part: Part,
  epoch: Epoch,
  n: number,
): { readonly entry: SegmentEntry; readonly row: SegmentRow } {
  const sealed = sealSegment(key.vaultId, epoch, identity, batch.id, part, random)
  const number = randomNumber(random)
  const { kind, month, rows } = part
  const place = { dataset: epoch.dataset, epoch: epoch.epoch }
  return {
    entry: { number, n, ...place, kind, month, count: rows.length, sha256: sha256(sealed), location: 'here' },
    row: { segment: number, ...place, sealed },
  }
}
