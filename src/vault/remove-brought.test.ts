/** All that an import or a source brought is deleted: what another import holds stays, what was taken back never comes back. */
import assert from 'node:assert/strict'
import { forEachStore } from '#test/stores'
import { type IsFrom, type OpenVault, vaultMigrations } from '#vault'
import { aBatch, anAccount, anOperation, aVault, openedText, value } from './testing.ts'

const labels = async (vault: OpenVault): Promise<string[]> =>
  value(await vault.fold('bank.transaction'))
    .map(({ label, memo }) => `${label}${memo ?? ''}`)
    .toSorted()
const of =
  (batch: string): IsFrom =>
  (source) =>
    source.batch === batch
async function removeAll(vault: OpenVault, isFrom: IsFrom, most = 1_000): Promise<string[]> {
  const acts: string[] = []
  for (const kind of ['bank.transaction', 'bank.account'] as const) {
    const months = [...new Set(value(await vault.brought(kind, isFrom)).map(({ month }) => month))]
    for (;;) {
      const act = await vault.removeBrought(kind, { isFrom, months, most })
      if (!act.ok) break
      acts.push(act.value.id)
    }
  }
  return acts
}

forEachStore('what only this import brought goes, what another holds stays from there', [vaultMigrations], async ({ store }) => {
  const { key, vault, vaults } = await aVault(store)
  const statement = aBatch('mars.ofx', [
    anAccount({ holder: 'LUCIE VERDIER' }),
    anOperation({ label: 'CAFE', memo: ' du matin' }),
    anOperation({ label: 'LIVRE', amount: -900 }),
    anOperation({ label: 'AVRIL', day: '2026-04-01' }),
  ])
  value(await vault.add(aBatch('mars.qif', [anOperation({ label: 'CAFE', memo: ' vu ailleurs' })], 'qif')))
  const { id } = value(await vault.add(statement))
  const brought = value(await vault.brought('bank.transaction', of(id)))
  assert.deepEqual(
    brought.map(({ month, state, stays }) => [month, state, stays.length]).toSorted(),
    [
      ['2026-04', 'goes', 0],
      ['2026-03', 'goes', 0],
      ['2026-03', 'stays', 1],
    ].toSorted(),
  )
  const acts = await removeAll(vault, of(id), 1)
  assert.equal(acts.length, 4)
  assert.deepEqual(await labels(vault), ['CAFE vu ailleurs'])
  assert.deepEqual(value(await vault.fold('bank.account')), [])
  const text = await openedText(store, key)
  for (const gone of ['VERDIER', 'LIVRE', 'AVRIL', 'du matin']) assert.ok(!text.includes(gone), gone)
  assert.ok(value(await vault.verify()))
  assert.deepEqual(value(await vault.brought('bank.transaction', of(id))), [])
  // Undone and redone, or brought again, nothing comes back.
  value(await vault.setState(id, 'undone'))
  value(await vault.setState(id, 'live'))
  const again = value(await vault.add(statement))
  assert.equal(again.leftOut?.['bank.transaction'], 2)
  assert.deepEqual((await labels(vault)).length, 1)
  for (const act of acts) value(await vault.setState(act, 'undone'))
  assert.deepEqual((await labels(value(await vaults.open(key)))).length, 3)
})

forEachStore('an import taken back is deleted for good: redone, it gives nothing', [vaultMigrations], async ({ store }) => {
  const { key, vault } = await aVault(store)
  value(await vault.add(aBatch('a.ofx', [anOperation({ label: 'CAFE' })])))
  const undone = value(await vault.add(aBatch('b.qif', [anOperation({ label: 'CAFE', memo: ' bis' }), anOperation({ amount: -7 })], 'qif')))
  value(await vault.setState(undone.id, 'undone'))
  assert.deepEqual(
    value(await vault.brought('bank.transaction', of(undone.id)))
      .map(({ state }) => state)
      .toSorted(),
    ['goes', 'stays'],
  )
  assert.equal((await removeAll(vault, of(undone.id))).length, 1)
  assert.ok(!(await openedText(store, key)).includes('bis'))
  value(await vault.setState(undone.id, 'live'))
  assert.deepEqual(await labels(vault), ['CAFE'])
  value(await vault.add(aBatch('c.qif', [anOperation({ amount: -7 })], 'qif')))
  assert.deepEqual(await labels(vault), ['CAFE'])
  assert.ok(value(await vault.verify()))
})

forEachStore('deleting one taken back never hides a record that is held', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const first = value(await vault.add(aBatch('a.ofx', [anOperation({ label: 'UN', reference: 'r1' })])))
  value(await vault.setState(first.id, 'undone'))
  value(await vault.add(aBatch('b.ofx', [anOperation({ label: 'DEUX', reference: 'r2' })])))
  await removeAll(vault, of(first.id))
  assert.deepEqual(await labels(vault), ['DEUX'])
})

forEachStore('all of an account goes, with what was said of it and nothing of another', [vaultMigrations], async ({ store }) => {
  const { key, vault } = await aVault(store)
  value(await vault.add(aBatch('a.ofx', [anOperation({ label: 'ICI' }), anOperation({ account: 'autre', label: 'LA' })])))
  const isFrom: IsFrom = (_, item) => 'account' in item && item.account === anOperation().account
  await removeAll(vault, isFrom)
  assert.deepEqual(await labels(vault), ['LA'])
  assert.ok(!(await openedText(store, key)).includes('ICI'))
})
