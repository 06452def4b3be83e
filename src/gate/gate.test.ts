import assert from 'node:assert/strict'
import { createGate, type Need } from '#gate'
import type { Store } from '#store'
import { buildBatch, buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'
import type { Vaults } from '#vault'
import type { LedgerTables } from './ledger.ts'

const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount', 'label'] } } as const satisfies Need
const now = () => Temporal.Instant.from('2026-03-02T09:00:00Z')

/** A store whose n-th write from now fails as a full disk would. */
function failing(store: Store) {
  let left = Number.POSITIVE_INFINITY
  const write: Store['write'] = (work) => (left-- === 0 ? Promise.reject(new Error('disk full')) : store.write(work))
  return { store: { ...store, write }, failAfter: (writes: number) => void (left = writes) }
}

function counting(opened: string[]) {
  return (vaults: Vaults): Vaults => ({ ...vaults, open: (key) => (opened.push(key.vaultId), vaults.open(key)) })
}

async function entriesOf({ gate, session }: Person) {
  const attic = await gate.open(session)
  const entries = attic.ok ? await attic.value.ledger() : attic
  assert.ok(entries.ok)
  return entries.value
}
const actsOf = async (person: Person) => (await entriesOf(person)).map(({ act, of }) => (of === undefined ? act : `${act} ${of}`))

forEachStore('a need that is not well-formed is refused before anything is opened', peopleMigrations, async ({ store }) => {
  const opened: string[] = []
  const person = await buildPerson(store, { around: counting(opened) })
  for (const wrong of [
    { purpose: 'curiosity', reads: { 'bank.transaction': ['day'] } },
    { purpose: 'budget', reads: { 'bank.transaction': ['raw'] } },
    { purpose: 'budget', reads: { 'social.post': ['day'] } },
  ]) {
    const answer = await person.gate.read(person.session, 'budget', wrong as unknown as Need)
    assert.deepEqual(answer, { ok: false, error: { type: 'Refused', purpose: wrong.purpose } })
  }
  assert.deepEqual(opened, [])
  assert.deepEqual(await actsOf(person), [])
})

forEachStore('a reservation that cannot be written stops the release before the vault is opened', peopleMigrations, async ({ store }) => {
  const opened: string[] = []
  const broken = failing(store)
  const person = await buildPerson(broken.store, { around: counting(opened) })
  await person.bring([buildOperation()])
  opened.length = 0
  broken.failAfter(0)
  await assert.rejects(person.gate.read(person.session, 'budget', need), /disk full/)
  assert.deepEqual(opened, [])
})

forEachStore('an end that cannot be written stops the release, which is then assumed read', peopleMigrations, async ({ store }) => {
  const broken = failing(store)
  const person = await buildPerson(broken.store)
  await person.bring([buildOperation()])
  broken.failAfter(1)
  await assert.rejects(person.gate.read(person.session, 'budget', need), /disk full/)
  assert.deepEqual(await actsOf(person), ['import', 'reserved'])
  const restarted = { ...person, gate: createGate({ store, vaults: person.vaults, now }) }
  await restarted.gate.recover()
  assert.deepEqual(await actsOf(restarted), ['import', 'reserved', 'failed 2'])
  assert.equal((await entriesOf(restarted)).at(-1)?.detail, 'unknown: assume read')
})

forEachStore('records that do not open end the release as failed', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  await store.write<{ vault_segment: { vault_id: string; sealed: Uint8Array } }, unknown>((trx) =>
    trx
      .updateTable('vault_segment')
      .set({ sealed: new Uint8Array(300) })
      .execute(),
  )
  const answer = await person.gate.read(person.session, 'budget', need)
  assert.ok(!answer.ok && answer.error.type === 'Damaged')
  assert.deepEqual(await actsOf(person), ['import', 'reserved', 'failed 2'])
})

forEachStore('a fault while opening ends the release as failed', peopleMigrations, async ({ store }) => {
  let broken = false
  const around = (vaults: Vaults): Vaults => ({
    ...vaults,
    open: (key) => (broken ? Promise.reject(new Error('fault')) : vaults.open(key)),
  })
  const person = await buildPerson(store, { around })
  broken = true
  await assert.rejects(person.gate.read(person.session, 'budget', need), /fault/)
  broken = false
  assert.deepEqual(await actsOf(person), ['reserved', 'failed 1'])
})

forEachStore('an import is written in the ledger first, and not kept when it cannot be', peopleMigrations, async ({ store }) => {
  const broken = failing(store)
  const person = await buildPerson(broken.store)
  broken.failAfter(0)
  await assert.rejects(person.gate.write(person.session, buildBatch([[buildOperation()]])), /disk full/)
  broken.failAfter(Number.POSITIVE_INFINITY)
  const attic = await person.gate.open(person.session)
  assert.deepEqual(attic.ok && attic.value.batches(), [])
  assert.deepEqual(await actsOf(person), [])
})

forEachStore('hands over the fields declared and nothing else', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([
    buildOperation({ memo: 'SECRET-MEMO', counterparty: 'SECRET-NAME', raw: { note: 'SECRET-RAW' } }),
    buildOperation({ day: '2026-01-04', amount: 300 }),
    { kind: 'bank.balance', schema: 1, account: '', day: '2026-01-31', amount: 1, currency: 'EUR', type: 'closing' },
  ])
  const granted = await person.gate.read(person.session, 'budget', need)
  assert.ok(granted.ok)
  const attic = await person.gate.open(person.session)
  const page = attic.ok ? await attic.value.page({ kind: 'bank.transaction' }) : attic
  assert.ok(page.ok)
  const label = 'CB BOULANGERIE DU PORT'
  const [newest, oldest] = page.value.records.map(({ id }) => id)
  assert.deepEqual(granted.value, [
    { kind: 'bank.transaction', id: oldest, day: '2026-01-04', amount: 300, label },
    { kind: 'bank.transaction', id: newest, day: '2026-01-05', amount: -1250, label },
  ])
})

forEachStore('a reading leaves two entries that say what was read, and no value', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation(), buildOperation({ day: '2026-02-01' })])
  await person.gate.read(person.session, 'budget', need)
  await person.gate.read(person.session, 'budget', need)
  const [imported, reserved, completed, , again] = await entriesOf(person)
  assert.deepEqual(imported, { n: 1, at: '2026-03-01T09:00:00.000Z', act: 'import', actor: 'person', count: 2 })
  const about = { at: '2026-03-01T09:00:00.000Z', actor: 'budget', purpose: 'budget' }
  assert.deepEqual(reserved, { n: 2, ...about, act: 'reserved', reads: { 'bank.transaction': ['day', 'amount', 'label'] } })
  assert.deepEqual({ ...completed, digest: '', salt: '' }, { n: 3, ...about, act: 'completed', of: 2, count: 2, digest: '', salt: '' })
  assert.match(completed?.digest ?? '', /^[\w-]{43}$/)
  assert.notEqual(completed?.digest, again?.digest)
})

forEachStore('a computation that throws after its reading takes no entry back', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const compute = async () => {
    await person.gate.read(person.session, 'budget', need)
    throw new Error('a bug in the service')
  }
  await assert.rejects(compute(), /a bug/)
  assert.deepEqual(await actsOf(person), ['reserved', 'completed 1'])
})

forEachStore('forty readings at once share commits, and the chain holds', peopleMigrations, async ({ store }) => {
  let writes = 0
  const counted: Store = { ...store, write: (work) => (writes++, store.write(work)) }
  const person = await buildPerson(counted)
  await person.bring([buildOperation()])
  writes = 0
  const answers = await Promise.all(Array.from({ length: 40 }, () => person.gate.read(person.session, 'budget', need)))
  assert.ok(answers.every(({ ok }) => ok))
  assert.ok(writes < 40)
  const entries = await entriesOf(person)
  const reserved = entries.filter(({ act }) => act === 'reserved').map(({ n }) => n)
  const completed = entries.filter(({ act }) => act === 'completed').map(({ of }) => of)
  assert.equal(reserved.length, 40)
  assert.deepEqual(
    completed.toSorted((a, b) => Number(a) - Number(b)),
    reserved,
  )
})

forEachStore('the tables of the ledger name nothing', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const batch = await person.bring([buildOperation()])
  await person.gate.read(person.session, 'budget', need)
  const attic = await person.gate.open(person.session)
  assert.ok(attic.ok)
  await attic.value.undo(batch.id)
  await attic.value.change({ zone: 'America/Toronto' })
  const tables = store.read<LedgerTables>()
  const rows = await tables.selectFrom('ledger').selectAll().execute()
  const dump = JSON.stringify([rows, await tables.selectFrom('ledger_head').selectAll().execute()], (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
  for (const word of ['budget', 'bank', 'day', 'import', 'undo', 'zone', 'Toronto', 'releve', 'BOULANGERIE', 'person', '2026', batch.id]) {
    assert.ok(!dump.includes(word), word)
  }
  assert.equal(new Set(rows.map(({ body }) => body.length)).size, 1)
})

forEachStore('refuses items that do not follow their kind, each in its file, and keeps the others', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const wrong: unknown[] = [
    { ...buildOperation(), amount: 1.5 },
    { ...buildOperation(), day: '2026-02-30' },
    { ...buildOperation(), mood: 'good' },
    { ...buildOperation(), label: '\ud800' },
    { ...buildOperation(), raw: { '\udfff': '' } },
    { ...buildOperation(), kind: 'bank.secret' },
    { ...buildOperation(), kind: 'toString' },
    { kind: 'setting', schema: 1, name: 'zone', value: 'UTC' },
    { kind: 'judgement', schema: 1, by: 'budget', about: 'merchant/port', verdict: 'category' },
  ]
  const batch = buildBatch([[buildOperation()], wrong as never])
  const written = await person.gate.write(person.session, batch)
  assert.ok(written.ok)
  assert.equal(written.value.refused.length, wrong.length)
  assert.deepEqual(written.value.refused[0], {
    code: 'record-refused',
    line: 1,
    message: 'a record did not follow the schema of its kind and was left out',
  })
  assert.deepEqual(written.value.batch.added, { 'bank.transaction': 1 })
  assert.deepEqual(
    written.value.batch.files.map(({ problems }) => problems.length),
    [0, wrong.length],
  )
  assert.equal((await entriesOf(person))[0]?.count, 1)
})

forEachStore('keeps 200 problems of a file and counts the others', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const wrong = Array.from({ length: 203 }, () => ({ ...buildOperation(), amount: 0.5 }))
  const written = await person.gate.write(person.session, buildBatch([wrong]))
  assert.ok(written.ok)
  const [file] = written.value.batch.files
  assert.deepEqual([file?.problems.length, file?.moreProblems], [200, 3])
})

forEachStore('an erased vault opens no more, and its ledger is gone', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const { vaultId } = person.session.key
  await person.bring([buildOperation()])
  await person.gate.erase(vaultId)
  assert.equal((await person.gate.unlock(vaultId, person.passphrase)).ok, false)
  assert.equal((await person.gate.open(person.session)).ok, false)
  assert.equal((await person.gate.read(person.session, 'budget', need)).ok, false)
  assert.equal((await person.gate.write(person.session, buildBatch([[buildOperation()]]))).ok, false)
  assert.deepEqual(await store.read<LedgerTables>().selectFrom('ledger').selectAll().execute(), [])
})

forEachStore(
  'unlocks with the passphrase, resumes with the secret of the cookie, and with nothing else',
  peopleMigrations,
  async ({ store }) => {
    const { gate, session, passphrase, bring } = await buildPerson(store)
    const { vaultId } = session.key
    await bring([buildOperation()])
    assert.equal((await gate.unlock(vaultId, 'another')).ok, false)
    assert.equal((await gate.unlock(undefined, passphrase)).ok, false)
    const secret = new Uint8Array(32).fill(3)
    const wrapped = gate.wrap(session, secret)
    assert.equal(gate.resume(vaultId, wrapped, new Uint8Array(32)).ok, false)
    for (const again of [await gate.unlock(vaultId, passphrase), gate.resume(vaultId, wrapped, secret)]) {
      assert.ok(again.ok)
      const attic = await gate.open(again.value)
      const overview = attic.ok ? await attic.value.overview() : attic
      assert.ok(overview.ok && overview.value.records === 1)
      assert.ok(attic.ok && (await attic.value.ledger()).ok)
    }
  },
)

forEachStore(
  'tidying puts small segments together, changes nothing that is held and makes no entry',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    for (let i = 0; i < 6; i += 1) await person.bring([buildOperation({ amount: -i })])
    const { gate, session } = person
    const held = async () => {
      const attic = await gate.open(session)
      const page = attic.ok ? await attic.value.page({ kind: 'bank.transaction' }) : attic
      assert.ok(page.ok)
      return page.value
    }
    const [before, counted, acts] = [await held(), await gate.count(session.key.vaultId), await actsOf(person)]
    assert.deepEqual(await gate.tidy(session), { ok: true, value: undefined })
    assert.deepEqual(await held(), before)
    assert.deepEqual(await gate.count(session.key.vaultId), { ...counted, segments: counted.segments - 5 })
    assert.deepEqual(await actsOf(person), acts)
    const unknown = { key: { ...session.key, vaultId: 'AAAA', secret: session.key.secret } }
    assert.deepEqual(await gate.tidy(unknown), { ok: false, error: { type: 'Damaged', what: 'vault' } })
  },
)
