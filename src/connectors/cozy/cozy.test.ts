import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestConnector, connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const cozy = connectors.find(({ name }) => name === 'cozy')!

async function read(value: unknown) {
  const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
  assert.equal(bestConnector(bytes, 'x.json')?.connector.name, 'cozy')
  const found = await Array.fromAsync(cozy.parse(sourceOfBytes('x.json', bytes), { currency: 'EUR', dayFirst: true }))
  return {
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
  }
}

const operation = { _id: 'o', account: 'a', amount: -4.2, currency: 'EUR', date: '2025-02-13T12:00:00.000Z', label: 'Café' }

test('the same documents say the same in every wrapping', async () => {
  const typed = { _type: 'io.cozy.bank.operations', ...operation }
  const expected = (await read({ 'io.cozy.bank.operations': [operation] })).items
  assert.equal(expected.length, 1)
  const { _id, ...attributes } = operation
  const wrappings: readonly unknown[] = [
    [typed],
    { docs: [typed] },
    { total_rows: 1, rows: [{ id: 'o', doc: typed }] },
    { data: [{ type: 'io.cozy.bank.operations', id: _id, attributes }] },
    `${JSON.stringify(typed)}\n`,
  ]
  const core = (items: readonly object[]) => items.map((item) => ({ ...item, raw: undefined }))
  for (const wrapping of wrappings) assert.deepEqual(core((await read(wrapping)).items), core(expected))
})

test('a midnight of France in UTC is the day that begins then', async () => {
  const dayOf = async (date: string) =>
    (await read({ 'io.cozy.bank.operations': [{ ...operation, date }] })).items.flatMap((item) => ('day' in item ? [item.day] : []))
  assert.deepEqual(await dayOf('2025-01-24T23:00:00.000Z'), ['2025-01-25'])
  assert.deepEqual(await dayOf('2025-07-24T22:00:00.000Z'), ['2025-07-25'])
  assert.deepEqual(await dayOf('2025-01-24T22:00:00.000Z'), ['2025-01-24'])
  assert.deepEqual(await dayOf('2025-01-24T00:00:00+01:00'), ['2025-01-24'])
})

test('operations name their account by IBAN once the file tells it, before or after', async () => {
  const iban = 'FR7630006000011234567890189'
  const { items } = await read({ 'io.cozy.bank.operations': [operation], 'io.cozy.bank.accounts': [{ _id: 'a', label: 'Compte', iban }] })
  assert.deepEqual(
    items.map((item) => ('account' in item ? item.account : '')),
    [iban, iban],
  )
})

test('other tables of a Cozy are not claimed, or told as unread', async () => {
  for (const text of [
    '[{"name":"Alan","regexp":"x","konnectorSlug":"alan"}]',
    '{"0":"uncategorized","100":"potentialTransfer"}',
    '{"bills":"none"}',
    '{}',
    '[]',
  ])
    assert.equal(bestConnector(new TextEncoder().encode(text), 'x.json'), undefined, text)
  assert.deepEqual((await read({ 'io.cozy.triggers': [{ _id: 't' }, { _id: 'u' }] })).codes, ['section-unread'])
})

test('deep nesting and endless names cost nothing but themselves', async () => {
  const { codes } = await read(`{"io.cozy.bank.operations":${'['.repeat(10_000)}`)
  assert.deepEqual(codes, ['too-deep'])
})

test('a bill of care says what was paid and when, and whether the carer was paid straight', async () => {
  const bill = {
    vendor: 'Soins et Cie',
    amount: 3.5,
    date: '2025-12-15',
    type: 'health_costs',
    isRefund: true,
    groupAmount: 5,
    originalAmount: 20,
  }
  const { items } = await read({
    bills: [
      { ...bill, originalDate: '2025-12-13' },
      { ...bill, isThirdPartyPayer: true },
    ],
    operations: [],
  })
  const shared = {
    kind: 'health.reimbursement',
    schema: 1,
    by: 'Soins et Cie',
    day: '2025-12-15',
    label: 'health_costs',
    amount: 350,
    currency: 'EUR',
  }
  assert.deepEqual(items, [
    { ...shared, paid: 2000, transfer: 500, careDay: '2025-12-13' },
    { ...shared, paid: 2000, transfer: 500, thirdParty: true },
  ])
})

test('what a bill says of its payment is kept as words, days and amounts; a pattern is never kept', async () => {
  const told = async (matchingCriterias: object) => {
    const { items } = await read({ bills: [{ vendor: 'Voix du Port', amount: 10, date: '2025-01-05', matchingCriterias }], operations: [] })
    return items.map((item) => (item.kind === 'invoice' ? item.matching : item.kind))
  }
  assert.deepEqual(await told({ labelRegex: '\\bvoix( du)? port\\b|(port|voix) tel\\.', dateLowerDelta: 2, amountUpperDelta: 0.5 }), [
    { labels: ['voix port', 'voix du port', 'port tel.', 'voix tel.'], before: 2, above: 50 },
  ])
  assert.deepEqual(await told({ labelRegex: '((a+)+)+$', dateUpperDelta: -1 }), [undefined])
  const unnamed = { amount: 10, date: '2025-01-05', matchingCriterias: { labelRegex: 'voix' } }
  const { items } = await read({ bills: [unnamed], operations: [operation] })
  assert.deepEqual(
    items.map((item) => (item.kind === 'invoice' ? item.vendor : item.kind)),
    ['voix', 'bank.transaction'],
  )
})

test('an operation keeps its category in words, the day of its purchase, and what was reimbursed', async () => {
  const { items } = await read({
    'io.cozy.bank.operations': [
      {
        ...operation,
        manualCategoryId: '400610',
        automaticCategoryId: '400110',
        realisationDate: '2025-02-01T12:00:00.000Z',
        reimbursements: [{ amount: 1.2 }, { amount: 0.8 }, { amount: 'x' }],
      },
      { ...operation, date: '2025-02-14', cozyCategoryId: '400110', cozyCategoryProba: 0.1 },
    ],
  })
  assert.deepEqual(
    items.map((item) => (item.kind === 'bank.transaction' ? [item.category, item.valueDay, item.reimbursed] : [])),
    [
      ['Santé', '2025-02-01', 200],
      [undefined, undefined, undefined],
    ],
  )
})
