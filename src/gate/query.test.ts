import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Record } from '#model'
import { cursorOf } from './cursor.ts'
import { monthsAsked, pageOf } from './query.ts'
import { holdsWords } from './search.ts'

const operation = (over: Partial<Record<'bank.transaction'>> = {}): Record<'bank.transaction'> => ({
  kind: 'bank.transaction',
  schema: 1,
  account: '',
  day: '2026-01-05',
  amount: -1250,
  currency: 'EUR',
  label: 'CB Crêperie de la Cœuvre',
  id: 'A'.repeat(22),
  source: { connector: 'ofx', origin: 'january.ofx', batch: 'b1' },
  ...over,
})
const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const query = { kind: 'bank.transaction' } as const
const finds = (text: string, over?: Partial<Record<'bank.transaction'>>) => holdsWords(text)(operation(over))

test('refuses any cursor that a page did not give', () => {
  const place = { kind: 'bank.transaction', day: '2026-01-05', id: 'A'.repeat(22) } as const
  for (const cursor of [
    '',
    'é',
    'AAAA',
    `${cursorOf(place)}=`,
    'A'.repeat(1000),
    json(null),
    json([1, 'bank.transaction', '2026-02-30', place.id]),
    json([1, 'bank.transaction', '2026-01-05', "' or 1=1"]),
    json([2, 'bank.transaction', '2026-01-05', place.id]),
    json([1, 'bank.transaction', 1, 1]),
    json([1, 'bank.balance', '2026-01-05', place.id]),
    cursorOf({ ...place, kind: 'bank.account' }),
  ]) {
    assert.deepEqual(pageOf({ ...query, cursor }, []), { ok: false, error: { type: 'BadCursor' } })
  }
  fc.assert(fc.property(fc.string(), (cursor) => !pageOf({ ...query, cursor }, []).ok))
})

test('throws on a limit that the edge should have refused', () => {
  for (const limit of [0, -1, 1.5, 1001, Number.NaN]) assert.throws(() => pageOf({ ...query, limit }, []), RangeError)
})

test('paging gives each record exactly once, newest first, under every limit', () => {
  const days = fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${day}`)
  fc.assert(
    fc.property(fc.array(days, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (given, limit) => {
      const held = given.map((day, index) => operation({ day, id: String(index * 7919).padStart(8, '0') }))
      const seen: Record[] = []
      let cursor: string | null = null
      do {
        const page: ReturnType<typeof pageOf<'bank.transaction'>> = pageOf(
          { ...query, limit, ...(cursor === null ? {} : { cursor }) },
          held,
        )
        assert.ok(page.ok)
        assert.equal(page.value.total, held.length)
        assert.deepEqual(
          page.value.sums,
          held.length === 0 ? [] : [{ currency: 'EUR', amount: -1250 * held.length, in: 0, out: 1250 * held.length }],
        )
        assert.ok(page.value.records.length <= limit && (page.value.records.length > 0 || held.length === 0))
        seen.push(...page.value.records)
        cursor = page.value.next
      } while (cursor !== null)
      const expected = held.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1))
      assert.deepEqual(seen, expected)
    }),
  )
})

test('a record that leaves between two pages loses none of the others', () => {
  const held = ['2026-01-03', '2026-01-02', '2026-01-01'].map((day, index) => operation({ day, id: `id${index}` }))
  const first = pageOf({ ...query, limit: 1 }, held)
  assert.ok(first.ok && first.value.next !== null)
  const second = pageOf({ ...query, limit: 5, cursor: first.value.next }, held.slice(1))
  assert.deepEqual(second.ok && second.value.records.map(({ id }) => id), ['id1', 'id2'])
})

test('sums by currency, in minor units, and what of them came in and went out', () => {
  const held = [operation(), operation({ amount: 5000, currency: 'USD' }), operation({ amount: 250 })]
  const page = pageOf({ ...query, limit: 1 }, held)
  assert.deepEqual(page.ok && page.value.sums, [
    { currency: 'EUR', amount: -1000, in: 250, out: 1250 },
    { currency: 'USD', amount: 5000, in: 5000, out: 0 },
  ])
})

test('filters by day, account, batch and number', () => {
  const held = [
    operation({ id: 'a', day: '2026-01-01', account: 'FR76 0001' }),
    operation({ id: 'b', day: '2026-01-31', source: { connector: 'ofx', origin: 'x', batch: 'b2' } }),
    operation({ id: 'c', day: '2026-02-01', others: [{ connector: 'qif', origin: 'y', batch: 'b2' }] }),
  ]
  const ids = (over: object) => {
    const page = pageOf({ ...query, ...over }, held)
    return page.ok ? page.value.records.map(({ id }) => id) : page.error
  }
  assert.deepEqual(ids({ since: '2026-01-31' }), ['c', 'b'])
  assert.deepEqual(ids({ until: '2026-01-31' }), ['b', 'a'])
  assert.deepEqual(ids({ account: 'fr76  0001' }), ['a'])
  assert.deepEqual(ids({ account: '' }), ['c', 'b'])
  assert.deepEqual(ids({ batch: 'b2' }), ['c', 'b'])
  assert.deepEqual(ids({ ids: ['a', 'c', 'nobody'] }), ['c', 'a'])
})

test('opens the months asked alone', () => {
  const held = ['', '2025-12', '2026-01', '2026-02']
  assert.deepEqual(monthsAsked(query, held), held)
  assert.deepEqual(monthsAsked({ ...query, since: '2026-01-31' }, held), ['2026-01', '2026-02'])
  assert.deepEqual(monthsAsked({ ...query, until: '2026-01-01' }, held), ['2025-12', '2026-01'])
  assert.deepEqual(monthsAsked({ ...query, since: '2026-01-01', until: '2026-01-02' }, held), ['2026-01'])
})

test('searches words without accents, case or ligatures, all of them, in any order', () => {
  assert.ok(finds('CREPERIE coeuvre') && finds('cœuvre crêp') && finds('  ') && finds('l’ami', { memo: "chez l'ami" }))
  assert.ok(!finds('creperie nantes'))
  assert.ok(finds('nantes', { counterparty: 'Ville de NANTES' }) && finds('atm', { type: 'ATM' }))
  assert.ok(!finds('secret', { raw: { note: 'secret' } }))
})

test('searches amounts as they are typed, with a comma or a point, with or without sign and euro', () => {
  for (const text of ['12,50', '12.5', '12.50', '-12,50', '−12,5', '12,50€', 'crêperie 12,5']) assert.ok(finds(text), text)
  for (const text of ['12', '125', '1250', '+12,50', '12,505', '12,51']) assert.ok(!finds(text), text)
  assert.ok(finds('1 234,50', { amount: 123450 }) && finds('1234.5', { amount: 123450 }) && finds('12', { amount: 1200 }))
  assert.ok(finds('500', { amount: -500, currency: 'JPY' }) && !finds('5', { amount: -500, currency: 'JPY' }))
})
