import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { gateMigrations } from '#gate'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import type { VaultKey } from '#vault'
import { createLedger, type Ledger, type LedgerTables } from './ledger.ts'

const now = () => Temporal.Instant.from('2026-01-05T10:00:00Z')
const makeKey = (): VaultKey => ({ vaultId: randomBytes(8).toString('hex'), secret: randomBytes(32) })
const reserved = { act: 'reserved', actor: 'budget', purpose: 'budget', reads: { 'bank.transaction': ['day'] } } as const
const damagedHead = { ok: false, error: { type: 'Damaged', what: 'ledger head' } }

async function begun(store: Store): Promise<{ ledger: Ledger; key: VaultKey }> {
  const ledger = createLedger({ store, now })
  const key = makeKey()
  await ledger.begin(key)
  return { ledger, key }
}

const actsOf = async (ledger: Ledger, key: VaultKey): Promise<string[]> => {
  const entries = await ledger.entries(key)
  assert.ok(entries.ok)
  return entries.value.map(({ act, of }) => (of === undefined ? act : `${act} ${of}`))
}

forEachStore('a ledger that was not begun, or was erased, is not begun again', [gateMigrations], async ({ store }) => {
  const { ledger, key } = await begun(store)
  assert.deepEqual(await ledger.append(makeKey(), reserved), damagedHead)
  await ledger.append(key, reserved)
  await ledger.erase(key.vaultId)
  assert.deepEqual(await ledger.append(key, reserved), damagedHead)
  assert.deepEqual(await ledger.entries(key), damagedHead)
  for (const table of ['ledger', 'ledger_head', 'ledger_open'] as const) {
    assert.deepEqual(await store.read<LedgerTables>().selectFrom(table).selectAll().execute(), [])
  }
})

forEachStore(
  'nothing is written after a head that does not hold, and other vaults of the group are served',
  [gateMigrations],
  async ({ store }) => {
    const { ledger, key } = await begun(store)
    const other = makeKey()
    await ledger.begin(other)
    await ledger.append(key, reserved)
    const wrongKey = { vaultId: key.vaultId, secret: randomBytes(32) }
    const together = await Promise.all([ledger.append(wrongKey, reserved), ledger.append(key, reserved), ledger.append(wrongKey, reserved)])
    assert.deepEqual(
      together.map(({ ok }) => ok),
      [false, true, false],
    )
    await store.write<LedgerTables, unknown>((trx) =>
      trx.updateTable('ledger_head').set({ n: 0 }).where('vault_id', '=', key.vaultId).execute(),
    )
    const [refused, served] = await Promise.all([ledger.append(key, reserved), ledger.append(other, reserved)])
    assert.equal(refused.ok, false)
    assert.deepEqual(served, { ok: true, value: 1 })
    assert.equal((await ledger.entries(key)).ok, false)
    assert.deepEqual(await actsOf(ledger, other), ['reserved'])
  },
)

forEachStore('an edit, a removal or a cut in the tables is seen', [gateMigrations], async ({ store }) => {
  const { ledger, key } = await begun(store)
  for (let i = 0; i < 3; i++) await ledger.append(key, reserved)
  const rows = await store.read<LedgerTables>().selectFrom('ledger').selectAll().orderBy('n').execute()
  for (const { n, body } of rows) {
    await store.write<LedgerTables, unknown>((trx) => trx.deleteFrom('ledger').where('n', '=', n).execute())
    assert.equal((await ledger.entries(key)).ok, false)
    await store.write<LedgerTables, unknown>((trx) =>
      trx
        .insertInto('ledger')
        .values(rows[n - 1] as LedgerTables['ledger'])
        .execute(),
    )
    const edited = Uint8Array.from(body, (byte, index) => (index === 90 ? byte ^ 1 : byte))
    await store.write<LedgerTables, unknown>((trx) => trx.updateTable('ledger').set({ body: edited }).where('n', '=', n).execute())
    assert.equal((await ledger.entries(key)).ok, false)
    await store.write<LedgerTables, unknown>((trx) => trx.updateTable('ledger').set({ body }).where('n', '=', n).execute())
  }
  assert.deepEqual(await actsOf(ledger, key), ['reserved', 'reserved', 'reserved'])
})

forEachStore('what a crash left open is closed once, before anything else, and assumed read', [gateMigrations], async (opened) => {
  const { ledger, key } = await begun(opened.store)
  for (const act of [reserved, reserved, { ...reserved, act: 'completed', of: 2 } as const]) await ledger.append(key, act)
  const again = createLedger({ store: await opened.reopen(), now })
  await again.recover()
  assert.deepEqual(await actsOf(again, key), ['reserved', 'reserved', 'completed 2'])
  await Promise.all([again.settle(key), again.append(key, reserved), again.settle(key), again.append(key, reserved)])
  await again.settle(key)
  assert.deepEqual(await actsOf(again, key), ['reserved', 'reserved', 'completed 2', 'failed 1', 'reserved', 'reserved'])
  const entries = await again.entries(key)
  assert.ok(entries.ok)
  assert.deepEqual(entries.value[3], {
    n: 4,
    at: '2026-01-05T10:00:00.000Z',
    act: 'failed',
    of: 1,
    actor: 'grenier',
    detail: 'unknown: assume read',
  })
})

forEachStore(
  'what is said lost and was ended, or was no reservation, closes nothing and breaks nothing',
  [gateMigrations],
  async ({ store }) => {
    const { ledger, key } = await begun(store)
    const acts = [reserved, { ...reserved, act: 'completed', of: 1 } as const, { act: 'import', actor: 'person' } as const, reserved]
    for (const act of acts) await ledger.append(key, act)
    await store.write<LedgerTables, unknown>((trx) => trx.deleteFrom('ledger_open').execute())
    const lost = [1, 2, 3, 4, 999, 0, -1].map((n) => ({ vault_id: key.vaultId, n, lost: 1 }))
    await store.write<LedgerTables, unknown>((trx) => trx.insertInto('ledger_open').values(lost).execute())
    await ledger.settle(key)
    assert.deepEqual(await actsOf(ledger, key), ['reserved', 'completed 1', 'import', 'reserved', 'failed 4'])
  },
)

forEachStore('nothing is closed from entries that do not follow', [gateMigrations], async ({ store }) => {
  const { ledger, key } = await begun(store)
  for (const act of [reserved, { ...reserved, act: 'completed', of: 1 } as const, reserved]) await ledger.append(key, act)
  await ledger.recover()
  const hidden = await store.read<LedgerTables>().selectFrom('ledger').selectAll().where('n', '=', 2).execute()
  await store.write<LedgerTables, void>(async (trx) => {
    await trx.insertInto('ledger_open').values({ vault_id: key.vaultId, n: 1, lost: 1 }).execute()
    await trx.deleteFrom('ledger').where('n', '=', 2).execute()
  })
  assert.equal((await ledger.settle(key)).ok, false)
  assert.equal((await ledger.append(key, reserved)).ok, false)
  await store.write<LedgerTables, unknown>((trx) => trx.insertInto('ledger').values(hidden).execute())
  await ledger.settle(key)
  assert.deepEqual(await actsOf(ledger, key), ['reserved', 'completed 1', 'reserved', 'failed 3'])
})

forEachStore('a reservation of this process stays open while it runs', [gateMigrations], async ({ store }) => {
  const { ledger, key } = await begun(store)
  await ledger.append(key, reserved)
  await ledger.settle(key)
  assert.deepEqual(await actsOf(ledger, key), ['reserved'])
})

forEachStore('entries of many vaults at once share commits, and every chain holds', [gateMigrations], async ({ store }) => {
  let commits = 0
  const counted: Store = { ...store, write: (work) => (commits++, store.write(work)) }
  const ledger = createLedger({ store: counted, now })
  const keys = [makeKey(), makeKey(), makeKey()]
  for (const key of keys) await ledger.begin(key)
  commits = 0
  const answers = await Promise.all(Array.from({ length: 120 }, (_, index) => ledger.append(keys[index % 3] as VaultKey, reserved)))
  assert.equal(commits, 1)
  for (const [index, key] of keys.entries()) {
    assert.equal((await actsOf(ledger, key)).length, 40)
    const numbers = answers.filter((_, place) => place % 3 === index).map((answer) => answer.ok && answer.value)
    assert.deepEqual(
      numbers,
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
  }
})
