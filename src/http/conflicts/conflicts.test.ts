/** Two sources that disagree, through the front door: refusals, both sides, one step, never asked again, taken back. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const qif = (rows: readonly string[]): string =>
  `!Account\nNCompte joint\nTBank\n^\n!Type:Bank\n${rows.map((row) => `${row.split('|').join('\n')}\n^\n`).join('')}`
const fromBank = qif(['D02/03/2026|T-9.90|PPAIN', 'D05/03/2026|T-42.50|PGARAGE DU LAC', 'D28/03/2026|T-8.00|PJOURNAL'])
const fromApp = qif(['D02/03/2026|T-9.90|PPAIN', 'D07/03/2026|T-42.50|PGarage du lac', 'D28/03/2026|T-8.00|PMUTUELLE'])

async function person(email: string): Promise<Browser> {
  const browser = await signedUp(app, email)
  for (const [name, text] of [
    ['banque.qif', fromBank],
    ['appli.qif', fromApp],
  ] as const)
    assert.equal((await browser.post('/api/v1/imports', upload({ [name]: text }))).status, 201)
  return browser
}
const pageOf = async (browser: Browser, path = '/conflicts'): Promise<string> =>
  (await (await browser.get(path)).text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
const aboutIn = (html: string, type: string): string => new RegExp(`name="about" value="(${type}/[^"]+)"`).exec(html)?.[1] ?? ''
const say = async (browser: Browser, about: string, word: string): Promise<string> => {
  const answer = await browser.post('/conflicts', { about, word })
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}
const labels = async (browser: Browser): Promise<string[]> =>
  ((await (await browser.get('/api/v1/records')).json()) as { records: { day: string; label: string }[] }).records.map(
    ({ day, label }) => `${day} ${label}`,
  )

test('refuses without a session, from another site, and what no form of ours sends; another person’s question is gone', async () => {
  assert.equal((await app.browser().get('/conflicts')).status, 303)
  assert.equal((await app.browser().post('/conflicts', { about: 'x', word: 'kept' })).status, 401)
  const browser = await person('refus-desaccord@example.org')
  const about = aboutIn(await pageOf(browser), 'twice')
  assert.equal((await browser.post('/conflicts', { about, word: 'two' }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  for (const wrong of [
    { about, word: 'burn' },
    { about, word: 'take/12' },
    { about: '', word: 'two' },
    { about: 'x'.repeat(301), word: 'two' },
  ])
    assert.equal((await browser.post('/conflicts', wrong)).status, 400)
  const other = await signedUp(app, 'autre-desaccord@example.org')
  assert.equal(await say(other, about, 'two'), '/conflicts?said=gone')
  assert.match(await pageOf(other), /Aucun désaccord/)
  assert.equal(await say(browser, about, 'one/7'), '/conflicts?said=gone')
})

test('home tells that two sources disagree; both sides are shown; each is settled in one step and not asked again', async () => {
  const browser = await person('desaccord@example.org')
  assert.match(await pageOf(browser, '/home'), /href="\/conflicts">2 désaccords entre deux sources/)
  const page = await pageOf(browser)
  assert.match(page, /D’après banque\.qif \(QIF\)[\s\S]*GARAGE DU LAC · −42,50 € · 5 mars 2026/)
  assert.match(page, /D’après appli\.qif \(QIF\)[\s\S]*Garage du lac · −42,50 € · 7 mars 2026/)
  assert.match(page, /Une seule donnée, deux valeurs : libellé\./)
  assert.match(page, /<strong>MUTUELLE<\/strong>[\s\S]*<strong>JOURNAL<\/strong>/)

  const merged = await say(browser, aboutIn(page, 'twice'), 'one/0')
  assert.match(await pageOf(browser, merged), /C’est fait[\s\S]*Annuler/)
  assert.deepEqual(await labels(browser), ['2026-03-28 MUTUELLE', '2026-03-05 GARAGE DU LAC', '2026-03-02 PAIN'])
  const taken = await say(browser, aboutIn(page, 'values'), 'take/1')
  assert.deepEqual(await labels(browser), ['2026-03-28 JOURNAL', '2026-03-05 GARAGE DU LAC', '2026-03-02 PAIN'])
  assert.match(await pageOf(browser), /Aucun désaccord/)
  assert.doesNotMatch(await pageOf(browser, '/home'), /désaccord/)

  const [, undo = ''] = /action="(\/corrections\/[\w-]+\/undo)"/.exec(await pageOf(browser, taken)) ?? []
  assert.equal((await browser.post(undo, {})).status, 303)
  assert.deepEqual((await labels(browser))[0], '2026-03-28 MUTUELLE')
  const about = aboutIn(await pageOf(browser), 'values')
  assert.equal(await say(browser, about, 'kept'), '/conflicts?said=kept')
  assert.match(await pageOf(browser), /Aucun désaccord[\s\S]*Gardé comme la source la plus récente le dit/)
  assert.equal(await say(browser, about, 'kept'), '/conflicts?said=gone')
  assert.equal((await browser.post('/api/v1/imports', upload({ 'encore.qif': fromBank }))).status, 201)
  assert.match(await pageOf(browser), /Aucun désaccord/)
  assert.equal(await say(browser, about, 'again'), '/conflicts?said=again')
  assert.notEqual(aboutIn(await pageOf(browser), 'values'), '')
})

test('two payments that are two stay two, and the words of none reach a log or an address', async () => {
  const browser = await person('deux-desaccord@example.org')
  const at = await say(browser, aboutIn(await pageOf(browser), 'twice'), 'two')
  assert.equal(at, '/conflicts?said=kept')
  assert.equal((await labels(browser)).length, 4)
  assert.match(await pageOf(browser), /Deux choses différentes/)
  for (const line of app.logs) assert.doesNotMatch(line, /GARAGE|MUTUELLE/i)
})
