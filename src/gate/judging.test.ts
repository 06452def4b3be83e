/** What a person teaches a service: the newest wins, what is taken back is told to nobody, and no file brings any. */
import assert from 'node:assert/strict'
import type { Attic, Need } from '#gate'
import { withdrawn } from '#model'
import { buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'

async function atticOf({ gate, session }: Person): Promise<Attic> {
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  return attic.value
}

const need = { purpose: 'budget', reads: { judgement: ['by', 'about', 'verdict', 'value'] } } as const satisfies Need
const told = async ({ gate, session }: Person) => {
  const granted = await gate.read(session, 'budget', need)
  assert.ok(granted.ok)
  return granted.value.map(({ about, verdict, value }) => [about, verdict, value])
}
const said = { by: 'budget', about: 'merchant/le port', verdict: 'category', value: 'restaurants' }

forEachStore(
  'the newest of a matter wins, withdrawn is told to no service, and comes back when said again',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    const attic = await atticOf(person)
    assert.deepEqual(await attic.judgements(), { ok: true, value: [] })
    assert.ok((await attic.judge([said, { ...said, about: 'operation/AAAA' }, { ...said, by: 'statement', reason: 'À moi' }])).ok)
    assert.ok((await attic.judge([{ ...said, value: 'groceries' }])).ok)
    assert.deepEqual((await told(person)).toSorted(), [
      ['merchant/le port', 'category', 'groceries'],
      ['merchant/le port', 'category', 'restaurants'],
      ['operation/AAAA', 'category', 'restaurants'],
    ])
    assert.ok((await attic.judge([{ by: 'budget', about: said.about, verdict: withdrawn }])).ok)
    for (const seen of [attic, await atticOf(person)]) {
      const held = await seen.judgements('budget')
      assert.deepEqual(held.ok && held.value.map(({ about }) => about), ['operation/AAAA'])
      const all = await seen.judgements()
      assert.equal(all.ok && all.value.length, 2)
      assert.deepEqual(seen.batches(), [], 'what is taught is no import')
      assert.deepEqual(await seen.overview(), { ok: true, value: { records: 0, byKind: {}, accounts: [], batches: [] } })
    }
    assert.equal((await told(person)).length, 2)
    await attic.judge([said])
    assert.equal((await told(person)).length, 3)
  },
)

forEachStore(
  'what is said already is not said twice; the ledger tells that something was said, never what',
  peopleMigrations,
  async ({ store }) => {
    const attic = await atticOf(await buildPerson(store))
    for (const one of [said, said, { ...said, value: 'groceries' }]) assert.ok((await attic.judge([one])).ok)
    const entries = await attic.ledger()
    assert.deepEqual(entries.ok && entries.value.map(({ act, actor, detail }) => [act, actor, detail]), [
      ['setting', 'person', 'judgement'],
      ['setting', 'person', 'judgement'],
    ])
  },
)

forEachStore(
  'one that is not well-formed, nothing, or more than is said at once: nothing is written',
  peopleMigrations,
  async ({ store }) => {
    const attic = await atticOf(await buildPerson(store))
    const wrong = [
      { ...said, by: 'Budget' },
      { ...said, about: '' },
      { ...said, about: 'x'.repeat(301) },
      { ...said, verdict: 'two words' },
      { ...said, value: '\ud800' },
      { ...said, reason: 'x'.repeat(501) },
      { ...said, mood: 'good' },
    ]
    for (const one of wrong) assert.deepEqual(await attic.judge([said, one]), { ok: false, error: { type: 'BadJudgement' } })
    for (const many of [[], Array.from({ length: 501 }, (_, i) => ({ ...said, about: `operation/${i}` }))])
      assert.deepEqual(await attic.judge(many), { ok: false, error: { type: 'BadJudgement' } })
    assert.deepEqual(await attic.judgements(), { ok: true, value: [] })
    assert.deepEqual(await attic.ledger(), { ok: true, value: [] })
  },
)
