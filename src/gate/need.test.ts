import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Granted, isPurpose, local, type LocalItem, type Need, purposes } from '#gate'
import { grantableFields, isWellFormed } from './need.ts'

const operation = (over: object = {}): LocalItem['item'] => ({
  kind: 'bank.transaction',
  schema: 1,
  account: 'FR7600000000000000000001234',
  day: '2026-01-05',
  amount: -1250,
  currency: 'EUR',
  label: 'CB BOULANGERIE DU PORT',
  memo: 'pain',
  raw: { FITID: '1' },
  ...over,
})
const need = { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount'] } } as const satisfies Need
const inFile = (item: LocalItem['item'], file = 0): LocalItem => ({ item, file, connector: 'ofx' })

test('refuses an unknown purpose, kind or field, and raw always', () => {
  const wrong: unknown[] = [
    { purpose: 'curiosity', reads: {} },
    { purpose: 'toString', reads: {} },
    { purpose: 'budget' },
    { purpose: 'budget', reads: null },
    { purpose: 'budget', reads: { 'bank.secret': ['day'] } },
    { purpose: 'budget', reads: { __proto__: ['day'], constructor: ['day'] } },
    { purpose: 'budget', reads: { 'bank.transaction': ['day', 'mood'] } },
    { purpose: 'budget', reads: { 'bank.transaction': ['raw'] } },
    { purpose: 'budget', reads: { 'bank.transaction': ['source'] } },
    { purpose: 'budget', reads: { 'bank.transaction': ['others'] } },
    { purpose: 'budget', reads: { 'bank.transaction': 'day' } },
  ]
  for (const one of wrong) {
    assert.equal(isWellFormed(one as Need), false)
    assert.throws(() => local(one as Need, []), TypeError)
  }
})

test('what was not declared does not compile, and is not there', () => {
  // @ts-expect-error -- raw is never grantable
  const greedy: Need = { purpose: 'budget', reads: { 'bank.transaction': ['raw'] } }
  // @ts-expect-error -- a Granted is made by the gate alone
  const forged: Granted<typeof need> = []
  const [first] = local(need, [inFile(operation())])
  assert.ok(first)
  // @ts-expect-error -- label is not in the need
  assert.equal(first.label, undefined)
  // @ts-expect-error -- the source says which file
  assert.equal(first.source, undefined)
  assert.deepEqual(first, { kind: 'bank.transaction', id: '000000', day: '2026-01-05', amount: -1250 })
  assert.ok(greedy && forged)
})

test('whatever the fields asked, no other is there', () => {
  const full = operation({ valueDay: '2026-01-06', counterparty: 'Port', reference: 'R1', cheque: '12', category: 'pain', type: 'POS' })
  fc.assert(
    fc.property(fc.subarray([...grantableFields('bank.transaction')]), (fields) => {
      const asked = { purpose: 'budget', reads: { 'bank.transaction': fields } } as unknown as Need
      const [record] = local(asked, [inFile(full)])
      const present = Object.keys(record ?? {}).filter((field) => field !== 'id' && field !== 'kind')
      assert.deepEqual(new Set(present), new Set(fields.filter((field) => field !== 'kind' && field in full)))
    }),
  )
})

test('folds local files as a vault would: an overlap once, equal lines of one file twice', () => {
  const [day1, day2] = [operation({ day: '2026-02-01' }), operation({ day: '2026-01-01' })]
  const granted = local(need, [inFile(day1), inFile(day1), inFile(day2), inFile(day1, 1), inFile(operation({ day: '2026-03-01' }), 1)])
  assert.deepEqual(
    granted.map(({ id, day }) => [id, day]),
    [
      ['000000', '2026-01-01'],
      ['000001', '2026-02-01'],
      ['000002', '2026-02-01'],
      ['000003', '2026-03-01'],
    ],
  )
})

test('leaves out the kinds that are not in the need', () => {
  const setting = { kind: 'setting', schema: 1, name: 'zone', value: 'UTC' } as const
  assert.deepEqual(local(need, [inFile(setting)]), [])
})

test('says every purpose in French and in English, with a term of the Data Privacy Vocabulary', () => {
  // Purposes of DPV 2 that we use; a new one is checked in the published vocabulary first.
  const published = new Set([
    'dpv:ServiceProvision',
    'dpv:RequestedServiceProvision',
    'dpv:NonCommercialPurpose',
    'dpv:NonCommercialResearch',
    'dpv:RecordManagement',
    'dpv:Verification',
    'dpv:DisputeManagement',
    'dpv:EstablishContractualAgreement',
  ])
  for (const [name, { fr, en, dpv }] of Object.entries(purposes)) {
    assert.ok(isPurpose(name) && fr.length > 10 && en.length > 10 && published.has(dpv))
  }
})
