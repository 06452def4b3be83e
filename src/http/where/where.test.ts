/** The table of sources: what it refuses, what it finds, what a person puts aside. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { families } from '#content'
import { createTestApp, signedUp, type TestApp } from '#test/app'
import { linesFound } from './find.ts'
import { sourcesOf } from './held.ts'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const pageOf = async (path: string): Promise<string> => await (await app.browser().get(path)).text()

test('refuses to put aside without a session, and what is no line', async () => {
  assert.equal((await app.browser().post('/to-find', { line: 'bank-loans', aside: '1' })).status, 401)
  const browser = await signedUp(app, 'bocaux@example.org')
  for (const line of ['', 'nothing', '../../x']) assert.equal((await browser.post('/to-find', { line, aside: '1' })).status, 400)
  assert.doesNotMatch(await (await browser.get('/ledger')).text(), /mises de côté/)
})

test('every link inside the page leads to something, in both languages', async () => {
  for (const lang of ['fr', 'en']) {
    const html = await pageOf(`/${lang}/where`)
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const paths = new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? ''))
    for (const href of paths) {
      if (href.startsWith('#')) assert.ok(ids.has(href.slice(1)), href)
      else if (href.startsWith('/') && !href.startsWith('/assets/'))
        assert.ok([200, 302, 303].includes((await app.browser().get(href)).status), href)
    }
    for (const { id, lines } of families) for (const one of [id, ...lines.map((line) => line.id)]) assert.ok(ids.has(one), `${lang} ${one}`)
  }
})

test('a country by a link; words by a form whose address holds nothing of them', async () => {
  const quebec = await pageOf('/fr/where?country=qc')
  assert.match(quebec, /Desjardins/)
  assert.doesNotMatch(quebec, /Crédit Agricole/)
  assert.equal((await app.browser().get('/fr/where?country=mars')).status, 200)
  const answer = await app.browser().post('/en/where', { words: 'desjardins' })
  assert.equal(answer.status, 200)
  const found = await answer.text()
  assert.match(found, /“desjardins”/)
  assert.doesNotMatch(found, /href="[^"]*desjardins/i)
  assert.match(await (await app.browser().post('/fr/where', { words: '<b>zz</b>' })).text(), /&lt;b>zz/)
})

test('words are found without accents or case, all of them, in one country', () => {
  assert.deepEqual(linesFound('LINKY numero', undefined), ['energy-electricity'])
  assert.deepEqual(linesFound('nothing of the sort', undefined), [])
  assert.deepEqual(
    linesFound('', undefined),
    families.flatMap(({ lines }) => lines.map(({ id }) => id)),
  )
})

test('a line is surely in when it alone explains what came, perhaps when several could, out when others do', () => {
  const brought = new Map([
    ['telecom.usage', new Set(['hand'])],
    ['invoice', new Set(['einvoice'])],
    ['bank.transaction', new Set(['ofx'])],
    ['receipt', new Set(['hand'])],
  ])
  const states = Object.fromEntries(
    sourcesOf(brought, new Set(['bank-loans'])).flatMap(({ lines }) => lines.map(({ id, state }) => [id, state])),
  )
  assert.equal(states['telecom-usage'], 'in')
  assert.equal(states['energy-bills'], 'some')
  assert.equal(states['bank-operations'], 'in')
  assert.equal(states['shops-wallets'], 'out')
  assert.equal(states['shops-receipts'], 'some')
  assert.equal(states['energy-gas'], 'out')
  assert.equal(states['bank-loans'], 'aside')
})

test('a line put aside stays so, is a line of the ledger, and comes back', async () => {
  const browser = await signedUp(app, 'cote@example.org')
  const answer = await browser.post('/to-find', { line: 'bank-loans', aside: '1' })
  assert.equal(answer.headers.get('location'), '/to-find#bank')
  assert.match(await (await browser.get('/to-find')).text(), /Remettre : Prêts|Remettre\u00a0: Prêts/)
  assert.match(await (await browser.get('/ledger')).text(), /mises de côté/)
  await browser.post('/to-find', { line: 'bank-loans', aside: '0' })
  assert.doesNotMatch(await (await browser.get('/to-find')).text(), /Remettre/)
})
