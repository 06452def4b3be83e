/** Sessions ended and attics erased, through the front door: refusals first. */
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before, type TestContext } from 'node:test'
import { createApp } from '#app'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'

const start = '2026-03-02T10:00:00Z'
let at = Temporal.Instant.from(start)
let app: TestApp
before(async () => {
  app = await createTestApp({ now: () => at })
})
after(() => app.destroy())

const march = '!Type:Bank\nD03/03/2026\nT-42.10\nPBOULANGERIE DES LILAS\n^\n'
const signIn = async (email: string, secret = passphrase): Promise<{ browser: Browser; status: number }> => {
  const browser = app.browser()
  const { status } = await browser.post(
    '/fr/sign-in',
    { email, passphrase: secret },
    { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' },
  )
  return { browser, status }
}
const sessionIds = (html: string): string[] => [...html.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? '')

test('refuses these pages and forms without a session', async () => {
  for (const path of ['/settings/sessions', '/settings/erase']) assert.equal((await app.browser().get(path)).status, 303, path)
  for (const path of ['/settings/sessions/end', '/settings/sessions/end-others', '/settings/erase', '/settings/erase/cancel']) {
    assert.equal((await app.browser().post(path, { when: 'now' })).status, 401, path)
  }
})

test('refuses to end a session that is not one, or another person’s', async () => {
  const mine = await signedUp(app, 'mienne@example.org')
  await signedUp(app, 'autre@example.org')
  const other = (await signIn('autre@example.org')).browser
  const [id = ''] = sessionIds(await (await other.get('/settings/sessions')).text())
  assert.notEqual(id, '')
  assert.equal((await mine.post('/settings/sessions/end', { session: 'x' })).status, 400)
  assert.equal((await mine.post('/settings/sessions/end', {})).status, 400)
  assert.equal((await mine.post('/settings/sessions/end', { session: id })).status, 404)
  assert.equal((await other.get('/home')).status, 200)
})

test('lists the sessions with their device, and ends one or all the others', async () => {
  const first = await signedUp(app, 'plusieurs@example.org')
  const { browser: second } = await signIn('plusieurs@example.org')
  const { browser: third } = await signIn('plusieurs@example.org')
  const html = await (await second.get('/settings/sessions')).text()
  assert.match(html, /Firefox, Linux/)
  assert.match(html, /Navigateur inconnu/)
  const ids = sessionIds(html)
  assert.equal(ids.length, 2)
  assert.equal((await second.post('/settings/sessions/end', { session: ids[0] ?? '' })).status, 303)
  assert.equal(sessionIds(await (await second.get('/settings/sessions')).text()).length, 1)
  assert.equal((await second.post('/settings/sessions/end-others', {})).status, 303)
  assert.deepEqual(
    [(await first.get('/home')).status, (await second.get('/home')).status, (await third.get('/home')).status],
    [303, 200, 303],
  )
})

test('erases nothing without the right passphrase, and slows whoever guesses', async () => {
  const browser = await signedUp(app, 'devine@example.org')
  const wrong = await browser.post('/settings/erase', { passphrase: 'pas la bonne phrase', when: 'now' })
  assert.equal(wrong.status, 422)
  assert.doesNotMatch(await wrong.text(), /pas la bonne phrase"/)
  assert.equal((await browser.post('/settings/erase', { when: 'now' })).status, 422)
  let status = 422
  for (let n = 0; n < 12 && status === 422; n++) {
    status = (await browser.post('/settings/erase', { passphrase: `essai numéro ${n}`, when: 'now' })).status
  }
  assert.equal(status, 429)
  assert.equal((await browser.post('/settings/erase', { passphrase, when: 'now' })).status, 429)
  at = at.add({ seconds: 3600 })
  assert.equal((await browser.get('/home')).status, 200)
})

test('answers no certificate for a number that is none', async () => {
  for (const path of ['/fr/erasures/x', `/en/erasures/${'A'.repeat(22)}`, `/erasures/${'A'.repeat(22)}/certificate.json`]) {
    assert.equal((await app.browser().get(path)).status, 404, path)
  }
})

test('erases at once: signed out, unknown, a certificate to take away; no number or address in the logs', async () => {
  const browser = await signedUp(app, 'partir@example.org')
  await browser.post('/imports', upload({ 'mars.qif': march }))
  assert.match(await (await browser.get('/settings/erase')).text(), /2\s(?:données|donnée)|1\sdonnée/)
  const answer = await browser.post('/settings/erase', { passphrase, when: 'now' })
  assert.equal(answer.status, 303)
  const page = answer.headers.get('location') ?? ''
  assert.match(page, /^\/fr\/erasures\/[\w-]{22}$/)
  assert.equal((await browser.get('/home')).status, 303)
  assert.equal((await signIn('partir@example.org')).status, 422)
  const html = await (await browser.get(page)).text()
  const number = page.split('/').at(-1) ?? ''
  assert.ok(html.includes(number))
  const file = await browser.get(`/erasures/${number}/certificate.json`)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="grenier-erasure-/)
  const proof = (await file.json()) as { key: string; certificate: { number: string; erased: { accounts: number } } }
  assert.deepEqual([proof.certificate.number, proof.certificate.erased.accounts], [number, 1])
  const { keys } = (await (await browser.get('/.well-known/grenier-keys.json')).json()) as { keys: { kid: string }[] }
  assert.ok(keys.some(({ kid }) => kid === proof.key))
  assert.ok(!app.logs.join('').includes(number))
  assert.doesNotMatch(app.logs.join(''), /partir|example\.org|Firefox/)
})

test('erases after seven days, with a banner on each page, unless she changes her mind', async () => {
  const browser = await signedUp(app, 'hesite@example.org')
  assert.equal((await browser.post('/settings/erase', { passphrase, when: 'later' })).headers.get('location'), '/settings/erase')
  assert.match(await (await browser.get('/home')).text(), /Ce grenier sera effacé le 9 mars 2026/)
  const html = await (await browser.get('/settings/erase')).text()
  const page = /\/fr\/erasures\/[\w-]{22}/.exec(html)?.[0] ?? ''
  assert.match(await (await browser.get(page)).text(), /Pas encore effacé/)
  assert.equal((await browser.post('/settings/erase/cancel', {})).headers.get('location'), '/settings/erase?kept=1')
  assert.doesNotMatch(await (await browser.get('/home')).text(), /sera effacé/)
  assert.equal((await browser.get(page)).status, 404)
  const ledger = await (await browser.get('/ledger')).text()
  assert.match(ledger, /Vous avez demandé l’effacement/)
  assert.match(ledger, /Vous avez gardé votre grenier/)
  await browser.post('/settings/erase', { passphrase, when: 'later' })
  at = at.add({ hours: 24 * 7 })
  await app.runJobs()
  assert.equal((await signIn('hesite@example.org')).status, 422)
})

test('a trial is erased in one click, without a passphrase that nobody has', async () => {
  const browser = app.browser()
  assert.equal((await browser.post('/fr/try', { person: 'camille' })).status, 303)
  const answer = await browser.post('/settings/erase', { when: 'now' })
  assert.match(answer.headers.get('location') ?? '', /^\/fr\/erasures\//)
  assert.equal((await browser.get('/home')).status, 303)
})

test('every registered job runs with every vault locked, twice, and touches no record', async () => {
  const quiet = await createTestApp({ now: () => at })
  try {
    const browser = await signedUp(quiet, 'fermee@example.org')
    await browser.post('/imports', upload({ 'mars.qif': march }))
    await quiet.browser().post('/fr/try', { person: 'noe' })
    await browser.post('/sign-out', {})
    const all = [
      'erasures.run',
      'erasures.sweep',
      'jobs.sweep',
      'notices.due',
      'notices.sweep',
      'roles.sweep',
      'sessions.sweep',
      'shares.sweep',
      'trials.erase',
    ]
    for (const _ of [1, 2]) {
      at = at.add({ hours: 25 })
      assert.deepEqual((await quiet.runJobs()).toSorted(), all)
    }
    assert.deepEqual(
      quiet.logs.filter((line) => line.includes('"job"')),
      [],
    )
    const again = quiet.browser()
    assert.equal((await again.post('/fr/sign-in', { email: 'fermee@example.org', passphrase })).status, 303)
    const { records } = (await (await again.get('/api/v1/records')).json()) as { records: unknown[] }
    assert.equal(records.length, 1)
  } finally {
    await quiet.destroy()
  }
})

async function started(t: TestContext, folder: string) {
  const created = await createApp({
    dataDir: join(folder, 'data'),
    secretFile: join(folder, 'secret'),
    publicUrl: 'http://localhost:8480',
    demo: false,
    assets: { css: '/assets/x.css', js: '/assets/x.js', fonts: [], icon: '/assets/x.svg' },
    log: () => {},
  })
  if (created.ok) t.after(() => created.value.close())
  return created
}

test('a restored copy of the data folder revives nobody; a list that does not read stops the start', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-restored-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const first = await started(t, folder)
  assert.ok(first.ok)
  const enter = (running: { fetch(request: Request): Promise<Response> }, path: string, form: Record<string, string>, cookie = '') =>
    running.fetch(
      new Request(`http://localhost:8480${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: 'http://localhost:8480', cookie },
      }),
    )
  const email = 'revenante@example.org'
  const signedUpHere = await enter(first.value, '/fr/sign-up', { email, passphrase, again: passphrase })
  await first.value.close()
  cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true })
  const second = await started(t, folder)
  assert.ok(second.ok)
  const cookie = signedUpHere.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await enter(second.value, '/settings/erase', { passphrase, when: 'now' }, cookie)).status, 303)
  await second.value.close()
  rmSync(join(folder, 'data'), { recursive: true })
  cpSync(join(folder, 'copy'), join(folder, 'data'), { recursive: true })
  const third = await started(t, folder)
  assert.ok(third.ok)
  assert.equal((await enter(third.value, '/fr/sign-in', { email, passphrase })).status, 422)
  await third.value.close()
  const list = join(folder, 'data.erasures')
  writeFileSync(list, `not a line\n${readFileSync(list, 'utf8')}`)
  const fourth = await started(t, folder)
  assert.ok(!fourth.ok)
  assert.match(fourth.error.message, /list of erased vaults/)
})
