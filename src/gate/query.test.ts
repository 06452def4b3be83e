import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { monthOf } from '#lib/pure/day'
import type { Item, Kind, Record } from '#model'
import { hitsIn } from '../vault/scan.ts'
import { cursorOf } from './cursor.ts'
import { monthsAsked } from './query.ts'
import { readSearch } from './search.ts'
import type { RecordPage, RecordQuery } from './types.ts'
import { walk } from './walk.ts'

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

/** A page of what is held, each month opened alone. */
async function pageOf({ kind, ...asked }: RecordQuery<'bank.transaction'>, held: readonly Record<'bank.transaction'>[]) {
  const vault = {
    rows: () =>
      new Map(
        Map.groupBy(held, ({ day }) => monthOf(day))
          .entries()
          .map(([month, rows]) => [month, rows.length]),
      ),
    counts: () => undefined,
    fold: async <K extends Kind>(_: K, months: readonly string[] = [], { keep }: { keep?: (item: never) => boolean } = {}) => ({
      ok: true as const,
      value: held.filter((one) => months.includes(monthOf(one.day)) && (keep?.(one as never) ?? true)) as unknown as Record<K>[],
    }),
  }
  return await walk(vault, { kinds: [kind], ...asked }, { single: true })
}
const finds = (text: string, over?: Partial<Record<'bank.transaction'>>) => readSearch(text).holds(operation(over))

test('refuses any cursor that a page did not give', async () => {
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
    assert.deepEqual(await pageOf({ ...query, cursor }, []), { ok: false, error: { type: 'BadCursor' } })
  }
  await fc.assert(fc.asyncProperty(fc.string(), async (cursor) => !(await pageOf({ ...query, cursor }, [])).ok))
})

test('throws on a limit that the edge should have refused', async () => {
  for (const limit of [0, -1, 1.5, 1001, Number.NaN]) await assert.rejects(pageOf({ ...query, limit }, []), RangeError)
})

test('paging gives each record exactly once, newest first, under every limit, and the same pages going back', async () => {
  const days = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })).map(([month, day]) => `2026-0${month}-0${day}`)
  await fc.assert(
    fc.asyncProperty(fc.array(days, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), async (given, limit) => {
      const held = given.map((day, index) => operation({ day, id: String(index * 7919).padStart(8, '0') }))
      const pages: RecordPage<'bank.transaction'>[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof pageOf>> = await pageOf({ ...query, limit, ...(cursor === null ? {} : { cursor }) }, held)
        assert.ok(page.ok)
        assert.ok(page.value.records.length <= limit && (page.value.records.length > 0 || held.length === 0))
        assert.ok(page.value.total === undefined || page.value.total === held.length)
        pages.push(page.value)
        cursor = page.value.next
      } while (cursor !== null)
      const expected = held.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1))
      assert.deepEqual(
        pages.flatMap(({ records }) => records),
        expected,
      )
      let previous = pages.at(-1)?.previous ?? null
      for (const before of pages.slice(0, -1).toReversed()) {
        assert.ok(previous !== null)
        const page = await pageOf({ ...query, limit, cursor: previous, back: true }, held)
        assert.ok(page.ok)
        assert.deepEqual(page.value.records, before.records)
        previous = page.value.previous
      }
      assert.equal(previous, null)
    }),
  )
})

test('counts all that answers when asked, and says nothing of what it did not open', async () => {
  const held = ['2026-01-03', '2026-02-02', '2026-03-01'].map((day, index) => operation({ day, id: `id${index}` }))
  const page = await pageOf({ ...query, limit: 1 }, held)
  assert.deepEqual(page.ok && [page.value.total, page.value.sums], [undefined, undefined])
  const counted = await pageOf({ ...query, limit: 1, count: true }, held)
  assert.deepEqual(counted.ok && [counted.value.total, counted.value.sums?.[0]?.out], [3, 3750])
})

test('a record that leaves between two pages loses none of the others', async () => {
  const held = ['2026-01-03', '2026-01-02', '2026-01-01'].map((day, index) => operation({ day, id: `id${index}` }))
  const first = await pageOf({ ...query, limit: 1 }, held)
  assert.ok(first.ok && first.value.next !== null)
  const second = await pageOf({ ...query, limit: 5, cursor: first.value.next }, held.slice(1))
  assert.deepEqual(second.ok && second.value.records.map(({ id }) => id), ['id1', 'id2'])
})

test('sums by currency, in minor units, and what of them came in and went out', async () => {
  const held = [operation(), operation({ amount: 5000, currency: 'USD' }), operation({ amount: 250 })]
  const page = await pageOf({ ...query, limit: 1 }, held)
  assert.deepEqual(page.ok && page.value.sums, [
    { currency: 'EUR', amount: -1000, in: 250, out: 1250 },
    { currency: 'USD', amount: 5000, in: 5000, out: 0 },
  ])
})

test('filters by day, account, batch, format and number', async () => {
  const held = [
    operation({ id: 'a', day: '2026-01-01', account: 'FR76 0001' }),
    operation({ id: 'b', day: '2026-01-31', source: { connector: 'ofx', origin: 'x', batch: 'b2' } }),
    operation({ id: 'c', day: '2026-02-01', others: [{ connector: 'qif', origin: 'y', batch: 'b2' }] }),
  ]
  const ids = async (over: object) => {
    const page = await pageOf({ ...query, ...over }, held)
    return page.ok ? page.value.records.map(({ id }) => id) : page.error
  }
  assert.deepEqual(await ids({ since: '2026-01-31' }), ['c', 'b'])
  assert.deepEqual(await ids({ until: '2026-01-31' }), ['b', 'a'])
  assert.deepEqual(await ids({ account: 'fr76  0001' }), ['a'])
  assert.deepEqual(await ids({ account: '' }), ['c', 'b'])
  assert.deepEqual(await ids({ batch: 'b2' }), ['c', 'b'])
  assert.deepEqual(await ids({ connector: 'qif' }), ['c'])
  assert.deepEqual(await ids({ connector: 'ofx', batch: 'b2' }), ['b'])
  assert.deepEqual(await ids({ ids: ['a', 'c', 'nobody'] }), ['c', 'a'])
})

test('opens the months asked alone', () => {
  const held = ['', '2025-12', '2026-01', '2026-02']
  assert.deepEqual(monthsAsked({}, held), held)
  assert.deepEqual(monthsAsked({ since: '2026-01-31' }, held), ['2026-01', '2026-02'])
  assert.deepEqual(monthsAsked({ until: '2026-01-01' }, held), ['2025-12', '2026-01'])
  assert.deepEqual(monthsAsked({ since: '2026-01-01', until: '2026-01-02' }, held), ['2026-01'])
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

test('searches ranges of amounts, whatever their sign', () => {
  for (const text of ['>12', '> 12,49', '<13', '<=12,5', '>=12,50', '≥12,5', '10..20', '20..10', '10 … 12,50', 'crêperie 12..13'])
    assert.ok(finds(text), text)
  for (const text of ['>12,50', '<12,50', '13..20', '>1000']) assert.ok(!finds(text), text)
  assert.ok(finds('>400', { amount: -500, currency: 'JPY' }))
})

test('searches days, months and years as they are typed, in both languages, or their words in the text', () => {
  const day = { day: '2025-03-15' }
  for (const text of [
    '2025',
    'mars 2025',
    'March 2025',
    '15 mars 2025',
    'march 15, 2025',
    '15/03/2025',
    '15.3.2025',
    '03/2025',
    '2025-03',
    '2025-03-15',
  ]) {
    assert.ok(finds(text, day), text)
    assert.ok(!finds(text), text)
  }
  assert.ok(finds('loyer mars 2025', { label: 'LOYER MARS 2025' }) && finds('31/02/2025', { label: 'le 31/02/2025' }))
  assert.ok(finds('février 2026', { day: '2026-02-28' }) && !finds('février 2026', { day: '2026-03-01' }))
})

test('finds a kind by its name', () => {
  const named = new Map([['operation', ['bank.transaction']]] as const)
  assert.ok(readSearch('operation creperie', named).holds(operation()))
  assert.ok(!readSearch('operation nantes', named).holds(operation()))
})

test('the text of whatever holds a search holds its scan', () => {
  const piece = fc.constantFrom(
    'é',
    'E\u0301',
    'Œ',
    'ß',
    'İ',
    'Σ',
    'ς',
    'K',
    '"',
    '\\',
    '’',
    '\u00a0',
    ' ',
    'a',
    'B',
    '1',
    '12,50',
    '2026',
    '\u2028',
    '𝔸',
    ';',
    '\u037e',
  )
  const word = fc.oneof(fc.string({ unit: piece, minLength: 1, maxLength: 4 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }))
  fc.assert(
    fc.property(word, word, word, fc.integer({ min: -100_000, max: 100_000 }), (before, sought, after, amount) => {
      const item: Item = { ...operation({ label: before + sought + after, amount }) }
      const typed = [
        sought,
        `${Math.abs(amount) / 100}`.replace('.', ','),
        '2026 ',
        '05/01/2026',
        `>${Math.abs(amount) / 100 - 0.01}`,
        `<=${(Math.abs(amount) / 100).toFixed(2)}`,
      ]
      for (const text of typed) {
        const { holds, scan } = readSearch(text)
        if (holds(item)) assert.ok(hitsIn(Buffer.from(JSON.stringify(item)), scan).length === 1, text)
      }
    }),
  )
})
