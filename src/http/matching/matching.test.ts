/** Matching and health through the front door: what is refused, what is said and taken back, what is switched off. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const papers = JSON.stringify({
  bills: [
    { vendor: 'Voix du Port', amount: 18.9, currency: 'EUR', date: '2026-03-20' },
    {
      vendor: 'Ameli',
      amount: 16.5,
      currency: 'EUR',
      date: '2026-03-10',
      type: 'health_costs',
      isRefund: true,
      originalAmount: 26.5,
      originalDate: '2026-03-04',
    },
  ],
  operations: [
    { amount: -18.9, currency: 'EUR', date: '2026-03-25', label: 'PRLV SEPA VOIX DU PORT' },
    { amount: -26.5, currency: 'EUR', date: '2026-03-04', label: 'CB DR LEFEVRE' },
    { amount: 16.5, currency: 'EUR', date: '2026-03-11', label: 'VIR CPAM DU RHONE' },
  ],
})

async function person(email: string): Promise<Browser> {
  const browser = await signedUp(app, email)
  assert.equal((await browser.post('/imports', upload({ 'papiers.json': papers }))).status, 303)
  return browser
}
const pageOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
}

test('a visitor without a session sees none of it', async () => {
  for (const path of ['/answers/statement', '/answers/health', '/answers/statement/tables/links.csv'])
    assert.equal((await app.browser().get(path)).status, 303, path)
  assert.equal((await app.browser().post('/answers/statement/links', { about: 'x', verdict: 'sure' })).status, 401)
})

test('what names no pair of records, or says nothing known, is refused', async () => {
  const browser = await person('refus@example.org')
  const pair = `${'a'.repeat(22)} ${'b'.repeat(22)}`
  for (const form of [
    { about: 'x y', verdict: 'sure' },
    { about: pair, verdict: 'perhaps' },
    { about: `${pair} c`, verdict: 'never' },
    { verdict: 'sure' },
  ])
    assert.equal((await browser.post('/answers/statement/links', form)).status, 400)
  assert.equal((await browser.get('/answers/statement?list=nothing&page=0')).status, 200)
  assert.equal((await browser.get('/answers/health?year=1&currency=EURO&show=x')).status, 200)
})

test('a link refused is not made again, and comes back when that is taken back', async () => {
  const browser = await person('lien@example.org')
  const html = await pageOf(browser, '/answers/statement')
  assert.match(html, /3 opérations expliquées sur 3/)
  const about = /name="about" value="([\w-]{22} [\w-]{22})"/.exec(html)?.[1] ?? ''
  assert.equal((await browser.post('/answers/statement/links', { about, verdict: 'never', list: 'links' })).status, 303)
  assert.match(await pageOf(browser, '/answers/statement'), /Liens faits \(2\)/)
  assert.match(await pageOf(browser, '/answers/statement?list=said'), /ne vont jamais ensemble/)
  await browser.post('/answers/statement/links', { about, verdict: 'withdrawn', list: 'said' })
  assert.match(await pageOf(browser, '/answers/statement'), /Liens faits \(3\)/)
})

test('a kind switched off is not read: without invoices no invoice is joined, without statements of care none is told', async () => {
  const browser = await person('coupe-liens@example.org')
  await browser.post('/answers/statement/reads', { kind: 'invoice', allow: '0' })
  assert.doesNotMatch(await pageOf(browser, '/answers/statement'), /Voix du Port/)
  assert.match(await pageOf(browser, '/answers/health'), /10,00 € à votre charge en 2026/)
  await browser.post('/answers/health/reads', { kind: 'health.reimbursement', allow: '0' })
  assert.match(await pageOf(browser, '/answers/health'), /26,50 € de soins en 2026, sans relevé/)
  await browser.post('/answers/health/reads', { kind: 'bank.transaction', allow: '0' })
  assert.match(await pageOf(browser, '/answers/health'), /Aucun soin/)
})

test('the tables of both are files, and a label never runs as a formula', async () => {
  const browser = await person('fichiers@example.org')
  assert.match(await pageOf(browser, '/answers/statement/tables/links.csv'), /^state,role,shape,points/)
  assert.match(await pageOf(browser, '/answers/health/tables/years.csv'), /EUR,2026,1,26\.50,16\.50,16\.50,0\.00,0\.00,10\.00,0\.00/)
})
