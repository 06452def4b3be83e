/** All of an import or of a source, deleted through the front door: refusals, what goes and stays, files kept, coming back. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const qif = (lines: readonly string[]): string =>
  `!Account\nNCompte joint\nTBank\n^\n!Type:Bank\n${lines.map((label, n) => `D0${n + 2}/03/2026\nT-${n + 4}.50\nP${label}\n^\n`).join('')}`
const first = qif(['CAFE', 'LIVRE', 'PAIN'])
const second = qif(['CAFE', 'LIVRE'])
const card = (name: string): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:+33100000000\nEND:VCARD\n`
const textOf = async (answer: Promise<Response>): Promise<string> => await (await answer).text()
const labels = async (browser: Browser): Promise<string[]> =>
  ((await (await browser.get('/api/v1/records')).json()) as { records: { label: string }[] }).records.map(({ label }) => label).toSorted()
async function bring(browser: Browser, files: { readonly [name: string]: string }): Promise<string> {
  const answer = await browser.post('/api/v1/imports', upload(files))
  assert.equal(answer.status, 201)
  return ((await answer.json()) as { batch: { id: string } }).batch.id
}
const keysIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/href="\/sources\/([A-Za-z0-9_-]{22})"/g)].map(([, key = '']) => key)),
]

test('refuses without a session, from another site, what is not hers and what no form sends', async () => {
  assert.equal((await app.browser().post('/imports/x/remove', { act: 'remove' })).status, 401)
  const browser = await signedUp(app, 'refus-tout@example.org')
  const batch = await bring(browser, { 'mars.qif': first })
  const [key = ''] = keysIn(await textOf(browser.get('/sources')))
  const other = await signedUp(app, 'autre-tout@example.org')
  for (const address of [`/imports/${batch}/remove`, `/sources/${key}/remove`]) {
    assert.equal((await other.get(address)).status, 404)
    assert.equal((await browser.post(address, { act: 'remove' }, { 'sec-fetch-site': 'cross-site' })).status, 403)
    assert.equal((await browser.post(address, { act: 'steal' })).status, 400)
    assert.equal((await browser.post(address, { act: 'remove', file: `${batch}/9` })).status, 422)
  }
  assert.equal((await other.post(`/imports/${batch}/remove`, { act: 'remove' })).status, 404)
  assert.equal((await other.post(`/sources/${key}/remove`, { act: 'remove' })).status, 303)
  assert.equal((await labels(browser)).length, 3)
})

test('of an import, what another brought stays and is named; the rest does not come back until it is let', async () => {
  const browser = await signedUp(app, 'import-tout@example.org')
  await bring(browser, { 'ailleurs.qif': second })
  const batch = await bring(browser, { 'mars.qif': first })
  const address = `/imports/${batch}/remove`
  assert.match(await textOf(browser.get(`/imports/${batch}`)), new RegExp(`href="${address}"`))
  const look = await textOf(browser.get(address))
  assert.match(look, /Supprimer 1.donnée pour toujours/)
  assert.match(look, /ailleurs\.qif/)
  assert.deepEqual(await labels(browser), ['CAFE', 'LIVRE', 'PAIN'])
  assert.equal((await browser.post(address, { act: 'remove' })).headers.get('location'), address)
  assert.deepEqual(await labels(browser), ['CAFE', 'LIVRE'])
  assert.match(await textOf(browser.get(address)), /1.donnée supprimée pour toujours[\s\S]*Les laisser revenir/)
  const page = await textOf(browser.get(`/imports/${batch}`))
  assert.match(page, /Vous avez supprimé 1.donnée de cet import/)
  assert.doesNotMatch(page, new RegExp(`/imports/${batch}/undo`))
  await bring(browser, { 'mars.qif': first })
  assert.deepEqual(await labels(browser), ['CAFE', 'LIVRE'])
  await browser.post(address, { act: 'back' })
  assert.match(await textOf(browser.get(address)), /Un prochain import pourra les ramener/)
  assert.deepEqual(await labels(browser), ['CAFE', 'LIVRE', 'PAIN'])
  assert.match(await textOf(browser.get('/ledger')), /Vous avez supprimé 1.donnée/)
})

test('an import taken back is deleted for good: it can no longer be redone into anything', async () => {
  const browser = await signedUp(app, 'annule-tout@example.org')
  const batch = await bring(browser, { 'mars.qif': first })
  await browser.post(`/imports/${batch}/undo`, {})
  assert.match(await textOf(browser.get(`/imports/${batch}`)), /Supprimer pour toujours ce qu’il contenait/)
  await browser.post(`/imports/${batch}/remove`, { act: 'remove' })
  await browser.post(`/imports/${batch}/redo`, {})
  assert.deepEqual(await labels(browser), [])
})

test('of each source, all goes and it leaves the board; of files kept, those that are ticked, with the passphrase', async () => {
  const browser = await signedUp(app, 'source-tout@example.org')
  const form = upload({ 'mars.qif': first, 'contacts.vcf': card('Ana Verdier') + card('Bo Martin') })
  form.append('originals', '1')
  await browser.post('/imports', form)
  const board = await textOf(browser.get('/sources'))
  const keys = keysIn(board)
  assert.equal(keys.length, 2)
  for (const key of keys) {
    const address = `/sources/${key}/remove`
    assert.match(await textOf(browser.get(`/sources/${key}`)), new RegExp(`href="${address}"`))
    const look = await textOf(browser.get(address))
    const [, file = ''] = /name="file" value="([^"]+)"/.exec(look) ?? []
    assert.notEqual(file, '')
    assert.equal((await browser.post(address, { act: 'remove', file, current: 'pas la bonne phrase' })).status, 422)
    assert.equal((await browser.get(`/sources/${key}`)).status, 200)
    await browser.post(address, { act: 'remove', file, current: passphrase })
    assert.doesNotMatch(await textOf(browser.get(address)), new RegExp(`value="${file}"`))
    assert.equal((await browser.get(`/sources/${key}`)).status, 404)
    assert.match(await textOf(browser.get(address)), /supprimées pour toujours/)
  }
  assert.deepEqual(keysIn(await textOf(browser.get('/sources'))), [])
})
