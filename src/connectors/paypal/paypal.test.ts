import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestConnector, connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const paypal = connectors.find(({ name }) => name === 'paypal')!
const header = 'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance,Balance Impact'

async function read(...rows: string[]) {
  const bytes = new TextEncoder().encode(`${[header, ...rows].join('\n')}\n`)
  assert.equal(bestConnector(bytes, 'x.csv')?.connector.name, 'paypal')
  const found = await Array.fromAsync(paypal.parse(sourceOfBytes('x.csv', bytes), { currency: 'EUR', dayFirst: true }))
  return {
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
    operations: found.flatMap((one) => (!isProblem(one) && one.item.kind === 'bank.transaction' ? [one.item] : [])),
  }
}

test('authorisations, memos and what was refused change no balance', async () => {
  for (const [type, status, impact] of [
    ['General Authorization', 'Completed', ''],
    ['General Payment', 'Denied', 'Credit'],
    ['General Payment', 'Completed', 'Memo'],
    ['Commande', 'Terminé', ''],
  ]) {
    const { operations, codes } = await read(`13/02/2025,10:00:00,CET,A,${type},${status},EUR,-5.00,0.00,-5.00,1,0.00,${impact}`)
    assert.deepEqual([operations, codes.filter((code) => code !== 'no-operation')], [[], ['not-booked']])
  }
})

test('gross and commission are two operations that make the net', async () => {
  const { operations, codes } = await read('13/02/2025,10:00:00,CET,A,Payment,Completed,EUR,100.00,-3.20,96.80,1,96.80,Credit')
  assert.deepEqual([operations.map(({ amount }) => amount), codes], [[10_000, -320], []])
})

test('the day order of a file that proves none is that of the settings, and is told', async () => {
  const { operations, codes } = await read('03/02/2025,10:00:00,CET,A,Payment,Completed,EUR,1.00,0.00,1.00,1,1.00,Credit')
  assert.deepEqual([operations[0]?.day, codes], ['2025-02-03', ['day-order-assumed']])
})
