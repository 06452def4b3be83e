/** What a hostile child may say of a file it does not read: bounded, typed, printable, or nothing. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { TableLook } from '#connectors'
import { parseFrame } from './frames.ts'

const shape = { format: 'table', fields: [{ name: 'Date', holds: ['date'] }], more: false, named: true }
const look: TableLook = {
  columns: [{ index: 0, name: 'Date', holds: 'date' }],
  named: true,
  rows: [{ line: 2, cells: ['01/02/2026'] }],
  guess: {
    target: 'bank.transaction',
    columns: { date: 0 },
    order: 'dmy',
    decimal: ',',
    signs: 'signed',
    account: '',
    currency: 'EUR',
    fluid: 'electricity',
    unit: 'kWh',
    zone: 'Europe/Paris',
    title: 'Date',
  },
  sheet: 0,
  sheets: [],
}
const frame = (said: object) => parseFrame(JSON.stringify({ f: 0, ...said }), 0)

test('a shape or a table that is more than is shown condemns the child', () => {
  const field = { name: 'a', holds: [] }
  for (const wrong of [
    { ...shape, format: 'page' },
    { ...shape, values: ['Odile'] },
    { ...shape, fields: Array.from({ length: 101 }, () => field) },
    { ...shape, fields: [{ name: 'a'.repeat(81), holds: [] }] },
    { ...shape, fields: [{ name: 'a', holds: ['Odile'] }] },
    null,
  ]) {
    assert.equal(frame({ shape: wrong }), undefined)
  }
  for (const wrong of [
    { ...look, rows: Array.from({ length: 6 }, () => look.rows[0]) },
    { ...look, rows: [{ line: 2, cells: ['a'.repeat(61)] }] },
    { ...look, rows: [{ line: 0, cells: [] }] },
    { ...look, columns: [{ index: 100, name: '', holds: 'date' }] },
    { ...look, guess: { ...look.guess, target: 'setting' } },
    { ...look, guess: { ...look.guess, columns: { date: -1 } } },
    { ...look, guess: { ...look.guess, title: 'a'.repeat(61) } },
    { ...look, more: true },
  ]) {
    assert.equal(frame({ look: wrong }), undefined)
  }
})

test('what is shown is printable', () => {
  const said = frame({ shape: { ...shape, fields: [{ name: 'Da\u202Ete', holds: [] }] } })
  assert.deepEqual(said && 'shape' in said && said.shape.fields, [{ name: 'Da·te', holds: [] }])
  const shown = frame({ look: { ...look, rows: [{ line: 2, cells: ['\u001B[2J'] }] } })
  assert.deepEqual(shown && 'look' in shown && shown.look.rows, [{ line: 2, cells: ['·[2J'] }])
  assert.deepEqual(frame({ look }), { file: 0, look })
})
