/** What a person says of her tables: the newest wins, forgotten is forgotten, and the ledger names no column. */
import assert from 'node:assert/strict'
import type { Attic } from '#gate'
import type { TableMapping } from '#model'
import { buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore } from '#test/stores'

async function atticOf({ gate, session }: Person): Promise<Attic> {
  const attic = await gate.open(session)
  assert.ok(attic.ok)
  return attic.value
}

const mapping: TableMapping = {
  target: 'bank.transaction',
  columns: { date: 0, label: 1, amount: 2 },
  order: 'dmy',
  decimal: ',',
  signs: 'signed',
  account: 'Compte joint',
  currency: 'EUR',
  fluid: 'electricity',
  unit: 'kWh',
  zone: 'Europe/Paris',
  title: 'Quand, Pour quoi, Combien',
}

forEachStore(
  'tables: the newest wins, null forgets, nothing is said twice, and settings stay what they were',
  peopleMigrations,
  async ({ store }) => {
    const person = await buildPerson(store)
    const attic = await atticOf(person)
    assert.deepEqual(await attic.mappings(), { ok: true, value: [] })
    const later: TableMapping = { ...mapping, signs: 'reversed' }
    for (const said of [mapping, mapping, later]) assert.ok((await attic.remember('a'.repeat(22), said)).ok)
    await attic.remember('b'.repeat(22), mapping)
    await attic.remember('b'.repeat(22), null)
    for (const seen of [attic, await atticOf(person)]) {
      assert.deepEqual(await seen.mappings(), { ok: true, value: [{ fingerprint: 'a'.repeat(22), mapping: later }] })
      assert.deepEqual(await seen.settings(), { ok: true, value: { zone: 'Europe/Paris', currency: 'EUR' } })
      assert.deepEqual(seen.batches(), [])
    }
    await attic.remember('b'.repeat(22), mapping)
    const held = await attic.mappings()
    assert.deepEqual(held.ok && held.value.map(({ fingerprint }) => fingerprint[0]).toSorted(), ['a', 'b'])
    const entries = await attic.ledger()
    assert.ok(entries.ok)
    assert.deepEqual(new Set(entries.value.map(({ act, detail }) => `${act} ${detail}`)), new Set(['setting mapping']))
  },
)
