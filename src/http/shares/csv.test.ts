/** The file that a recipient takes. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { csvOf } from './csv.ts'

test('amounts are decimals of their currency, formulas are guarded, other kinds are left out', () => {
  const rows = [
    { kind: 'bank.transaction', id: 'a', values: { day: '2026-03', amount: -1250, currency: 'EUR', label: '=1+1' } },
    { kind: 'bank.transaction', id: 'b', values: { amount: 500, currency: 'JPY' } },
    { kind: 'invoice', id: 'c', values: { total: 1 } },
  ] as const
  assert.equal(csvOf(rows, 'bank.transaction'), "id,day,amount,currency,label\r\na,2026-03,-12.50,EUR,'=1+1\r\nb,,500,JPY,\r\n")
})

test('totals have their span, and sums named by their currency', () => {
  const rows = [{ kind: 'energy.reading', span: '2026-03', values: { count: 2, quantity: 1_500_000, 'cost EUR': 199 } }] as const
  assert.equal(csvOf(rows, 'energy.reading'), 'span,count,quantity,cost EUR\r\n2026-03,2,1.5,1.99\r\n')
})
