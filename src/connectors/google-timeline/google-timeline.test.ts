import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const googleTimeline = connectors.find((connector) => connector.name === 'google-timeline')!

async function read(text: string) {
  const found = await Array.fromAsync(
    googleTimeline.parse(sourceOfBytes('x', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }),
  )
  return {
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
  }
}

test('the notice of an encrypted Timeline says what it is and keeps nothing', async () => {
  const { items, codes } = await read('You have encrypted Timeline backups stored on Google servers.')
  assert.deepEqual([items, codes], [[], ['timeline-encrypted']])
  for (const text of ['A timeline of the war. It is encrypted in memory.', 'Trajet domicile', '{"a":"encrypted Timeline"}'])
    assert.equal(googleTimeline.recognise(new TextEncoder().encode(text), 'x'), 0, text)
})

test('40,000 raw positions are read one at a time', async () => {
  const positions = Array.from(
    { length: 40_000 },
    (_, at) => `{"latitudeE7":${457_640_000 + at},"longitudeE7":48357000,"timestampMs":"${1_682_928_000_000 + at * 1000}"}`,
  )
  const { items, codes } = await read(`{"locations":[${positions.join(',')}]}`)
  assert.deepEqual([items.length, codes], [40_000, []])
})
