/** A table that nothing recognises, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'
import { zipOf } from '#test/zip'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const csv = (month: string): string =>
  `Quand;Pour quoi;Combien\n${Array.from({ length: 12 }, (_, i) => `${String(13 + i)}/${month}/2026;ACHAT ${i};-${i + 1},50`).join('\n')}\n`
const nobody = 'AAAAAAAAAAAAAAAAAAAAAA'

/** Sends the file and answers the way to say what its columns are, from the page of its result. */
async function offered(browser: Browser, name: string, content: string): Promise<string> {
  const answer = await browser.post('/imports', upload({ [name]: content }))
  const page = await answer.text()
  assert.equal(answer.status, 422, page)
  const found = /href="(\/imports\/jobs\/[\w-]{22}\/tables\/\d+)"/.exec(page)
  assert.ok(found?.[1], page)
  return found[1]
}

const answers = {
  target: 'bank.transaction',
  column0: 'date',
  column1: 'label',
  column2: 'amount',
  order: 'dmy',
  decimal: ',',
  signs: 'signed',
  account: 'Compte joint',
  currency: 'EUR',
  fluid: 'electricity',
  unit: 'kWh',
}

test('refuses without a session, for another person, and for what no job holds', async () => {
  const mine = await signedUp(app, 'tableau@example.org')
  const other = await signedUp(app, 'autre-tableau@example.org')
  const path = await offered(other, 'depenses.csv', csv('03'))
  assert.equal((await app.browser().get(path)).status, 303)
  assert.equal((await app.browser().post(path, answers)).status, 401)
  for (const one of [path, `/imports/jobs/${nobody}/tables/0`, `${path}9`]) {
    const page = await mine.get(one)
    assert.equal(page.status, 404)
    assert.match(await page.text(), /n’est plus ici[\s\S]*Redonnez-le/)
    assert.equal((await mine.post(one, answers)).status, 404)
  }
  assert.equal((await mine.get(`/imports/jobs/${nobody}/tables/x`)).status, 404)
  assert.equal((await mine.post(`/settings/tables/${nobody}/forget`, {})).status, 404)
})

test('refuses what no form of ours sends, and says what is missing or said twice', async () => {
  const browser = await signedUp(app, 'refus-tableau@example.org')
  const path = await offered(browser, 'depenses.csv', csv('03'))
  for (const wrong of [{ target: 'setting' }, { order: 'x' }, { currency: 'euro' }, { account: 'x'.repeat(65) }]) {
    assert.equal((await browser.post(path, { ...answers, ...wrong })).status, 400, JSON.stringify(wrong))
  }
  const lacking = await browser.post(path, { ...answers, column2: '', act: 'read' })
  assert.equal(lacking.status, 422)
  assert.match(await lacking.text(), /Il manque encore\s: le montant/)
  const twice = await browser.post(path, { ...answers, column1: 'date', act: 'read' })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /Deux colonnes ont le même contenu\s: la date/)
  assert.match(await (await browser.get('/imports')).text(), /Aucun import pour l’instant/)
})

test('a table is shown with what is guessed, seen as it would be read, imported, and read without asking the next time', async () => {
  const browser = await signedUp(app, 'lucie-tableau@example.org')
  const path = await offered(browser, 'depenses.csv', csv('03'))
  const first = await (await browser.get(path)).text()
  assert.match(first, /depenses\.csv/)
  assert.match(first, /<option value="date" selected[^>]*>/)
  assert.match(first, /ACHAT 0[\s\S]*-1,50|ACHAT 0[\s\S]*−1,50/)
  const reversed = await (await browser.post(path, { ...answers, signs: 'reversed', act: 'look' })).text()
  assert.match(reversed, /\+?1,50\s€/)
  const imported = await browser.post(path, { ...answers, remember: '1', act: 'read' })
  assert.equal(imported.status, 303)
  const location = imported.headers.get('location') ?? ''
  const result = await (await browser.get(location)).text()
  assert.match(result, /12\sopérations[\s\S]*dans votre grenier/)
  assert.match(await (await browser.get('/home')).text(), /Compte joint/)
  // Its bytes are gone with the answer.
  assert.equal((await browser.get(path)).status, 404)

  const next = await browser.post('/imports', upload({ 'avril.csv': csv('04') }))
  assert.equal(next.status, 303)
  assert.match(await (await browser.get(next.headers.get('location') ?? '')).text(), /nous l’avons lu comme vous l’aviez dit/)
  const settings = await (await browser.get('/settings')).text()
  const forget = /\/settings\/tables\/[\w-]{22}\/forget/.exec(settings)?.[0]
  assert.ok(forget, settings)
  assert.equal((await browser.post(forget, {})).status, 303)
  assert.doesNotMatch(await (await browser.get('/settings')).text(), /\/settings\/tables\//)
  await offered(browser, 'mai.csv', csv('05'))
})

test('a file that is no table shows its structure, never a value', async () => {
  const browser = await signedUp(app, 'structure@example.org')
  const json = JSON.stringify({ holder: { name: 'Odile Invente', born: '1980-02-03' }, moves: [{ kcal: 12, ok: true }] })
  const page = await (await browser.post('/imports', upload({ 'sante.json': json }))).text()
  assert.match(page, /fichier de données \(JSON\)/)
  assert.match(page, /holder › born[\s\S]*date/)
  assert.match(page, /moves › \* › kcal[\s\S]*nombre/)
  assert.doesNotMatch(page, /Odile|1980/)
})

test('a table beside a file that is read waits on the page of its result', async () => {
  const browser = await signedUp(app, 'melange@example.org')
  const qif = '!Type:Bank\nD02/03/2026\nT-1.10\nPCAFE\n^\n'
  const answer = await browser.post('/imports', upload({ 'mars.qif': qif, 'depenses.csv': csv('03') }))
  assert.equal(answer.status, 303)
  const page = await (await browser.get(answer.headers.get('location') ?? '')).text()
  assert.match(page, /href="\/imports\/jobs\/[\w-]{22}\/tables\/1"/)
})

test('a bank’s statement whose columns cannot be told apart is explained like any table', async () => {
  const browser = await signedUp(app, 'releve-tableau@example.org')
  const rows = Array.from({ length: 8 }, (_, i) => `${13 + i}/03/2026;${i + 1},20;;${100 - i},00`).join('\n')
  const path = await offered(browser, 'releve.csv', `Date;Débit;Crédit;Solde\n${rows}\n`)
  assert.equal((await browser.get(path)).status, 200)
})

test('the original that was asked for is kept with the table, once it is explained', async () => {
  const browser = await signedUp(app, 'original-tableau@example.org')
  const content = csv('03')
  const form = upload({ 'photo.jpg': 'pixels', 'depenses.csv': content })
  form.append('originals', '1')
  const page = await (await browser.post('/imports', form)).text()
  const path = /href="(\/imports\/jobs\/[\w-]{22}\/tables\/1)"/.exec(page)?.[1]
  assert.ok(path, page)
  const location = (await browser.post(path, { ...answers, act: 'read' })).headers.get('location') ?? ''
  assert.equal((await (await browser.get(location)).text()).match(/Fichier d’origine gardé/g)?.length, 1)
  assert.equal(await (await browser.get(`${location}/originals/0/content`)).text(), content)
})

test('of an import that kept something, originals are kept once: not again with the table', async () => {
  const browser = await signedUp(app, 'originaux-tableau@example.org')
  const form = upload({ 'mars.qif': '!Type:Bank\nD02/03/2026\nT-1.10\nPCAFE\n^\n', 'depenses.csv': csv('03') })
  form.append('originals', '1')
  const page = await (await browser.get((await browser.post('/imports', form)).headers.get('location') ?? '')).text()
  assert.equal(page.match(/Fichier d’origine gardé/g)?.length, 2)
  const path = /href="(\/imports\/jobs\/[\w-]{22}\/tables\/1)"/.exec(page)?.[1]
  assert.ok(path, page)
  const location = (await browser.post(path, { ...answers, act: 'read' })).headers.get('location') ?? ''
  const result = await (await browser.get(location)).text()
  assert.match(result, /12\sopérations/)
  assert.doesNotMatch(result, /Fichier d’origine/)
})

test('a table in an archive is explained where it is, and read alone', async () => {
  const browser = await signedUp(app, 'archive-tableau@example.org')
  const archive = zipOf([
    { name: 'export/depenses.csv', content: csv('03') },
    { name: 'export/autres.csv', content: csv('04').replace('Combien', 'Valeur') },
    { name: 'photo.jpg', content: 'pixels' },
  ])
  const page = await (await browser.post('/imports', upload({ 'banque.zip': archive }))).text()
  const paths = [...page.matchAll(/href="(\/imports\/jobs\/[\w-]{22}\/tables\/[12])"/g)].map(([, path]) => path)
  assert.equal(new Set(paths).size, 2, page)
  const path = paths.find((one) => one?.endsWith('/1')) ?? ''
  const shown = await (await browser.get(path)).text()
  assert.match(shown, /banque\.zip!export\/depenses\.csv/)
  assert.match(shown, /ACHAT 0/)
  const answer = await browser.post(path, { ...answers, remember: '1', act: 'read' })
  const result = await (await browser.get(answer.headers.get('location') ?? '')).text()
  assert.match(result, /12\sopérations[\s\S]*<h4>export\/depenses\.csv/)
  assert.doesNotMatch(result, /autres\.csv/)
  assert.equal((await browser.get(path)).status, 404)
  assert.equal((await browser.get(paths.find((one) => one?.endsWith('/2')) ?? '')).status, 200)
  // What was said is known again inside archives too.
  const again = zipOf([{ name: 'mai.csv', content: csv('05') }])
  assert.equal((await browser.post('/imports', upload({ 'mai.zip': again }))).status, 303)
})

const sheetOf = (name: string, month: string): string => {
  const rows = csv(month).trim().split('\n')
  const cells = rows.map((row) => row.split(';').map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`))
  return `<table:table table:name="${name}">${cells.map((row) => `<table:table-row>${row.join('')}</table:table-row>`).join('')}</table:table>`
}

test('the sheets of a workbook are explained one after the other', async () => {
  const browser = await signedUp(app, 'classeur@example.org')
  const namespaces = ['office', 'table', 'text']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ')
  const body = `<office:spreadsheet>${sheetOf('Joint', '03')}${sheetOf('Perso', '04')}</office:spreadsheet>`
  const workbook = zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', content: `<office:document-content ${namespaces}><office:body>${body}</office:body></office:document-content>` },
  ])
  const page = await (await browser.post('/imports', upload({ 'comptes.ods': workbook }))).text()
  const path = /href="(\/imports\/jobs\/[\w-]{22}\/tables\/0)"/.exec(page)?.[1]
  assert.ok(path, page)
  const first = await (await browser.get(path)).text()
  assert.match(first, /deux tableaux|2\stableaux/)
  assert.match(first, /\?sheet=1"[^>]*>Perso/)
  assert.match(await (await browser.get(`${path}?sheet=1`)).text(), /13\/04\/2026/)
  const read = async (sheet: number, month: string) => {
    const answer = await browser.post(`${path}?sheet=${sheet}`, { ...answers, account: month, act: 'read' })
    return await (await browser.get(answer.headers.get('location') ?? '')).text()
  }
  assert.match(await read(1, 'Perso'), /12\sopérations/)
  assert.match(await (await browser.get(path)).text(), /Perso<\/a><span[^>]*> \(lu\)/)
  assert.match(await read(0, 'Joint'), /12\sopérations/)
  assert.equal((await browser.get(path)).status, 404)
  assert.equal((await browser.get(`${path}?sheet=x`)).status, 404)
})
