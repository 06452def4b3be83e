/** What a person switches off for a service: nothing is opened of it, the answer is without it, and the ledger says so. */
import assert from 'node:assert/strict'
import type { Need } from '#gate'
import { buildBatch, buildOperation, buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'
import type { Vaults } from '#vault'

const need = {
  purpose: 'budget',
  reads: { 'bank.transaction': ['day', 'amount'], 'bank.balance': ['day'], judgement: ['verdict'] },
} as const satisfies Need
const balance = { kind: 'bank.balance', schema: 1, account: 'A', day: '2026-01-31', amount: 1, currency: 'EUR', type: 'closing' } as const

const atticOf = async ({ gate, session }: Person) => {
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  return attic.value
}
const kindsRead = async ({ gate, session }: Person, actor = 'service:budget') => {
  const granted = await gate.read(session, actor, need)
  assert.ok(granted.ok)
  return granted.value.map(({ kind }) => kind).toSorted()
}

/** The kinds folded through a vault, one by one. */
const folding =
  (folded: string[]) =>
  (vaults: Vaults): Vaults => ({
    ...vaults,
    async open(...given) {
      const opened = await vaults.open(...given)
      return opened.ok
        ? { ok: true, value: { ...opened.value, fold: (kind, ...more) => (folded.push(kind), opened.value.fold(kind, ...more)) } }
        : opened
    },
  })

forEachStore('a kind switched off is not opened for that service, and comes back when switched on', peopleMigrations, async ({ store }) => {
  const folded: string[] = []
  const person = await buildPerson(store, { around: folding(folded) })
  await person.gate.write(person.session, buildBatch([[buildOperation(), balance]]))
  assert.deepEqual(await kindsRead(person), ['bank.balance', 'bank.transaction'])
  assert.ok((await (await atticOf(person)).permit('budget', 'bank.transaction', false)).ok)
  folded.length = 0
  assert.deepEqual(await kindsRead(person), ['bank.balance'])
  assert.deepEqual(folded, ['setting', 'bank.balance', 'judgement'])
  assert.deepEqual(await kindsRead(person, 'service:forecast'), ['bank.balance', 'bank.transaction'], 'another service is not concerned')
  const attic = await atticOf(person)
  assert.deepEqual(await attic.withheld(), { ok: true, value: new Set(['budget.bank.transaction']) })
  await attic.permit('budget', 'bank.transaction', true)
  assert.deepEqual(await kindsRead(person), ['bank.balance', 'bank.transaction'])
})

forEachStore('the ledger says what was asked, what was read and what was withheld', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  await person.bring([buildOperation()])
  const attic = await atticOf(person)
  for (const kind of ['bank.transaction', 'judgement', 'bank.balance'] as const) await attic.permit('budget', kind, false)
  await attic.permit('budget', 'bank.balance', false)
  assert.deepEqual(await kindsRead(person), [])
  const entries = await attic.ledger()
  assert.ok(entries.ok)
  assert.deepEqual(
    entries.value.map(({ act, detail }) => [act, detail]),
    [
      ['import', undefined],
      ['setting', 'reads'],
      ['setting', 'reads'],
      ['setting', 'reads'],
      ['reserved', undefined],
      ['completed', 'without bank.transaction bank.balance judgement'],
    ],
  )
  const [reserved, completed] = entries.value.slice(-2)
  assert.deepEqual([reserved?.reads, completed?.reads, completed?.count], [need.reads, {}, 0])
})

forEachStore('what is no service is refused, and nothing is written', peopleMigrations, async ({ store }) => {
  const attic = await atticOf(await buildPerson(store))
  for (const service of ['', 'Budget', 'a.b', 'x'.repeat(25)])
    assert.deepEqual(await attic.permit(service, 'judgement', false), { ok: false, error: { type: 'BadService' } })
  assert.deepEqual(await attic.ledger(), { ok: true, value: [] })
})
