import { randomBytes } from 'node:crypto'
import { err, ok } from '#lib/pure/result'
import { sealWith } from '#lib/seal'
import { createTurns } from '#lib/turns'
import type { Store } from '#store'
import { makeCapability } from './capability.ts'
import { sealDelivery } from './delivery.ts'
import { vaultFormat } from './head.ts'
import { makeIdentity, type Random, randomNumber, vaultKey } from './keys.ts'
import { emptyManifest, sealManifest } from './manifest.ts'
import { createMutex } from './mutex.ts'
import { openVault } from './open-vault.ts'
import { type Opener, openHere } from './opener.ts'
import { deriveKey, type KdfCost, productionCost, readKdf, testCost, writeKdf } from './passphrase.ts'
import { storeOriginal } from './original.ts'
import { passkeyKey, writePasskey } from './passkey.ts'
import { recoveryKey, writeRecovery } from './recovery.ts'
import { createRows, type WrapRow } from './rows.ts'
import { takeDeliveries } from './take-in.ts'
import { capabilityOf, endToken, makeToken, readToken } from './token.ts'
import type { Vaults } from './types.ts'
import { opensVerifier, sealVerifier } from './verifier.ts'
import { createWraps, openOffer, openSession, openWrap, sealOffer, sealSession } from './wraps.ts'

/** What the vaults need; `now` gives the month of sealing and the time of an import. */
export interface VaultsOptions {
  readonly store: Store
  readonly now: () => Temporal.Instant | string
  readonly random?: Random
  /** Where segments are opened: on this thread, unless threads for it are given (`createOpener`). */
  readonly opener?: Opener
  /** Tests only: a cheaper argon2id, used for new wraps and as the floor of stored ones. */
  readonly weakPassphrasesForTests?: KdfCost
}

/** Every vault of one store. */
export function createVaults({ store, now, random = randomBytes, opener = openHere, weakPassphrasesForTests }: VaultsOptions): Vaults {
  const rows = createRows(store)
  const mutex = createMutex()
  // argon2id takes 64 MiB a time, and about half a second on two slow cores.
  const turns = createTurns({ atOnce: 2, waiting: 16, seconds: 0.5 })
  const cost = weakPassphrasesForTests === undefined ? productionCost : testCost(weakPassphrasesForTests)
  const instant = () => Temporal.Instant.from(String(now())).toString({ smallestUnit: 'millisecond' })
  const wraps = createWraps({ rows, mutex, random })
  /** What an unknown vault is tried against, so that it costs the same. */
  const nobody = (method: WrapRow['method'], parameters: string): WrapRow => ({
    wrap: '',
    method,
    parameters,
    sealed: sealWith(random(32), '', random(32)),
  })
  const nobodysPassphrase = nobody('passphrase', writeKdf(cost, random(16)))
  const nobodysVerifier = sealVerifier(random(32), writeKdf(cost, random(16)))
  const nobodysRecovery = nobody('recovery', writeRecovery(random(16)))
  const nobodysPasskey = nobody('passkey', writePasskey('A'.repeat(43), random(16)))

  return {
    async create(passphrase) {
      const key = vaultKey(randomNumber(random), Uint8Array.from(random(32)))
      const parameters = writeKdf(cost, random(16))
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(parameters, cost)))
      if (!derived.ok) return derived
      const { identity, sealed } = makeIdentity(key, random)
      const vault = { vault_id: key.vaultId, format: vaultFormat, identity_public: identity.publicKey, identity_sealed: sealed }
      const wrap = wraps.make(key, 'passphrase', parameters, derived.value)
      await rows.create(vault, wrap, sealManifest(key, 0, emptyManifest(key.vaultId, random)))
      return ok(key)
    },

    async unlock(vaultId, passphrase) {
      const stored = await rows.wraps(vaultId ?? '', 'passphrase')
      // Parameters below the floor are refused as if the vault were unknown: at the price of a real one.
      const wrap = stored.find(({ parameters }) => readKdf(parameters, cost) !== undefined) ?? nobodysPassphrase
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(wrap.parameters, cost)))
      if (!derived.ok) return derived
      const key = openWrap(vaultId, wrap, derived.value)
      return key === undefined ? err({ type: 'WrongPassphrase' }) : ok(key)
    },

    async unlockWithRecovery(vaultId, code) {
      const [stored] = await rows.wraps(vaultId ?? '', 'recovery')
      const wrap = stored ?? nobodysRecovery
      const derived = recoveryKey(code, wrap.parameters)
      const key = derived && openWrap(vaultId, wrap, derived)
      return key === undefined ? err({ type: 'WrongCode' }) : ok(key)
    },

    async changePassphrase(key, passphrase) {
      const parameters = writeKdf(cost, random(16))
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(parameters, cost)))
      return derived.ok ? await wraps.replace(key, 'passphrase', parameters, derived.value) : derived
    },

    offerRecovery: (key) => sealOffer(key, random),
    readOffer: openOffer,

    async replaceRecovery(key, code) {
      const parameters = writeRecovery(random(16))
      const derived = recoveryKey(code, parameters)
      if (derived === undefined) throw new RangeError('replaceRecovery: a recovery code has 20 bytes')
      return await wraps.replace(key, 'recovery', parameters, derived)
    },

    async unlockWithPasskey(vaultId, credential, output) {
      const [stored] = await wraps.passkeyWraps(vaultId ?? '', credential)
      const wrap = stored ?? nobodysPasskey
      const derived = passkeyKey(output, wrap.parameters)
      const key = derived && openWrap(vaultId, wrap, derived)
      return key === undefined ? err({ type: 'WrongPasskey' }) : ok(key)
    },

    async addPasskey(key, credential, output) {
      const parameters = writePasskey(credential, random(16))
      const derived = passkeyKey(output, parameters)
      if (derived === undefined) throw new RangeError('addPasskey: a hash of 43 characters and an output of 32 bytes')
      return await wraps.addPasskey(key, credential, parameters, derived)
    },
    removePasskey: wraps.removePasskey,

    async makeVerifier(passphrase) {
      const parameters = writeKdf(cost, random(16))
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(parameters, cost)))
      return derived.ok ? ok(sealVerifier(derived.value, parameters)) : derived
    },

    async verify(given, passphrase) {
      const verifier = given !== undefined && readKdf(given.parameters, cost) !== undefined ? given : nobodysVerifier
      const derived = await turns.take(() => deriveKey(passphrase, mustRead(verifier.parameters, cost)))
      if (!derived.ok) return derived
      return opensVerifier(derived.value, verifier) ? ok(undefined) : err({ type: 'WrongPassphrase' })
    },

    wrap: sealSession,
    unwrap: openSession,
    open: (key, reception) => openVault({ rows, key, opener, mutex, random, now: instant }, reception),
    capability: (key) => mutex.run(key.vaultId, () => makeCapability({ rows, key, random, now: instant })),
    async deliver(capability, batch) {
      const at = instant()
      if (at > capability.certificate.expires) return err({ type: 'Expired' })
      const sealed = await sealDelivery(capability, batch, at, random)
      const kept = await mutex.run(capability.vaultId, () => rows.deliver(capability.vaultId, sealed))
      return kept ? ok(undefined) : err({ type: 'Gone' })
    },
    storeOriginal: (capability, original) => storeOriginal(rows, capability, original, random),
    dropStored: ({ vaultId, batch }) => rows.dropUnkept({ vaultId, batch }),
    originalBytes: rows.originalBytes,
    recover: () => rows.dropUnkept(),
    makeToken: (key, order) => mutex.run(key.vaultId, () => makeToken({ rows, key, random, now: instant }, order)),
    endToken: (key, id, reception) =>
      mutex.run(key.vaultId, async () => {
        const deps = { rows, key, opener, mutex, random, now: instant }
        // What it brought until now came while it was in force.
        await takeDeliveries(deps, reception)
        return await endToken(deps, id)
      }),
    readToken,
    tokenCapability: (token) => capabilityOf(rows, token, random),
    async setAside(vaultId) {
      const all = await rows.deliveries(vaultId)
      return all.filter(({ aside }) => aside !== '').map(({ delivery, aside }) => ({ id: delivery, at: aside }))
    },
    dropAside: ({ vaultId }, delivery) => mutex.run(vaultId, () => rows.dropAside(vaultId, delivery)),
    count: (vaultId) => rows.count(vaultId),
    held: (vaultIds) => rows.held(vaultIds),
    load: () => turns.load(),
    erase: (vaultId) => mutex.run(vaultId, () => rows.erase(vaultId)),
  }
}

function mustRead(parameters: string, floor: KdfCost) {
  const kdf = readKdf(parameters, floor)
  if (kdf === undefined) throw new Error('vault: own argon2id parameters do not read')
  return kdf
}
