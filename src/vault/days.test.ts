import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datedLines, rowsByDay } from './days.ts'
import type { Row } from './segment.ts'
import { anOperation } from './testing.ts'

const row = (day: string, more: object = {}): Row => ({ item: anOperation({ day, ...more }), place: { file: 0 } })
const bodyOf = (rows: readonly Row[]): Uint8Array => Buffer.from(rows.map((one) => JSON.stringify(one)).join('\n'))
const dated = (rows: readonly Row[]) => datedLines(bodyOf(rows), { count: rows.length })

test('gives whole days from the end asked, as many lines as wanted at a time', () => {
  const one = [row('2026-03-01'), row('2026-03-03', { label: 'A' }), row('2026-03-02')]
  const other = [row('2026-03-03', { label: 'B' }), row('2026-03-02')]
  const segments = [dated(one), dated(other)].map((found) => found ?? assert.fail())
  const days = (first: Parameters<typeof rowsByDay>[1]) =>
    [...rowsByDay(segments, first)].map((rows) =>
      rows?.map((found) => found.map(({ item }) => (item as { day: string }).day.slice(-1)).join('')),
    )
  assert.deepEqual(days({ many: 1, back: false }), [
    ['3', '3'],
    ['2', '2'],
    ['1', ''],
  ])
  assert.deepEqual(days({ many: 3, back: true }), [
    ['12', '2'],
    ['3', '3'],
  ])
  // That of the cursor is whole, and counts for nothing.
  assert.deepEqual(days({ many: 1, back: false, day: '2026-03-02' }), [['21', '2']])
  assert.deepEqual([...rowsByDay(segments, { many: 2, back: false })][0], [[one[1]], [other[0]]])
})

test('a day named twice is read; what is left of a deleted row goes with every day', () => {
  const hole: Row = { gone: { name: 'n', at: 0, order: 'o' }, place: { file: 0 } }
  const rows = [row('2026-03-01', { raw: { day: '2026-03-09' } }), hole, row('2026-03-02', { label: '"day":"2026-03-07"' })]
  const found = dated(rows) ?? assert.fail()
  assert.deepEqual([...found.days.keys()].toSorted(), ['2026-03-01', '2026-03-02'])
  assert.deepEqual([...rowsByDay([found], { many: 1, back: false })], [[[hole, rows[2]]], [[hole, rows[0]]]])
})

test('refuses another number of lines, and what does not read', () => {
  assert.equal(datedLines(bodyOf([row('2026-03-01')]), { count: 2 }), undefined)
  assert.equal(datedLines(Buffer.from('{'), { count: 1 }), undefined)
  const torn = datedLines(Buffer.from('{"day":"2026-03-01"'), { count: 1 }) ?? assert.fail()
  assert.deepEqual([...rowsByDay([torn], { many: 1, back: false })], [undefined])
})
