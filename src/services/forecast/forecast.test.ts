import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { forecast, type Options } from '#services'
import { heldOf, variantOf } from '../../../tools/examples/variants.ts'
import { coverageOf } from '../../../tools/examples/coverage.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }
const compute = (records: readonly object[], more: Partial<Options> = {}) => forecast.compute(records as never, { ...options, ...more })

test('nothing held is said, and too short a past gives no range', () => {
  assert.deepEqual(compute([]).currencies, [])
  assert.equal(forecast.toText(compute([]), { lang: 'fr' }), 'Aucune opération.\n')
  const [short] = compute(variantOf('camille', 0).filter(({ day }) => day >= '2026-10-01')).currencies
  assert.deepEqual([short?.points, short?.floor.possible], [[], null])
})

test('the 80 % band holds what came in the held year of the invented households, 75 to 85 times in a hundred', () => {
  const all = (['camille', 'noe'] as const).map((household) => coverageOf(household, [21, 22]))
  const [inside, tried] = [all.reduce((sum, one) => sum + one.inside, 0), all.reduce((sum, one) => sum + one.tried, 0)]
  assert.ok(inside / tried >= 0.75 && inside / tried <= 0.85, `${inside} of ${tried}`)
})

test('the start is what balances and later operations say; an account without any leaves it unknown', () => {
  const balance = {
    kind: 'bank.balance',
    id: 'b',
    account: 'courant',
    currency: 'EUR',
    type: 'closing',
    day: '2026-11-10',
    amount: 100_000,
  }
  const later = variantOf('camille', 0)
    .filter(({ day, account }) => account === 'courant' && day > '2026-11-10')
    .reduce((sum, { amount }) => sum + amount, 0)
  const [held] = compute([...heldOf('camille'), balance]).currencies
  assert.deepEqual(held?.start, { amount: 100_000 + later, source: 'balances' })
  const [unknown] = compute(heldOf('camille')).currencies
  assert.deepEqual([unknown?.start, unknown?.floor.possible], [{ amount: 0, source: 'none' }, null])
  const said = { kind: 'judgement', id: 's', by: 'forecast', about: 'start/EUR', verdict: 'start', value: '5000' }
  assert.deepEqual(compute([...heldOf('camille'), said]).currencies[0]?.start, { amount: 5000, source: 'said' })
})

test('the floor a person chose: the day it could be crossed comes before the day it would be', () => {
  const judged = [
    { kind: 'judgement', id: 's', by: 'forecast', about: 'start/CAD', verdict: 'start', value: '100000' },
    { kind: 'judgement', id: 'f', by: 'forecast', about: 'floor/CAD', verdict: 'floor', value: '80000' },
  ]
  const [found] = compute([...heldOf('noe'), ...judged]).currencies
  assert.deepEqual([found?.floor.amount, found?.floor.source], [80_000, 'said'])
  assert.ok(found?.floor.possible && (found.floor.likely === null || found.floor.possible <= found.floor.likely))
})

test('savings are not money available, by their type or by their name', () => {
  const names = (records: readonly object[]) => compute(records).currencies[0]?.accounts
  assert.deepEqual(names(heldOf('camille')), ['courant'])
  const named = { kind: 'bank.account', id: 'livret', account: 'livret', name: 'Livret A' }
  assert.deepEqual(names([...variantOf('camille', 0), named]), ['courant'])
})

test('the order of the records changes nothing, and no day after today is read', () => {
  const records = heldOf('noe').slice(-260)
  fc.assert(
    fc.property(fc.shuffledSubarray([...records], { minLength: records.length }), (others) => {
      assert.deepEqual(compute(others), compute(records))
    }),
    { numRuns: 3 },
  )
  const past = heldOf('camille').filter((record) => !('day' in record) || (record.day as string) <= '2026-03-31')
  assert.deepEqual(compute(heldOf('camille'), { today: '2026-03-31' }), compute(past, { today: '2026-03-31' }))
})

test('low, middle and high are in order; months, flows and rest are whole amounts; each opens to its operations', () => {
  const result = compute(heldOf('noe'))
  for (const { points, months, flows, supposed, currency } of result.currencies) {
    assert.ok(points.length > 52)
    for (const { low, middle, high } of points) assert.ok(low <= middle && middle <= high && Number.isSafeInteger(middle))
    for (const month of months)
      for (const amount of [month.certain, month.predictable, month.supposed]) assert.ok(Number.isSafeInteger(amount))
    for (const { id } of flows) assert.ok((forecast.open(result, `flow/${id}`)?.ids.length ?? 0) > 1)
    for (const { category, operations } of supposed.posts)
      assert.deepEqual(forecast.open(result, `supposed/${currency}/${category}`)?.ids, operations)
  }
  for (const figure of ['', 'flow/x', 'supposed/EUR/groceries', 'supposed/CAD/nothing'])
    assert.equal(forecast.open(result, figure), undefined)
})
