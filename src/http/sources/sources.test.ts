/** The board of sources and their pages: refusals, what a person says, what no address shows. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { createTestApp, signedUp, type TestApp, upload, type Browser } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp({ now: () => Temporal.Instant.from('2026-04-10T09:00:00Z') })
})
after(() => app.destroy())

const number = '00020407281'
const qif = (days: readonly string[]): string =>
  `!Account\nN${number}\nTBank\n^\n!Type:Bank\n${days.map((day) => `D${day}\nT-1.00\nPCafe\n^\n`).join('')}`
const daysOf = (month: string): string[] => Array.from({ length: 28 }, (_, n) => `${String(n + 1).padStart(2, '0')}/${month}/2026`)
const keyIn = (html: string): string => /href="\/sources\/([A-Za-z0-9_-]{22})"/.exec(html)?.[1] ?? ''
const textOf = async (answer: Promise<Response>): Promise<string> => await (await answer).text()

async function withGap(email: string): Promise<{ readonly browser: Browser; readonly key: string }> {
  const browser = await signedUp(app, email)
  await browser.post('/imports', upload({ 'janvier.qif': qif(daysOf('01')), 'mars.qif': qif(daysOf('03')) }))
  return { browser, key: keyIn(await textOf(browser.get('/sources'))) }
}

test('refuses without a session, unknown sources and words that mean nothing', async () => {
  assert.equal((await app.browser().get('/sources')).status, 303)
  assert.equal((await app.browser().post('/sources/aaaaaaaaaaaaaaaaaaaaaa', { closed: '1' })).status, 401)
  const { browser, key } = await withGap('refus@example.org')
  assert.equal((await browser.get('/sources/aaaaaaaaaaaaaaaaaaaaaa')).status, 404)
  assert.equal((await browser.get('/sources/x')).status, 404)
  assert.equal((await browser.post('/sources/aaaaaaaaaaaaaaaaaaaaaa', { closed: '1' })).status, 404)
  for (const form of [{}, { closed: '2' }, { name: 'x'.repeat(81) }, { month: '2026-02' }, { on: '2026-02-30' }, { on: '' }])
    assert.equal((await browser.post(`/sources/${key}`, form as Record<string, string>)).status, 400, JSON.stringify(form))
  assert.equal((await browser.post(`/sources/${key}`, { month: '2026-13', quiet: '1' })).status, 404)
})

test('nobody sees another’s source', async () => {
  const { key } = await withGap('une@example.org')
  const other = await signedUp(app, 'autre@example.org')
  assert.equal((await other.get(`/sources/${key}`)).status, 404)
  assert.equal((await other.post(`/sources/${key}`, { closed: '1' })).status, 404)
})

test('a month missing is told on home, the board and its page, until she says that nothing happened; and back', async () => {
  const { browser, key } = await withGap('trou@example.org')
  assert.match(await textOf(browser.get('/home')), /Ce qui attend votre mot[\s\S]*1.mois à compléter/)
  assert.match(await textOf(browser.get('/sources')), /À compléter.: février 2026/)
  assert.equal((await browser.post(`/sources/${key}`, { month: '2026-02', quiet: '1' })).headers.get('location'), `/sources/${key}?done=1`)
  assert.doesNotMatch(await textOf(browser.get('/home')), /mois à compléter/)
  assert.match(await textOf(browser.get(`/sources/${key}`)), /Remettre février 2026 à attendre/)
  await browser.post(`/sources/${key}`, { month: '2026-02', quiet: '0' })
  assert.match(await textOf(browser.get('/home')), /1.mois à compléter/)
  assert.match(await textOf(browser.get('/ledger')), /source/i)
})

test('renamed, closed, and each taken back; no address or page shows the number', async () => {
  const { browser, key } = await withGap('nom@example.org')
  await browser.post(`/sources/${key}`, { name: 'Courses <b>' })
  assert.match(await textOf(browser.get('/home')), /Courses &lt;b>/)
  await browser.post(`/sources/${key}`, { closed: '1' })
  assert.match(await textOf(browser.get(`/sources/${key}`)), /Vous avez dit que c’est clos/)
  await browser.post(`/sources/${key}`, { closed: '0' })
  await browser.post(`/sources/${key}`, { name: '' })
  const html = await textOf(browser.get('/sources'))
  assert.doesNotMatch(html, new RegExp(`Courses|clos|${number}`))
  assert.doesNotMatch(await textOf(browser.get('/home')), new RegExp(number))
})

test('an import undone leaves the board at once, and comes back with it', async () => {
  const { browser, key } = await withGap('annule@example.org')
  const batch = /href="\/imports\/([^"/]+)"/.exec(await textOf(browser.get(`/sources/${key}`)))?.[1] ?? ''
  await browser.post(`/imports/${batch}/undo`, {})
  assert.equal((await browser.get(`/sources/${key}`)).status, 404)
  await browser.post(`/imports/${batch}/redo`, {})
  assert.equal((await browser.get(`/sources/${key}`)).status, 200)
})

test('a balance is worked out from the bank’s, or said impossible', async () => {
  const browser = await signedUp(app, 'solde@example.org')
  const ofx = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>${number}<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331>${['05', '20'].map((day) => `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202603${day}<TRNAMT>-10.00<FITID>${day}<NAME>Cafe</STMTTRN>`).join('')}</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
  await browser.post('/imports', upload({ 'mars.ofx': ofx }))
  const key = keyIn(await textOf(browser.get('/sources')))
  assert.match(await textOf(browser.post(`/sources/${key}`, { on: '2026-03-10' })), /110,00.€[\s\S]*1.opération/)
  assert.match(await textOf(browser.post(`/sources/${key}`, { on: '2027-03-10' })), /Impossible/)
})
