/** Imports that outlive their request, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const qif = (rows: number): string =>
  `!Type:Bank\n${Array.from({ length: rows }, (_, i) => `D${1 + (i % 28)}/03/2026\nT-${i + 1}.10\nPBOULANGERIE ${i}\n^\n`).join('')}`
const json = { accept: 'application/json' }
const later = { prefer: 'respond-async' }
const unknownJob = 'AAAAAAAAAAAAAAAAAAAAAA'

async function started(browser: Browser, rows: number): Promise<string> {
  const answer = await browser.post('/api/v1/imports', upload({ 'mars.qif': qif(rows) }), later)
  assert.equal(answer.status, 202)
  const { job, location } = (await answer.json()) as { job: string; location: string }
  assert.match(job, /^[\w-]{22}$/)
  assert.equal(location, `/imports/jobs/${job}`)
  assert.equal(answer.headers.get('location'), `/api/v1/imports/jobs/${job}`)
  assert.equal(answer.headers.get('preference-applied'), 'respond-async')
  return job
}
interface Told {
  readonly state: string
  readonly records?: number
  readonly files?: readonly { readonly file: string; readonly state: string; readonly records: number }[]
  readonly location?: string
  readonly batch?: { readonly id: string; readonly added: object }
}
async function ended(browser: Browser, job: string): Promise<Told> {
  for (;;) {
    const answer = await browser.get(`/api/v1/imports/jobs/${job}`)
    assert.equal(answer.status, 200)
    const told = (await answer.json()) as Told
    if (told.state !== 'running') return told
    await new Promise((resume) => setTimeout(resume, 50))
  }
}

test('refuses without a session', async () => {
  const nobody = app.browser()
  assert.equal((await nobody.get(`/api/v1/imports/jobs/${unknownJob}`)).status, 401)
  assert.equal((await nobody.get(`/imports/jobs/${unknownJob}`)).status, 303)
  assert.equal((await nobody.post(`/imports/jobs/${unknownJob}/cancel`, {})).status, 401)
  assert.equal((await nobody.post(`/imports/aside/${unknownJob}/forget`, {})).status, 401)
})

test('a job that is not known, or another person’s, is a page that says what to do', async () => {
  const mine = await signedUp(app, 'attente@example.org')
  const other = await signedUp(app, 'autre-attente@example.org')
  const theirs = await started(other, 20_000)
  for (const job of [unknownJob, theirs]) {
    const page = await mine.get(`/imports/jobs/${job}`)
    assert.equal(page.status, 404)
    assert.match(await page.text(), /Cet import n’est pas connu[\s\S]*redonnez vos fichiers/)
    assert.equal((await mine.get(`/api/v1/imports/jobs/${job}`)).status, 404)
    assert.equal((await mine.get(`/imports/jobs/${job}`, json)).status, 404)
  }
  assert.equal((await mine.post(`/imports/jobs/${theirs}/cancel`, {})).status, 303)
  assert.equal((await mine.post(`/imports/aside/${theirs}/forget`, {})).status, 404)
  assert.equal((await ended(other, theirs)).state, 'done')
})

test('a job is followed to its batch, by programs and by pages', async () => {
  const browser = await signedUp(app, 'suivi@example.org')
  const job = await started(browser, 5_000)
  const page = await browser.get(`/imports/jobs/${job}`)
  const html = await page.text()
  assert.equal(page.status, 200)
  assert.match(html, /<noscript><meta http-equiv="refresh" content="3"/)
  assert.match(html, /mars\.qif/)
  assert.match(await (await browser.get('/home')).text(), new RegExp(`/imports/jobs/${job}`))
  assert.match(await (await browser.get('/imports')).text(), new RegExp(`/imports/jobs/${job}`))
  const told = await ended(browser, job)
  assert.equal(told.state, 'done')
  assert.equal(told.location, `/imports/${job}`)
  assert.deepEqual(told.batch?.added, { 'bank.transaction': 5_000 })
  const redirected = await browser.get(`/imports/jobs/${job}`)
  assert.deepEqual([redirected.status, redirected.headers.get('location')], [303, `/imports/${job}`])
  assert.equal((await browser.get(`/imports/${job}`)).status, 200)
  assert.doesNotMatch(await (await browser.get('/home')).text(), /imports\/jobs/)
  assert.match(await (await browser.get('/ledger')).text(), /5\s?00[01]/)
})

test('a job stopped keeps nothing', async () => {
  const browser = await signedUp(app, 'stop@example.org')
  const job = await started(browser, 50_000)
  const stopped = await browser.post(`/imports/jobs/${job}/cancel`, {})
  assert.deepEqual([stopped.status, stopped.headers.get('location')], [303, `/imports/jobs/${job}`])
  assert.match(await (await browser.get(`/imports/jobs/${job}`)).text(), /Cet import est arrêté/)
  assert.equal((await ended(browser, job)).state, 'cancelled')
  assert.match(await (await browser.get('/imports')).text(), /Aucun import pour l’instant/)
})

test('a job of which nothing is kept says why, file by file', async () => {
  const browser = await signedUp(app, 'rien@example.org')
  const answer = await browser.post('/imports', upload({ 'photo.jpg': 'ceci n’est pas un relevé' }), later)
  assert.equal(answer.status, 303)
  const path = answer.headers.get('location') ?? ''
  const told = await ended(browser, path.split('/').at(-1) ?? '')
  assert.equal(told.state, 'refused')
  assert.match(JSON.stringify(told), /NothingKept.*photo\.jpg.*unknown-format/)
  const page = await (await browser.get(path)).text()
  assert.match(page, /Rien n’a été gardé/)
  assert.match(page, /photo\.jpg/)
})

test('a session closed while an import goes on: it is there at the next sign-in', async () => {
  const browser = await signedUp(app, 'partie@example.org')
  const job = await started(browser, 20_000)
  assert.equal((await browser.post('/sign-out', {})).status, 303)
  assert.equal((await browser.get(`/api/v1/imports/jobs/${job}`)).status, 401)
  await browser.post('/fr/sign-in', { email: 'partie@example.org', passphrase: 'une longue phrase pour les essais' })
  assert.equal((await ended(browser, job)).state, 'done')
})
