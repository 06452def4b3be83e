import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, type Hints, sourceOfBytes } from '#connectors'
import { isProblem, type Receipt } from '#model'

const amazon = connectors.find((connector) => connector.name === 'amazon')!

async function read(text: string, hints: Hints = { currency: 'EUR', dayFirst: true }) {
  const found = await Array.fromAsync(amazon.parse(sourceOfBytes('x.csv', new TextEncoder().encode(text)), hints))
  const problems = found.filter((one) => isProblem(one))
  return {
    receipts: found.flatMap((one) => (isProblem(one) ? [] : [one.item as Receipt])),
    problems,
    codes: problems.map(({ code }) => code),
  }
}

const header = 'Website,Order ID,Order Date,Currency,Total Owed,ASIN,Quantity,Order Status,Shipment Status,Product Name'
const row = (order: string, total: string, more: { day?: string; currency?: string; state?: string; site?: string } = {}) =>
  `${more.site ?? 'Amazon.fr'},${order},${more.day ?? '2025-03-04T10:00:00Z'},${more.currency ?? 'EUR'},"${total}",B0,1,${more.state ?? 'Closed'},Shipped,Thing`

test('only tables of orders are recognised', () => {
  const sure = (text: string) => amazon.recognise(new TextEncoder().encode(text), 'Retail.OrderHistory.1.csv')
  assert.equal(sure(`\uFEFF${header}\n`), 1)
  assert.equal(sure(`${header.replaceAll(',', ';')}\n`), 1)
  assert.equal(sure('order-id,order-item-id,purchase-date,buyer-email,item-price\n'), 0)
  assert.equal(sure('Order ID,Order Date,Total\n1,2025-01-01,3\n'), 0)
  assert.equal(sure('Date,Title\n'), 0)
})

test('an order is the sum of its rows, wherever they stand; two currencies are two receipts', async () => {
  const { receipts, codes } = await read(
    [header, row('A', '10.10'), row('B', '5.00'), row('A', '0.20'), row('B', '7.00', { currency: 'USD' })].join('\n'),
  )
  assert.deepEqual(
    receipts.map(({ number, total, currency, lines }) => [number, total, currency, lines?.length]),
    [
      ['A', 1030, 'EUR', 2],
      ['B', 500, 'EUR', 1],
      ['B', 700, 'USD', 1],
    ],
  )
  assert.deepEqual(codes, [])
})

test('an order one row of which cannot be read is left out whole', async () => {
  const { receipts, problems } = await read([header, row('A', '10.10'), row('A', 'ten'), row('B', '5.00')].join('\n'))
  assert.deepEqual(
    receipts.map(({ number }) => number),
    ['B'],
  )
  assert.deepEqual(
    problems.map(({ code, line, text }) => [code, line, text]),
    [['amount-unreadable', 3, 'ten']],
  )
})

test('what is cancelled costs nothing', async () => {
  const { receipts } = await read(
    [header, row('A', '10.10', { state: 'Cancelled' }), row('B', '1'), row('B', '2', { state: 'Annulée' })].join('\n'),
  )
  assert.deepEqual(
    receipts.map(({ total, raw }) => [total, raw?.['cancelled']]),
    [
      [0, '1 / 1'],
      [100, '1 / 2'],
    ],
  )
})

test('a currency that nothing names is assumed, once', async () => {
  const shop = { currency: '', site: 'Shop' }
  const { receipts, problems } = await read([header, row('A', '$1', shop), row('B', '$2', shop), row('C', '3 €', shop)].join('\n'))
  assert.deepEqual(
    receipts.map(({ currency }) => currency),
    ['USD', 'USD', 'EUR'],
  )
  assert.deepEqual(
    problems.map(({ code, text }) => [code, text]),
    [['currency-assumed', 'USD']],
  )
  assert.equal((await read([header, row('A', '$1', shop)].join('\n'), { currency: 'CAD', dayFirst: false })).receipts[0]?.currency, 'CAD')
})
