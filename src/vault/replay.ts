/**
 * A log that left another vault is written again in an empty one: sealed under its keys, under batch numbers of its own, in one
 * transaction. Until it is done the vault is empty, and what was stored for it is deleted like that of any import cut short.
 */
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import { inboxEpoch } from './capability.ts'
import { aboutBatch, type ChainStep } from './chain.ts'
import type { Epochs, Head, VaultDeps } from './head.ts'
import { type Epoch, randomNumber } from './keys.ts'
import type { Manifest, Move, SegmentEntry, StoredBatch, StoredOriginal } from './manifest.ts'
import { storeOriginal } from './original.ts'
import type { Part } from './part.ts'
import { movesOf, planned, prepareEpochs, sealPart, stepOf } from './plan.ts'
import type { Commit, SegmentRow } from './rows.ts'
import { recordsPerSegment } from './segment.ts'
import { rowOf } from './snapshot.ts'
import type { Batch, Damaged, LoggedRow, NotEmpty, ReplayedLog } from './types.ts'

/** Replays; answers the head that it leaves. Runs alone on its vault. */
export async function replay(deps: VaultDeps, epochs: Epochs, head: Head, given: ReplayedLog): Promise<Result<Head, Damaged | NotEmpty>> {
  if (head.manifest.batches.length > 0) return err({ type: 'NotEmpty' })
  const ids = given.log.batches.map(() => randomNumber(deps.random))
  try {
    const sealed = await sealRows(deps, epochs, head, ids, given)
    const originals = sealed.ok ? await storeOriginals(deps, head, ids, given) : sealed
    if (!sealed.ok) return sealed
    if (!originals.ok) return originals
    const plan = planReplay(deps, head, given, { ids, ...sealed.value, originals: originals.value })
    if (await deps.rows.commit(plan.commit)) return ok(plan.head)
    // An import came first, from another process.
    return err({ type: 'NotEmpty' })
  } finally {
    // Nothing is left of it unless it was kept.
    for (const batch of ids) await deps.rows.dropUnkept({ vaultId: deps.key.vaultId, batch })
  }
}

interface Sealed {
  readonly datasets: Manifest['datasets']
  readonly epochs: Commit['epochs']
  /** By the place of their batch, in the order of its rows. */
  readonly segments: ReadonlyMap<number, readonly { readonly entry: SegmentEntry; readonly row: SegmentRow }[]>
  /** What amendments tie together, by the place of their batch. */
  readonly moves: ReadonlyMap<number, readonly Move[]>
}

async function sealRows(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  ids: readonly string[],
  { months }: ReplayedLog,
): Promise<Result<Sealed, Damaged>> {
  const segments = new Map<number, { entry: SegmentEntry; row: SegmentRow }[]>()
  const made: { datasets: Manifest['datasets'][number][]; epochs: Commit['epochs'][number][] } = { datasets: [], epochs: [] }
  const byKind = new Map<Kind, Epoch>()
  const amending = new Map<number, Part[]>()
  for await (const { kind, month, rows } of months()) {
    if (!byKind.has(kind)) {
      const prepared = await prepareEpochs(deps, epochs, head, new Set([kind]), deps.now().slice(0, 7))
      if (!prepared.ok) return prepared
      byKind.set(kind, prepared.value.byKind.get(kind) as Epoch)
      made.epochs.push(...prepared.value.rows)
      made.datasets.push(...prepared.value.datasets.filter((dataset) => dataset.kind === kind))
    }
    for (const [batch, found] of Map.groupBy(rows, (row: LoggedRow) => row.batch)) {
      for (let i = 0; i < found.length; i += recordsPerSegment) {
        const part: Part = { kind, month, rows: found.slice(i, i + recordsPerSegment).map(rowOf) }
        if (part.rows.some(({ item }) => item?.kind === 'amendment')) amending.set(batch, [...(amending.get(batch) ?? []), part])
        const sealed = sealPart(deps, head, ids[batch - 1] ?? '', part, byKind.get(kind) as Epoch, 0)
        const before = segments.get(batch)
        if (before === undefined) segments.set(batch, [sealed])
        else before.push(sealed)
      }
    }
  }
  const datasets = [
    ...head.manifest.datasets,
    ...made.datasets.filter(({ number }) => !head.manifest.datasets.some((one) => one.number === number)),
  ]
  const moves = new Map([...amending].map(([batch, parts]) => [batch, movesOf(parts)]))
  return ok({ datasets, epochs: made.epochs, segments, moves })
}

/** Stores the files kept as they were given, by the place of their batch; those deleted are only listed. */
async function storeOriginals(
  deps: VaultDeps,
  { identity }: Head,
  ids: readonly string[],
  { log, original }: ReplayedLog,
): Promise<Result<ReadonlyMap<number, readonly StoredOriginal[]>, Damaged>> {
  const stored = new Map<number, readonly StoredOriginal[]>()
  for (const [place, { originals = [] }] of log.batches.entries()) {
    if (originals.length === 0) continue
    const inbox = await inboxEpoch(deps, identity, deps.now().slice(0, 7))
    if (!inbox.ok) return inbox
    const { epoch } = inbox.value
    const kept: StoredOriginal[] = []
    for (const { file, size, deletedAt } of originals) {
      const about = { vaultId: deps.key.vaultId, batch: ids[place] ?? '', inbox: inbox.value }
      if (deletedAt !== undefined) kept.push({ file, size, epoch, deleted: { n: 0, at: deletedAt } })
      else kept.push({ ...(await storeOriginal(deps.rows, about, { file, size, bytes: original(place + 1, file) }, deps.random)), epoch })
    }
    stored.set(place + 1, kept)
  }
  return ok(stored)
}

interface Ready extends Sealed {
  readonly ids: readonly string[]
  readonly originals: ReadonlyMap<number, readonly StoredOriginal[]>
}

/** The chain says each batch with its segments, then what was done with them since, as it was. */
function planReplay(deps: VaultDeps, head: Head, { log }: ReplayedLog, ready: Ready): { readonly commit: Commit; readonly head: Head } {
  const first = head.manifest.head.n
  const steps: ChainStep[] = []
  const add = (step: ChainStep): number => first + steps.push(step) - 1
  const about = (operation: 'batch' | 'undo' | 'redo' | 'forget', id: string): number =>
    add({ dataset: '', epoch: '', operation, sha256: aboutBatch(operation, id, first + steps.length) })
  const batches: StoredBatch[] = log.batches.map(({ at, connector, origin, files, added, already, leftOut, act }, place) => {
    const id = ready.ids[place] ?? ''
    const n = about('batch', id)
    const segments = (ready.segments.get(place + 1) ?? []).map(({ entry }) => ({ ...entry, n: add(stepOf(entry)) }))
    const originals = ready.originals.get(place + 1)
    const moves = ready.moves.get(place + 1) ?? []
    const told = { ...(leftOut && { leftOut }), ...(act && { act }) }
    const batch: Batch = { id, at, connector, origin, files, state: 'live', added, already, ...told }
    return { batch, n, segments, states: [], ...(originals && { originals }), ...(moves.length > 0 && { moves }) }
  })
  for (const act of log.acts) {
    const place = act.batch - 1
    const stored = batches[place]
    if (stored === undefined) throw new RangeError('replay: an act names no batch')
    const n = about(act.act, stored.batch.id)
    if (act.act === 'forget') {
      const originals = stored.originals?.map((one) =>
        one.file === act.file && one.deleted ? { ...one, deleted: { ...one.deleted, n } } : one,
      )
      batches[place] = { ...stored, ...(originals && { originals }) }
    } else {
      const state = act.act === 'undo' ? 'undone' : 'live'
      batches[place] = { ...stored, batch: { ...stored.batch, state }, states: [...stored.states, { n, state }] }
    }
  }
  const rows = [...ready.segments.values()].flatMap((segments) => segments.map(({ row }) => row))
  const manifest = { idKey: log.idKey, datasets: ready.datasets, batches }
  const plan = planned(deps, head, { manifest, steps, epochs: ready.epochs, segments: rows, retired: [] })
  return { ...plan, commit: { ...plan.commit, kept: [...ready.originals.keys()].map((batch) => ready.ids[batch - 1] ?? '') } }
}
