import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const geojson = connectors.find((connector) => connector.name === 'geojson')!

async function read(text: string) {
  const found = await Array.fromAsync(
    geojson.parse(sourceOfBytes('x', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }),
  )
  return {
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
  }
}

test('other JSON is not claimed', () => {
  for (const text of [
    '{"type":"Topology"}',
    '[{"latitude":1}]',
    '{"features":[]}',
    '["FeatureCollection"]',
    '{"latitude":45,"longitude":5}',
  ])
    assert.equal(geojson.recognise(new TextEncoder().encode(text), 'x.json'), 0, text)
})

test('longitude comes first, and coordinates are exact to a centimetre', async () => {
  const feature = (coordinates: string) =>
    `{"type":"Feature","geometry":{"type":"Point","coordinates":${coordinates}},"properties":{"time":1777622400}}`
  const spot = async (coordinates: string) => {
    const [item] = (await read(feature(coordinates))).items
    return item?.kind === 'mobility.position' ? [item.latitude, item.longitude] : undefined
  }
  assert.deepEqual(await spot('[-0.30000000000000004,45.12345675]'), [451_234_568, -3_000_000])
  assert.deepEqual(await spot('[1.5e-5,4.5e1]'), [450_000_000, 150])
  assert.equal(await spot('[181,45]'), undefined)
})
