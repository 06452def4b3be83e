import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestConnector, connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const mesinfos = connectors.find(({ name }) => name === 'mesinfos')!

async function read(value: unknown) {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  assert.equal(bestConnector(bytes, 'x.json')?.connector.name, 'mesinfos')
  const found = await Array.fromAsync(mesinfos.parse(sourceOfBytes('x.json', bytes), { currency: 'EUR', dayFirst: true }))
  return {
    problems: found.filter((one) => isProblem(one)),
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
  }
}

const bill = (date: string) => [{ vendor: 'EDF', clientId: '1', number: '1', date, totalPaymentDue: '20.00', value: '20.00' }]

test('a date is repaired when only one day is possible, and told', async () => {
  for (const [written = '', day] of [
    ['2016-03-033T00:00:00.000Z', '2016-03-03'],
    ['2016-07-012016-07-01', '2016-07-01'],
    ['2016-7-1', '2016-07-01'],
  ]) {
    const { items, problems } = await read(bill(written))
    assert.deepEqual(
      items.map((item) => ('day' in item ? item.day : '')),
      [day],
      written,
    )
    assert.equal(
      problems.some(({ code }) => code === 'day-repaired'),
      written !== '2016-7-1',
    )
  }
  for (const written of ['2016-03-123', '2016-07-012016-07-02', '2016-13-01', 'hier']) {
    const { items, problems } = await read(bill(written))
    assert.deepEqual(
      [items, problems.map(({ code }) => code).filter((code) => code !== 'currency-assumed')],
      [[], ['day-unreadable']],
      written,
    )
  }
})

test('a half-hour of Linky is read in Wh between two instants, a gas day is a day', async () => {
  const { items } = await read([
    {
      contractNumber: '1',
      start: '2017-07-01T00:00:00',
      end: '2017-07-01T00:30:00',
      value: 260,
      statementCategory: 'linky',
      statementReason: 'LinkyHalfHourElecConsumption',
      docType: 'org.fing.mesinfos.consumptionstatement',
    },
    {
      contractNumber: '1',
      start: '2017-07-01T06:00:00',
      end: '2017-07-02T06:00:00',
      value: 60,
      statementCategory: 'gazpar',
      docType: 'org.fing.mesinfos.consumptionstatement',
    },
  ])
  assert.deepEqual(
    items.map((item) => (item.kind === 'energy.reading' ? [item.fluid, item.quantity, item.start, item.day, item.lastDay] : [])),
    [
      ['electricity', 260_000, '2017-06-30T22:00:00Z', '2017-07-01', undefined],
      ['gas', 60_000_000, undefined, '2017-07-01', undefined],
    ],
  )
})

test('whoever signed or lives with the person is a third party, never her', async () => {
  const { items } = await read([
    {
      clientId: '1',
      vendor: 'EDF',
      numeroAcc: '2',
      name: { given: 'Camille', family: 'Exemple' },
      coHolder: { given: 'Noa', family: 'Exemple' },
    },
  ])
  assert.deepEqual(
    items.map(({ kind }) => kind),
    ['identity.profile', 'contact'],
  )
})

test('what the distributor’s own API gives is left to its reader', () => {
  assert.equal(
    mesinfos.recognise(new TextEncoder().encode('[{"customer_id":"1","usage_points":[{"docType":"contact"}]}]'), 'enedis.json'),
    0,
  )
  assert.equal(mesinfos.recognise(new TextEncoder().encode('[{"a":1}]'), 'x.json'), 0)
})
