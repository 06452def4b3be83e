/** What the person does to what she holds: refusals first, then what services, lists and the ledger see of it. */
import assert from 'node:assert/strict'
import type { Item, Record } from '#model'
import type { Attic } from '#gate'
import type { Store } from '#store'
import { buildBatch, buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { forEachStore } from '#test/stores'

const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount', 'label', 'category'] } } as const

async function withOperations(store: Store, ...items: readonly Item[]) {
  const person = await buildPerson(store)
  await person.bring(items)
  const opened = await person.gate.open(person.session)
  assert.ok(opened.ok)
  return { ...person, attic: opened.value }
}
async function all(attic: Attic): Promise<readonly Record<'bank.transaction'>[]> {
  const page = await attic.page({ kind: 'bank.transaction' })
  assert.ok(page.ok)
  return page.value.records
}
async function idOf(attic: Attic, label: string): Promise<string> {
  const found = (await all(attic)).find((record) => record.label === label)
  assert.ok(found, label)
  return found.id
}
const one = (id: string) => ({ kind: 'bank.transaction', ids: [id] }) as const
const unknown = { ok: false, error: { type: 'Unknown' } }
const badItem = { ok: false, error: { type: 'BadItem' } }

forEachStore(
  'refuses what is not there, what its schema refuses and parts that do not add up: nothing is written',
  peopleMigrations,
  async (opened) => {
    const { attic } = await withOperations(opened.store, buildOperation({ label: 'CAFE' }), buildOperation({ label: 'PAIN', amount: -2 }))
    const [cafe, bread] = [await idOf(attic, 'CAFE'), await idOf(attic, 'PAIN')]
    const before = await attic.ledger()
    const gone = 'AAAAAAAAAAAAAAAAAAAAAA'
    assert.deepEqual(await attic.correct(one(gone), { label: 'X' }), unknown)
    assert.deepEqual(await attic.mark(one(gone)), unknown)
    assert.deepEqual(await attic.remove([one(gone)]), unknown)
    assert.deepEqual(await attic.merge('bank.transaction', { keep: cafe, other: gone }), unknown)
    assert.deepEqual(await attic.split('bank.transaction', gone, []), unknown)
    assert.deepEqual(await attic.history('bank.transaction', gone), unknown)
    assert.deepEqual(await attic.withdraw(gone, 1), unknown)
    assert.deepEqual(await attic.undo(gone), unknown)
    const wrong = [
      { day: '2026-02-30' },
      { amount: 1.5 },
      { amount: '12' },
      { label: undefined },
      { kind: 'invoice' },
      { raw: {} },
      { id: gone },
      { other: 1 },
      { label: 'x\ud800' },
      { label: 'CAFE' },
      {},
    ]
    for (const fields of wrong) assert.deepEqual(await attic.correct(one(cafe), fields), badItem, JSON.stringify(fields))
    assert.deepEqual(await attic.merge('bank.transaction', { keep: cafe, other: cafe }), badItem)
    assert.deepEqual(await attic.merge('bank.transaction', { keep: cafe, other: bread }, { day: 'hier' }), badItem)
    const parts = (...amounts: readonly number[]) => amounts.map((amount) => buildOperation({ amount, label: 'PART' }))
    for (const items of [
      parts(-1250),
      parts(-1000, -251),
      [...parts(-1000), buildOperation({ amount: -250, currency: 'USD' })],
      parts(...Array.from({ length: 21 }, () => 0)),
    ])
      assert.deepEqual(await attic.split('bank.transaction', cafe, items), badItem)
    assert.deepEqual(await attic.ledger(), before)
  },
)

forEachStore('an amendment that a file or a delivery brings is refused', peopleMigrations, async ({ store }) => {
  const { gate, session, attic } = await withOperations(store, buildOperation({ label: 'CAFE' }))
  const [record] = await all(attic)
  const stolen: Item = {
    kind: 'amendment',
    schema: 1,
    about: 'bank.transaction',
    month: '2026-01',
    key: [record?.account ?? '', '2026-01-05', -1250, 'EUR'],
    rank: '0',
    verdict: 'wrong',
  }
  const written = await gate.write(session, { ...buildBatch([[stolen]]), act: 'mark' })
  assert.deepEqual(written.ok && written.value.refused.map(({ code }) => code), ['record-refused'])
  const capability = await gate.capability(session)
  assert.ok(capability.ok)
  assert.ok((await gate.deliver(capability.value, { ...buildBatch([[stolen]]), act: 'mark' })).ok)
  const opened = await gate.open(session)
  assert.ok(opened.ok)
  assert.deepEqual(
    (await all(opened.value)).map(({ label }) => label),
    ['CAFE'],
  )
  assert.deepEqual(
    opened.value.batches().map(({ act }) => act),
    [undefined, undefined, undefined],
  )
})

forEachStore(
  'a corrected record is what lists, searches and services see; the original is beneath, and undo gives it back',
  peopleMigrations,
  async ({ store }) => {
    const { gate, session, attic } = await withOperations(
      store,
      buildOperation({ label: 'CAFE' }),
      buildOperation({ label: 'PAIN', amount: -2 }),
    )
    const id = await idOf(attic, 'CAFE')
    const tried = await attic.tryCorrect(one(id), { label: 'Café du port', day: '2026-02-03' })
    assert.deepEqual(
      tried.ok && [
        tried.value.changed,
        tried.value.refused,
        tried.value.samples.map(({ before, after }) => [before, after].map((item) => 'label' in item && item.label)),
      ],
      [1, 0, [['CAFE', 'Café du port']]],
    )
    const act = await attic.correct(one(id), { label: 'Café du port', day: '2026-02-03' }, 'la date était fausse')
    assert.ok(act.ok)
    const found = await attic.find('bank.transaction', id)
    assert.deepEqual(found.ok && found.value && [found.value.id, 'label' in found.value && found.value.label, found.value.corrected], [
      id,
      'Café du port',
      true,
    ])
    const february = await attic.list({ kind: 'bank.transaction', since: '2026-02-01', until: '2026-02-28' })
    assert.deepEqual(february.ok && february.value.records.map((record) => record.id), [id])
    const searched = await attic.page({ kind: 'bank.transaction', text: 'café du port' })
    assert.deepEqual(searched.ok && searched.value.total, 1)
    const granted = await gate.read(session, 'budget', need)
    assert.deepEqual(granted.ok && granted.value.map(({ label }) => label).toSorted(), ['Café du port', 'PAIN'])
    const overview = await attic.overview()
    assert.deepEqual(overview.ok && overview.value.byKind, { 'bank.transaction': 2 })

    const history = await attic.history('bank.transaction', id)
    assert.deepEqual(history.ok && history.value.map(({ amendment }) => [amendment.verdict, amendment.fields, amendment.reason]), [
      ['corrected', { label: { was: 'CAFE', now: 'Café du port' }, day: { was: '2026-01-05', now: '2026-02-03' } }, 'la date était fausse'],
    ])
    const corrections = await attic.corrections()
    assert.deepEqual(corrections.ok && corrections.value.map(({ held }) => [held?.record.source.connector, held?.state]), [['ofx', 'held']])
    assert.ok((await attic.undo(act.value.id)).ok)
    assert.deepEqual((await all(attic)).map(({ label }) => label).toSorted(), ['CAFE', 'PAIN'])
    assert.ok((await attic.redo(act.value.id)).ok)
    assert.ok((await attic.withdraw(act.value.id, 1)).ok)
    assert.deepEqual((await all(attic)).map(({ label }) => label).toSorted(), ['CAFE', 'PAIN'])
    assert.deepEqual(attic.batches().length, 1, 'acts are no imports')

    const entries = await attic.ledger()
    assert.deepEqual(
      entries.ok &&
        entries.value
          .filter(({ act: name }) => name !== 'reserved' && name !== 'completed')
          .map(({ act: name, count, detail }) => [name, count, detail]),
      [
        ['import', 2, undefined],
        ['correct', 1, undefined],
        ['undo', undefined, 'correct'],
        ['redo', undefined, 'correct'],
        ['withdraw', 1, undefined],
      ],
    )
    assert.ok(!JSON.stringify(entries).includes('Café'))
  },
)

forEachStore('two records merged are one with both sources; one split is several that add up', peopleMigrations, async ({ store }) => {
  const { attic } = await withOperations(store, buildOperation({ label: 'CAFE' }), buildOperation({ label: 'CAFE BIS', day: '2026-02-06' }))
  const [keep, other] = [await idOf(attic, 'CAFE'), await idOf(attic, 'CAFE BIS')]
  const merged = await attic.merge('bank.transaction', { keep, other }, { label: 'Café' })
  assert.ok(merged.ok)
  assert.deepEqual(
    (await all(attic)).map(({ id, label, source, others = [] }) => [id, label, [source, ...others].map(({ line }) => line)]),
    [[keep, 'Café', [1, 2]]],
  )
  const february = await attic.list({ kind: 'bank.transaction', since: '2026-02-01' })
  assert.deepEqual(february.ok && february.value.records, [], 'not seen by itself in its own month')

  const split = await attic.split('bank.transaction', keep, [
    buildOperation({ label: 'Café', amount: -250 }),
    buildOperation({ label: 'Livre', amount: -1000 }),
  ])
  assert.ok(split.ok)
  const parts = await all(attic)
  assert.deepEqual(parts.map(({ label, corrected }) => [label, corrected]).toSorted(), [
    ['Café', true],
    ['Livre', true],
  ])
  assert.ok(parts.every(({ id }) => id !== keep && id !== other))
  const book = await idOf(attic, 'Livre')
  assert.ok((await attic.correct(one(book), { category: 'Culture' })).ok)
  const history = await attic.history('bank.transaction', book)
  assert.deepEqual(history.ok && history.value.map(({ amendment }) => amendment.verdict), ['corrected', 'split', 'corrected', 'merged'])
  assert.ok((await attic.undo(split.value.id)).ok)
  assert.ok((await attic.undo(merged.value.id)).ok)
  assert.equal((await all(attic)).length, 2)
})

forEachStore('marked wrong, a record is in no total; deleted, no import brings it back', peopleMigrations, async ({ store }) => {
  const { gate, session, attic, bring } = await withOperations(
    store,
    buildOperation({ label: 'CAFE' }),
    buildOperation({ label: 'PAIN', amount: -2 }),
    buildOperation({ label: 'LAIT', amount: -3 }),
  )
  const marked = await attic.mark(one(await idOf(attic, 'CAFE')), 'jamais acheté')
  assert.ok(marked.ok)
  const page = await attic.page({ kind: 'bank.transaction' })
  assert.deepEqual(page.ok && page.value.sums, [{ currency: 'EUR', amount: -5, in: 0, out: 5 }])
  assert.ok((await attic.undo(marked.value.id)).ok)

  const selected = await attic.selected([{ kind: 'bank.transaction', text: 'lait' }])
  assert.deepEqual(selected.ok && selected.value.length, 1)
  const removed = await attic.remove([{ kind: 'bank.transaction', text: 'lait' }])
  assert.deepEqual(removed.ok && [removed.value.records, removed.value.batches.length], [1, 1])
  const again = await bring([buildOperation({ label: 'LAIT', amount: -3 }), buildOperation({ label: 'THE', amount: -4 })])
  assert.deepEqual([again.added, again.leftOut], [{ 'bank.transaction': 1 }, { 'bank.transaction': 1 }])
  const opened = await gate.open(session)
  assert.ok(opened.ok)
  assert.deepEqual((await all(opened.value)).map(({ label }) => label).toSorted(), ['CAFE', 'PAIN', 'THE'])

  const [first] = opened.value.batches()
  assert.ok(first)
  const whole = await opened.value.remove([{ kind: 'bank.transaction', batch: first.id }])
  assert.deepEqual(whole.ok && whole.value.records, 2)
  assert.deepEqual(
    (await all(opened.value)).map(({ label }) => label),
    ['THE'],
  )
  assert.deepEqual(first.added, { 'bank.transaction': 3 }, 'what an import brought stays told')
  const undone = removed.ok && removed.value.batches[0]
  assert.ok(undone)
  assert.ok((await opened.value.undo(undone.id)).ok)
  assert.deepEqual((await all(opened.value)).map(({ label }) => label).toSorted(), ['LAIT', 'THE'])
})

forEachStore('a large deletion goes in several acts', peopleMigrations, async ({ store }) => {
  const items = Array.from({ length: 1_500 }, (_, i) => buildOperation({ amount: -1 - i, label: `ACHAT ${i}` }))
  const { attic } = await withOperations(store, ...items)
  const removed = await attic.remove([{ kind: 'bank.transaction' }])
  assert.deepEqual(removed.ok && [removed.value.records, removed.value.batches.length], [1_500, 2])
  const overview = await attic.overview()
  assert.deepEqual(overview.ok && overview.value.records, 0)
  const entries = await attic.ledger()
  assert.deepEqual(entries.ok && entries.value.map(({ act, count }) => [act, count]), [
    ['import', 1_500],
    ['remove', 1_000],
    ['remove', 500],
  ])
})
