/** What two sources tell otherwise: what is asked and what is not, the person's word, and taking it back. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Attic } from '#gate'
import type { Item, Record } from '#model'
import { atticOf } from '#test/exports'
import { buildBatch, buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'
import { disputedIn, type Twin, twiceIn } from './find.ts'

const invoice = (over: object = {}): Item => ({
  kind: 'invoice',
  schema: 1,
  vendor: 'Régie du Port',
  number: 'F1',
  type: 'invoice',
  day: '2026-01-09',
  currency: 'EUR',
  total: 1990,
  ...over,
})
const operation = (day: string, over: object = {}) => buildOperation({ day, amount: -4250, label: 'CB GARAGE DU LAC', ...over })

/** One import of one file that covers January. */
async function bring(person: Person, name: string, items: readonly Item[]): Promise<string> {
  const batch = buildBatch([items])
  const files = batch.files.map((file) => ({ ...file, name, from: '2026-01-01', to: '2026-01-31' }))
  const written = await person.gate.write(person.session, { ...batch, files })
  assert.ok(written.ok)
  return written.value.batch.id
}
const opened = async (person: Person): Promise<Attic> => await atticOf(person.gate, person.session)
async function asked(person: Person) {
  const conflicts = await (await opened(person)).conflicts()
  assert.ok(conflicts.ok)
  return conflicts.value
}
async function only(person: Person) {
  const [conflict, ...others] = await asked(person)
  assert.ok(conflict)
  assert.deepEqual(others, [])
  return conflict
}

test('of a text, only what has no word in common is told otherwise; an amount of a paper and a closing balance always', () => {
  const labels = (one: string, other: string) =>
    disputedIn([operation('2026-01-05', { label: one }), operation('2026-01-05', { label: other })])
  assert.deepEqual(labels('CB GARAGE DU LAC 03/01', 'Garage du Lac'), [])
  assert.deepEqual(labels('CB', 'GARAGE'), [])
  assert.deepEqual(labels('CB GARAGE DU LAC', 'PRLV MUTUELLE'), ['label'])
  assert.deepEqual(disputedIn([invoice(), invoice({ total: 2090, dueDay: '2026-02-01' })]), ['total'])
  const balance = (type: string, amount: number) =>
    ({ kind: 'bank.balance', schema: 1, account: 'a', day: '2026-01-31', currency: 'EUR', type, amount }) as unknown as Item
  assert.deepEqual(disputedIn([balance('closing', 1), balance('closing', 2)]), ['amount'])
  assert.deepEqual(disputedIn([balance('interim', 1), balance('interim', 2)]), [])
  assert.deepEqual(disputedIn([]), [])
})

test('two payments of one file, of two months, of two accounts, far apart or said by the person are not asked about', () => {
  const file = (name: string, from: string, to: string) => ({ name, from, to })
  const batches = [
    { id: 'a', files: [file('a', '2026-01-01', '2026-01-31'), file('c', '2026-02-01', '2026-02-28')] },
    { id: 'b', files: [file('b', '2026-01-01', '2026-01-31')] },
  ] as never
  const twin = (batch: string, origin: string, day: string, over: object = {}): Twin =>
    ({ ...operation(day), id: `${batch}${origin}${day}`, source: { connector: 'ofx', batch, origin }, ...over }) as unknown as Twin
  const one = twin('a', 'a', '2026-01-05')
  const pairs = (other: Twin) => twiceIn([one, other], batches).length
  assert.equal(pairs(twin('b', 'b', '2026-01-07')), 1)
  assert.equal(pairs(twin('a', 'a', '2026-01-07')), 0, 'one file')
  assert.equal(pairs(twin('b', 'b', '2026-01-10')), 0, 'far apart')
  assert.equal(pairs(twin('b', 'b', '2026-01-07', { account: 'FR761' })), 0, 'another account')
  assert.equal(pairs(twin('b', 'b', '2026-01-07', { account: '' })), 1, 'an account that is not named')
  assert.equal(pairs(twin('b', 'b', '2026-01-07', { corrected: true })), 0)
  assert.equal(pairs(twin('b', 'b', '2026-01-07', { amount: -4251 })), 0)
  const late = twin('b', 'b', '2026-01-31')
  assert.equal(twiceIn([late, twin('a', 'c', '2026-02-02')], batches).length, 0, 'statements that follow each other')
  assert.equal(twiceIn([one, twin('b', 'b', '2026-01-07'), twin('b', 'b', '2026-01-06')], batches).length, 1, 'a record once')
  const bill = (batch: string, over: object) =>
    ({ ...invoice(over), id: batch, source: { connector: 'x', batch, origin: batch } }) as unknown as Twin
  assert.equal(twiceIn([bill('a', {}), bill('b', { number: undefined, day: '2026-01-10', vendor: 'REGIE DU PORT' })], batches).length, 1)
  assert.equal(twiceIn([bill('a', {}), bill('b', { number: 'F2', day: '2026-01-10' })], batches).length, 0, 'two numbers are two bills')
})

forEachStore(
  'a value told otherwise is asked once: kept, or taken from the other source, and given back',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await bring(person, 'old.xml', [invoice()])
    assert.deepEqual(await asked(person), [])
    await bring(person, 'new.xml', [invoice({ total: 2090 })])
    const conflict = await only(person)
    assert.deepEqual([conflict.type, conflict.kind, conflict.fields], ['values', 'invoice', ['total']])
    const attic = await opened(person)
    const seen = await attic.sidesOf(conflict)
    assert.deepEqual(seen.ok && seen.value?.sides.map(({ record, source }) => [(record as Record<'invoice'>).total, source.origin]), [
      [2090, 'new.xml'],
      [1990, 'old.xml'],
    ])
    const unknown = { ok: false, error: { type: 'Unknown' } }
    assert.deepEqual(await attic.settle('values/invoice/x/total', { type: 'kept' }), unknown)
    assert.deepEqual(await attic.settle(conflict.about, { type: 'two' }), unknown)
    assert.deepEqual(await attic.settle(conflict.about, { type: 'take', side: 7 }), unknown)
    assert.deepEqual(await attic.askAgain(conflict.about), unknown)

    assert.deepEqual(await attic.settle(conflict.about, { type: 'kept' }), { ok: true, value: undefined })
    assert.deepEqual(await asked(person), [])
    await bring(person, 'other.xml', [invoice({ number: 'F9' })])
    assert.deepEqual(await asked(person), [], 'what was decided is not asked again')
    const settled = await (await opened(person)).settled()
    assert.deepEqual(settled.ok && settled.value.map(({ verdict, records }) => [verdict, records.length]), [['kept', 1]])
    await (await opened(person)).askAgain(conflict.about)

    const taken = await (await opened(person)).settle((await only(person)).about, { type: 'take', side: 1 })
    assert.ok(taken.ok && taken.value?.act === 'correct')
    assert.deepEqual(await asked(person), [])
    const now = await (await opened(person)).find('invoice', conflict.ids[0] ?? '')
    assert.equal(now.ok && now.value?.kind === 'invoice' && now.value.total, 1990)
    await (await opened(person)).undo(taken.value.id)
    await only(person)
  },
)

forEachStore(
  'one payment that two sources tell on two days is merged in one act, or said to be two',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    await bring(person, 'a.ofx', [operation('2026-01-05'), operation('2026-01-20', { amount: -990 })])
    await bring(person, 'b.ofx', [operation('2026-01-07'), operation('2026-01-20', { amount: -990 })])
    const conflict = await only(person)
    assert.deepEqual([conflict.type, conflict.months], ['twice', ['2026-01', '2026-01']])
    const days = async (): Promise<readonly string[]> => {
      const page = await (await opened(person)).page({ kind: 'bank.transaction' })
      return page.ok ? page.value.records.map(({ day }) => day) : []
    }
    await (await opened(person)).settle(conflict.about, { type: 'two' })
    assert.deepEqual(await asked(person), [])
    assert.deepEqual(await days(), ['2026-01-20', '2026-01-07', '2026-01-05'])
    await (await opened(person)).askAgain(conflict.about)
    const merged = await (await opened(person)).settle((await only(person)).about, { type: 'one', side: 0 })
    assert.ok(merged.ok && merged.value?.act === 'merge')
    assert.deepEqual(await asked(person), [])
    assert.deepEqual(await days(), ['2026-01-20', '2026-01-05'])
    await (await opened(person)).undo(merged.value.id)
    assert.deepEqual([await days(), (await asked(person)).length], [['2026-01-20', '2026-01-07', '2026-01-05'], 1])
  },
)
