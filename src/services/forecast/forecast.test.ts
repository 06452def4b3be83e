import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { forecast, type Options } from '#services'
import { heldOf, variantOf } from '../../../tools/examples/variants.ts'
import { coverageOf, habitLives, householdLives, percentOf } from '../../../tools/examples/coverage.ts'
import { livedBy } from '../../../tools/examples/habits.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }
const compute = (records: readonly object[], more: Partial<Options> = {}) => forecast.compute(records as never, { ...options, ...more })

test('nothing held is said, and too short a past gives no range', () => {
  assert.deepEqual(compute([]).currencies, [])
  assert.equal(forecast.toText(compute([]), { lang: 'fr' }), 'Aucune opération.\n')
  const [short] = compute(variantOf('camille', 0).filter(({ day }) => day >= '2026-10-01')).currencies
  assert.deepEqual([short?.points, short?.floor.possible], [[], null])
})

test('the 80 % band holds what came 75 to 85 times in a hundred over rolling days of invented lives', () => {
  const lives = [
    householdLives('camille', [21]),
    householdLives('noe', [21]),
    ...(['freelance', 'student', 'trend', 'rare', 'newcomer'] as const).map((habit) => habitLives(habit, [21, 22])),
  ]
  const tallies = lives.map((some) => coverageOf(some, 84))
  const all = percentOf(tallies.flat())
  assert.ok(all >= 75 && all <= 85, `${all}`)
  // Two lives say little of their kind: that each kind holds is the bench's to tell.
  for (const some of tallies) assert.ok(percentOf(some) >= 50, `${percentOf(some)}`)
})

test('what the range held on the past is told, and each try knows nothing of what came after it', () => {
  const [found] = compute(heldOf('camille'), { today: '2026-06-30' }).currencies
  assert.ok(found !== undefined && found.held.length > 2)
  for (const { inside, tried } of found.held) assert.ok(tried > 0 && inside <= tried)
  const changed = heldOf('camille').map((record) =>
    'day' in record && (record.day as string) > '2026-06-30' ? { ...record, amount: 1 } : record,
  )
  assert.deepEqual(compute(changed, { today: '2026-06-30' }).currencies[0]?.held, found.held)
  const short = compute(livedBy('newcomer', 1), { today: '2026-04-20' })
  assert.deepEqual([short.currencies[0]?.held, short.currencies[0]?.points.length === 0], [[], false])
  assert.match(forecast.toText(short, { lang: 'en' }), /too short to try the range/)
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
