import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { map, type Options } from '#services'
import { heldOf } from '../../../tools/examples/variants.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }
const compute = (records: readonly object[], more: Partial<Options> = {}) => map.compute(records as never, { ...options, ...more })
let number = 0
const paid = (label: string, more: object = {}) => ({
  kind: 'bank.transaction',
  id: `p${(number += 1)}`,
  account: 'a',
  day: '2026-05-06',
  amount: -1000,
  currency: 'EUR',
  label,
  ...more,
})
const townOf = (label: string, more: object = {}): string | undefined => compute([paid(label, more)]).places[0]?.name

test('a town is read where French and Québec labels write it; anything else has no place', () => {
  assert.equal(townOf('CB 12/03 MONOPRIX LYON 7'), 'Lyon')
  assert.equal(townOf('CB FNAC LYON PART DIEU'), 'Lyon')
  assert.equal(townOf('CB DECATHLON BRON'), 'Bron')
  assert.equal(townOf('RETRAIT DAB ST ETIENNE'), 'Saint-Étienne')
  assert.equal(townOf('CB LIBRAIRIE LA TESTE DE BUCH'), 'La Teste-de-Buch')
  const card = { currency: 'CAD', type: 'DEBIT' }
  assert.equal(townOf('ESSO CIRCLE K LAVAL QC', card), 'Laval')
  assert.equal(townOf('CAFE OLIMPICO MONTREAL QC', card), 'Montréal')
  for (const label of ['CB NETFLIX.COM', 'CB BOUTIQUE ORANGE', 'CB CAFE SAINT DENIS', 'CB LYON', 'PRLV SEPA KEOLIS LYON', 'CB LENS OPTIC'])
    assert.equal(townOf(label), label === 'CB LYON' ? 'Lyon' : undefined, label)
})

test('placed and unplaced are all card operations and trips, each once; money is conserved', () => {
  const records = heldOf('camille')
  const result = compute(records)
  const ids = [...result.places.flatMap(({ operations }) => operations), ...result.unplaced.operations]
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(result.placed.operations + result.unplaced.operations.length, ids.length)
  const amounts = new Map(records.map((one) => [(one as { id: string }).id, (one as { amount?: number }).amount ?? 0]))
  for (const { operations, spent } of result.places)
    assert.equal(
      spent.reduce((sum, { amount }) => sum + amount, 0),
      operations.reduce((sum, id) => sum - (amounts.get(id) ?? 0), 0),
    )
  assert.equal(
    result.grid.reduce((sum, [, , count]) => sum + count, 0),
    ids.length,
  )
})

test('home is where she was seen on the most days, unless she says; distances follow', () => {
  assert.deepEqual(compute(heldOf('camille')).home, { town: 'fr-69-lyon', source: 'guessed' })
  const said = { kind: 'judgement', id: 'h', by: 'map', about: 'home', verdict: 'home', value: 'fr-69-bron' }
  const moved = compute([...heldOf('camille'), said])
  assert.deepEqual([moved.home?.source, moved.places.find(({ name }) => name === 'Bron')?.away], ['said', 0])
  assert.ok((moved.places.find(({ name }) => name === 'Lyon')?.away ?? 0) < 10)
})

test('trips have a town and an hour in their own zone; telephone use is summed by month', () => {
  const trip = {
    kind: 'mobility.trip',
    id: 't',
    day: '2026-05-06',
    from: 'Lyon Part-Dieu',
    to: 'Gare de Lille',
    start: '2026-05-06T16:30:00Z',
    zone: 'Europe/Paris',
  }
  const use = (id: string, quantity: number) => ({ kind: 'telecom.usage', id, type: 'data', unit: 'GB', day: '2026-05-01', quantity })
  const result = compute([trip, use('1', 2_000_000), use('2', 500_000)])
  assert.deepEqual([result.places[0]?.name, result.grid], ['Lille', [[2, 'evening', 1]]])
  assert.deepEqual(
    result.phone.map(({ month, quantity }) => [month, quantity]),
    [['2026-05', 2_500_000]],
  )
  assert.deepEqual(map.open(result, 'phone/2026-05/data')?.ids, ['1', '2'])
})

test('the order of files changes nothing; kinds switched off empty their part', () => {
  const records = heldOf('noe').slice(-300)
  fc.assert(
    fc.property(fc.shuffledSubarray([...records], { minLength: records.length }), (others) => {
      assert.deepEqual(compute(others), compute(records))
    }),
    { numRuns: 4 },
  )
  const off = compute(records.filter((one) => (one as { kind: string }).kind !== 'bank.transaction'))
  assert.deepEqual([off.places, off.home, off.placed.operations, off.grid], [[], null, 0, []])
})

test('each figure opens to its records, and no other', () => {
  const result = compute(heldOf('camille'))
  for (const { town, operations } of result.places) assert.deepEqual(map.open(result, `operations/${town}`)?.ids, operations)
  assert.deepEqual(map.open(result, 'unplaced/operations')?.ids, result.unplaced.operations)
  for (const figure of ['', 'operations/x', 'unplaced/x', 'phone/x/data']) assert.equal(map.open(result, figure), undefined)
  assert.deepEqual(map.tell({ by: 'map', about: 'home', verdict: 'home', value: 'fr-69-bron' }, 'fr'), {
    about: 'Ville où vous vivez',
    said: 'Bron',
  })
})

for (const household of ['camille', 'noe'] as const)
  test(`the map answers for ${household} what it answered before`, () => {
    const { home, places, placed, unplaced, grid } = compute(heldOf(household))
    const brief = {
      home,
      places: places.map(({ name, area, away, operations, spent, first, last }) =>
        [name, area, away, operations.length, ...spent.map(({ amount, currency }) => `${amount} ${currency}`), first, last].join(', '),
      ),
      placed,
      unplaced: unplaced.operations.length,
      grid: grid.map((cell) => cell.join(' ')),
    }
    assert.deepEqual(brief, JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${household}.json`), 'utf8')))
  })
