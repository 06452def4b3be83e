import { err, ok, type Result } from '#lib/pure/result'
import type { Migrations, Store } from '#store'
import { type Batch, createMutex, type Damaged, type NewBatch, type OpenVault, type Reception, type VaultKey, type Vaults } from '#vault'
import { forget, refresh } from './access/refresh.ts'
import { createAccessRows } from './access/rows.ts'
import { createLinks } from './access/visit.ts'
import { withdrawing } from './access/withdrawing.ts'
import { arrive } from './arriving.ts'
import { announced, createAttic } from './attic.ts'
import { createGrantDoor } from './grants/door.ts'
import { type Act, createLedger } from './ledger.ts'
import { release } from './release.ts'
import { createSharing } from './sharing.ts'
import { createSummaries } from './summary.ts'
import { ownHand } from './settings.ts'
import { typedHand } from './typing.ts'
import type { Gate } from './types.ts'
import { checked } from './writing.ts'

export interface GateDeps {
  readonly store: Store
  readonly vaults: Vaults
  readonly now: () => Temporal.Instant
  /** Told of each import kept. */
  readonly onImport?: (batch: Batch) => void
}

/** The tables of the ledger, and what is made again when it is lost. */
export const gateMigrations: Migrations = {
  owner: 'gate',
  folder: new URL('./migrations/', import.meta.url),
  passing: ['attic_summary', 'grant_copy'],
}

/** The only way in and out of the vaults of a store. */
export function createGate({ store, vaults, now, onImport }: GateDeps): Gate {
  const ledger = createLedger({ store, now })
  const summaries = createSummaries(store)
  const sharing = createSharing()
  const access = createAccessRows(store)
  const turns = createMutex()
  const imported = async (
    key: VaultKey,
    count: number,
    commit: () => Promise<Result<Batch, Damaged>>,
    token?: string,
  ): Promise<Result<Batch, Damaged>> => {
    const actor = token === undefined ? ownHand : tokenActor(token)
    const added = await announced(ledger, key, { act: 'import', actor, count }, commit)
    if (added.ok) onImport?.(added.value)
    return added
  }
  const reception = (key: VaultKey): Reception => ({
    check: checkedDelivery,
    announced: (count, commit, token) => imported(key, count, commit, token),
  })
  /** What was delivered while the key was away comes in first. */
  const opened = (key: VaultKey): Promise<Result<OpenVault, Damaged>> => vaults.open(key, reception(key))
  return {
    links: createLinks({ rows: access, ledger, now }),
    async create(passphrase) {
      const created = await vaults.create(passphrase)
      if (!created.ok) return created
      await ledger.begin(created.value)
      return ok({ key: created.value })
    },
    async unlock(vaultId, passphrase) {
      const unlocked = await vaults.unlock(vaultId, passphrase)
      return unlocked.ok ? ok({ key: unlocked.value }) : unlocked
    },
    makeVerifier: (passphrase) => vaults.makeVerifier(passphrase),
    verify: (verifier, passphrase) => vaults.verify(verifier, passphrase),
    async unlockWithRecovery(vaultId, code) {
      const unlocked = await vaults.unlockWithRecovery(vaultId, code)
      return unlocked.ok ? ok({ key: unlocked.value }) : unlocked
    },
    changePassphrase: ({ key }, passphrase) =>
      announced(ledger, key, { act: 'setting', actor: ownHand, detail: 'passphrase' }, () => vaults.changePassphrase(key, passphrase)),
    offerRecovery: ({ key }) => vaults.offerRecovery(key),
    readOffer: ({ key }, sealed) => vaults.readOffer(key, sealed),
    replaceRecovery: ({ key }, code) =>
      announced(ledger, key, { act: 'setting', actor: ownHand, detail: 'recovery' }, () => vaults.replaceRecovery(key, code)),
    async unlockWithPasskey(vaultId, credential, output) {
      const unlocked = await vaults.unlockWithPasskey(vaultId, credential, output)
      return unlocked.ok ? ok({ key: unlocked.value }) : unlocked
    },
    addPasskey: ({ key }, credential, output) =>
      announced(ledger, key, { act: 'setting', actor: ownHand, detail: 'passkey' }, () => vaults.addPasskey(key, credential, output)),
    removePasskey: ({ key }, credential) =>
      announced(ledger, key, { act: 'setting', actor: ownHand, detail: 'passkey' }, async () => {
        await vaults.removePasskey(key.vaultId, credential)
        return ok(undefined)
      }),
    wrap: ({ key }, secret) => vaults.wrap(key, secret),
    resume(vaultId, wrapped, secret) {
      const unwrapped = vaults.unwrap(vaultId, wrapped, secret)
      return unwrapped.ok ? ok({ key: unwrapped.value }) : unwrapped
    },
    async tidy({ key }) {
      const vault = await vaults.open(key)
      const tidied = vault.ok ? await vault.value.tidy() : vault
      return tidied.ok ? ok(undefined) : tidied
    },
    async count(vaultId) {
      return { ...(await vaults.count(vaultId)), ledgerEntries: await ledger.count(vaultId) }
    },
    async held(vaultIds) {
      return [...new Set([...(await vaults.held(vaultIds)), ...(await ledger.held(vaultIds))])]
    },
    async erase(vaultId) {
      await vaults.erase(vaultId)
      await access.dropCopies(vaultId)
      for (const { grant_id } of await access.of(vaultId)) await forget({ rows: access, ledger }, { vaultId }, grant_id)
      await ledger.erase(vaultId)
      await summaries.erase(vaultId)
    },
    async open({ key }) {
      const settled = await ledger.settle(key)
      if (!settled.ok) return settled
      const vault = await opened(key)
      if (!vault.ok) return vault
      const alone = <T>(work: () => Promise<T>) => turns.run(key.vaultId, work)
      const again = () => refresh({ rows: access, ledger, now }, key, vault.value)
      const refreshed = await alone(again)
      if (!refreshed.ok) return refreshed
      const grants = createGrantDoor({ vault: vault.value, key, ledger, rows: access, refresh: again, alone, now })
      const held = withdrawing(vault.value, access, () => alone(again))
      const setAside = await vaults.setAside(key.vaultId)
      const forget = (delivery: string) => vaults.dropAside(key, delivery)
      const instant = () => now().toString({ smallestUnit: 'millisecond' })
      return ok(createAttic({ vault: held, key, ledger, summaries, sharing, setAside, forget, now: instant, grants }))
    },
    capability: ({ key }) => vaults.capability(key),
    deliver: (capability, batch) => vaults.deliver(capability, batch),
    storeOriginal: (capability, original) => vaults.storeOriginal(capability, original),
    dropStored: (capability) => vaults.dropStored(capability),
    originalBytes: (vaultId) => vaults.originalBytes(vaultId),
    makeToken: ({ key }, order) =>
      announced(ledger, key, { act: 'setting', actor: ownHand, detail: 'token' }, () => vaults.makeToken(key, order)),
    async endToken({ key }, id) {
      // What waits comes in first: the ledger tells it before the end.
      const vault = await opened(key)
      if (!vault.ok) return vault
      const token = vault.value.tokens().find((one) => one.id === id)
      if (token === undefined) return err({ type: 'Unknown' })
      if (token.endedAt !== undefined) return ok(undefined)
      const act: Act = { act: 'setting', actor: ownHand, detail: 'token-end' }
      return await announced(ledger, key, act, () => vaults.endToken(key, id, reception(key)))
    },
    readToken: (vaultId, id, sealed, secret) => vaults.readToken(vaultId, id, sealed, secret),
    tokenCapability: (token) => vaults.tokenCapability(token),
    read: ({ key }, actor, need) => release({ open: opened, ledger }, key, actor, need),
    async write({ key }, batch) {
      const { batch: kept, refused } = checked(batch)
      const vault = await opened(key)
      if (!vault.ok) return vault
      const added = await imported(key, kept.records.length, () => vault.value.add(kept))
      return added.ok ? ok({ batch: added.value, refused }) : added
    },
    async arrive({ key }, source) {
      const settled = await ledger.settle(key)
      if (!settled.ok) return settled
      const vault = await opened(key)
      return vault.ok ? await arrive({ vault: vault.value, key, ledger }, source) : vault
    },
    async recover() {
      await vaults.recover()
      await ledger.recover()
    },
  }
}

/** A person may call a token as she likes: the prefix keeps its name from passing for her own hand or a service. */
const tokenActor = (name: string): string => `token:${name}`

/** The same checks as a batch that comes with the key. What the person chooses or types is never delivered. */
const checkedDelivery = (batch: NewBatch): NewBatch | undefined =>
  batch.connector === ownHand || batch.connector === typedHand ? undefined : checked(batch).batch
