import { randomBytes } from 'node:crypto'
import { err, ok } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { createTurns } from '#lib/turns'
import type { Store } from '#store'
import { vaultFormat } from './head.ts'
import { makeIdentity, type Random, randomNumber, sealContext, vaultKey } from './keys.ts'
import { emptyManifest, sealManifest } from './manifest.ts'
import { createMutex } from './mutex.ts'
import { openVault } from './open-vault.ts'
import { openHere } from './opener.ts'
import { deriveKey, type KdfCost, productionCost, readKdf, testCost, writeKdf } from './passphrase.ts'
import { createRows, type WrapRow } from './rows.ts'
import type { VaultKey, Vaults } from './types.ts'

/** What the vaults need; `now` gives the month of sealing and the time of an import. */
export interface VaultsOptions {
  readonly store: Store
  readonly now: () => Temporal.Instant | string
  readonly random?: Random
  /** Tests only: a cheaper argon2id, used for new wraps and as the floor of stored ones. */
  readonly weakPassphrasesForTests?: KdfCost
}

const method = 'passphrase'

/** Every vault of one store. */
export function createVaults({ store, now, random = randomBytes, weakPassphrasesForTests }: VaultsOptions): Vaults {
  const rows = createRows(store)
  const mutex = createMutex()
  // argon2id takes 64 MiB a time, and about half a second on two slow cores.
  const turns = createTurns({ atOnce: 2, waiting: 16, seconds: 0.5 })
  const cost = weakPassphrasesForTests === undefined ? productionCost : testCost(weakPassphrasesForTests)
  const instant = () => Temporal.Instant.from(String(now())).toString({ smallestUnit: 'millisecond' })
  /** What an unknown vault is tried against, so that it costs the same. */
  const nobody: WrapRow = { wrap: '', method, parameters: writeKdf(cost, random(16)), sealed: sealWith(random(32), '', random(32)) }

  return {
    async create(passphrase) {
      const key = vaultKey(randomNumber(random), Uint8Array.from(random(32)))
      const parameters = writeKdf(cost, random(16))
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(parameters, cost)))
      if (!derived.ok) return derived
      const bare = { wrap: randomNumber(random), method, parameters }
      const wrap = { ...bare, sealed: sealWith(derived.value, wrapContext(key.vaultId, bare), key.secret) }
      const { identity, sealed } = makeIdentity(key, random)
      const vault = { vault_id: key.vaultId, format: vaultFormat, identity_public: identity.publicKey, identity_sealed: sealed }
      await rows.create(vault, wrap, sealManifest(key, 0, emptyManifest(key.vaultId, random)))
      return ok(key)
    },

    async unlock(vaultId, passphrase) {
      const stored = await rows.wraps(vaultId ?? '', method)
      // Parameters below the floor are refused as if the vault were unknown: at the price of a real one.
      const wrap = stored.find(({ parameters }) => readKdf(parameters, cost) !== undefined) ?? nobody
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(wrap.parameters, cost)))
      if (!derived.ok) return derived
      const opened = openWith(derived.value, wrapContext(vaultId ?? '', wrap), wrap.sealed)
      return opened.ok && vaultId !== undefined ? ok(vaultKey(vaultId, opened.value)) : err({ type: 'WrongPassphrase' })
    },

    wrap: (key, secret) => sealWith(secret, sealContext('session', key.vaultId), key.secret),

    unwrap(vaultId, wrapped, secret) {
      const opened = openWith(secret, sealContext('session', vaultId), wrapped)
      return opened.ok ? ok(vaultKey(vaultId, opened.value)) : err({ type: 'WrongKey' })
    },

    open: (key: VaultKey) => openVault({ rows, key, opener: openHere, mutex, random, now: instant }),
    erase: (vaultId) => mutex.run(vaultId, () => rows.erase(vaultId)),
  }
}

const wrapContext = (vaultId: string, { wrap, method: by, parameters }: Pick<WrapRow, 'wrap' | 'method' | 'parameters'>): string =>
  sealContext('wrap', vaultId, wrap, by, parameters)

function mustRead(parameters: string, floor: KdfCost) {
  const kdf = readKdf(parameters, floor)
  if (kdf === undefined) throw new Error('vault: own argon2id parameters do not read')
  return kdf
}
