import assert from 'node:assert/strict'
import test from 'node:test'
import { type Entry, entriesOf, type Operation } from './entries.ts'
import { recurrencesOf, type Rhythm } from './recurrences.ts'

let last = 0
const paid = (day: string, amount: number, label: string): Operation => ({
  id: `o${(last += 1)}`,
  day,
  amount,
  label,
  currency: 'EUR',
  account: 'A',
})
const entries = (operations: readonly Operation[]): readonly Entry[] => entriesOf(operations, new Set(), [])
const found = (operations: readonly Operation[], until = '2026-06-30'): readonly Rhythm[] =>
  recurrencesOf(entries(operations), new Map([['A', until]]))
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']

test('a subscription: its price, the day it changed, when it comes next', () => {
  const [one, ...others] = found(months.map((month, place) => paid(`${month}-14`, place < 3 ? -1349 : -1499, 'CB 13/01 NETFLIX.COM')))
  assert.deepEqual(others, [])
  assert.deepEqual(
    [one?.merchant, one?.category, one?.every, one?.fixed, one?.amount, one?.state, one?.last, one?.next],
    ['netflix com', 'subscriptions', { unit: 'month', count: 1 }, true, 1499, 'active', '2026-06-14', '2026-07-14'],
  )
  assert.deepEqual(one?.changes, [{ day: '2026-04-14', from: 1349, to: 1499 }])
  assert.equal(one?.operations.length, 6)
})

test('a weekend moves rent to the Monday and wages to the Friday, and the next is told so', () => {
  // 5 July 2026 is a Sunday; 28 June 2026 too.
  const rent = found(
    ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-07', '2026-05-05', '2026-06-05'].map((day) => paid(day, -65000, 'LOYER DUPONT')),
  )
  assert.equal(rent[0]?.next, '2026-07-06')
  const wages = found(
    ['2026-01-28', '2026-02-27', '2026-03-27', '2026-04-28', '2026-05-28'].map((day) => paid(day, 200000, 'VIR SALAIRE ATELIER')),
    '2026-06-10',
  )
  assert.equal(wages[0]?.next, '2026-06-26')
})

test('one that is late is missed, then ended; what is late by a weekend is neither', () => {
  const rent = months.slice(0, 4).map((month) => paid(`${month}-05`, -65000, 'LOYER DUPONT'))
  const state = (until: string) => found(rent, until).map((one) => [one.state, one.missed, one.next])[0]
  assert.deepEqual(state('2026-05-06'), ['active', [], '2026-05-07'])
  assert.deepEqual(state('2026-05-20'), ['missed', ['2026-05-05'], '2026-06-05'])
  assert.deepEqual(state('2026-07-20'), ['ended', [], null])
})

test('quarters and years come back too; bills that vary have their season', () => {
  const quarters = ['2025-01-14', '2025-04-14', '2025-07-14', '2025-10-14', '2026-01-14', '2026-04-14']
  const [tax] = found(quarters.map((day) => paid(day, -42000, 'REVENU QUEBEC ACOMPTE')))
  assert.deepEqual([tax?.every, tax?.next], [{ unit: 'month', count: 3 }, '2026-07-14'])
  const [card] = found([paid('2025-03-17', -4500, 'COTIS CARTE BLEUE'), paid('2026-03-17', -4620, 'COTIS CARTE BLEUE')])
  assert.deepEqual([card?.every.count, card?.next], [12, '2027-03-17'])
  const power = [-18240, -8420, -5960, -5900, -8510, -18400, -18100, -8300]
  const days = ['2025-01-16', '2025-05-16', '2025-07-16', '2025-09-16', '2025-11-17', '2026-01-16', '2026-03-16', '2026-05-18']
  const [hydro] = found(days.map((day, place) => paid(day, power[place] ?? 0, 'PAIEMENT HYDRO-QUEBEC')))
  assert.deepEqual([hydro?.every.count, hydro?.fixed, hydro?.amount], [2, false, 5960])
})

test('purchases at one shop are none, and a subscription among them is found', () => {
  const shop = [
    '2026-01-03',
    '2026-01-19',
    '2026-02-11',
    '2026-03-02',
    '2026-03-08',
    '2026-03-29',
    '2026-04-20',
    '2026-05-02',
    '2026-06-23',
  ]
  const purchases = shop.map((day, place) => paid(day, -(2000 + place * 731), 'CB AMAZON'))
  assert.deepEqual(found(purchases), [])
  const [prime, ...others] = found([...purchases, ...months.map((month) => paid(`${month}-12`, -699, 'CB AMAZON'))])
  assert.deepEqual([prime?.amount, prime?.operations.length, others], [699, 6, []])
  assert.deepEqual(found([paid('2026-01-05', -100, 'LOYER'), paid('2026-02-05', -100, 'LOYER')]), [], 'two are not yet a habit')
})

test('a bonus from the same employer is not taken for the wages', () => {
  const wages = months.map((month) => paid(`${month}-27`, 200000, 'VIR SALAIRE ATELIER'))
  const [one] = found([...wages, paid('2026-04-10', 85000, 'VIR SALAIRE ATELIER')])
  assert.deepEqual([one?.operations.length, one?.amount, one?.fixed], [6, 200000, true])
})

test('what is expected in a period falls on its days, signed, and stops there', () => {
  const [rent] = found(months.map((month) => paid(`${month}-05`, -65000, 'LOYER DUPONT')))
  assert.deepEqual(rent?.expected('2026-06-30', '2026-08-31'), [
    { day: '2026-07-05', amount: -65000 },
    { day: '2026-08-05', amount: -65000 },
  ])
})
