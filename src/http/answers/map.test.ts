/** The map through the front door: towns and what has none, figures, files, home, and a switch. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const labels = ['CB BOULANGERIE DES LILAS LYON', 'CB DECATHLON BRON', 'CB LIBRAIRIE LYON 7', 'CB SITE INVENTE']
const qif = `!Type:Bank\n${labels.map((label, place) => `D0${place + 1}/05/2026\nT-10.00\nP${label}\n^\n`).join('')}`

async function person(email: string): Promise<Browser> {
  const browser = await signedUp(app, email)
  assert.equal((await browser.post('/imports', upload({ 'a.qif': qif }))).status, 303)
  return browser
}
const pageOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
}

test('a visitor sees none of it', async () => {
  for (const path of ['/answers/map', '/answers/map/tables/places.csv']) assert.equal((await app.browser().get(path)).status, 303, path)
})

test('towns, what has none, and where each comes from; a kind switched off empties the page', async () => {
  const browser = await person('carte@example.org')
  const page = await pageOf(browser, '/answers/map')
  assert.match(page, /67 % des passages situés sont à Lyon/)
  assert.match(page, /3 paiements par carte, retraits et trajets sur 4/)
  assert.match(await pageOf(browser, '/records?service=map&figure=operations%2Ffr-69-bron'), /DECATHLON BRON/)
  assert.match(await pageOf(browser, '/records?service=map&figure=unplaced%2Foperations'), /SITE INVENTE/)
  const file = await browser.get('/answers/map/tables/places.csv')
  assert.match(await file.text(), /Bron,69,45\.73,4\.91,6,1,0,10\.00 EUR/)
  await browser.post('/answers/map/reads', { kind: 'bank.transaction', allow: '0' })
  assert.match(await pageOf(browser, '/answers/map'), /Aucune ville encore/)
})

test('home is said, refused when the table has it not, listed, and taken back', async () => {
  const browser = await person('chez@example.org')
  assert.equal((await browser.post('/answers/map', { town: 'Nulle Part' })).status, 422)
  assert.equal((await browser.post('/answers/map', { town: 'bron' })).status, 303)
  assert.match(await pageOf(browser, '/answers/map'), /Bron, selon vous/)
  assert.match(await pageOf(browser, '/answers/map/taught'), /Bron/)
  await browser.post('/answers/map', { town: '' })
  assert.match(await pageOf(browser, '/answers/map'), /Lyon, deviné/)
})
