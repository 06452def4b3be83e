import { ok, type Result } from '#lib/pure/result'
import { aboutBatch, aboutMerge, type ChainEntry, follows } from './chain.ts'
import { damaged, type Epochs, type Head, toOpen, type VaultDeps } from './head.ts'
import { openEpoch } from './keys.ts'
import { rowsByBatch } from './load.ts'
import { listed, type Manifest } from './manifest.ts'
import { damagedOriginals } from './original.ts'
import type { Damaged, Verified } from './types.ts'

const segmentsAtOnce = 64

/**
 * Checks everything stored: the chain link by link, that it tells the same story as the sealed manifest, every epoch's
 * signature, every segment's hash, header and producer's signature.
 */
export async function verifyVault(deps: VaultDeps, epochs: Epochs, head: Head): Promise<Result<Verified, Damaged>> {
  const { rows, key } = deps
  const chain = await rows.chain(key.vaultId)
  if (!follows(key.vaultId, chain, head.manifest.head) || !tellsTheSame(head.manifest, chain)) return damaged('chain')
  for (const row of await rows.epochs(key.vaultId)) {
    if (openEpoch(key, head.identity, row) === undefined) return damaged(`epoch ${row.dataset} ${row.epoch}`)
  }
  const opened = await openAll(deps, epochs, head)
  if (!opened.ok) return opened
  const wrong = await damagedOriginals(deps, epochs, head)
  return ok({ entries: chain.length, ...(wrong.length > 0 && { damagedOriginals: wrong }) })
}

async function openAll(deps: VaultDeps, epochs: Epochs, { manifest, identity }: Head): Promise<Result<void, Damaged>> {
  const all = listed(manifest)
  const places = (await deps.rows.segmentPlaces(deps.key.vaultId)).map((row) => placeOf(row.segment, row.dataset, row.epoch))
  const told = all.map(({ segment: { number, dataset, epoch } }) => placeOf(number, dataset, epoch))
  if (places.toSorted().join() !== told.toSorted().join()) return damaged('segments')
  for (let i = 0; i < all.length; i += segmentsAtOnce) {
    const some = all.slice(i, i + segmentsAtOnce)
    const ready = await toOpen(deps, epochs, identity, some)
    const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value, { producer: identity.publicKey }) : ready
    if (!opened.ok) return opened
    const wrong = some.find((one, at) => rowsByBatch(one, opened.value[at] ?? []) === undefined)
    if (wrong !== undefined) return damaged(`segment ${wrong.segment.number}`)
  }
  return ok(undefined)
}

const placeOf = (number: string, dataset: string, epoch: string): string => [number, dataset, epoch].join(' ')

/** Every entry of the chain is an act of the manifest and every act has its entry, once. */
function tellsTheSame(manifest: Manifest, chain: readonly ChainEntry[]): boolean {
  const acts: [n: number, step: string][] = listed(manifest).map(({ segment: { n, dataset, epoch, sha256 } }) => [
    n,
    step('segment', sha256, dataset, epoch),
  ])
  for (const { batch, n, states, originals = [] } of manifest.batches) {
    for (const { deleted } of originals) if (deleted) acts.push([deleted.n, step('forget', aboutBatch('forget', batch.id, deleted.n))])
    acts.push([n, step('batch', aboutBatch('batch', batch.id, n))])
    for (const { n: at, state } of states) {
      const operation = state === 'undone' ? 'undo' : 'redo'
      acts.push([at, step(operation, aboutBatch(operation, batch.id, at))])
    }
    if (batch.state !== (states.at(-1)?.state ?? 'live')) return false
  }
  for (const { id, n, ended } of manifest.tokens ?? []) {
    acts.push([n, step('token', aboutBatch('token', id, n))])
    if (ended !== undefined) acts.push([ended.n, step('token-end', aboutBatch('token-end', id, ended.n))])
  }
  for (const { n, retired, removed } of manifest.merges ?? []) {
    const operation = removed ? 'remove' : 'merge'
    // The bytes of these are gone: the chain alone has their hashes, and the merge's own entry binds them.
    const gone = retired.map((at) => chain[at])
    if (!gone.every((entry) => entry?.operation === 'segment' && entry.n < n)) return false
    acts.push([
      n,
      step(
        operation,
        aboutMerge(
          gone.map((entry) => entry?.sha256 ?? ''),
          n,
          operation,
        ),
      ),
    ])
    for (const entry of gone) acts.push([entry?.n ?? -1, step('segment', entry?.sha256 ?? '', entry?.dataset, entry?.epoch)])
  }
  const told = new Map(acts)
  return (
    told.size === acts.length &&
    told.size === chain.length &&
    chain.every(({ n, operation, sha256, dataset, epoch }) => told.get(n) === step(operation, sha256, dataset, epoch))
  )
}

const step = (operation: string, sha256: string, dataset = '', epoch = ''): string => [operation, sha256, dataset, epoch].join(' ')
