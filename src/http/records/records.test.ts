/** Looking at one's own records through the front door: searches, views, one record. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

const statement = (rows: readonly (readonly [day: string, amount: string, name: string])[]): string =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\nCHARSET:NONE\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260101<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>00000<ACCTID>00000123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20261231\n${rows.map(([day, amount, name], i) => `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${i}<NAME>${name}</STMTTRN>`).join('\n')}\n</BANKTRANLIST><LEDGERBAL><BALAMT>0.00<DTASOF>20261231</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`

let app: TestApp
let browser: Browser
before(async () => {
  app = await createTestApp()
  browser = await signedUp(app)
  const rows = [
    ['20260105', '-12.50', 'BOULANGERIE DES LILAS'],
    ['20260203', '-655.30', 'LOYER REGIE'],
    ['20260305', '-655.30', 'LOYER REGIE'],
  ] as const
  assert.equal((await browser.post('/api/v1/imports', upload({ 'compte.ofx': statement(rows) }))).status, 201)
})
after(() => app.destroy())

const linksIn = (html: string): number => html.match(/data-record/g)?.length ?? 0
const search = async (fields: Readonly<Record<string, string>>): Promise<string> => await (await browser.post('/records', fields)).text()

test('a search goes over all kinds: words, amounts, ranges, dates, names of kinds', async () => {
  for (const [text, many] of [
    ['loyer', 2],
    ['12,50', 1],
    ['>100', 2],
    ['fevrier 2026', 1],
    ['05/03/2026 loyer', 1],
    ['solde', 1],
    ['rien de tel', 0],
  ] as const) {
    assert.equal(linksIn(await search({ text })), many, text)
  }
  assert.equal(linksIn(await search({ kind: 'bank.transaction', days: '2026-02-01..2026-02-28' })), 1)
  assert.equal(linksIn(await search({ kind: 'bank.transaction', days: '2026-02-31..2026-03-01' })), 3, 'what cannot be read is not asked')
  assert.equal(linksIn(await search({ connector: 'qif' })), 0)
  for (const word of ['loyer', 'fevrier', '12,50']) assert.ok(app.logs.every((line) => !line.includes(word)))
})

test('a view is kept, opened by a number, renamed and removed; its words are in no address', async () => {
  const refused = await browser.post('/records/views', { name: ' ', text: 'loyer' })
  assert.equal(refused.headers.get('location'), '/records?said=full')
  const kept = await browser.post('/records/views', { name: 'Mes  loyers', text: 'loyer', kind: 'bank.transaction', period: 'this-year' })
  const at = kept.headers.get('location') ?? ''
  assert.match(at, /^\/records\?view=[\w-]{12}&said=kept$/)
  const id = new URLSearchParams(at.split('?')[1]).get('view') ?? ''
  assert.match(await (await browser.get(at)).text(), /<h1>Vue «.Mes loyers.»</u)
  assert.equal(
    (await browser.post(`/records/views/${id}`, { name: 'Logement', act: 'rename' })).headers.get('location'),
    `/records?view=${id}&said=renamed`,
  )
  assert.match(await (await browser.get('/records')).text(), />Logement</)
  assert.equal((await browser.post(`/records/views/${id}`, { act: 'remove' })).headers.get('location'), '/records?said=removed')
  assert.doesNotMatch(await (await browser.get('/records')).text(), />Logement</)
  assert.equal((await browser.get(`/records?view=${id}`)).status, 404)
  assert.equal((await browser.post('/records/views/nobody', { act: 'remove' })).status, 404)
  assert.equal((await app.browser().post('/records/views', { name: 'x' })).status, 401)
})

test('a record tells its line, its neighbours, and who could read its kind since it came', async () => {
  const list = await (await browser.get('/records?kind=bank.transaction')).text()
  const [first, second] = [...list.matchAll(/href="(\/records\/bank\.transaction\/[^"]+)"/g)].map(([, href]) => href ?? '')
  const before = await (await browser.get(first ?? '')).text()
  assert.match(before, /ligne/)
  assert.match(before, /n’inscrit aucune lecture|n&#39;inscrit aucune lecture/)
  assert.ok(before.includes(`href="${second}" rel="next"`))
  assert.doesNotMatch(before, /rel="prev"/)
  await browser.get('/answers/budget')
  assert.match(await (await browser.get(first ?? '')).text(), /Le service Budget, une fois/)
  const wrongMonth = (first ?? '').replace(/month=.*/, 'month=1999-01')
  assert.equal((await browser.get(wrongMonth)).status, 200)
})

test('a record whose day is no day of its kind opens: a contract, a card, an appliance', async () => {
  const own = await signedUp(app, 'sans-mois@example.org')
  for (const [kind, typed] of [
    ['contract', { provider: 'Salle Inventée', category: 'other' }],
    ['loyalty.card', { provider: 'Épicerie des Lilas' }],
    ['equipment', { name: 'Four', type: 'appliance' }],
  ] as const) {
    assert.equal((await own.post(`/by-hand/${kind}`, { ...typed, day: '2026-01-15', step: 'save' })).status, 303, kind)
    const [, address = ''] = /href="(\/records\/[^"]+)" data-record/.exec(await (await own.get(`/records?kind=${kind}`)).text()) ?? []
    assert.equal((await own.get(address)).status, 200, kind)
  }
})

test('a balance stands among those of its account, and its account shows them', async () => {
  const own = await signedUp(app, 'series@example.org')
  const months = ['0131', '0228', '0331'].map((day, i) => [
    `${day}.ofx`,
    statement([[`2026${day}`, '-1.00', 'CAFE']])
      .replace('<DTASOF>20261231', `<DTASOF>2026${day}`)
      .replace('<BALAMT>0.00', `<BALAMT>${i}00.00`),
  ])
  assert.equal((await own.post('/api/v1/imports', upload(Object.fromEntries(months) as Record<string, string>))).status, 201)
  for (const kind of ['bank.balance', 'bank.account']) {
    const list = await (await own.get(`/records?kind=${kind}`)).text()
    const [, address = ''] = /href="(\/records\/bank\.[^"]+)" data-record/.exec(list) ?? []
    const page = await (await own.get(address)).text()
    assert.match(page, /id="series"[\s\S]*3.valeurs, du 31 janvier 2026 au 31 mars 2026[\s\S]*200,00/, kind)
  }
})
