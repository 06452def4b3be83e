/** What is brought while the person is away passes the same checks as what she brings, and her ledger says so when she is back. */
import assert from 'node:assert/strict'
import type { Item } from '#model'
import { buildBatch, buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { forEachStore } from '#test/stores'

const setting = { kind: 'setting', schema: 1, name: 'zone', value: 'UTC' } as Item

forEachStore('refuses what only the person’s own hand writes, and says so once', peopleMigrations, async ({ store }) => {
  const { gate, session } = await buildPerson(store)
  const capability = await gate.capability(session)
  assert.ok(capability.ok)
  assert.ok((await gate.deliver(capability.value, { ...buildBatch([[buildOperation()]]), connector: 'person' })).ok)
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  assert.deepEqual(attic.value.batches(), [])
  assert.deepEqual(
    attic.value.setAside().map(({ id }) => id),
    [capability.value.batch],
  )
  assert.deepEqual(await attic.value.ledger(), { ok: true, value: [] })
  assert.deepEqual(await attic.value.forget('autre'), { ok: false, error: { type: 'Unknown' } })
  assert.ok((await attic.value.forget(capability.value.batch)).ok)
  const after = await gate.open(session)
  assert.deepEqual(after.ok && after.value.setAside(), [])
})

forEachStore(
  'leaves out records that their kind refuses, with a problem of their file, as when the key is there',
  peopleMigrations,
  async ({ store }) => {
    const { gate, session } = await buildPerson(store)
    const batch = buildBatch([[buildOperation(), { ...buildOperation(), amount: 1.5 } as Item, setting]])
    const written = await gate.write(session, batch)
    assert.ok(written.ok)
    const other = await buildPerson(store)
    const capability = await other.gate.capability(other.session)
    assert.ok(capability.ok)
    assert.ok((await other.gate.deliver(capability.value, batch)).ok)
    const attic = await other.gate.open(other.session)
    const [taken] = attic.ok ? attic.value.batches() : []
    assert.deepEqual(
      [taken?.added, taken?.already, taken?.files],
      [written.value.batch.added, written.value.batch.already, written.value.batch.files],
    )
    assert.equal(taken?.id, capability.value.batch)
  },
)

forEachStore('the ledger names the import when it is taken in, once, before a service reads it', peopleMigrations, async ({ store }) => {
  const { gate, session } = await buildPerson(store)
  const capability = await gate.capability(session)
  assert.ok(capability.ok)
  assert.ok((await gate.deliver(capability.value, buildBatch([[buildOperation(), buildOperation({ amount: -90 })]]))).ok)
  const granted = await gate.read(session, 'service:budget', { purpose: 'budget', reads: { 'bank.transaction': ['amount'] } })
  assert.equal(granted.ok && granted.value.length, 2)
  const attic = await gate.open(session)
  const entries = attic.ok ? await attic.value.ledger() : attic
  assert.deepEqual(entries.ok && entries.value.map(({ act, count }) => [act, count]), [
    ['reserved', undefined],
    ['import', 2],
    ['completed', 2],
  ])
})
