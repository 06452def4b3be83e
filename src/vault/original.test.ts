/** Originals: one that does not hold is told for itself, and the vault stays as it is. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { type ImportCapability, type Original, type Reception, type VaultKey, vaultMigrations, type Vaults } from '#vault'
import { pieceBytes } from './original.ts'
import type { VaultTables } from './tables.ts'
import { aVault, dump, march, operations, testVaults, value } from './testing.ts'

const taking: Reception = { check: (batch) => batch, announced: (_records, commit) => commit() }
const noise = Uint8Array.from(randomBytes(2 * pieceBytes + 77_777))
const text = Buffer.from('Zanzibarine Quincaillerie\n'.repeat(40_000))
const files = march.files.flatMap((file) => [file, { ...file, name: 'Ouessant.csv' }, { ...file, name: 'vide.csv' }])
const contents = [noise, text, new Uint8Array(0)]

/** In slices that are not those of the pieces. */
async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000_003) yield bytes.subarray(at, at + 1_000_003)
}
async function store3(vaults: Vaults, capability: ImportCapability): Promise<Original[]> {
  const originals: Original[] = []
  for (const [file, bytes] of contents.entries()) {
    originals.push(await vaults.storeOriginal(capability, { file, size: bytes.length, bytes: slices(bytes) }))
  }
  return originals
}
async function kept(store: Store) {
  const { vaults, key } = await aVault(store)
  const capability = value(await vaults.capability(key))
  value(await vaults.deliver(capability, { ...march, files, originals: await store3(vaults, capability) }))
  return { vaults, key, batch: capability.batch, vault: value(await vaults.open(key, taking)) }
}
async function read(vaults: Vaults, key: VaultKey, batch: string, file: number): Promise<Buffer | string> {
  const pieces = await value(await vaults.open(key)).original(batch, file)
  if (!pieces.ok) return pieces.error.type
  try {
    return Buffer.concat(await Array.fromAsync(pieces.value))
  } catch {
    return 'cut'
  }
}
const change = (store: Store, work: (trx: Parameters<Parameters<typeof store.write<VaultTables, unknown>>[0]>[0]) => Promise<unknown>) =>
  store.write<VaultTables, unknown>(work)
const rowsOf = (store: Store) => store.read<VaultTables>().selectFrom('vault_original').selectAll().orderBy('file').orderBy('n').execute()

const damages: {
  readonly [what: string]: { work: (store: Store) => Promise<unknown>; wrong: readonly number[]; told: readonly string[] }
} = {
  'a missing piece': {
    work: (store) => change(store, (trx) => trx.deleteFrom('vault_original').where('file', '=', 0).where('n', '=', 1).execute()),
    wrong: [0],
    told: ['cut'],
  },
  'a file without its first piece': {
    work: (store) => change(store, (trx) => trx.deleteFrom('vault_original').where('file', '=', 1).execute()),
    wrong: [1],
    told: ['Damaged'],
  },
  'pieces in another order': {
    work: (store) =>
      change(store, async (trx) => {
        for (const [from, to] of [
          [0, 9],
          [1, 0],
          [9, 1],
        ] as const)
          await trx.updateTable('vault_original').set({ n: to }).where('file', '=', 0).where('n', '=', from).execute()
      }),
    wrong: [0],
    told: ['Damaged'],
  },
  'a truncated piece': {
    work: async (store) => {
      const row = (await rowsOf(store)).findLast(({ file }) => file === 0)
      const sealed = row?.sealed.subarray(0, -1) ?? new Uint8Array(0)
      await change(store, (trx) => trx.updateTable('vault_original').set({ sealed }).where('file', '=', 0).where('n', '=', 2).execute())
    },
    wrong: [0],
    told: ['cut'],
  },
  'two files exchanged': {
    work: (store) =>
      change(store, async (trx) => {
        for (const [from, to] of [
          [1, 9],
          [2, 1],
          [9, 2],
        ] as const)
          await trx.updateTable('vault_original').set({ file: to }).where('file', '=', from).execute()
      }),
    wrong: [1, 2],
    told: ['Damaged', 'Damaged'],
  },
}
for (const [what, { work, wrong, told }] of Object.entries(damages))
  forEachStore(`${what} is told for that file alone`, [vaultMigrations], async ({ store }) => {
    const { vaults, key, batch } = await kept(store)
    await work(store)
    const verified = value(await value(await vaults.open(key)).verify())
    assert.deepEqual(
      verified.damagedOriginals,
      wrong.map((file) => ({ batch, file })),
    )
    for (const [at, file] of wrong.entries()) assert.equal(await read(vaults, key, batch, file), told[at])
    for (const file of [0, 1, 2].filter((one) => !wrong.includes(one))) {
      assert.ok(Buffer.from(contents[file] ?? []).equals((await read(vaults, key, batch, file)) as Buffer))
    }
    assert.equal((await operations(value(await vaults.open(key)))).length, 3)
  })

forEachStore('is given back byte for byte, and stays when its import is undone', [vaultMigrations], async ({ store }) => {
  const { vaults, key, batch, vault } = await kept(store)
  value(await vault.setState(batch, 'undone'))
  for (const [file, bytes] of contents.entries()) {
    assert.ok(Buffer.from(bytes).equals((await read(vaults, key, batch, file)) as Buffer))
  }
  assert.deepEqual(
    vault.originals(batch),
    contents.map(({ length: size }, file) => ({ file, size })),
  )
  const verified = value(await value(await vaults.open(key)).verify())
  assert.equal(verified.damagedOriginals, undefined)
  const rows = JSON.stringify(await dump(store))
  for (const word of ['Zanzibarine', 'Ouessant']) assert.ok(!rows.includes(Buffer.from(word).toString('base64').slice(0, 8)))
})

forEachStore('deleted, its bytes are gone, its line stays, and the chain says so', [vaultMigrations], async ({ store }) => {
  const { vaults, key, batch, vault } = await kept(store)
  assert.deepEqual(await vault.dropOriginal(batch, 7), { ok: false, error: { type: 'Unknown' } })
  assert.deepEqual(await vault.dropOriginal('autre', 0), { ok: false, error: { type: 'Unknown' } })
  const before = await store.read<VaultTables>().selectFrom('vault_manifest').selectAll().executeTakeFirstOrThrow()
  value(await vault.dropOriginal(batch, 0))
  value(await vault.dropOriginal(batch, 0))
  assert.equal(await read(vaults, key, batch, 0), 'Unknown')
  assert.deepEqual(vault.originals(batch)[0], { file: 0, size: noise.length, deletedAt: '2026-11-22T08:00:00.000Z' })
  assert.deepEqual(
    (await rowsOf(store)).map(({ file }) => file),
    [1, 2],
  )
  value(await value(await vaults.open(key)).verify())
  // An older manifest put back does not bring it to life.
  const { version, sealed } = before
  await change(store, (trx) => trx.updateTable('vault_manifest').set({ version, sealed }).execute())
  assert.equal((await vaults.open(key)).ok, false)
})

forEachStore(
  'what is not delivered is not kept: dropped when its import fails, or at the next start',
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, batch } = await kept(store)
    const [failed, cut] = [value(await vaults.capability(key)), value(await vaults.capability(key))]
    await store3(vaults, failed)
    await store3(vaults, cut)
    await vaults.dropStored(failed)
    assert.deepEqual(new Set((await rowsOf(store)).map((row) => row.batch)), new Set([batch, cut.batch]))
    await testVaults(store).recover()
    assert.deepEqual(new Set((await rowsOf(store)).map((row) => row.batch)), new Set([batch]))
    assert.ok((await vaults.originalBytes(key.vaultId)) > noise.length)
    await vaults.erase(key.vaultId)
    assert.deepEqual(await rowsOf(store), [])
    await assert.rejects(vaults.storeOriginal(cut, { file: 0, size: 1, bytes: slices(new Uint8Array(1)) }), /erased/)
  },
)

forEachStore('what is set aside takes its originals with it', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aVault(store)
  const capability = value(await vaults.capability(key))
  const originals = (await store3(vaults, capability)).map((original) => ({ ...original, file: original.file + 1 }))
  value(await vaults.deliver(capability, { ...march, files, originals }))
  await vaults.open(key, taking)
  assert.equal(await vaults.dropAside(key, capability.batch), true)
  assert.deepEqual(await rowsOf(store), [])
})
