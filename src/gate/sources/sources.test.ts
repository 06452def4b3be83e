/** Where data come from, until when, and what is missing: rules first refused, then held by properties. */
import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import type { Record } from '#model'
import type { Batch } from '#vault'
import { gapsOf, sourceOn } from './board.ts'
import { factsOf, type HeldOfSources } from './facts.ts'
import { paceOf, rhythmOf } from './rhythm.ts'
import { settingOf } from './said.ts'
import { dayNumber, dayText, merged } from './spans.ts'
import type { SourceFacts } from './types.ts'

const nothing: HeldOfSources = { accounts: [], operations: [], balances: [], readings: [], invoices: [], receipts: [], batches: [] }
const keyOf = (...parts: readonly string[]): string => parts.join('|')
const source = { connector: 'ofx', origin: 'releve.ofx', batch: 'b' }
const operation = (day: string, account = 'FR76 1'): Record<'bank.transaction'> => ({
  kind: 'bank.transaction',
  schema: 1,
  account,
  day,
  amount: -100,
  currency: 'EUR',
  label: 'x',
  id: day,
  source,
})
const bill = (day: string, vendor = 'Eau de Lys'): Record<'invoice'> => ({
  kind: 'invoice',
  schema: 1,
  vendor,
  type: 'invoice',
  day,
  currency: 'EUR',
  total: 100,
  id: day,
  source,
})
const reading = (day: string): Record<'energy.reading'> => ({
  kind: 'energy.reading',
  schema: 1,
  fluid: 'electricity',
  direction: 'consumed',
  measure: 'energy',
  meter: '09123456789012',
  day,
  quantity: 1,
  unit: 'kWh',
  id: day,
  source,
})
const days = (from: string, count: number, step = 1): string[] =>
  Array.from({ length: count }, (_, n) => dayText(dayNumber(from) + n * step))
const only = (held: Partial<HeldOfSources>): SourceFacts => {
  const facts = factsOf({ ...nothing, ...held }, keyOf)
  assert.equal(facts.length, 1)
  return facts[0] as SourceFacts
}
const missing = (facts: SourceFacts, today: string, said = {}): string[] => gapsOf(sourceOn(facts, said, today)).map(({ month }) => month)

test('refuses what cannot be said of a source', () => {
  const key = 'a'.repeat(22)
  for (const month of ['2026-13', '2026', '../..', '2026-1']) assert.equal(settingOf(key, { month, quiet: true }), undefined)
  assert.equal(settingOf('short', { closed: true }), undefined)
  assert.equal(settingOf(key, { name: 'x'.repeat(81) }), undefined)
  for (const word of [{ name: 'x'.repeat(80) }, { closed: true }, { month: '2026-01', quiet: true }]) {
    const [name = ''] = settingOf(key, word) ?? []
    assert.ok(name.length > 0 && name.length <= 64)
  }
})

test('an account: late 45 days after its last operation, missing for long after 90, seeming ended after 180', () => {
  const facts = only({ operations: days('2026-01-01', 60).map((day) => operation(day)) })
  const state = (age: number) => sourceOn(facts, {}, dayText(dayNumber('2026-03-01') + age)).freshness
  assert.deepEqual([0, 45, 46, 90, 91, 180, 181].map(state), ['fresh', 'fresh', 'due', 'due', 'stale', 'stale', 'stopped'])
})

test('a month without any operation is missing, unless a statement covers it or the person says that nothing happened', () => {
  const operations = [...days('2026-01-01', 31), ...days('2026-03-01', 31)].map((day) => operation(day))
  assert.deepEqual(missing(only({ operations }), '2026-04-02'), ['2026-02'])
  assert.deepEqual(missing(only({ operations }), '2026-04-02', { quiet: new Set(['2026-02']) }), [])
  const file = {
    name: source.origin,
    size: 1,
    connector: 'ofx',
    kinds: {},
    from: '2026-01-01',
    to: '2026-03-31',
    problems: [],
    moreProblems: 0,
  }
  const batch: Batch = { id: 'b', at: '', connector: 'file', origin: '', files: [file], state: 'live', added: {}, already: {} }
  assert.deepEqual(missing(only({ operations, batches: [batch] }), '2026-04-02'), [])
})

test('statements that overlap are counted, and days are not counted twice', () => {
  const files = ['2026-01-01 2026-01-31', '2026-01-20 2026-02-20', '2026-03-01 2026-03-10'].map((span, n) => {
    const [from = '', to = ''] = span.split(' ')
    return { name: `${n}.ofx`, size: 1, connector: 'ofx', kinds: {}, from, to, problems: [], moreProblems: 0 }
  })
  const batch: Batch = { id: 'b', at: '', connector: 'file', origin: '', files, state: 'live', added: {}, already: {} }
  const operations = files.map(({ name, from }) => ({ ...operation(from), source: { ...source, origin: name } }))
  const facts = only({ operations, batches: [batch] })
  assert.equal(facts.overlaps, 1)
  assert.deepEqual(
    facts.spans.map(([first, last]) => [dayText(first), dayText(last)]),
    [
      ['2026-01-01', '2026-02-20'],
      ['2026-03-01', '2026-03-10'],
    ],
  )
})

test('a meter read every day misses days; the same meter read by month does not', () => {
  const daily = only({
    readings: days('2026-01-01', 90)
      .filter((day) => !day.startsWith('2026-02-1'))
      .map(reading),
  })
  assert.deepEqual(gapsOf(sourceOn(daily, {}, '2026-04-01')), [{ month: '2026-02', state: 'part', days: 10 }])
  assert.equal(daily.name, '··9012')
  const monthly = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((day) => ({
    ...reading(day),
    lastDay: dayText(dayNumber(day) + 27),
  }))
  assert.deepEqual(missing(only({ readings: monthly }), '2026-05-01'), [])
})

test('a supplier by month misses the month its rhythm points at; a shop without rhythm is never late and misses nothing', () => {
  const bills = ['2025-09-05', '2025-10-05', '2025-11-05', '2026-01-05', '2026-02-05', '2026-03-05'].map((day) => bill(day))
  assert.deepEqual(missing(only({ invoices: bills }), '2026-03-10'), ['2025-12'])
  assert.equal(sourceOn(only({ invoices: bills }), {}, '2026-05-10').freshness, 'due')
  const whims = ['2025-01-02', '2025-01-03', '2025-06-20', '2026-03-01'].map((day) => bill(day))
  const shop = sourceOn(only({ invoices: whims }), {}, '2026-12-31')
  assert.deepEqual([shop.freshness, gapsOf(shop), shop.dueAfter], ['free', [], undefined])
})

test('a quarter is a quarter: a missing one is one month, not five', () => {
  const bills = ['2024-01-15', '2024-04-15', '2024-07-15', '2025-01-15', '2025-04-15', '2025-07-15'].map((day) => bill(day))
  assert.deepEqual(missing(only({ invoices: bills }), '2025-08-01'), ['2024-10'])
  assert.equal(paceOf(rhythmOf(bills.map(({ day }) => dayNumber(day))).step), 'quarter')
})

test('months awaited are shown after the last one, the month under way never', () => {
  const facts = only({ operations: days('2026-01-01', 31).map((day) => operation(day)) })
  const { months } = sourceOn(facts, {}, '2026-04-15')
  assert.deepEqual(months, [
    { month: '2026-01', state: 'held' },
    { month: '2026-02', state: 'awaited' },
    { month: '2026-03', state: 'awaited' },
  ])
})

const anyDays = fc.array(fc.integer({ min: 19_000, max: 21_000 }), { minLength: 1, maxLength: 60 })
const anyHeld = fc.record({ accounts: anyDays, meters: anyDays, bills: anyDays }).map(({ accounts, meters, bills }) => ({
  operations: accounts.map((n) => operation(dayText(n), n % 3 === 0 ? 'A' : 'B')),
  readings: [...new Set(meters)].map((n) => reading(dayText(n))),
  invoices: bills.map((n) => bill(dayText(n), n % 2 === 0 ? 'C' : 'D')),
}))

test('property: the order in which things came does not matter', () => {
  fc.assert(
    fc.property(anyHeld, fc.infiniteStream(fc.nat()), (held, random) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, at: random.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const other = { operations: shuffled(held.operations), readings: shuffled(held.readings), invoices: shuffled(held.invoices) }
      assert.deepEqual(factsOf({ ...nothing, ...other }, keyOf), factsOf({ ...nothing, ...held }, keyOf))
    }),
  )
})

test('property: a closed account is never late, whatever the day; months are apart and in order; what is held is not missing', () => {
  fc.assert(
    fc.property(anyHeld, fc.integer({ min: 19_000, max: 24_000 }), (held, today) => {
      for (const facts of factsOf({ ...nothing, ...held }, keyOf)) {
        const closed = sourceOn(facts, { closed: true }, dayText(today))
        assert.equal(closed.freshness, 'closed')
        assert.ok(closed.months.every(({ state }) => state !== 'awaited') && closed.dueAfter === undefined)
        const { months } = sourceOn(facts, {}, dayText(today))
        assert.deepEqual(
          months.map(({ month }) => month),
          [...new Set(months.map(({ month }) => month))].toSorted(),
        )
        for (const [first] of facts.spans) {
          const { state } = months.find(({ month }) => month === dayText(first).slice(0, 7)) ?? {}
          assert.ok(state === 'held' || state === 'part')
        }
      }
    }),
  )
})

test('property: merged spans hold each day once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(80), fc.nat(9))), (drawn) => {
      const spans = drawn.map(([first, length]) => [first, first + length] as const)
      const daysOf = (some: typeof spans) => some.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, n) => a + n))
      const found = daysOf([...merged(spans)])
      assert.deepEqual(
        found,
        [...new Set(daysOf(spans))].toSorted((a, b) => a - b),
      )
    }),
  )
})
