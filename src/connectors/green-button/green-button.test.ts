import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'
import { convert, unitOf } from './units.ts'

const greenButton = connectors.find((connector) => connector.name === 'green-button')!

const feed = (count: number, zone: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi"><entry><link rel="self" href="/ReadingType/1"/><content><e:ReadingType><e:uom>72</e:uom></e:ReadingType></content></entry><entry>${zone}</entry><entry><link rel="up" href="/U/1/UsagePoint/2/MeterReading/1/IntervalBlock"/><content><e:IntervalBlock>${Array.from(
    { length: count },
    (_, index) =>
      `<e:IntervalReading><e:timePeriod><e:duration>1800</e:duration><e:start>${1_735_707_600 + index * 1800}</e:start></e:timePeriod><e:value>${index % 900}</e:value></e:IntervalReading>`,
  ).join('')}</e:IntervalBlock></content></entry></feed>`

async function read(text: string) {
  const found = await Array.fromAsync(
    greenButton.parse(sourceOfBytes('x.xml', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }),
  )
  const items = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { items, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}
const clock = (offset: number, dst = 3600, starts = '360E2000', ends = 'B40E2000') =>
  `<content><e:LocalTimeParameters><e:dstEndRule>${ends}</e:dstEndRule><e:dstOffset>${dst}</e:dstOffset><e:dstStartRule>${starts}</e:dstStartRule><e:tzOffset>${offset}</e:tzOffset></e:LocalTimeParameters></content>`

test('units are converted exactly, to the last millionth', () => {
  assert.deepEqual(convert(1n, 0, unitOf('119')!, 0), { quantity: 28_317, exact: false })
  assert.deepEqual(convert(1_000_000_000n, 0, unitOf('119')!, 0), { quantity: 28_316_846_592_000, exact: true })
  assert.deepEqual(convert(1n, 0, unitOf('169')!, 0), { quantity: 29_307_107, exact: false })
  assert.deepEqual(convert(-15n, 2, unitOf('72')!, 0), { quantity: -1_500_000, exact: true })
  assert.deepEqual(convert(1200n, 0, unitOf('38')!, 900), { quantity: 300_000, exact: true })
  assert.equal(convert(10n ** 29n, 12, unitOf('72')!, 0), undefined)
  assert.equal(unitOf('5'), undefined)
})

test('the zone follows the offset and the rules of summer time', async () => {
  const zone = async (...parts: Parameters<typeof clock>) => {
    const { items, codes } = await read(feed(1, clock(...parts)))
    return [items[0]?.zone, ...codes]
  }
  assert.deepEqual(await zone(-18_000), ['America/New_York'])
  assert.deepEqual(await zone(18_000), ['America/New_York', 'zone-assumed'])
  assert.deepEqual(await zone(-25_200, 0), ['Etc/GMT+7'])
  assert.deepEqual(await zone(3_600, 3_600, '30FE2000', 'A0FE3000'), ['Europe/Paris'])
  assert.deepEqual((await read(feed(1, ''))).codes, ['zone-assumed'])
})

test('a block of more readings than one tree may hold is streamed', async () => {
  const { items, codes } = await read(feed(40_000, clock(-18_000)))
  assert.deepEqual([items.length, codes], [40_000, []])
  assert.equal(items[0]?.meter, '1/2')
})
