import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { patterns } from '#routes'
import { createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'
import { stores } from '#test/stores'

const adminUrl = 'http://127.0.0.1:8481'
const odile = 'odile@example.org'
const own = 'quatre mots vraiment sans lien'

/** A browser on the admin port. */
function onAdmin(app: TestApp) {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const answer = await app.admin(new Request(adminUrl + path, { ...init, headers }))
    const given = answer.headers.get('set-cookie')
    if (given !== null) cookie = given.split(';')[0] ?? ''
    return answer
  }
  return {
    cookie: () => cookie,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: adminUrl, ...headers } }),
  }
}

async function started(t: TestContext, databaseUrl?: string): Promise<TestApp> {
  const app = await createTestApp({ adminUrl, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  t.after(() => app.destroy())
  return app
}

async function linkFor(app: TestApp, email = odile): Promise<string> {
  const answer = await app.operators({ act: 'add', email })
  const link = answer.ok ? (answer.link ?? '') : ''
  assert.ok(link.startsWith(`${adminUrl}/operator/join/`))
  return link.slice(adminUrl.length)
}

async function operatorIn(app: TestApp, email = odile) {
  const browser = onAdmin(app)
  const joined = await browser.post(await linkFor(app, email), { passphrase: own, again: own })
  assert.equal(joined.status, 303)
  return browser
}

test('nobody comes in without being an operator, and the public port has none of it', async (t) => {
  const app = await started(t)
  const stranger = onAdmin(app)
  const doors: readonly string[] = [patterns.operatorSignIn, patterns.operatorSignOut, patterns.operatorJoin]
  const rooms = Object.values(patterns).filter((path) => path.startsWith('/operator') && !doors.includes(path))
  assert.equal(rooms.length, 4)
  for (const path of rooms) {
    const asked = await stranger.get(path)
    assert.ok(asked.status === 303 ? asked.headers.get('location') === '/operator/sign-in' : asked.status === 405, path)
    assert.ok([401, 405].includes((await stranger.post(path, {})).status), path)
  }
  assert.equal((await stranger.get('/operator/nowhere')).status, 404)
  const person = await signedUp(app)
  for (const path of ['/operator', '/operator/sign-in', '/operator/roles']) assert.equal((await person.get(path)).status, 404, path)
  // A person with an attic and no role: her passphrase is right, and answered as a wrong one.
  const refused = await stranger.post('/operator/sign-in', { email: 'ariane@example.org', passphrase })
  assert.equal(refused.status, 422)
  assert.equal(stranger.cookie(), '')
  assert.equal((await app.admin(new Request('http://grenier.example.org/operator'))).status, 403)
})

test('a link makes an operator once; she has no attic, and is told so at the other door', async (t) => {
  const app = await started(t)
  const browser = onAdmin(app)
  const link = await linkFor(app)
  assert.match(await (await browser.get(link)).text(), /odile@example\.org/)
  assert.equal((await browser.post(link, { passphrase: 'court', again: 'court' })).status, 422)
  assert.equal((await browser.post(link, { passphrase: 'passwordpassword', again: 'passwordpassword' })).status, 422)
  const joined = await browser.post(link, { passphrase: own, again: own })
  assert.deepEqual([joined.status, joined.headers.get('location')], [303, '/operator'])
  assert.match(joined.headers.get('set-cookie') ?? '', /^grenier-operator=[\w-]{43}; Path=\/operator; HttpOnly; SameSite=Strict$/)
  assert.equal((await browser.get('/operator')).status, 200)
  assert.equal((await onAdmin(app).get(link)).status, 404)
  assert.equal((await onAdmin(app).post(link, { passphrase: own, again: own })).status, 404)
  const publicDoor = app.browser()
  const met = await publicDoor.post('/fr/sign-in', { email: odile, passphrase: own })
  assert.equal(met.status, 403)
  assert.equal(met.headers.get('set-cookie'), null)
  assert.match(await met.text(), /n’a pas de grenier/)
  assert.equal((await publicDoor.post('/fr/sign-in', { email: odile, passphrase: 'une autre phrase' })).status, 422)
  assert.equal((await publicDoor.post('/fr/sign-up', { email: odile, passphrase, again: passphrase })).status, 422)
  // Her cookie is nothing on the public port, even where the browser sends it.
  const home = await app.fetch(new Request('http://localhost:8480/home', { headers: { cookie: browser.cookie() } }))
  assert.equal(home.status, 303)
  const logs = app.logs.join('\n')
  for (const secret of [link.split('/').at(-1) ?? '', 'odile', own]) assert.ok(!logs.includes(secret), secret)
  assert.match(logs, /\/operator\/join\/:token/)
})

test('an address that has an attic confirms with its passphrase, and sees nothing of it by the other door', async (t) => {
  const app = await started(t)
  await signedUp(app)
  const link = await linkFor(app, 'ariane@example.org')
  const browser = onAdmin(app)
  assert.equal((await browser.post(link, { passphrase: own, again: own })).status, 422)
  assert.equal((await browser.post(link, { passphrase })).status, 303)
  assert.equal((await browser.get('/operator')).status, 200)
  assert.equal((await app.fetch(new Request('http://localhost:8480/home', { headers: { cookie: browser.cookie() } }))).status, 303)
})

test('forms from elsewhere are refused, another port of the same machine included', async (t) => {
  const app = await started(t)
  const browser = await operatorIn(app)
  const form = { email: 'x@example.org', role: 'editor', current: own }
  for (const headers of [{ origin: 'http://localhost:8480' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'cross-site' }]) {
    assert.equal((await browser.post('/operator/roles/grant', form, headers)).status, 403)
  }
})

test('roles are given and taken back with the passphrase, at once, and leave their lines', async (t) => {
  const app = await started(t)
  await signedUp(app)
  const browser = await operatorIn(app)
  const give = (email: string, role: string, current = own) => browser.post('/operator/roles/grant', { email, role, current })
  assert.equal((await give('ariane@example.org', 'editor', 'pas la bonne phrase')).status, 422)
  assert.equal((await give('personne@example.org', 'editor')).status, 422)
  assert.equal((await give('ariane@example.org', 'emperor')).status, 400)
  assert.equal((await give('ariane@example.org', 'editor')).status, 303)
  const shown = await (await give('berthe@example.org', 'operator')).text()
  const link = /\/operator\/join\/[\w-]{22}/.exec(shown)?.[0] ?? ''
  const berthe = onAdmin(app)
  assert.equal((await berthe.post(link, { passphrase: own, again: own })).status, 303)
  const page = await (await browser.get('/operator/roles')).text()
  for (const address of ['ariane', 'berthe', 'odile', 'example.org']) assert.ok(!page.includes(address), address)
  const held = /value="(operator [\w-]{22})"[^>]*>[^<]*?(?!\(vous\))<\/option>/g
  const operators = [...page.matchAll(held)].map(([, value]) => value ?? '')
  assert.equal(operators.length, 2)
  const hers = operators[1] ?? ''
  assert.equal((await browser.post('/operator/roles/revoke', { held: hers, passphrase: 'pas la bonne phrase' })).status, 422)
  assert.equal((await berthe.get('/operator')).status, 200)
  assert.equal((await browser.post('/operator/roles/revoke', { held: hers, passphrase: own })).status, 303)
  assert.equal((await berthe.get('/operator')).status, 303)
  assert.equal((await browser.post('/operator/roles/revoke', { held: hers, passphrase: own })).status, 404)
  assert.equal((await browser.post('/operator/roles/revoke', { held: 'operator', passphrase: own })).status, 400)
})

test('guesses at an operator’s passphrase wait', async (t) => {
  const app = await started(t)
  await operatorIn(app)
  const guesses = []
  for (let i = 0; i < 11; i += 1)
    guesses.push((await onAdmin(app).post('/operator/sign-in', { email: odile, passphrase: `non ${i}` })).status)
  assert.deepEqual(new Set(guesses.slice(0, 10)), new Set([422]))
  assert.equal(guesses[10], 429)
})

test('the command adds, lists and removes, and refuses what it does not understand', async (t) => {
  const app = await started(t)
  const browser = await operatorIn(app)
  const listed = await app.operators({ act: 'list' })
  assert.ok(listed.ok)
  assert.deepEqual(
    listed.operators?.map(({ email }) => email),
    [odile],
  )
  for (const request of [{ act: 'add', email: 'not an address' }, { act: 'remove', email: 'x@example.org' }, { act: 'drop' }, undefined]) {
    assert.equal((await app.operators(request)).ok, false)
  }
  assert.equal((await app.operators({ act: 'remove', email: odile })).ok, true)
  assert.equal((await browser.get('/operator')).status, 303)
})

for (const kind of stores) {
  test(`the state counts, and nothing it asks answers a body, an address or a record (${kind.name})`, async (t) => {
    const opened = await kind.open([])
    t.after(() => opened.destroy())
    await opened.store.write((trx) => sql`drop table migration`.execute(trx))
    await opened.store.close()
    const app = await started(t, opened.options.databaseUrl)
    const person = await signedUp(app)
    await person.post('/imports', upload({ 'releve.qif': '!Type:Bank\nD15/01/2026\nT-12.50\nPBoulangerie du Port\n^\n' }))
    const browser = await operatorIn(app)
    const page = await (await browser.get('/operator')).text()
    const figure = (words: string) => new RegExp(`<dt>${words}</dt><dd>(.*?)</dd>`).exec(page)?.[1]
    assert.deepEqual(
      [
        'comptes',
        'greniers',
        'greniers d’essai',
        'sessions ouvertes',
        'imports depuis le démarrage',
        'effacements faits, depuis un an',
      ].map(figure),
      ['2', '1', '0', '1', '1', '0'],
    )
    assert.ok(Number(figure('paquets scellés')) > 0)
    for (const personal of ['ariane', 'odile', 'example.org', 'Boulangerie', 'releve']) assert.ok(!page.includes(personal), personal)
    assert.equal((await browser.get('/operator')).headers.get('cache-control'), 'no-store')
  })
}

test('an attic that is erased takes its roles with it, and the audit says so by number alone', async (t) => {
  const app = await started(t)
  const person = await signedUp(app)
  const browser = await operatorIn(app)
  await browser.post('/operator/roles/grant', { email: 'ariane@example.org', role: 'editor', current: own })
  assert.equal((await person.post('/settings/erase', { passphrase, when: 'now' })).status, 303)
  const page = await (await browser.get('/operator/roles')).text()
  assert.match(page, /rédaction, retiré<\/td><td>l’effacement du grenier</)
  assert.doesNotMatch(page, /value="editor [\w-]{22}"/)
})
