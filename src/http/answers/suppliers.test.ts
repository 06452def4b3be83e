/** Suppliers through the front door: boards, names that are said and taken back, a notice, switches and files. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const months = ['01', '02', '03', '04', '05', '06']
const rows = months.flatMap((month) => [
  [month, '05', '-612.00', 'PRLV SEPA BAILLEUR DES LILAS'],
  [month, '09', month < '04' ? '-29.99' : '-34.99', 'PRLV SEPA FREE HAUTDEBIT'],
])
const qif = `!Type:Bank\n${rows.map(([month, day, amount, payee]) => `D${day}/${month}/2026\nT${amount}\nP${payee}\n^\n`).join('')}`

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
const boardOf = (html: string, name: string): string => {
  const found = [...html.matchAll(/href="(\/answers\/suppliers\/[\w-]{22})"[^>]*>(?:<strong>)?([^<]*)</g)].find(
    ([, , said]) => said === name,
  )
  assert.ok(found?.[1], `${name} has no board`)
  return found[1]
}

test('a visitor sees none of it, and a board that is not there is not found', async () => {
  for (const path of ['/answers/suppliers', '/answers/suppliers/x', '/answers/suppliers/tables/prices.csv'])
    assert.equal((await app.browser().get(path)).status, 303, path)
  const browser = await person('absent@example.org')
  assert.equal((await browser.get('/answers/suppliers/x')).status, 404)
  assert.equal((await browser.post('/answers/suppliers/x', { act: 'nobody' })).status, 404)
})

test('a board: money by year, a rise, the law; every figure opens', async () => {
  const browser = await person('tableau@example.org')
  const list = await pageOf(browser, '/answers/suppliers')
  const board = await pageOf(browser, boardOf(list, 'Free'))
  assert.match(board, /est passé de 29,99 € à 34,99 €/)
  assert.match(board, /art\. L224-40/)
  const figure = /href="(\/records\?[^"]*figure=spent[^"]*)"/.exec(board)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(await pageOf(browser, figure), /Une marque connue, nommée par le libellé/)
  const file = await browser.get('/answers/suppliers/tables/prices.csv')
  assert.match(await file.text(), /Free,EUR,2026-04-09,29\.99,34\.99,16\.67/)
})

test('a name is given, refused when it is none, set aside, and taken back', async () => {
  const browser = await person('nom@example.org')
  const path = boardOf(await pageOf(browser, '/answers/suppliers'), 'Bailleur lilas')
  for (const name of ['', '  ', '!', 'x'.repeat(90)]) assert.equal((await browser.post(path, { act: 'name', name })).status, 422, name)
  assert.equal((await browser.post(path, { act: 'other' })).status, 400)
  assert.equal((await browser.post(path, { act: 'name', name: 'Madame Lilas' })).status, 303)
  const renamed = boardOf(await pageOf(browser, '/answers/suppliers'), 'Madame Lilas')
  assert.match(await pageOf(browser, '/answers/suppliers/taught'), /« bailleur des lilas »/)
  assert.equal((await browser.post(renamed, { act: 'nobody' })).status, 303)
  assert.doesNotMatch(await pageOf(browser, '/answers/suppliers'), /Madame Lilas/)
  await browser.post('/answers/suppliers/taught', { about: 'name/bailleur des lilas' })
  assert.match(await pageOf(browser, '/answers/suppliers'), /Bailleur lilas/)
})

test('the notice that she read in her contract gives the last day; a word is no notice', async () => {
  const browser = await person('preavis@example.org')
  const typed = { provider: 'Salle Inventée', category: 'other', day: '2026-01-15', endDay: '2099-01-14', step: 'save' }
  assert.equal((await browser.post('/by-hand/contract', typed)).status, 303)
  const path = boardOf(await pageOf(browser, '/answers/suppliers'), 'Salle Inventée')
  const page = await pageOf(browser, path)
  const contract = /name="contract" value="([\w-]{22})"/.exec(page)?.[1] ?? ''
  assert.match(page, /Le préavis est dans votre contrat/)
  assert.equal((await browser.post(path, { act: 'notice', contract, [`days-${contract}`]: 'deux mois' })).status, 422)
  assert.equal((await browser.post(path, { act: 'notice', contract: 'x' })).status, 400)
  await browser.post(path, { act: 'notice', contract, [`days-${contract}`]: '30' })
  assert.match(await pageOf(browser, path), /Dernier jour pour le dire : 15 décembre 2098/)
  await browser.post(path, { act: 'notice', contract, [`days-${contract}`]: '' })
  assert.match(await pageOf(browser, path), /Le préavis est dans votre contrat/)
})

test('a notice typed with the contract is in its record and gives the last day; what is no notice is refused', async () => {
  const browser = await person('preavis-ecrit@example.org')
  const typed = { provider: 'Salle Inventée', category: 'other', day: '2026-01-15', endDay: '2099-03-31', step: 'save' }
  for (const wrong of [{ notice: 'deux' }, { notice: '-1' }, { notice: '1001' }, { notice: '2', noticeUnit: 'years' }])
    assert.equal((await browser.post('/by-hand/contract', { ...typed, ...wrong })).status, 422, JSON.stringify(wrong))
  assert.equal((await browser.post('/by-hand/contract', { ...typed, notice: '1', noticeUnit: 'months' })).status, 303)
  const board = await pageOf(browser, boardOf(await pageOf(browser, '/answers/suppliers'), 'Salle Inventée'))
  assert.match(board, /Dernier jour pour le dire : 28 février 2099/)
  assert.match(board, /Préavis : 1 mois, selon la donnée du contrat\./)
  const address = /href="(\/records\/contract\/[^"]+)"/.exec(await pageOf(browser, '/records?kind=contract'))?.[1] ?? ''
  assert.match(await pageOf(browser, address), /, préavis de 1 mois\./)
  const file = await (await browser.get('/answers/suppliers/tables/contracts.csv')).text()
  assert.match(
    file,
    /^supplier,contract,start,end,rule,notice_days,give_by,free_from,end_if_today,notice_months\r?\n.*,2099-03-31,[^,]*,,2099-02-28,,,1\r?$/m,
  )
})

test('operations switched off: nothing is paid to anybody, and it comes back', async () => {
  const browser = await person('coupe-fournisseurs@example.org')
  await browser.post('/answers/suppliers/reads', { kind: 'bank.transaction', allow: '0' })
  assert.match(await pageOf(browser, '/answers/suppliers'), /Aucun fournisseur encore/)
  await browser.post('/answers/suppliers/reads', { kind: 'bank.transaction', allow: '1' })
  assert.match(await pageOf(browser, '/answers/suppliers'), /Free/)
})
