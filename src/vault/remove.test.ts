/** What a deletion must leave as it was, what it must leave of nothing, and what no import brings back. */
import assert from 'node:assert/strict'
import type { Amendment } from '#model'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { type Held, type NewBatch, type OpenVault, vaultMigrations } from '#vault'
import { aBatch, anAccount, anOperation, aVault, dump, openedText, testVaults, value } from './testing.ts'

const held = async (vault: OpenVault): Promise<Held<'bank.transaction'>[]> => value(await vault.held('bank.transaction'))
const labels = async (vault: OpenVault): Promise<string[]> =>
  value(await vault.fold('bank.transaction'))
    .map(({ label }) => label)
    .toSorted()
async function find(vault: OpenVault, label: string): Promise<Held<'bank.transaction'>> {
  const found = (await held(vault)).find(({ record }) => record.label === label)
  assert.ok(found, label)
  return found
}
const removed = async (vault: OpenVault, label: string) => value(await vault.remove('bank.transaction', (await find(vault, label)).roots))
const said = (act: NonNullable<NewBatch['act']>, { target }: Pick<Held, 'target'>, rest: Partial<Amendment>): NewBatch => ({
  ...aBatch('', [{ kind: 'amendment', schema: 1, about: 'bank.transaction', ...target, key: [...target.key], ...rest }], 'person'),
  act,
})

forEachStore('refuses to delete what is not there, and writes nothing', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  value(await vault.add(aBatch('mars.ofx', [anOperation()])))
  const before = await dump(store)
  const { target } = await find(vault, 'CAFE DU PORT')
  for (const wrong of [
    { ...target, rank: '1' },
    { ...target, month: '2026-04' },
    { ...target, key: [] },
  ])
    assert.deepEqual(await vault.remove('bank.transaction', [wrong]), { ok: false, error: { type: 'Unknown' } })
  assert.deepEqual(await vault.remove('invoice', [target]), { ok: false, error: { type: 'Unknown' } })
  assert.deepEqual(await dump(store), before)
})

forEachStore(
  'a deleted record is in no segment, and no import brings it back until its deletion is undone',
  [vaultMigrations],
  async (opened) => {
    const { store } = opened
    const { vaults, key, vault } = await aVault(store)
    const statement = aBatch('mars.ofx', [anOperation({ label: 'CAFE', memo: 'table 7' }), anOperation({ label: 'LIVRE', amount: -900 })])
    value(await vault.add(statement))
    const counted = value(await vault.add(aBatch('mars.qif', [anOperation({ label: 'CAFE', memo: 'vu ailleurs' })], 'qif')))
    assert.deepEqual(counted.already, { 'bank.transaction': 1 })
    const cafe = await find(vault, 'CAFE')
    value(
      await vault.add(said('correct', cafe, { verdict: 'corrected', fields: { category: { now: 'Repas du midi' } }, reason: 'mal rangé' })),
    )
    const reading = value(await vaults.open(key))

    const act = await removed(vault, 'CAFE')
    assert.deepEqual([act.act, act.state], ['remove', 'live'])
    assert.equal(vault.counts(), undefined)
    for (const seen of [vault, value(await vaults.open(key)), reading]) assert.deepEqual(await labels(seen), ['LIVRE'])
    const text = await openedText(store, key)
    for (const gone of ['CAFE', 'table 7', 'vu ailleurs', 'Repas du midi', 'mal rangé']) assert.ok(!text.includes(gone), gone)
    assert.ok(text.includes('LIVRE'))
    assert.ok(value(await vault.verify()))

    const again = value(await vault.add(statement))
    assert.deepEqual(
      [again.added, again.already, again.leftOut],
      [{ 'bank.transaction': 0 }, { 'bank.transaction': 1 }, { 'bank.transaction': 1 }],
    )
    assert.deepEqual(await labels(vault), ['LIVRE'])
    value(await vault.setState(act.id, 'undone'))
    assert.deepEqual(await labels(vault), ['CAFE', 'LIVRE'])
    value(await vault.setState(act.id, 'live'))
    assert.deepEqual(await labels(vault), ['LIVRE'])
  },
)

forEachStore(
  'what an import taken back has of a deleted record goes with it, and nothing else of it',
  [vaultMigrations],
  async ({ store }) => {
    const { key, vault } = await aVault(store)
    value(await vault.add(aBatch('mars.ofx', [anOperation({ memo: 'premier' })])))
    const other = value(
      await vault.add(aBatch('mars.qif', [anOperation({ memo: 'second' }), anOperation({ amount: -1, memo: 'autre' })], 'qif')),
    )
    value(await vault.setState(other.id, 'undone'))
    await removed(vault, 'CAFE DU PORT')
    const text = await openedText(store, key)
    assert.deepEqual(
      ['premier', 'second', 'autre'].map((memo) => text.includes(memo)),
      [false, false, true],
    )
    value(await vault.setState(other.id, 'live'))
    assert.deepEqual(
      value(await vault.fold('bank.transaction')).map(({ memo }) => memo),
      ['autre'],
    )
  },
)

forEachStore('the others of a full segment keep their numbers, ranks, lines and order', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  // Two of each, over three segments; labels and lines tell them apart.
  const items = Array.from({ length: 700 }, (_, i) => anOperation({ amount: -1 - Math.floor(i / 2), label: `ACHAT ${i}` }))
  value(await vault.add(aBatch('mars.ofx', items)))
  for (const n of [1, 2, 3, 4, 5]) value(await vault.add(aBatch(`${n}.ofx`, [anOperation({ amount: n })])))
  const before = await held(vault)
  const going = before.filter(({ record }) => /^ACHAT (0|10|255|256|699)$/.test(record.label))
  assert.equal(going.length, 5)
  value(
    await vault.remove(
      'bank.transaction',
      going.flatMap(({ roots }) => roots),
    ),
  )
  const left = before.filter((one) => !going.includes(one))
  const byId = (found: readonly Held<'bank.transaction'>[]) => found.toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1))
  assert.deepEqual(byId(await held(vault)), byId(left))
  assert.ok(value(await vault.tidy()).retired > 0)
  assert.deepEqual(byId(await held(value(await vaults.open(key)))), byId(left))
  value(await vault.add(aBatch('mars.ofx', items)))
  assert.equal((await held(vault)).length, left.length)
  assert.ok(value(await vault.verify()))
})

forEachStore('of what has no day, every line of a file that names the record goes', [vaultMigrations], async ({ store }) => {
  const { key, vault } = await aVault(store)
  value(await vault.add(aBatch('compte.ofx', [anAccount({ holder: 'LUCIE VERDIER' }), anAccount({ holder: 'L VERDIER' })])))
  const [account] = value(await vault.held('bank.account'))
  assert.ok(account)
  value(await vault.remove('bank.account', account.roots))
  assert.deepEqual(value(await vault.fold('bank.account')), [])
  assert.ok(!(await openedText(store, key)).includes('VERDIER'))
  value(await vault.add(aBatch('compte.ofx', [anAccount()])))
  assert.deepEqual(value(await vault.fold('bank.account')), [])
})

forEachStore('a deletion that an import came before is made again, whole', [vaultMigrations], async ({ store }) => {
  const { key, vault } = await aVault(store)
  value(await vault.add(aBatch('mars.ofx', [anOperation({ label: 'CAFE' })])))
  const other = value(await testVaults(store).open(key))
  let meanwhile = false
  const overtaken: Store = {
    ...store,
    write: async (work) => {
      if (!meanwhile) {
        meanwhile = true
        value(await other.add(aBatch('mars.qif', [anOperation({ label: 'CAFE', memo: 'entre-temps' })], 'qif')))
      }
      return await store.write(work)
    },
  }
  await removed(value(await testVaults(overtaken).open(key)), 'CAFE')
  assert.ok(meanwhile)
  assert.deepEqual(await labels(vault), [])
  assert.ok(!(await openedText(store, key)).includes('entre-temps'))
})

forEachStore('amendments count only in an act of the person, and two merges never hide both', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  value(await vault.add(aBatch('mars.ofx', [anOperation({ label: 'UN', amount: -1 }), anOperation({ label: 'DEUX', amount: -2 })])))
  const [one, two] = [await find(vault, 'UN'), await find(vault, 'DEUX')]
  const { act: _act, ...foreign } = said('mark', one, { verdict: 'wrong' })
  value(await vault.add(foreign))
  assert.deepEqual(await labels(vault), ['DEUX', 'UN'])

  const into = ({ target }: Pick<Held, 'target'>) => ({ ...target, key: [...target.key] })
  const first = value(await vault.add(said('merge', one, { verdict: 'merged', into: into(two) })))
  assert.deepEqual(await labels(vault), ['DEUX'])
  value(await vault.setState(first.id, 'undone'))
  value(await vault.add(said('merge', two, { verdict: 'merged', into: into(one) })))
  value(await vault.setState(first.id, 'live'))
  assert.deepEqual(await labels(vault), ['DEUX'], 'the earlier one holds')
})

forEachStore('a dump names nothing of an act', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  value(await vault.add(aBatch('mars.ofx', [anOperation({ label: 'CAFE' })])))
  const cafe = await find(vault, 'CAFE')
  value(
    await vault.add(
      said('correct', cafe, { verdict: 'corrected', fields: { label: { was: 'CAFE', now: 'LIBRAIRIE' } }, reason: 'erreur' }),
    ),
  )
  await removed(vault, 'LIBRAIRIE')
  const text = JSON.stringify(await dump(store))
  for (const word of ['CAFE', 'LIBRAIRIE', 'erreur', 'amendment', 'bank.transaction', '2026-03']) assert.ok(!text.includes(word), word)
})
