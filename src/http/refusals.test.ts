/** What a browser, a proxy or a program is told besides the page: who may keep it, where to go, what is allowed, when to come back. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { createTestApp, passphrase, signedUp, type TestApp } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

test('no cache keeps what a person was shown: pages, redirections, refusals, and public pages that greet her', async () => {
  const browser = await signedUp(app, 'cache@example.org')
  const answers = {
    '/home': await browser.get('/home'),
    '/fr': await browser.get('/fr'),
    '/imports/none': await browser.get('/imports/none'),
    '/nowhere': await browser.get('/nowhere'),
    '/api/v1/records': await browser.get('/api/v1/records'),
    '/api/v1/records?limit=0': await browser.get('/api/v1/records?limit=0'),
    'POST /records': await browser.post('/records', { text: 'pain' }),
    'POST /settings': await browser.post('/settings', {}),
    'visitor /home': await app.browser().get('/home'),
    'visitor /api/v1/records': await app.browser().get('/api/v1/records'),
    'POST /fr/sign-up': await app.browser().post('/fr/sign-up', { email: 'une-autre@example.org', passphrase, again: passphrase }),
    'POST /fr/sign-in': await app.browser().post('/fr/sign-in', { email: 'cache@example.org', passphrase: 'pas la bonne' }),
    'POST /sign-out': await browser.post('/sign-out', {}),
  }
  for (const [name, answer] of Object.entries(answers)) assert.equal(answer.headers.get('cache-control'), 'no-store', name)
})

test('a public page is kept by the browser alone, and asked again each time', async () => {
  assert.equal((await app.browser().get('/fr/promises')).headers.get('cache-control'), 'private, no-cache')
})

test('a trailing slash is taken away inside this site, whatever host or double slash was asked', async () => {
  const locationOf = async (url: string) => (await app.fetch(new Request(url))).headers.get('location')
  assert.equal(await locationOf('http://localhost:8480/fr/'), '/fr')
  assert.equal(await locationOf('http://localhost:8480/fr/?a=1'), '/fr?a=1')
  assert.equal(await locationOf('http://elsewhere.invalid/fr/'), '/fr')
  for (const path of ['//elsewhere.invalid/', '///elsewhere.invalid/', '/%2felsewhere.invalid/']) {
    const location = await locationOf(`http://localhost:8480${path}`)
    assert.equal(location === null ? 'localhost' : new URL(location, 'http://localhost:8480').hostname, 'localhost', path)
  }
})

test('another method on a known address is told which ones are allowed', async () => {
  const ask = (path: string, method: string) => app.fetch(new Request(`http://localhost:8480${path}`, { method }))
  const wrong = await ask('/api/v1/records', 'DELETE')
  assert.equal(wrong.status, 405)
  assert.equal(wrong.headers.get('allow'), 'GET, HEAD')
  assert.equal(((await wrong.json()) as { error: { type: string } }).error.type, 'WrongMethod')
  assert.equal((await ask('/api/v1/imports', 'GET')).headers.get('allow'), 'POST')
  assert.equal((await ask('/fr/sign-in', 'PUT')).headers.get('allow'), 'GET, HEAD, POST')
  for (const [path, method] of [
    ['/nowhere', 'DELETE'],
    ['/nowhere', 'GET'],
    ['/assets/none.css', 'GET'],
    ['/api/v1/none', 'OPTIONS'],
  ] as const) {
    assert.equal((await ask(path, method)).status, 404, path)
  }
})

test('every address of the API refuses in the one shape', async () => {
  for (const path of ['/api', '/api/v1', '/api/v1/none']) {
    const { error } = (await (await app.browser().get(path)).json()) as { error: { type: string } }
    assert.equal(error.type, 'NotFound', path)
  }
})

test('too many attempts are told when to come back, on the page and in the header', async () => {
  const own = await createTestApp()
  try {
    const attempts = []
    for (let n = 0; n < 11; n++) attempts.push(await own.browser().post('/fr/sign-in', { email: `${n}@example.org`, passphrase: 'x' }))
    assert.equal(attempts.at(-1)?.status, 429)
    assert.match(attempts.at(-1)?.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
  } finally {
    await own.destroy()
  }
})

test('guesses made through the sign-up form count as those of the sign-in form', async () => {
  const own = await createTestApp()
  try {
    const email = 'devinee@example.org'
    await signedUp(own, email)
    const guess = `${passphrase} ?`
    const statuses = []
    for (let n = 0; n < 12; n++) {
      const answer = await own.fetch(
        new Request('http://localhost:8480/fr/sign-up', {
          method: 'POST',
          body: new URLSearchParams({ email, passphrase: guess, again: guess }),
        }),
        `192.0.2.${n}`,
      )
      statuses.push(answer.status)
    }
    assert.deepEqual(statuses, [...Array<number>(10).fill(422), 429, 429])
  } finally {
    await own.destroy()
  }
})

test('over https the cookie is pinned to its host and goes over https alone', async () => {
  const publicUrl = 'https://grenier.example.org'
  const own = await createTestApp({ publicUrl })
  try {
    const body = new URLSearchParams({ email: 'https@example.org', passphrase, again: passphrase })
    const answer = await own.fetch(new Request(`${publicUrl}/fr/sign-up`, { method: 'POST', body, headers: { origin: publicUrl } }))
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^__Host-grenier=[\w-]{64}; Path=\/; HttpOnly; Secure; SameSite=Lax, __Host-grenier-place=[\w-]{22}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age/)
    const foreign = new Request(`${publicUrl}/fr/sign-up`, { method: 'POST', body: '', headers: { origin: 'http://localhost:8480' } })
    assert.equal((await own.fetch(foreign)).status, 403)
  } finally {
    await own.destroy()
  }
})
