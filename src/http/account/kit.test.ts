/** Recovery code, recovery and change of passphrase, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, kitOf, passphrase, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const march = '!Type:Bank\nD03/03/2026\nT-42.10\nPBOULANGERIE DES LILAS\n^\n'
const next = 'quatre poires sous un pommier'
let visitors = 0
/** Each from an address of its own, so that the limits of one test are not another's. */
const visitor = (): Browser => app.browser(`192.0.2.${(visitors += 1)}`)

/** Signs up and stops at the page that shows the code. */
async function unconfirmed(email: string): Promise<{ browser: Browser; html: string }> {
  const browser = visitor()
  const answer = await browser.post('/fr/sign-up', { email, passphrase, again: passphrase })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  return { browser, html: await answer.text() }
}
const confirm = async (browser: Browser, html: string): Promise<string> => {
  const kit = kitOf(html)
  assert.equal((await browser.post('/kit/confirm', kit.form)).status, 303)
  return kit.groups.join('-')
}
const recovery = (email: string, code: string, chosen = next) => ({ email, code, passphrase: chosen, again: chosen })

test('refuses each address of the kit without a session, and to an invented person', async () => {
  for (const path of ['/kit', '/settings/passphrase']) assert.equal((await visitor().get(path)).status, 303, path)
  for (const path of ['/kit', '/kit/file', '/kit/confirm', '/settings/passphrase'])
    assert.equal((await visitor().post(path, {})).status, 401, path)
  const trial = visitor()
  assert.equal((await trial.post('/fr/try', { person: 'camille' })).status, 303)
  for (const path of ['/kit', '/settings/passphrase']) assert.equal((await trial.get(path)).status, 404, path)
  for (const path of ['/kit', '/kit/file', '/kit/confirm', '/settings/passphrase'])
    assert.equal((await trial.post(path, { current: passphrase })).status, 404, path)
  assert.equal((await trial.post('/imports', upload({ 'a.qif': march }))).status, 303)
})

test('refuses a passphrase guessed first, in words that help', async () => {
  for (const [lang, words] of [
    ['fr', 'elle répète la même chose'],
    ['en', 'it repeats the same thing'],
  ] as const) {
    const weak = 'motdepassemotdepasse'
    const answer = await visitor().post(`/${lang}/sign-up`, { email: 'faible@example.org', passphrase: weak, again: weak })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.ok(html.includes(words))
    assert.ok(!html.includes(weak))
  }
})

test('no file comes in before the code is confirmed: the pages lead there, the API says so', async () => {
  const { browser, html } = await unconfirmed('pas-encore@example.org')
  const page = await browser.post('/imports', upload({ 'a.qif': march }))
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/kit'])
  const api = await browser.post('/api/v1/imports', upload({ 'a.qif': march }))
  assert.equal(api.status, 403)
  assert.equal(((await api.json()) as { error: { type: string } }).error.type, 'KitNeeded')
  for (const path of ['/home', '/imports']) {
    const shown = await (await browser.get(path)).text()
    assert.ok(shown.includes('href="/kit"'), path)
    assert.ok(!shown.includes('type="file"'), path)
  }
  await confirm(browser, html)
  assert.equal((await browser.post('/api/v1/imports', upload({ 'a.qif': march }))).status, 201)
})

test('refuses groups that are not those of the code, one that is right alone, and what no page of this attic gave', async () => {
  const { browser, html } = await unconfirmed('groupes@example.org')
  const { form, groups } = kitOf(html)
  for (const wrong of [{ first: 'AAAA' }, { second: '' }, { first: form.second, second: form.first }]) {
    const answer = await browser.post('/kit/confirm', { ...form, ...wrong })
    assert.equal(answer.status, 422)
    assert.deepEqual(kitOf(await answer.text()).groups, groups)
  }
  const other = await unconfirmed('autres-groupes@example.org')
  for (const offer of ['', 'AAAA', kitOf(other.html).form.offer, form.offer.slice(0, -2)])
    for (const path of ['/kit/confirm', '/kit/file']) assert.equal((await browser.post(path, { ...form, offer })).status, 400)
  const slack = { first: ` ${form.first.toLowerCase()} `, second: form.second.replaceAll('0', 'O') }
  assert.equal((await browser.post('/kit/confirm', { ...form, ...slack })).status, 303)
})

test('the file is text, not kept by the browser, and says what it opens', async () => {
  const { browser, html } = await unconfirmed('fichier@example.org')
  const { form, groups } = kitOf(html)
  const file = await browser.post('/kit/file', { offer: form.offer })
  assert.equal(file.status, 200)
  assert.equal(file.headers.get('content-type'), 'text/plain; charset=utf-8')
  assert.equal(file.headers.get('cache-control'), 'no-store')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z-]+\.txt"$/)
  const text = await file.text()
  for (const words of [groups.join('-'), 'Ce qu’il ouvre', 'http://localhost:8480/fr/recover']) assert.ok(text.includes(words), words)
  assert.ok(!text.includes('fichier@example.org'))
})

test('a code is shown again only to who gives the passphrase, and the one before stays good until the new one is confirmed', async () => {
  const email = 'nouveau-code@example.org'
  const { browser, html } = await unconfirmed(email)
  const first = await confirm(browser, html)
  assert.equal((await browser.post('/kit', { current: 'pas la bonne phrase' })).status, 422)
  const again = await (await browser.post('/kit', { current: passphrase })).text()
  assert.equal((await visitor().post('/fr/recover', recovery(email, kitOf(again).groups.join('')))).status, 422)
  const second = await confirm(browser, again)
  assert.equal((await visitor().post('/fr/recover', recovery(email, first))).status, 422)
  assert.equal((await visitor().post('/fr/recover', recovery(email, second))).status, 200)
})

test('refuses to recover alike for an unknown address, a wrong code and an attic without a code', async () => {
  const known = 'connue-du-kit@example.org'
  const { browser, html: held } = await unconfirmed(known)
  await confirm(browser, held)
  await unconfirmed('sans-code@example.org')
  const { html } = await unconfirmed('une-autre@example.org')
  const code = kitOf(html).groups.join('-')
  const answers = []
  for (const email of [known, 'personne-du-kit@example.org', 'sans-code@example.org']) {
    const answer = await visitor().post('/fr/recover', recovery(email, code))
    answers.push([answer.status, (await answer.text()).replaceAll(email, '')])
  }
  assert.equal(answers[0]?.[0], 422)
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
})

test('tells a slip from a wrong code, and keeps what was typed but the passphrase', async () => {
  const { html } = await unconfirmed('faute@example.org')
  const { groups } = kitOf(html)
  const slip = [groups[1], groups[0], ...groups.slice(2)].join('-')
  const answer = await visitor().post('/en/recover', recovery('faute@example.org', slip))
  assert.equal(answer.status, 422)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const page = await answer.text()
  assert.ok(page.includes('There is a slip in this code'))
  assert.ok(page.includes(slip))
  assert.ok(!page.includes(next))
  const short = await (await visitor().post('/en/recover', recovery('faute@example.org', 'K7QF'))).text()
  assert.ok(short.includes('This code is not complete'))
})

test('forgotten passphrase: the code opens, other visits end, the old phrase opens nothing, another code is asked for', async () => {
  const email = 'oubli@example.org'
  const { browser, html } = await unconfirmed(email)
  const code = await confirm(browser, html)
  assert.equal((await browser.post('/api/v1/imports', upload({ 'a.qif': march }))).status, 201)
  const lost = visitor()
  const weak = await lost.post('/fr/recover', recovery(email, code, 'azertyuiopqs'))
  assert.equal(weak.status, 422)
  const answer = await lost.post('/fr/recover', recovery(email.toUpperCase(), ` ${code.toLowerCase().replaceAll('-', ' ')} `))
  assert.equal(answer.status, 200)
  const shown = await answer.text()
  assert.equal((await browser.get('/home')).status, 303)
  assert.equal((await lost.get('/home')).status, 200)
  assert.equal((await lost.post('/api/v1/imports', upload({ 'a.qif': march }))).status, 403)
  await confirm(lost, shown)
  const { records } = (await (await lost.get('/api/v1/records')).json()) as { records: unknown[] }
  assert.equal(records.length, 1)
  const again = visitor()
  assert.equal((await again.post('/fr/sign-in', { email, passphrase })).status, 422)
  assert.equal((await again.post('/fr/sign-in', { email, passphrase: next })).status, 303)
  assert.equal((await again.post('/fr/recover', recovery(email, code))).status, 422)
})

test('a new passphrase asks for the present one, ends the other visits, leaves the code as it was', async () => {
  const email = 'change@example.org'
  const { browser, html } = await unconfirmed(email)
  const code = await confirm(browser, html)
  const elsewhere = visitor()
  await elsewhere.post('/fr/sign-in', { email, passphrase })
  for (const [current, chosen, again] of [
    ['pas la bonne phrase', next, next],
    [passphrase, 'zqxjk', 'zqxjk'],
    [passphrase, next, `${next} `],
    [passphrase, 'abcdefghijklmnop', 'abcdefghijklmnop'],
  ] as const) {
    const refused = await browser.post('/settings/passphrase', { current, passphrase: chosen, again })
    assert.equal(refused.status, 422)
    assert.ok(!(await refused.text()).includes(chosen))
  }
  assert.equal((await elsewhere.get('/home')).status, 200)
  assert.equal((await browser.post('/settings/passphrase', { current: passphrase, passphrase: next, again: next })).status, 303)
  assert.equal((await elsewhere.get('/home')).status, 303)
  assert.equal((await browser.get('/settings?saved=1')).status, 200)
  assert.equal((await visitor().post('/fr/sign-in', { email, passphrase })).status, 422)
  assert.equal((await visitor().post('/fr/recover', recovery(email, code, passphrase))).status, 200)
})

test('limits guesses of a code by address, and of a passphrase from inside', async () => {
  const small = await createTestApp({ now: () => Temporal.Instant.from('2026-03-01T09:00:00Z') })
  try {
    const browser = await signedUp(small)
    const code = kitOf(await (await browser.post('/kit', { current: passphrase })).text()).groups.join('')
    const statuses = []
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push((await small.browser().post('/fr/recover', recovery(`personne-${attempt}@example.org`, code))).status)
    assert.deepEqual([statuses[0], statuses.at(-1)], [422, 429])
    const inside = await browser.post('/kit', { current: passphrase })
    assert.equal(inside.status, 429)
    assert.match(await inside.text(), /Recommencez dans/)
  } finally {
    await small.destroy()
  }
})

test('neither a code nor a passphrase is in the logs, nor a code in the data folder', async () => {
  const { browser, html } = await unconfirmed('journal-du-kit@example.org')
  const { groups, form } = kitOf(html)
  await browser.post('/kit/file', { offer: form.offer })
  await browser.post('/kit/confirm', form)
  const { readdirSync, readFileSync, statSync } = await import('node:fs')
  const { join } = await import('node:path')
  const files = readdirSync(app.dataDir).map((name) => join(app.dataDir, name))
  const stored = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'))
  for (const text of [...app.logs, ...stored]) {
    assert.ok(!text.includes(groups.join('-')) && !text.includes(groups.join('')))
    assert.ok(!text.includes(form.offer) && !text.includes(next))
  }
})
