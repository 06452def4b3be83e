/** What merging must leave as it was, and what it must refuse. */
import assert from 'node:assert/strict'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { type OpenVault, vaultMigrations } from '#vault'
import type { VaultTables } from './tables.ts'
import { aBatch, anAccount, anOperation, aVault, dump, testVaults, value } from './testing.ts'

const damaged = (what: string) => ({ ok: false, error: { type: 'Damaged', what } })

/** `count` operations of March; amounts make them all different. */
const some = (from: number, count: number) =>
  aBatch(
    `${from}.ofx`,
    Array.from({ length: count }, (_, i) => anOperation({ amount: -(from + i), label: `ACHAT ${from + i}` })),
  )

/** A vault with an import a size given. */
async function imported(store: Store, sizes: readonly number[]) {
  const made = await aVault(store)
  let from = 0
  for (const size of sizes) {
    value(await made.vault.add(some(from, size)))
    from += size
  }
  return made
}

const held = async (vault: OpenVault) => value(await vault.fold('bank.transaction')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
const rowsOf = (store: Store) => store.read<VaultTables>().selectFrom('vault_segment').selectAll().execute()
const change = (store: Store, work: (trx: Parameters<Parameters<typeof store.write<VaultTables, unknown>>[0]>[0]) => Promise<unknown>) =>
  store.write<VaultTables, unknown>(work)
const retiredBy = async (vault: OpenVault): Promise<number> => value(await vault.tidy()).retired

forEachStore('leaves alone four segments a month, and large months where little would be saved', [vaultMigrations], async ({ store }) => {
  const { vault } = await imported(store, [1, 1, 1, 1])
  const before = await dump(store)
  assert.equal(await retiredBy(vault), 0)
  assert.deepEqual(await dump(store), before)
  const large = await imported(store, [256 * 9, 10, 10, 10])
  assert.equal(await retiredBy(large.vault), 0)
})

forEachStore('merges a crowded month once, keeps records, ids, sources and batches, and verifies', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await imported(store, [300, 200, 100, 90, 30, 7])
  value(await vault.add(aBatch('compte.ofx', [anAccount()])))
  const before = await held(vault)
  const batches = vault.batches()
  assert.equal((await rowsOf(store)).length, 8)

  // 300 lie in a full segment and one of 44; all but the full one become 471 records in two.
  assert.equal(await retiredBy(vault), 6)
  assert.equal((await rowsOf(store)).length, 4)
  for (const again of [vault, value(await vaults.open(key))]) {
    assert.deepEqual(await held(again), before)
    assert.deepEqual(again.batches(), batches)
    assert.deepEqual(again.months('bank.transaction'), ['2026-03'])
  }
  assert.deepEqual(await vault.verify(), { ok: true, value: { entries: 7 + 8 + 1 + 2 } })
  assert.equal(await retiredBy(vault), 0, 'what is merged is not merged again')
})

forEachStore('undo and redo after a merge give what they gave before it', [vaultMigrations], async ({ store }) => {
  const { vault } = await imported(store, [40, 300, 20, 20, 20, 20])
  const [, second, third] = vault.batches()
  assert.ok(second && third)
  value(await vault.setState(third.id, 'undone'))
  const withoutThird = await held(vault)
  value(await vault.setState(second.id, 'undone'))
  const withoutBoth = await held(vault)
  value(await vault.setState(second.id, 'live'))
  assert.equal(await retiredBy(vault), 5, 'a batch taken out keeps its own segment')
  assert.deepEqual(await held(vault), withoutThird)
  value(await vault.setState(second.id, 'undone'))
  assert.deepEqual(await held(vault), withoutBoth)
  value(await vault.setState(second.id, 'live'))
  assert.deepEqual(await held(vault), withoutThird)
  value(await vault.setState(third.id, 'live'))
  assert.equal((await held(vault)).length, 420)
  for (const { id } of vault.batches()) value(await vault.setState(id, 'undone'))
  assert.deepEqual(vault.months('bank.transaction'), [])
  assert.ok((await vault.verify()).ok)
})

forEachStore('keeps the order of the lines over many merges, whatever the sizes', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  // Equal operations: only their order in the file tells which label is whose.
  const twins = (name: string, count: number) =>
    aBatch(
      name,
      Array.from({ length: count }, (_, i) => anOperation({ amount: -(i % 3), label: `${name} ${i}` })),
      name,
    )
  let retired = 0
  for (let round = 0; round < 3; round += 1) {
    for (const [i, size] of [270, 3, 120, 255, 256, 33, 1].entries()) value(await vault.add(twins(`${round}.${i}`, size)))
    const before = await held(vault)
    retired += await retiredBy(vault)
    assert.deepEqual(await held(vault), before)
  }
  assert.ok(retired > 12)
  assert.ok((await vault.verify()).ok)
})

forEachStore('merges a very crowded month in several acts, each bounded', [vaultMigrations], async ({ store }) => {
  const { vault } = await imported(
    store,
    Array.from({ length: 70 }, () => 1),
  )
  const before = await held(vault)
  assert.equal(await retiredBy(vault), 64)
  assert.equal(await retiredBy(vault), 7)
  assert.equal(await retiredBy(vault), 0)
  assert.deepEqual(await held(vault), before)
  assert.equal((await rowsOf(store)).length, 1)
})

forEachStore('a reading that began before a merge still finds everything', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await imported(store, [5, 5, 5, 5, 5])
  const reading = value(await vaults.open(key))
  assert.equal(await retiredBy(vault), 5)
  assert.equal((await held(reading)).length, 25)
})

forEachStore('a merge that an import came before is dropped whole', [vaultMigrations], async (opened) => {
  const { store } = opened
  const { key, vault } = await imported(store, [5, 5, 5, 5, 5])
  const other = value(await testVaults(store).open(key))
  let meanwhile = false
  // A store whose write is overtaken: another process commits between the plan and its transaction.
  const overtaken: Store = {
    ...store,
    write: async (work) => {
      if (!meanwhile) {
        meanwhile = true
        value(await other.add(some(100, 5)))
      }
      return await store.write(work)
    },
  }
  const late = value(await testVaults(overtaken).open(key))
  assert.equal(await retiredBy(late), 0)
  assert.ok(meanwhile)
  assert.equal((await rowsOf(store)).length, 6)
  assert.ok((await vault.verify()).ok)
  assert.equal(await retiredBy(late), 6)
  assert.equal((await held(late)).length, 30)
})

forEachStore('refuses a merged segment swapped, dropped, or replaced by what it came of', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await imported(store, [200, 200, 200, 200, 200, 24])
  const old = await rowsOf(store)
  assert.equal(await retiredBy(vault), 6)
  const made = await rowsOf(store)
  assert.equal(made.length, 4)
  const [first, second] = made
  const before = old[0]
  assert.ok(first && second && before)
  const put = (segment: string, sealed: Uint8Array) =>
    change(store, (trx) => trx.updateTable('vault_segment').set({ sealed }).where('segment', '=', segment).execute())
  const both = async () => {
    const again = value(await vaults.open(key))
    return [await again.fold('bank.transaction'), await again.verify()]
  }
  for (const foreign of [second.sealed, before.sealed, first.sealed.subarray(1)]) {
    await put(first.segment, foreign)
    for (const seen of await both()) assert.deepEqual(seen, damaged(`segment ${first.segment}`))
  }
  await put(first.segment, first.sealed)
  await change(store, (trx) => trx.insertInto('vault_segment').values(before).execute())
  assert.deepEqual((await both())[1], damaged('segments'))
  await change(store, (trx) => trx.deleteFrom('vault_segment').where('segment', 'in', [before.segment, first.segment]).execute())
  assert.deepEqual(await both(), [damaged(`segment ${first.segment}`), damaged('segments')])
  assert.deepEqual(await value(await vaults.open(key)).tidy(), { ok: true, value: { retired: 0 } })
})

forEachStore('refuses a manifest from before the merge, and a merge edited in the chain', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await imported(store, [5, 5, 5, 5, 5])
  const [older] = await store.read<VaultTables>().selectFrom('vault_manifest').selectAll().execute()
  assert.ok(older)
  const chain = await store.read<VaultTables>().selectFrom('vault_chain').selectAll().execute()
  assert.equal(await retiredBy(vault), 5)
  const edit = (operation: 'merge' | 'batch') =>
    change(store, (trx) => trx.updateTable('vault_chain').set({ operation }).where('n', '=', chain.length).execute())
  await edit('batch')
  assert.deepEqual(await vault.verify(), damaged('chain'))
  await edit('merge')
  assert.ok((await vault.verify()).ok)
  await change(store, (trx) => trx.updateTable('vault_manifest').set({ version: older.version, sealed: older.sealed }).execute())
  assert.deepEqual(await vaults.open(key), damaged('chain'))
})
