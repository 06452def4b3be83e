/** A server, a backup or a thief that alters what is stored: everything is refused with a typed error, nothing overwritten. */
import assert from 'node:assert/strict'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { vaultMigrations, type VaultKey, type Vaults } from '#vault'
import type { VaultTables } from './tables.ts'
import { aVault, dump, march, marchAndApril, passphrase, value } from './testing.ts'

const wrong = { ok: false, error: { type: 'WrongPassphrase' } }
const damaged = (what: string) => ({ ok: false, error: { type: 'Damaged', what } })

/** A vault of two imports, one of them undone, beside another person's. */
async function twoVaults(store: Store) {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const batch = value(await vault.add(marchAndApril))
  value(await vault.setState(batch.id, 'undone'))
  const other = value(await vaults.create(passphrase))
  value(await value(await vaults.open(other)).add(march))
  return { vaults, key, vault, other }
}

const rowsOf = <T extends keyof VaultTables>(store: Store, table: T, vaultId: string) =>
  store
    .read<VaultTables>()
    .selectFrom(table as 'vault_chain')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .execute() as unknown as Promise<VaultTables[T][]>

const change = (store: Store, work: (trx: Parameters<Parameters<typeof store.write<VaultTables, unknown>>[0]>[0]) => Promise<unknown>) =>
  store.write<VaultTables, unknown>(work)

const opening = async (vaults: Vaults, key: VaultKey) => {
  const opened = await vaults.open(key)
  return opened.ok ? await opened.value.fold('bank.transaction') : opened
}
const verifying = async (vaults: Vaults, key: VaultKey) => {
  const opened = await vaults.open(key)
  return opened.ok ? await opened.value.verify() : opened
}

forEachStore('refuses a wrap put in the place of another vault’s', [vaultMigrations], async ({ store }) => {
  const { vaults, key, other } = await twoVaults(store)
  const [theirs] = await rowsOf(store, 'vault_wrap', other.vaultId)
  assert.ok(theirs)
  const { wrap, parameters, sealed } = theirs
  await change(store, (trx) =>
    trx.updateTable('vault_wrap').set({ wrap, parameters, sealed }).where('vault_id', '=', key.vaultId).execute(),
  )
  assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrong)
})

const edits: { readonly [what: string]: object | string } = {
  'weaker than the floor': { memoryKib: 8 },
  'with fewer passes': { passes: 0 },
  'with more memory': { memoryKib: 2_048 },
  'that would take all memory': { memoryKib: 2 ** 31 },
  'with another salt': { salt: 'AAAAAAAAAAAAAAAAAAAAAA' },
  'with a short salt': { salt: 'AAAA' },
  'of another algorithm': { algorithm: 'argon2d' },
  'that are not JSON': '{',
  'that are null': 'null',
}
for (const [what, edit] of Object.entries(edits)) {
  forEachStore(`refuses argon2id parameters ${what}`, [vaultMigrations], async ({ store }) => {
    const { vaults, key } = await aVault(store)
    const [row] = await rowsOf(store, 'vault_wrap', key.vaultId)
    const parameters = typeof edit === 'string' ? edit : JSON.stringify({ ...(JSON.parse(row?.parameters ?? '') as object), ...edit })
    await change(store, (trx) => trx.updateTable('vault_wrap').set({ parameters }).where('vault_id', '=', key.vaultId).execute())
    assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrong)
  })
}

forEachStore('refuses argon2id parameters exchanged with another vault’s', [vaultMigrations], async ({ store }) => {
  const { vaults, key, other } = await twoVaults(store)
  const [[mine], [theirs]] = [await rowsOf(store, 'vault_wrap', key.vaultId), await rowsOf(store, 'vault_wrap', other.vaultId)]
  assert.ok(mine && theirs)
  const put = (vaultId: string, { parameters }: VaultTables['vault_wrap']) =>
    change(store, (trx) => trx.updateTable('vault_wrap').set({ parameters }).where('vault_id', '=', vaultId).execute())
  await put(key.vaultId, theirs)
  await put(other.vaultId, mine)
  for (const { vaultId } of [key, other]) assert.deepEqual(await vaults.unlock(vaultId, passphrase), wrong)
})

forEachStore('argon2id that would take 10 GiB is refused, not attempted', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aVault(store)
  const [row] = await rowsOf(store, 'vault_wrap', key.vaultId)
  const kdf = JSON.parse(row?.parameters ?? '') as object
  const before = process.resourceUsage().maxRSS
  for (const heavy of [{ memoryKib: 10 * 2 ** 20 }, { passes: 1_000_000 }, { parallelism: 4_096 }, { memoryKib: 2 ** 53 }]) {
    const parameters = JSON.stringify({ ...kdf, ...heavy })
    await change(store, (trx) => trx.updateTable('vault_wrap').set({ parameters }).where('vault_id', '=', key.vaultId).execute())
    assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrong)
  }
  assert.ok(process.resourceUsage().maxRSS - before < 2 ** 20, 'a gibibyte was taken')
})

forEachStore('refuses parameters written otherwise, even when they mean the same', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aVault(store)
  const [row] = await rowsOf(store, 'vault_wrap', key.vaultId)
  await change(store, (trx) =>
    trx
      .updateTable('vault_wrap')
      .set({ parameters: `${row?.parameters} ` })
      .execute(),
  )
  assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrong)
})

forEachStore('refuses a segment of another vault, of another dataset, or cut short', [vaultMigrations], async ({ store }) => {
  const { vaults, key, other } = await twoVaults(store)
  const mine = await rowsOf(store, 'vault_segment', key.vaultId)
  const theirs = await rowsOf(store, 'vault_segment', other.vaultId)
  const isOf = (segment: string) => damaged(`segment ${segment}`)
  for (const { segment, sealed } of mine) {
    const foreign = [
      ...theirs.map((row) => row.sealed),
      ...mine.filter((row) => row.segment !== segment).map((row) => row.sealed),
      sealed.subarray(0, -1),
      new Uint8Array(0),
    ]
    for (const bytes of foreign) {
      await change(store, (trx) => trx.updateTable('vault_segment').set({ sealed: bytes }).where('segment', '=', segment).execute())
      assert.deepEqual(await verifying(vaults, key), isOf(segment))
    }
    await change(store, (trx) => trx.updateTable('vault_segment').set({ sealed }).where('segment', '=', segment).execute())
  }
  assert.ok((await verifying(vaults, key)).ok)
})

forEachStore('refuses segments put in another order', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await twoVaults(store)
  const [a, b] = await rowsOf(store, 'vault_segment', key.vaultId)
  assert.ok(a && b)
  const put = (segment: string, sealed: Uint8Array) =>
    change(store, (trx) => trx.updateTable('vault_segment').set({ sealed }).where('segment', '=', segment).execute())
  await put(a.segment, b.sealed)
  await put(b.segment, a.sealed)
  assert.ok(!(await verifying(vaults, key)).ok)
})

forEachStore('refuses a missing segment, and one that nobody lists', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await twoVaults(store)
  const [row] = await rowsOf(store, 'vault_segment', key.vaultId)
  assert.ok(row)
  await change(store, (trx) =>
    trx
      .insertInto('vault_segment')
      .values({ ...row, segment: 'planted' })
      .execute(),
  )
  assert.deepEqual(await verifying(vaults, key), damaged('segments'))
  await change(store, (trx) => trx.deleteFrom('vault_segment').where('vault_id', '=', key.vaultId).execute())
  assert.equal((await opening(vaults, key)).ok, false)
  assert.deepEqual(await verifying(vaults, key), damaged('segments'))
})

forEachStore('refuses a chain cut short, edited, or with an entry taken out', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await twoVaults(store)
  const chain = (await rowsOf(store, 'vault_chain', key.vaultId)).toSorted((a, b) => a.n - b.n)
  const last = chain.at(-1)
  assert.ok(last)
  const one = (n: number) =>
    change(store, (trx) => trx.deleteFrom('vault_chain').where('vault_id', '=', key.vaultId).where('n', '=', n).execute())
  const back = (n: number) =>
    change(store, (trx) =>
      trx
        .insertInto('vault_chain')
        .values(chain[n] as (typeof chain)[number])
        .execute(),
    )
  await one(last.n)
  assert.deepEqual(await opening(vaults, key), damaged('chain'))
  await back(last.n)
  for (const { n } of chain.slice(0, -1)) {
    await one(n)
    assert.deepEqual(await verifying(vaults, key), damaged('chain'))
    await back(n)
    await change(store, (trx) =>
      trx.updateTable('vault_chain').set({ operation: 'redo' }).where('vault_id', '=', key.vaultId).where('n', '=', n).execute(),
    )
    assert.deepEqual(await verifying(vaults, key), damaged('chain'))
    await one(n)
    await back(n)
  }
  assert.ok((await verifying(vaults, key)).ok)
})

forEachStore('refuses a manifest put back to an older one, and one of another version', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const [older] = await rowsOf(store, 'vault_manifest', key.vaultId)
  assert.ok(older)
  value(await vault.add(marchAndApril))
  const before = await dump(store)
  const put = (row: { version: number; sealed: Uint8Array }) =>
    change(store, (trx) => trx.updateTable('vault_manifest').set(row).where('vault_id', '=', key.vaultId).execute())
  await put({ version: older.version, sealed: older.sealed })
  assert.deepEqual(await opening(vaults, key), damaged('chain'))
  assert.deepEqual(await vault.add(march), damaged('chain'))
  await put({ version: older.version + 1, sealed: older.sealed })
  assert.deepEqual(await opening(vaults, key), damaged('manifest'))
  assert.deepEqual((await dump(store))['vault_segment'], before['vault_segment'])
})

forEachStore('refuses a substituted recipient, and replaces no missing key pair', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault, other } = await twoVaults(store)
  const mine = await rowsOf(store, 'vault_dataset_epoch', key.vaultId)
  const [theirs] = await rowsOf(store, 'vault_dataset_epoch', other.vaultId)
  assert.ok(theirs)
  await change(store, (trx) =>
    trx.updateTable('vault_dataset_epoch').set({ recipient: theirs.recipient }).where('vault_id', '=', key.vaultId).execute(),
  )
  assert.equal((await opening(vaults, key)).ok, false)
  const reopened = value(await vaults.open(key))
  assert.equal((await reopened.add(march)).ok, false)
  await change(store, (trx) => trx.deleteFrom('vault_dataset_epoch').where('vault_id', '=', key.vaultId).execute())
  const before = await dump(store)
  assert.equal((await value(await vaults.open(key)).add(march)).ok, false)
  assert.deepEqual(await dump(store), before)
  await change(store, (trx) => trx.insertInto('vault_dataset_epoch').values(mine).execute())
  assert.ok((await vault.verify()).ok)
})

forEachStore('refuses another identity key', [vaultMigrations], async ({ store }) => {
  const { vaults, key, other } = await twoVaults(store)
  const [theirs] = await rowsOf(store, 'vault', other.vaultId)
  assert.ok(theirs)
  const { identity_public, identity_sealed } = theirs
  const put = (columns: Partial<VaultTables['vault']>) =>
    change(store, (trx) => trx.updateTable('vault').set(columns).where('vault_id', '=', key.vaultId).execute())
  await put({ identity_public })
  assert.deepEqual(await opening(vaults, key), damaged('identity'))
  await put({ identity_sealed })
  assert.deepEqual(await opening(vaults, key), damaged('identity'))
  await put({ format: 2 })
  assert.deepEqual(await opening(vaults, key), damaged('vault'))
})
