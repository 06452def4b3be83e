import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const tracks = connectors.find((connector) => connector.name === 'tracks')!

async function read(text: string) {
  const found = await Array.fromAsync(tracks.parse(sourceOfBytes('x', new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }))
  return {
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
  }
}

test('a track of 60,000 points is read point by point, whichever list its times are in', async () => {
  const when = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString()
  const points = Array.from({ length: 60_000 }, (_, index) => index)
  const gpx = `<gpx><trk><trkseg>${points.map((at) => `<trkpt lat="45.${at + 10_000}" lon="5"><time>${when(at)}</time></trkpt>`).join('')}</trkseg></trk></gpx>`
  assert.equal((await read(gpx)).items.length, 60_000)
  const whens = points.map((at) => `<when>${when(at)}</when>`).join('')
  const coords = points.map((at) => `<gx:coord>5 45.${at + 10_000} 0</gx:coord>`).join('')
  const kml = await read(`<kml><Placemark><gx:Track>${whens}${coords}</gx:Track></Placemark></kml>`)
  assert.deepEqual([kml.items.length, kml.codes], [60_000, []])
})

test('what lies between two segments is no journey: distances stop at the gap', async () => {
  const point = (lat: number, minute: number) => `<trkpt lat="${lat}" lon="5"><time>2026-05-01T08:0${minute}:00Z</time></trkpt>`
  const segment = (...points: readonly string[]) => `<trkseg>${points.join('')}</trkseg>`
  const track = `<gpx><trk><type>running</type>${segment(point(45, 0), point(45.001, 1))}${segment(point(46, 5), point(46.001, 6))}</trk></gpx>`
  const trips = (await read(track)).items.filter((item) => item.kind === 'mobility.trip')
  assert.deepEqual(
    trips.map(({ distance, start }) => [distance, start]),
    [
      [111_000, '2026-05-01T08:00:00Z'],
      [111_000, '2026-05-01T08:05:00Z'],
    ],
  )
})
