/** What a start opens, less its pages: the same modules in the same order, with cheap passphrases. */
import { setTimeout as wait } from 'node:timers/promises'
import { migrations } from '../../src/app/migrations.ts'
import { createGate, type Gate, type Session } from '#gate'
import { createErasures, createIdentity, createSigningKeys, type Erasures } from '#identity'
import { type ErasureList, openErasureList, openStore, type Store } from '#store'
import { createVaults, type Vaults } from '#vault'

export interface Place {
  /** Of the list of erasures and the backups. */
  readonly folder: string
  readonly dataDir: string
  readonly databaseUrl?: string
}
export interface Platform {
  readonly store: Store
  readonly list: ErasureList
  readonly vaults: Vaults
  readonly gate: Gate
  readonly erasures: Erasures
  signUp(email: string, passphrase: string): Promise<Session>
  close(): Promise<void>
}
/** What stands between the modules and what they write to. */
export interface Between {
  readonly store: (store: Store) => Store
  readonly list: (list: ErasureList) => ErasureList
}

const secret = new Uint8Array(32).fill(7)

/** Opens everything and ends what an earlier process left, as a start does. */
export async function openPlatform(place: Place, now: () => Temporal.Instant, between?: Between): Promise<Platform> {
  const read = await openErasureList({ file: `${place.folder}/erasures`, dataDir: place.dataDir })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const opened = await openWhenFree(place)
  const store = between?.store(opened) ?? opened
  const list = between?.list(read.value) ?? read.value
  const vaults = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const gate = createGate({ store, vaults, now })
  const identity = await createIdentity({ store, secret, now })
  if (!identity.ok) throw new Error(identity.error.type)
  const signingKeys = createSigningKeys({ store, secret, now })
  const erasures = createErasures({ store, now, signingKeys, list, platform: 'http://localhost', vaults: gate })
  await erasures.applyList()
  await erasures.runDue()
  await gate.recover()
  return {
    store,
    list,
    vaults,
    gate,
    erasures,
    async signUp(email, passphrase) {
      const session = await gate.create(passphrase)
      if (!session.ok) throw new Error(session.error.type)
      const account = await identity.value.signUp({ email, vaultId: session.value.key.vaultId, lang: 'fr' })
      if (!account.ok) throw new Error(account.error.type)
      await identity.value.openSession(account.value, (key) => gate.wrap(session.value, key))
      return session.value
    },
    close: () => store.close(),
  }
}

/** PostgreSQL takes a moment to see that a killed process is gone. */
async function openWhenFree({ dataDir, databaseUrl }: Place): Promise<Store> {
  for (let tries = 0; ; tries += 1) {
    const opened = await openStore({ ...(databaseUrl === undefined ? { dataDir } : { databaseUrl }), migrations })
    if (opened.ok) return opened.value
    if (opened.error.type !== 'InUse' || tries === 100) throw new Error(JSON.stringify(opened.error))
    await wait(50)
  }
}
