/** The page of places through the front door: days, hours of her own clock, a journey down to its record, and nobody else's. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { zipOf } from '#test/zip'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const point = (minute: number): string =>
  `<trkpt lat="${(45.76 + Math.max(0, minute - 15) * 0.001).toFixed(4)}" lon="4.835"><time>${new Date(Date.UTC(2026, 4, 2, 6, minute)).toISOString()}</time></trkpt>`
const gpx = `<gpx><trk><trkseg>${Array.from({ length: 30 }, (_, minute) => point(minute)).join('')}</trkseg></trk></gpx>`
const timeline = `{"semanticSegments":[{"startTime":"2026-04-01T08:00:00.000+02:00","endTime":"2026-04-01T09:00:00.000+02:00","visit":{"topCandidate":{"semanticType":"HOME","placeLocation":{"latLng":"45.76°, 4.835°"}}}},{"startTime":"2026-04-01T09:00:00.000+02:00","endTime":"2026-04-01T09:20:00.000+02:00","activity":{"start":{"latLng":"45.76°, 4.835°"},"end":{"latLng":"48.85°, 2.35°"},"distanceMeters":391000,"topCandidate":{"type":"IN_TRAIN"}}}]}`

const pageOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
}

test('a visitor sees none of it; what is no day nor month is not there', async () => {
  assert.equal((await app.browser().get('/places')).status, 303)
  const browser = await signedUp(app, 'lieux-vides@example.org')
  assert.match(await pageOf(browser, '/places'), /Aucune position encore/)
  for (const query of ['?day=2026-02-30', '?month=2026-13', '?day=hier'])
    assert.equal((await browser.get(`/places${query}`)).status, 404, query)
  assert.match(await pageOf(browser, '/places?month=2020-01'), /Rien ce mois-ci/)
})

test('the latest month first, then a day in order, each recorded thing open to its record', async () => {
  const browser = await signedUp(app, 'lieux@example.org')
  const batch = (await browser.post('/imports', upload({ 'balade.gpx': gpx, 'Timeline.json': timeline }))).headers.get('location') ?? ''
  assert.match(await pageOf(browser, batch), /href="\/places"[^>]*>Voir sur la carte/)
  const month = await pageOf(browser, '/places')
  assert.match(month, /<h1>Mai 2026<\/h1>/)
  assert.match(month, /href="\/places\?day=2026-05-02"/)
  assert.match(month, /href="\/places\?month=2026-04"/)
  const day = await pageOf(browser, '/places?day=2026-05-02')
  assert.match(day, /08:00–08:1[67][^]*Près de Lyon[^]*calculé/)
  const recorded = await pageOf(browser, '/places?day=2026-04-01')
  assert.match(recorded, /08:00–09:00[^]*Chez vous[^]*1 h[^]*09:00–09:20[^]*Train, Lyon → Paris[^]*391 km/)
  const [, record = ''] = /href="(\/records\/mobility\.trip\/[^"]+)"/.exec(recorded) ?? []
  assert.match(await pageOf(browser, record.replaceAll('&amp;', '&')), /Lyon → Paris/)
  const list = await pageOf(browser, '/records?kind=mobility.position')
  assert.match(list, /Cette liste sur la carte/)
  const other = await signedUp(app, 'lieux-autre@example.org')
  assert.match(await pageOf(other, '/places?day=2026-05-02'), /Rien|0 positions|Jour par jour|Dans l’ordre/)
})

test('a KMZ is opened, and its placemarks are positions', async () => {
  const browser = await signedUp(app, 'lieux-kmz@example.org')
  const kml = `<kml><Document><Placemark><name>Refuge</name><TimeStamp><when>2026-05-03T10:00:00Z</when></TimeStamp><Point><coordinates>6.1,45.2,1800</coordinates></Point></Placemark></Document></kml>`
  const bytes = zipOf([{ name: 'doc.kml', content: new TextEncoder().encode(kml) }])
  const batch = (await browser.post('/imports', upload({ 'sortie.kmz': bytes }))).headers.get('location') ?? ''
  assert.match(await pageOf(browser, batch), /1 position/)
  assert.match(await pageOf(browser, '/records?kind=mobility.position'), /Refuge/)
})

test('no page of places asks anything of anyone else', async () => {
  const browser = await signedUp(app, 'lieux-seuls@example.org')
  await browser.post('/imports', upload({ 'balade.gpx': gpx }))
  for (const path of ['/places', '/places?day=2026-05-02', '/records?kind=mobility.position'])
    assert.doesNotMatch(await pageOf(browser, path), /(?:src|href)="(?:https?:)?\/\//, path)
})
