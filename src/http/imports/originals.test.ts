/** Files kept as they were given, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp({ limits: { originalsBytes: 9 * 2 ** 20 } })
})
after(() => app.destroy())

const statement = `!Type:Bank\nD03/03/2026\nT-12.50\nPBOULANGERIE\n^\n`
const large = `${statement}${'D04/03/2026\nT-1.00\nPCAFE\n^\n'.repeat(190_000)}`

async function brought(browser: Browser, files: Record<string, string>, field?: string): Promise<string> {
  const form = upload(files)
  if (field !== undefined) form.append('originals', field)
  const answer = await browser.post('/imports', form)
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}

test('nothing is kept that was not asked for, and nobody sees another’s', async () => {
  const browser = await signedUp(app, 'sans-original@example.org')
  for (const field of [undefined, '0']) {
    const batch = await brought(browser, { 'mars.qif': statement }, field)
    assert.doesNotMatch(await (await browser.get(batch)).text(), /Fichier d’origine/)
    assert.equal((await browser.get(`${batch}/originals/0`)).status, 404)
    assert.equal((await browser.get(`${batch}/originals/0/content`)).status, 404)
  }
  const owner = await signedUp(app, 'avec-original@example.org')
  const batch = await brought(owner, { 'mars.qif': statement }, '1')
  for (const path of [`${batch}/originals/0`, `${batch}/originals/0/content`]) {
    assert.equal((await browser.get(path)).status, 404)
    assert.equal((await app.browser().get(path)).status, 303)
    assert.equal((await owner.get(path.replace('/0', '/1'))).status, 404)
    assert.equal((await owner.get(path.replace('/0', '/x'))).status, 404)
  }
  assert.equal((await browser.post(`${batch}/originals/0/delete`, { current: passphrase })).status, 404)
  assert.equal((await owner.post(`${batch}/originals/0/delete`, { current: 'pas la bonne phrase' })).status, 422)
})

test('beyond the limit, nothing is kept, and the page says what to do', async () => {
  const browser = await signedUp(app, 'trop-d-originaux@example.org')
  const files = { 'un.qif': large, 'deux.qif': large }
  const form = upload(files)
  form.append('originals', '1')
  const page = await browser.post('/imports', form)
  assert.equal(page.status, 409)
  assert.match(await page.text(), /toute la place permise/)
  const api = await browser.post('/api/v1/imports', upload(files), { prefer: 'keep-originals' })
  assert.equal(api.status, 409)
  assert.match(await api.text(), /OriginalsFull/)
})

test('a file is given back as it was, never run here, and deleted with fresh words', async () => {
  const browser = await signedUp(app, 'original@example.org')
  const answer = await browser.post('/api/v1/imports', upload({ 'été l’an "2".qif': large, 'photo.jpg': 'pixels' }), {
    prefer: 'keep-originals',
  })
  assert.equal(answer.status, 201)
  const { location } = (await answer.json()) as { location: string }
  assert.equal((await (await browser.get(location)).text()).match(/Fichier d’origine gardé/g)?.length, 2)
  const page = await (await browser.get(`${location}/originals/0`)).text()
  assert.match(page, /gardé tel que vous l’avez donné/)
  const file = await browser.get(`${location}/originals/0/content`)
  assert.equal(file.headers.get('content-type'), 'application/octet-stream')
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(file.headers.get('content-security-policy'), "sandbox; default-src 'none'")
  assert.equal(file.headers.get('cache-control'), 'no-store')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''[\w.%-]+\.qif$/)
  assert.equal(await file.text(), large)
  assert.equal(await (await browser.get(`${location}/originals/1/content`)).text(), 'pixels')
  assert.equal((await browser.post(`${location}/undo`, {})).status, 303)
  assert.equal((await browser.get(`${location}/originals/0/content`)).status, 200)
  assert.equal((await browser.post(`${location}/originals/0/delete`, { current: passphrase })).status, 303)
  assert.equal((await browser.get(`${location}/originals/0/content`)).status, 404)
  assert.match(await (await browser.get(`${location}/originals/0`)).text(), /Rien n’en reste ici/)
  assert.match(await (await browser.get(location)).text(), /Le fichier d’origine est supprimé/)
  assert.match(await (await browser.get('/ledger')).text(), /Vous avez supprimé un fichier d’origine/)
})
