import assert from 'node:assert/strict'
import { ReadableStream } from 'node:stream/web'
import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { forEachStore } from '#test/stores'
import { createVaults, vaultMigrations } from '#vault'
import { aBatch, anAccount, anOperation, aVault, dump, march, marchAndApril, operations, passphrase, testVaults, value } from './testing.ts'

const wrong = { ok: false, error: { type: 'WrongPassphrase' } }

forEachStore('refuses a wrong passphrase, and an unknown vault in the same words', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aVault(store)
  assert.deepEqual(await vaults.unlock(key.vaultId, 'trois poires dans un grenier'), wrong)
  assert.deepEqual(await vaults.unlock(undefined, passphrase), wrong)
  assert.deepEqual(await vaults.unlock('AAAAAAAAAAAAAAAAAAAAAA', passphrase), wrong)
})

forEachStore('refuses a wrap under another secret, or of another vault', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aVault(store)
  const other = value(await vaults.create(passphrase))
  const secret = randomBytes(32)
  const wrapped = vaults.wrap(key, secret)
  assert.deepEqual(vaults.unwrap(key.vaultId, wrapped, randomBytes(32)), { ok: false, error: { type: 'WrongKey' } })
  assert.deepEqual(vaults.unwrap(other.vaultId, wrapped, secret), { ok: false, error: { type: 'WrongKey' } })
  assert.deepEqual(vaults.unwrap(key.vaultId, new Uint8Array(3), secret), { ok: false, error: { type: 'WrongKey' } })
  assert.deepEqual(value(vaults.unwrap(key.vaultId, wrapped, secret)).secret, key.secret)
})

forEachStore('a key that opens nothing overwrites nothing', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const other = value(await vaults.create(passphrase))
  const before = await dump(store)
  assert.deepEqual(await vaults.open({ vaultId: key.vaultId, secret: other.secret }), {
    ok: false,
    error: { type: 'Damaged', what: 'manifest' },
  })
  assert.deepEqual(await vaults.open({ vaultId: key.vaultId, secret: new Uint8Array(3) }), {
    ok: false,
    error: { type: 'Damaged', what: 'manifest' },
  })
  assert.deepEqual(await dump(store), before)
})

forEachStore('answers Unknown for a batch it does not hold', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  assert.deepEqual(await vault.setState('AAAA', 'undone'), { ok: false, error: { type: 'Unknown' } })
})

forEachStore('keeps what was sealed across a restart', [vaultMigrations], async (opened) => {
  const { key, vault } = await aVault(opened.store)
  const added = value(await vault.add(march))
  assert.deepEqual(added.added, { 'bank.account': 1, 'bank.transaction': 3 })
  assert.deepEqual(added.already, { 'bank.account': 0, 'bank.transaction': 0 })
  const before = await operations(vault)

  const vaults = testVaults(await opened.reopen())
  const unlocked = value(await vaults.unlock(key.vaultId, passphrase))
  const again = value(await vaults.open(unlocked))
  assert.deepEqual(await operations(again), before)
  assert.deepEqual(again.batches(), [added])
  assert.deepEqual(again.months('bank.transaction'), ['2026-03'])
  assert.deepEqual(again.months('bank.account'), [''])
  assert.deepEqual(await again.verify(), { ok: true, value: { entries: 3 } })
})

forEachStore('gives each record its number, its place and its sources', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const first = value(await vault.add(march))
  const second = value(await vault.add(marchAndApril))
  assert.deepEqual([second.added, second.already], [{ 'bank.transaction': 1 }, { 'bank.transaction': 1 }])
  assert.deepEqual([second.files[0]?.added, second.files[0]?.already], [{ 'bank.transaction': 1 }, { 'bank.transaction': 1 }])
  const records = value(await vault.fold('bank.transaction', ['2026-03']))
  const salary = records.find(({ amount }) => amount === 210_000)
  assert.match(salary?.id ?? '', /^[\w-]{22}$/)
  assert.deepEqual(salary?.source, { connector: 'qif', origin: 'mars-avril.qif', batch: second.id, line: 1 })
  assert.deepEqual(salary?.others, [{ connector: 'ofx', origin: 'mars.ofx', batch: first.id, line: 4 }])
  assert.equal(new Set(records.map(({ id }) => id)).size, 3)
  assert.equal(value(await vault.fold('bank.transaction', [])).length, 0)
})

forEachStore('the same file twice adds nothing, in one batch or in two', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const [file] = march.files
  assert.ok(file)
  const twice = { ...march, files: [file, file], records: [...march.records, ...march.records.map((record) => ({ ...record, file: 1 }))] }
  const added = value(await vault.add(twice))
  assert.deepEqual(added.added, { 'bank.account': 1, 'bank.transaction': 3 })
  assert.deepEqual(
    added.files.map((one) => [one.added, one.already]),
    [
      [{ 'bank.account': 1, 'bank.transaction': 3 }, {}],
      [{}, { 'bank.account': 1, 'bank.transaction': 3 }],
    ],
  )
  const before = (await operations(vault)).map((line) => line.split(' | ')[0])
  assert.deepEqual(value(await vault.add(march)).already, { 'bank.account': 1, 'bank.transaction': 3 })
  assert.deepEqual(
    (await operations(vault)).map((line) => line.split(' | ')[0]),
    before,
  )
})

forEachStore('undo gives back exactly what was held before, and redo what was held after', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const before = await operations(vault)
  const batch = value(await vault.add(marchAndApril))
  const after = await operations(vault)
  assert.notDeepEqual(after, before)

  assert.equal(value(await vault.setState(batch.id, 'undone')).state, 'undone')
  assert.deepEqual(await operations(vault), before)
  assert.deepEqual(vault.months('bank.transaction'), ['2026-03'])
  const entries = value(await vault.verify()).entries
  value(await vault.setState(batch.id, 'undone'))
  assert.equal(value(await vault.verify()).entries, entries, 'an act that changes nothing is not written')

  value(await vault.setState(batch.id, 'live'))
  const again = value(await vaults.open(key))
  assert.deepEqual(await operations(again), after)
  assert.equal(value(await again.verify()).entries, entries + 1)
})

forEachStore('cuts a large month into segments of 256 and folds it whole', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const items = Array.from({ length: 600 }, (_, i) => anOperation({ amount: -i, label: `ACHAT ${i}` }))
  assert.deepEqual(value(await vault.add(aBatch('gros.ofx', items))).added, { 'bank.transaction': 600 })
  assert.equal((await dump(store))['vault_segment']?.length, 3)
  assert.equal((await operations(vault)).length, 600)
})

forEachStore('takes a batch without any record', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  value(await vault.add({ connector: 'ofx', origin: 'vide.ofx', files: [], records: [] }))
  assert.equal(vault.batches().length, 1)
  assert.deepEqual(await vault.verify(), { ok: true, value: { entries: 1 } })
})

forEachStore('imports that come at once all stay, through one door or several', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  const other = testVaults(store)
  const doors = [vault, value(await vaults.open(key)), value(await other.open(key))]
  const adds = Array.from({ length: 12 }, (_, i) =>
    (doors[i % doors.length] ?? vault).add(aBatch(`${i}.ofx`, [anOperation({ amount: -i, label: `ACHAT ${i}` }), anAccount()])),
  )
  for (const added of await Promise.all(adds)) assert.ok(added.ok)
  const again = value(await vaults.open(key))
  assert.equal((await operations(again)).length, 12)
  assert.equal(value(await again.fold('bank.account')).length, 1)
  assert.equal(value(await again.verify()).entries, 12 * 3)
})

forEachStore('seals each month under a key pair of its own', [vaultMigrations], async ({ store }) => {
  let month = '2026-11'
  const vaults = testVaults(store, () => `${month}-30T23:59:59.9999Z`)
  const vault = value(await vaults.open(value(await vaults.create(passphrase))))
  value(await vault.add(march))
  month = '2026-12'
  assert.equal(value(await vault.add(march)).at, '2026-12-30T23:59:59.999Z')
  const epochs = (await dump(store))['vault_dataset_epoch'] ?? []
  assert.deepEqual(epochs.map(({ epoch }) => epoch).toSorted(), ['2026-11', '2026-11', '2026-12', '2026-12'])
  assert.equal(new Set(epochs.map(({ recipient }) => recipient)).size, 4)
  assert.ok(value(await vault.verify()))
})

forEachStore('erases one vault whole and leaves the others', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const original = () => ({ file: 0, size: 3, bytes: ReadableStream.from([Uint8Array.of(1, 2, 3)]) })
  const mine = value(await vaults.capability(key))
  await vaults.storeOriginal(mine, original())
  value(await vaults.deliver(mine, march))
  const theirs = value(await vaults.create(passphrase))
  const other = value(await vaults.open(theirs))
  value(await other.add(marchAndApril))
  const another = value(await vaults.capability(theirs))
  await vaults.storeOriginal(another, original())
  value(await vaults.deliver(another, march))
  await vaults.erase(key.vaultId)
  for (const [table, rows] of Object.entries(await dump(store)))
    assert.ok(rows.length > 0 && rows.every((row) => row['vault_id'] === other.vaultId), table)
  assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrong)
  assert.deepEqual(await vaults.open(key), { ok: false, error: { type: 'Damaged', what: 'vault' } })
  assert.deepEqual(await vault.add(march), { ok: false, error: { type: 'Damaged', what: 'vault' } })
  assert.ok(value(await other.verify()))
})

forEachStore('a dump of the tables names nothing that is sealed', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const batch = value(await vault.add(march))
  value(await vault.add(marchAndApril))
  value(await vault.setState(batch.id, 'undone'))
  const tables = await dump(store)
  const everything = JSON.stringify(tables, (_, cell: unknown) =>
    typeof cell === 'string' ? cell + Buffer.from(cell, 'base64').toString('latin1') : cell,
  )
  // Long enough never to come up by chance in random bytes or their base64.
  const secrets = [
    'bank.',
    'transaction',
    'CAFE DU',
    'SALAIRE',
    'LUCIE VERDIER',
    'FR763000',
    '.ofx',
    '.qif',
    '2026-03',
    '2026-04',
    batch.id,
  ]
  for (const secret of secrets) assert.ok(!everything.toLowerCase().includes(secret.toLowerCase()), secret)
})

forEachStore('sizes are padded: one more letter does not show', [vaultMigrations], async ({ store }) => {
  const { vault } = await aVault(store)
  const sizes = new Set<number>()
  for (let i = 0; i < 4; i += 1) {
    const label = randomBytes(200)
      .toString('base64')
      .slice(0, 200 + i)
    value(await vault.add(aBatch('a.ofx', [anOperation({ label, amount: -i })])))
  }
  for (const { sealed } of (await dump(store))['vault_segment'] ?? []) sizes.add(String(sealed).length)
  assert.ok(sizes.size <= 2, `${sizes.size} sizes`)
})

forEachStore('a key neither prints nor serialises its secret', [vaultMigrations], async ({ store }) => {
  const { key } = await aVault(store)
  const secret = Buffer.from(key.secret)
  assert.equal(key.secret.length, 32)
  assert.equal(JSON.stringify(key), JSON.stringify({ vaultId: key.vaultId }))
  assert.ok(!inspect(key, { depth: 9 }).includes(secret.subarray(0, 4).join(', ')) && !inspect(key).includes('secret'))
})

forEachStore('opens with the real argon2id what it made with it', [vaultMigrations], async ({ store }) => {
  const vaults = createVaults({ store, now: () => '2026-11-22T08:00:00Z' })
  const key = value(await vaults.create(' e\u0301te\u0301 1984'))
  assert.deepEqual(value(await vaults.unlock(key.vaultId, '\u00a0\u00e9t\u00e9\u00a0\uff11984')).secret, key.secret)
  assert.match(String((await dump(store))['vault_wrap']?.[0]?.['parameters']), /"memoryKib":65536,"parallelism":1,"passes":3/)
})
