import { createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind, Record } from '#model'
import { foldFiles, type Slot } from './fold.ts'
import { createEpochs, type Head, loadHead, type VaultDeps } from './head.ts'
import { randomNumber } from './keys.ts'
import { type Loaded, loadParts } from './load.ts'
import { liveSegments, type Manifest } from './manifest.ts'
import { crowdsOf, planMerge } from './merge.ts'
import { openOriginal, originalOf, planDropOriginal } from './original.ts'
import { filesByMonth, type Origin, provenanceOf } from './part.ts'
import { type BatchPlan, planImport, planState } from './plan.ts'
import { takeDeliveries } from './take-in.ts'
import type { Batch, Damaged, OpenVault, Reception, Unknown } from './types.ts'
import { verifyVault } from './verify.ts'

/** Another process may commit in between; one database has one server, so a handful of tries is plenty. */
const tries = 20

/**
 * One vault, opened for one request: nothing is kept once it is forgotten. `Damaged` when its head does not hold. With
 * a reception, deliveries that wait are taken in before anything is read.
 */
export async function openVault(deps: VaultDeps, reception?: Reception): Promise<Result<OpenVault, Damaged>> {
  const { key, rows, mutex } = deps
  if (reception && (await rows.deliveries(key.vaultId)).some(({ aside }) => aside === '')) {
    await mutex.run(key.vaultId, () => takeDeliveries(deps, reception))
  }
  const first = await loadHead(deps)
  if (!first.ok) return first
  const epochs = createEpochs(deps)
  let head = first.value

  /** A merge beside this request takes segments away: what is missing is looked for again in the vault as it then stands. */
  const load = async (kind: Kind, months?: readonly string[]): Promise<Result<Loaded[], Damaged>> => {
    for (;;) {
      const loaded = await loadParts(deps, epochs, head, kind, months)
      if (loaded.ok) return loaded
      const at = await loadHead(deps)
      if (!at.ok) return at
      if (at.value.version === head.version) return loaded
      head = at.value
    }
  }

  /** Every act on a batch: one at a time, from the vault as it stands, one transaction. */
  const act = <E>(plan: (at: Head) => Promise<Result<BatchPlan | Batch, E>>): Promise<Result<Batch, E | Damaged>> =>
    mutex.run(key.vaultId, async () => {
      for (let n = 0; n < tries; n += 1) {
        const at = await loadHead(deps)
        if (!at.ok) return at
        head = at.value
        const made = await plan(at.value)
        if (!made.ok) return made
        if (!('commit' in made.value)) return ok(made.value)
        if (await rows.commit(made.value.commit)) {
          head = made.value.head
          return ok(made.value.batch)
        }
      }
      throw new Error('vault: the manifest keeps moving under this process')
    })

  return ok({
    vaultId: key.vaultId,
    batches: () => head.manifest.batches.map(({ batch }) => batch),
    counts: () => countsOf(head.manifest.batches),
    tokens: () =>
      (head.manifest.tokens ?? []).map(({ id, name, at, expires, ended }) => ({
        id,
        name,
        at,
        expires,
        ...(ended && { endedAt: ended.at }),
      })),
    originals: (batch) =>
      (head.manifest.batches.find((stored) => stored.batch.id === batch)?.originals ?? []).map(({ file, size, deleted }) => ({
        file,
        size,
        ...(deleted && { deletedAt: deleted.at }),
      })),
    original: (batch, file) => openOriginal(deps, epochs, head, batch, file),
    dropOriginal: (batch, file) =>
      act<Unknown>(async (at) => {
        const found = at.manifest.batches.find((stored) => stored.batch.id === batch)
        const original = originalOf(at.manifest.batches, batch, file)
        if (found === undefined || original === undefined) return err({ type: 'Unknown' })
        return ok(original.deleted === undefined ? planDropOriginal(deps, at, found, file) : found.batch)
      }),
    months: (kind) => [...new Set(liveSegments(head.manifest, kind).map(({ segment }) => segment.month))].toSorted(),

    add: (given) => act((at) => planImport(deps, epochs, at, given, { id: randomNumber(deps.random), at: deps.now() })),

    setState: (batch, state) =>
      act<{ readonly type: 'Unknown' }>(async (at) => {
        const found = at.manifest.batches.find((stored) => stored.batch.id === batch)
        if (found === undefined) return err({ type: 'Unknown' })
        return ok(found.batch.state === state ? found.batch : planState(deps, at, found, state))
      }),

    async fold(kind, months, keep) {
      const loaded = await load(kind, months)
      if (!loaded.ok) return loaded
      const idKey = Buffer.from(head.manifest.idKey, 'base64url')
      const records: Record<typeof kind>[] = []
      for (const files of filesByMonth<typeof kind>(loaded.value).values()) {
        // Lets other requests in between two months.
        await setImmediate()
        for (const slot of foldFiles(kind, files)) {
          const item = slot.sources[0]?.entry.item
          if (keep === undefined || (item !== undefined && keep(item))) records.push(toRecord(idKey, kind, slot))
        }
      }
      return ok(records)
    },

    tidy: () =>
      mutex.run(key.vaultId, async () => {
        const at = await loadHead(deps)
        if (!at.ok) return at
        head = at.value
        const crowds = crowdsOf(at.value.manifest)
        if (crowds.length === 0) return ok({ retired: 0 })
        const plan = await planMerge(deps, epochs, at.value, crowds)
        if (!plan.ok) return plan
        // An import came first, from another process: there will be another time.
        if (!(await rows.commit(plan.value.commit))) return ok({ retired: 0 })
        head = plan.value.head
        return ok({ retired: plan.value.commit.retired.length })
      }),

    verify: () =>
      mutex.run(key.vaultId, async () => {
        const at = await loadHead(deps)
        return at.ok ? await verifyVault(deps, epochs, at.value) : at
      }),
  })
}

function countsOf(batches: Manifest['batches']): Batch['added'] | undefined {
  if (batches.some(({ states }) => states.length > 0)) return undefined
  const counts: { [K in Kind]?: number } = {}
  for (const { batch } of batches)
    for (const [kind, count] of Object.entries(batch.added) as [Kind, number][]) counts[kind] = (counts[kind] ?? 0) + count
  return counts
}

function toRecord<K extends Kind>(idKey: Uint8Array, kind: K, { key, rank, sources }: Slot<K, Origin>): Record<K> {
  const [source, ...others] = sources.map(({ file, entry }) => provenanceOf(file.origin, entry))
  const item = sources[0]?.entry.item
  return { ...item, id: recordId(idKey, kind, key, rank), source, ...(others.length > 0 && { others }) } as Record<K>
}

/** 22 characters: the first 128 bits of HMAC-SHA-256 over kind ␀ natural key ␀ rank. */
function recordId(idKey: Uint8Array, kind: Kind, key: readonly (string | number)[], rank: number): string {
  const digest = createHmac('sha256', idKey)
    .update([kind, ...key, rank].join('\u0000'))
    .digest()
  return digest.subarray(0, 16).toString('base64url')
}
