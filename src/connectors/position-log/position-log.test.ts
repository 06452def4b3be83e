import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const positionLog = connectors.find((connector) => connector.name === 'position-log')!

async function read(text: string) {
  const found = await Array.fromAsync(
    positionLog.parse(sourceOfBytes('x', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }),
  )
  return {
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
  }
}

test('tables without a place or a time are not claimed', () => {
  for (const text of [
    'Date;Libellé;Montant\n2026-01-01;x;3\n',
    'lat,lon\n45,5\n',
    'time,lat\n1,2\n',
    '{"lat":1}',
    'name,latitude,longitude,date of birth\n',
  ])
    assert.equal(positionLog.recognise(new TextEncoder().encode(text), 'x.csv'), 0, text)
})

test('a clock without a zone is taken as UTC, which is told once', async () => {
  const { items, codes } = await read('timestamp,latitude,longitude\n2026-05-01 08:00:00,45.1,5.1\n2026/05/01 08:01,45.2,5.2\n')
  assert.deepEqual(
    items.map((item) => item.kind === 'mobility.position' && item.at),
    ['2026-05-01T08:00:00Z', '2026-05-01T08:01:00Z'],
  )
  assert.deepEqual(codes, ['zone-assumed'])
})

test('a date and a time are one instant, whichever comes first; nanoseconds are a time too', async () => {
  const at = async (text: string) => (await read(text)).items.map((item) => item.kind === 'mobility.position' && item.at)
  assert.deepEqual(await at('Time,Date,lat,lon\n10:30:00,2026-05-01,45.1,5.1\n'), ['2026-05-01T10:30:00Z'])
  assert.deepEqual(await at('UTC DATE,UTC TIME,latitude,longitude\n2026/05/01,10:30:00,45.1,5.1\n'), ['2026-05-01T10:30:00Z'])
  assert.deepEqual(await at('time,seconds_elapsed,latitude,longitude\n1777631400123456789,1,45.1,5.1\n'), ['2026-05-01T10:30:00Z'])
})
