/** Taking everything away and coming in elsewhere, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'

let here: TestApp
let there: TestApp
before(async () => {
  here = await createTestApp()
  there = await createTestApp()
})
after(async () => {
  await here.destroy()
  await there.destroy()
})

const statement = `!Type:Bank\nD03/03/2026\nT-12.50\nPBOULANGERIE\n^\nD04/03/2026\nT-3.20\nP=CAFE\n^\n`

async function brought(browser: Browser): Promise<void> {
  const form = upload({ 'mars.qif': statement })
  form.append('originals', '1')
  assert.equal((await browser.post('/imports', form)).status, 303)
}

const take = (browser: Browser, fields: Record<string, string> = {}) =>
  browser.post('/leave', { what: 'all', current: passphrase, ...fields })
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const digestIn = (html: string): string | undefined => /<code class="digest">([0-9a-f]{64})<\/code>/.exec(html)?.[1]

async function arrive(browser: Browser, bytes: Uint8Array<ArrayBuffer>, seal = ''): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'grenier.zip')
  form.append('seal', seal)
  return await browser.post('/arrive', form)
}

test('nobody takes an attic away without its passphrase, nor without a session', async () => {
  for (const path of ['/leave', '/arrive']) assert.equal((await here.browser().get(path)).status, 303)
  for (const path of ['/leave', '/arrive']) assert.equal((await here.browser().post(path, { current: passphrase })).status, 401)
  const browser = await signedUp(here, 'refus@example.org')
  for (const current of ['', 'pas la bonne phrase']) {
    const answer = await take(browser, { current })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Emporter mes données/)
  }
  assert.equal((await take(browser, { what: 'part', kind: 'toString' })).status, 400)
  assert.equal((await take(browser, { what: 'part', batch: 'A'.repeat(22) })).status, 404)
  assert.equal((await take(browser, { what: 'part', since: '2026-02-01', until: '2026-01-01' })).status, 422)
  const ledger = await (await browser.get('/ledger')).text()
  assert.doesNotMatch(ledger, /emport/)
})

test('an attic moves from one platform to another with one file; both show the same digest', async () => {
  const leaver = await signedUp(here, 'part@example.org')
  await brought(leaver)
  const answer = await take(leaver)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/zip')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="grenier-\d{4}-\d{2}-\d{2}\.zip"$/)
  const bytes = await bytesOf(answer)
  const digest = digestIn(await (await leaver.get('/leave')).text())
  assert.ok(digest)
  assert.match(await (await leaver.get('/ledger')).text(), /Vous avez emporté vos données/)

  const comer = await signedUp(there, 'arrive@example.org')
  for (const [wrong, words] of [
    [new Uint8Array([1, 2, 3]), /pas un fichier emporté/],
    [bytes.slice(0, -40), /téléchargement s’est arrêté/],
    [bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1), /changée/],
  ] as const) {
    const refused = await arrive(comer, wrong)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), words)
  }
  assert.equal((await comer.post('/arrive', new FormData())).status, 422)
  const given = await comer.post('/imports', upload({ 'grenier.zip': bytes }))
  assert.deepEqual([given.status, given.headers.get('location')], [303, '/arrive?given=1'])
  assert.match(await (await comer.get('/arrive?given=1')).text(), /Il n’entre pas comme un import/)
  const byScript = await comer.post('/imports', upload({ 'grenier.zip': bytes }), { accept: 'application/json' })
  assert.equal(byScript.status, 422)
  const arrived = await arrive(comer, bytes)
  assert.deepEqual([arrived.status, arrived.headers.get('location')], [303, '/arrive'])
  const page = await (await comer.get('/arrive')).text()
  assert.equal(digestIn(page), digest)
  assert.equal(digestIn(await (await comer.get('/leave')).text()), digest)
  const records = await (await comer.get('/records')).text()
  assert.match(records, /BOULANGERIE/)
  const batch = /\/imports\/[\w-]{22}/.exec(await (await comer.get('/imports')).text())?.[0] ?? ''
  const original = await comer.get(`${batch}/originals/0/content`)
  assert.equal(await original.text(), statement)
  const ledger = await (await comer.get('/ledger')).text()
  assert.match(ledger, /données sont arrivées d’un autre Grenier/)
  assert.match(ledger, /registre de votre ancien grenier/)

  const again = await arrive(comer, bytes)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /contient déjà des données/)
})

test('a reading that stops is told in the ledger, and another may then begin', async () => {
  const browser = await signedUp(here, 'coupe@example.org')
  await brought(browser)
  const cut = await take(browser)
  const reader = cut.body?.getReader()
  await reader?.read()
  assert.equal((await take(browser)).status, 429)
  await reader?.cancel()
  const whole = await take(browser)
  assert.equal(whole.status, 200)
  assert.ok((await bytesOf(whole)).length > 1_000)
  const ledger = await (await browser.get('/ledger')).text()
  assert.match(ledger, /Vous avez commencé à emporter/)
  assert.match(ledger, /Considérez ces données comme lues/)
})

test('a part is taken by kind, import and period', async () => {
  const browser = await signedUp(here, 'partie@example.org')
  await brought(browser)
  const answer = await take(browser, { what: 'part', kind: 'bank.transaction', since: '2026-03-04', until: '2026-03-04' })
  assert.equal(answer.status, 200)
  const comer = await signedUp(there, 'partie@example.org')
  const refused = await arrive(comer, await bytesOf(answer))
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /une partie d’un grenier/)
})

test('a sealed file opens with its own passphrase alone, here as elsewhere', async () => {
  const leaver = await signedUp(here, 'scelle@example.org')
  await brought(leaver)
  const phrase = 'quatre mots pour ce fichier'
  for (const [passphrase, again] of [
    ['court', 'court'],
    [phrase, ''],
    ['', phrase],
  ] as const)
    assert.equal((await take(leaver, { passphrase, again })).status, 422)
  const answer = await take(leaver, { passphrase: phrase, again: phrase })
  assert.match(answer.headers.get('content-disposition') ?? '', /\.zip\.age"$/)
  const bytes = await bytesOf(answer)
  assert.ok(!Buffer.from(bytes).includes('index.html'))
  const comer = await signedUp(there, 'scelle@example.org')
  for (const [seal, words] of [
    ['', /est scellé/],
    ['une autre phrase', /pas la phrase de ce fichier/],
  ] as const) {
    const refused = await arrive(comer, bytes, seal)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), words)
  }
  assert.match(await (await arrive(comer, bytes.slice(0, -20), phrase)).text(), /téléchargement s’est arrêté/)
  assert.equal((await arrive(comer, bytes, phrase)).status, 303)
  assert.match(await (await comer.get('/records')).text(), /BOULANGERIE/)
})

test('a part is taken in a format that other programs read', async () => {
  const browser = await signedUp(here, 'formats@example.org')
  await brought(browser)
  assert.match(await (await browser.get('/leave')).text(), /logiciel de comptes/)
  assert.equal((await take(browser, { what: 'part', format: 'ofx', kind: 'contact' })).status, 422)
  const answer = await take(browser, { what: 'part', format: 'ofx' })
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/x-ofx'])
  const form = upload({ 'retour.ofx': await bytesOf(answer) })
  const batch = (await browser.post('/imports', form)).headers.get('location') ?? ''
  assert.match(await (await browser.get(batch)).text(), /2.opérations/)
  assert.match(await (await browser.get('/home')).text(), /2.opérations/)
})

test('where one went is taken for a map or a watch', async () => {
  const browser = await signedUp(here, 'promenade@example.org')
  const walk = `<gpx><trk><trkseg><trkpt lat="45.764" lon="4.8357"><time>2026-05-01T08:00:00Z</time></trkpt></trkseg></trk></gpx>`
  await browser.post('/imports', upload({ 'promenade.gpx': walk }))
  assert.match(await (await browser.get('/leave')).text(), /\(GPX\)[^]*\(GeoJSON\)/)
  const gpx = await take(browser, { what: 'part', format: 'gpx' })
  assert.deepEqual([gpx.status, gpx.headers.get('content-type')], [200, 'application/gpx+xml'])
  assert.match(gpx.headers.get('content-disposition') ?? '', /\.gpx"$/)
  assert.match(await gpx.text(), /<trkpt lat="45\.764" lon="4\.8357"><time>2026-05-01T08:00:00Z/)
  const geojson = await take(browser, { what: 'part', format: 'geojson', kind: 'mobility.position' })
  assert.equal(geojson.headers.get('content-type'), 'application/geo+json')
  assert.match(await geojson.text(), /"coordinates":\[4\.8357,45\.764\]/)
  assert.equal((await take(browser, { what: 'part', format: 'gpx', kind: 'contact' })).status, 422)
})

test('what a search finds is taken alone, in its usual form, after the passphrase; each export is told', async () => {
  const browser = await signedUp(here, 'trouve@example.org')
  await brought(browser)
  const found = { what: 'found', _kind: 'bank.transaction', _text: 'boulangerie' }
  const list = await browser.post('/records', { kind: 'bank.transaction', text: 'boulangerie' })
  assert.match(await list.text(), /name="_text" value="boulangerie"/)
  const ask = await (await browser.post('/leave', { ...found, ask: '1' })).text()
  assert.match(ask, /Ce que votre recherche trouve[\s\S]*boulangerie/)
  const refused = await browser.post('/leave', { ...found, format: 'csv', current: 'pas la bonne phrase' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /name="_text" value="boulangerie"/)
  assert.equal((await browser.post('/leave', { ...found, _kind: 'all', format: 'csv', current: passphrase })).status, 422)
  assert.doesNotMatch(await (await browser.get('/news')).text(), /Un export de votre grenier a été fait/)

  const csv = await browser.post('/leave', { ...found, format: 'csv', current: passphrase })
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8')
  const table = await csv.text()
  assert.match(table, /^id,account,day,/)
  assert.match(table, /BOULANGERIE/)
  assert.doesNotMatch(table, /CAFE/)
  const ofx = await (await browser.post('/leave', { ...found, format: 'ofx', current: passphrase })).text()
  assert.match(ofx, /BOULANGERIE/)
  assert.doesNotMatch(ofx, /CAFE/)
  const from = { what: 'found', _kind: 'bank.transaction', _organisation: 'Régie du Port' }
  const asked = await (await browser.post('/leave', { ...from, ask: '1' })).text()
  assert.match(asked, /Régie du Port[\s\S]*name="_organisation" value="Régie du Port"/)
  const none = await (await browser.post('/leave', { ...from, format: 'csv', current: passphrase })).text()
  assert.match(none, /^id,account,day,[^\n]*\n$/)
  const news = await (await browser.get('/news')).text()
  assert.match(news, /Un export de votre grenier a été fait/)
})
