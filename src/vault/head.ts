/** What is read and checked each time before anything else: manifest, head of the chain, identity key. */
import { err, ok, type Result } from '#lib/pure/result'
import { emptyHead } from './chain.ts'
import { type Epoch, type Identity, openEpoch, openIdentity, type Random } from './keys.ts'
import { type Listed, type Manifest, openManifest } from './manifest.ts'
import type { Mutex } from './mutex.ts'
import type { Opener, ToOpen } from './opener.ts'
import type { HeadRow, Rows } from './rows.ts'
import type { Damaged, VaultKey } from './types.ts'

/** What one opened vault works with. */
export interface VaultDeps {
  readonly rows: Rows
  readonly key: VaultKey
  readonly opener: Opener
  readonly mutex: Mutex
  readonly random: Random
  /** Instant, ISO 8601 UTC, to the millisecond. */
  readonly now: () => string
}

/** A vault as it stands at one version of its manifest. */
export interface Head {
  readonly version: number
  readonly manifest: Manifest
  readonly identity: Identity
}

/** Of the vault's rows as a whole; sealed things carry a version of their own. */
export const vaultFormat = 1

export const damaged = (what: string) => err<Damaged>({ type: 'Damaged', what })

/**
 * Reads the manifest and holds it against the chain: a manifest put back to an older one, or a chain cut short, is
 * `Damaged`. (Both put back together is not seen from here: that needs a checkpoint kept outside the database.)
 */
export async function loadHead({ rows, key }: Pick<VaultDeps, 'rows' | 'key'>): Promise<Result<Head, Damaged>> {
  const row = await rows.head(key.vaultId)
  if (row?.format !== vaultFormat) return damaged('vault')
  const manifest = openManifest(key, row.version, row.sealed)
  if (manifest === undefined) return damaged('manifest')
  if (!isHeadOf(key.vaultId, manifest, row)) return damaged('chain')
  const identity = openIdentity(key, row.identity_sealed, row.identity_public)
  return identity === undefined ? damaged('identity') : ok({ version: row.version, manifest, identity })
}

function isHeadOf(vaultId: string, { head }: Manifest, row: HeadRow): boolean {
  if (row.n === null) return head.n === 0 && head.hash === emptyHead(vaultId).hash
  return head.n === row.n + 1 && head.hash === row.hash
}

/** Key pairs of dataset epochs, opened at most once for one request. */
export interface Epochs {
  /** Undefined when there is none; `Damaged` when there is one that does not hold. */
  find(identity: Identity, dataset: string, epoch: string): Promise<Result<Epoch | undefined, Damaged>>
}

/** The epochs of one vault, each opened at most once for the time of a request. */
export function createEpochs({ rows, key }: Pick<VaultDeps, 'rows' | 'key'>): Epochs {
  const opened = new Map<string, Epoch>()
  return {
    async find(identity, dataset, epoch) {
      const name = `${dataset}\u0000${epoch}`
      const known = opened.get(name)
      if (known !== undefined) return ok(known)
      const row = await rows.epoch(key.vaultId, dataset, epoch)
      if (row === undefined) return ok(undefined)
      const found = openEpoch(key, identity, row)
      if (found === undefined) return damaged(`epoch ${dataset} ${epoch}`)
      opened.set(name, found)
      return ok(found)
    },
  }
}

/** Fetches segments with all that must be true of them. */
export async function toOpen(
  { rows, key }: Pick<VaultDeps, 'rows' | 'key'>,
  epochs: Epochs,
  identity: Identity,
  wanted: readonly Listed[],
): Promise<Result<ToOpen[], Damaged>> {
  const numbers = wanted.map(({ segment }) => segment.number)
  const sealed = await rows.segments(key.vaultId, numbers)
  const ready: ToOpen[] = []
  for (const { batch, segment } of wanted) {
    const { number, dataset, kind, month, count } = segment
    const bytes = sealed.get(number)
    if (bytes === undefined) return damaged(`segment ${number}`)
    const epoch = await epochs.find(identity, dataset, segment.epoch)
    if (!epoch.ok) return epoch
    if (epoch.value === undefined) return damaged(`epoch ${dataset} ${segment.epoch}`)
    ready.push({ number, sealed: bytes, sha256: segment.sha256, epoch: epoch.value, about: { kind, month, batch, count } })
  }
  return ok(ready)
}
