import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestConnector, connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const revolut = connectors.find(({ name }) => name === 'revolut')!
const header = 'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance'

async function read(text: string) {
  const found = await Array.fromAsync(
    revolut.parse(sourceOfBytes('x.csv', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }),
  )
  return {
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
  }
}

test('is surer than any other reader of its own files, and of no other', () => {
  assert.equal(bestConnector(new TextEncoder().encode(`${header}\n`), 'x.csv')?.connector.name, 'revolut')
  for (const text of ['', 'Date,Description,Amount\n', 'Type,Product,Amount\n'])
    assert.equal(revolut.recognise(new TextEncoder().encode(text), 'revolut.csv'), 0)
})

test('what is not completed is told, and is no operation', async () => {
  for (const state of ['PENDING', 'REVERTED', 'DECLINED', 'FAILED', 'EN ATTENTE']) {
    const { items, codes } = await read(`${header}\nX,Current,2025-01-01 00:00:00,,Y,-1.00,0.00,EUR,${state},\n`)
    assert.deepEqual([items, codes], [[], ['not-booked', 'no-operation']])
  }
})

test('a balance that does not follow is told with its line', async () => {
  const row = (day: number, amount: string, balance: string) =>
    `X,Current,2025-01-0${day} 00:00:00,2025-01-0${day} 00:00:00,Y,${amount},0.00,EUR,COMPLETED,${balance}`
  const { codes } = await read(
    [header, row(1, '10.00', '10.00'), row(2, '-1.00', '9.00'), row(3, '-1.00', '7.00'), row(4, '-1.00', '6.00')].join('\n'),
  )
  assert.deepEqual(codes, ['balance-mismatch'])
})
