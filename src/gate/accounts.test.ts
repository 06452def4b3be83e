import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Record } from '#model'
import { accountName, accountsOf } from './accounts.ts'

const source = { connector: 'ofx', origin: 'x', batch: 'b' }
const operation = (over: Partial<Record<'bank.transaction'>>): Record<'bank.transaction'> => ({
  kind: 'bank.transaction',
  schema: 1,
  account: '',
  day: '2026-01-05',
  amount: -1,
  currency: 'EUR',
  label: '',
  id: 'x',
  source,
  ...over,
})
const balance = (over: Partial<Record<'bank.balance'>>): Record<'bank.balance'> => ({
  kind: 'bank.balance',
  schema: 1,
  account: '',
  day: '2026-01-31',
  amount: 100,
  currency: 'EUR',
  type: 'closing',
  id: 'x',
  source,
  ...over,
})
const iban = 'FR7699999999999999999991234'

test('never shows a whole number', () => {
  for (const given of [
    undefined,
    { iban },
    { number: '99999991234' },
    { name: 'Compte 99999 99999 1234' },
    { name: `Compte ${iban}`, iban },
    { bank: 'Banque', iban },
  ]) {
    assert.doesNotMatch(accountName(iban, given), /\d{5}/)
  }
})

test('names an account by its name or its bank, and its last four digits', () => {
  assert.equal(accountName('', undefined), '')
  assert.equal(accountName(iban, undefined), '··1234')
  assert.equal(accountName('****1234', undefined), '··1234')
  assert.equal(accountName('Compte courant', undefined), 'Compte courant')
  assert.equal(accountName(iban, { bank: 'Banque du Port', iban }), 'Banque du Port ··1234')
  assert.equal(accountName(iban, { name: 'Livret', bank: 'Banque du Port', iban }), 'Livret ··1234')
  assert.equal(accountName(iban, { name: 'Livret 1234', iban }), 'Livret 1234')
  assert.equal(accountName('', { name: 'Espèces' }), 'Espèces')
})

test('sums up each account: period, operations, main currency, last closing balance', () => {
  const summaries = accountsOf({
    accounts: [{ kind: 'bank.account', schema: 1, account: iban, iban, bank: 'Banque du Port', id: 'x', source }],
    operations: [
      operation({ account: iban, day: '2026-02-01' }),
      operation({ account: iban.toLowerCase(), day: '2026-01-01' }),
      operation({ account: iban, currency: 'USD' }),
      operation({}),
    ],
    balances: [
      balance({ account: iban, day: '2026-02-28', amount: 5000 }),
      balance({ account: iban, day: '2026-01-31', amount: 4000 }),
      balance({ account: iban, day: '2026-03-01', amount: 1, type: 'opening' }),
      balance({ account: iban, day: '2026-03-02', amount: 2, currency: 'USD' }),
      balance({ account: 'Tirelire', type: 'available' }),
    ],
  })
  assert.deepEqual(summaries, [
    {
      account: iban,
      name: 'Banque du Port ··1234',
      currency: 'EUR',
      operations: 3,
      from: '2026-01-01',
      to: '2026-02-01',
      balance: { amount: 5000, day: '2026-02-28' },
    },
    { account: '', name: '', currency: 'EUR', operations: 1, from: '2026-01-05', to: '2026-01-05' },
    { account: 'Tirelire', name: 'Tirelire', currency: 'EUR', operations: 0, from: '2026-01-31', to: '2026-01-31' },
  ])
})
