import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const enedisJson = connectors.find((connector) => connector.name === 'enedis-json')!

async function read(value: unknown, name = 'x.json') {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const found = await Array.fromAsync(enedisJson.parse(sourceOfBytes(name, bytes), { currency: 'EUR', dayFirst: true }))
  const readings = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { found, readings, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}

const load = (interval_reading: readonly object[]) => ({
  meter_reading: {
    usage_point_id: '01234567890123',
    start: '2025-10-26',
    end: '2025-10-27',
    reading_type: { unit: 'W' },
    interval_reading,
  },
})
const point = (date: string, value = '100') => ({ value, date, interval_length: 'PT30M' })

test('an hour that the clocks repeat is told apart by the order of the values', async () => {
  const { readings, codes } = await read(
    load(['01:30:00', '02:00:00', '02:30:00', '02:00:00', '02:30:00', '03:00:00'].map((time) => point(`2025-10-26 ${time}`))),
  )
  assert.deepEqual(codes, [])
  assert.deepEqual(
    readings.map(({ end }) => end?.slice(11, 16)),
    ['23:30', '00:00', '00:30', '01:00', '01:30', '02:00'],
  )
})

test('values that are null are gaps', async () => {
  const { readings, codes } = await read(load([point('2025-10-26 00:30:00'), { ...point('2025-10-26 01:00:00'), value: null }]))
  assert.deepEqual([readings.length, codes.length], [1, 0])
})

test('production is told by the name of the file when nothing inside says it', async () => {
  assert.equal((await read(load([point('2025-10-26 00:30:00')]), 'production_load_curve.json')).readings[0]?.direction, 'produced')
  assert.equal((await read(load([point('2025-10-26 00:30:00')]))).readings[0]?.direction, 'consumed')
})

test('JSON that only describes these names is not claimed', () => {
  for (const text of [
    '{"@context":{},"meter_reading":1,"usage_point_id":2,"interval_reading":3}',
    '{"customer_id":"1"}',
    '{"usage_points":[]}',
  ])
    assert.equal(enedisJson.recognise(new TextEncoder().encode(text), 'x.json'), 0, text)
})
