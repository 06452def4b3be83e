import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createColumns } from '#lib/pure/columns'
import type { Row } from '#lib/pure/table'

const hints = { dates: [0, 1], numbers: [2, 3], order: { dayFirst: true }, decimal: ',' as const }
const rowsOf = (text: string): Row[] => text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(';') }))
const survey = (rows: readonly Row[]) => {
  const columns = createColumns(hints)
  for (const row of rows) columns.add(row)
  return columns.end()
}

test('each column has its decimal sign, and one date column settles the others', () => {
  const rows = rowsOf('01/02/2025;03/04/2025;-12,50 €;370.00\n02/02/2025;04/25/2025;1,5 $ CA;1.234,00')
  const reader = survey(rows.slice(0, 1).concat(rowsOf(';04/25/2025;;4810.5')))
  assert.deepEqual(reader.assumed, [])
  assert.deepEqual(reader.date(rows[0]!, 0), { ok: true, value: { day: '2025-01-02' } })
  assert.deepEqual(reader.amount(rows[0]!, 2, 'CAD'), { ok: true, value: { minor: -1250, currency: 'EUR' } })
  assert.deepEqual(reader.amount(rows[1]!, 2, 'EUR'), { ok: true, value: { minor: 150, currency: 'CAD' } })
  assert.deepEqual(reader.quantity(rows[0]!, 3), { ok: true, value: 370_000_000 })
  assert.deepEqual(reader.quantity(rows[0]!, 3, 2), { ok: true, value: 37_000 })
  assert.deepEqual(reader.quantity(rows[1]!, 3), { ok: false, error: { type: 'quantity-unreadable' } })
})

test('what is assumed is told', () => {
  const reader = survey(rowsOf('01/02/2025;;1,234;'))
  assert.deepEqual(reader.assumed, [
    { index: 0, type: 'day-order-assumed', chosen: 'dmy' },
    { index: 2, type: 'decimal-assumed', chosen: ',' },
  ])
  const two = survey(rowsOf('25/02/2025;01/31/2025;;\n;02/03/2025;;'))
  assert.deepEqual(two.assumed, [])
})

test('what a workbook states is not judged again', () => {
  const row: Row = { line: 1, cells: ['2025-02-01', '45000', '1.234', '1,234'], kinds: ['date', 'number', 'number', 'text'] }
  const reader = survey([row])
  assert.deepEqual(reader.assumed, [{ index: 3, type: 'decimal-assumed', chosen: ',' }])
  assert.deepEqual(reader.date(row, 0), { ok: true, value: { day: '2025-02-01' } })
  assert.deepEqual(reader.date(row, 1), { ok: false, error: { type: 'day-unreadable' } })
  assert.deepEqual(reader.quantity(row, 2), { ok: true, value: 1_234_000 })
  assert.deepEqual(reader.quantity(row, 3), { ok: true, value: 1_234_000 })
})

test('blank, missing and unreadable cells are told apart', () => {
  const [row] = rowsOf('x;;12,345;12 CR')
  const reader = survey([row!])
  const type = (result: { ok: boolean; error?: { type: string } }) => (result.ok ? undefined : result.error?.type)
  assert.equal(type(reader.date(row!, 0)), 'day-unreadable')
  assert.equal(type(reader.date(row!, 1)), 'day-missing')
  assert.equal(type(reader.amount(row!, 1, 'EUR')), 'amount-missing')
  assert.equal(type(reader.amount(row!, 2, 'EUR')), 'amount-too-precise')
  assert.equal(type(reader.amount(row!, 9, 'EUR')), 'amount-missing')
  assert.deepEqual(reader.amount(row!, 3, 'EUR'), { ok: true, value: { minor: 1200, currency: 'EUR', direction: 'credit' } })
})
