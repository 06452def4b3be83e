/** Import tokens, through the front door: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const qif = (rows: number): string =>
  `!Type:Bank\n${Array.from({ length: rows }, (_, i) => `D${1 + (i % 28)}/03/2026\nT-${i + 1}.10\nPBOULANGERIE ${i}\n^\n`).join('')}`
const order = { name: 'Ordinateur du salon', days: '90', current: passphrase }

async function aToken(browser: Browser, name = order.name): Promise<{ token: string; id: string }> {
  const answer = await browser.post('/settings/import-tokens', { ...order, name })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const html = await answer.text()
  const token = /value="(grenier_import_[\w-]{64})"/.exec(html)?.[1] ?? ''
  const id = /import-tokens\/([\w-]{22})\/end/.exec(html)?.[1] ?? ''
  assert.ok(token !== '' && id !== '')
  return { token, id }
}
const program = (token: string) => {
  const browser = app.browser('192.0.2.7')
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: (path: string) => browser.get(path, headers),
    post: (path: string, body: FormData | Record<string, string>, more = {}) => browser.post(path, body, { ...headers, ...more }),
  }
}
const errorOf = async (answer: Response) => ((await answer.json()) as { error: { type: string; message: string } }).error
interface Waiting {
  readonly job: string
  readonly state: string
  readonly records: number
  readonly files: readonly { readonly file: string; readonly connector: string; readonly kinds: object }[]
}

test('the page needs a session, words that are right, a form that is whole, and an attic of one’s own', async () => {
  assert.equal((await app.browser().get('/settings/import-tokens')).status, 303)
  assert.equal((await app.browser().post('/settings/import-tokens', order)).status, 401)
  const browser = await signedUp(app, 'jeton-refus@example.org')
  const wrong = await browser.post('/settings/import-tokens', { ...order, current: 'une autre phrase entière' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="Ordinateur du salon"/)
  for (const form of [{ days: '400' }, { name: '' }, { name: 'a\u202eb' }, { name: 'x'.repeat(61) }]) {
    assert.equal((await browser.post('/settings/import-tokens', { ...order, ...form })).status, 400)
  }
  assert.equal((await browser.post(`/settings/import-tokens/${'A'.repeat(22)}/end`, {})).status, 404)
  const trial = app.browser()
  await trial.post('/fr/try', { person: 'camille' })
  assert.equal((await trial.get('/settings/import-tokens')).status, 404)
})

test('no token is made before the recovery code is confirmed', async () => {
  const browser = app.browser()
  await browser.post('/fr/sign-up', { email: 'sans-kit@example.org', passphrase, again: passphrase })
  assert.equal((await browser.post('/settings/import-tokens', order)).status, 403)
})

test('an unknown token is refused in words, and guessing is slowed', async () => {
  const { token } = await aToken(await signedUp(app, 'jeton-devine@example.org'))
  const forged = token.slice(0, -8) + 'AAAAAAAA'
  for (const wrong of ['', 'x', forged, `grenier_import_${'A'.repeat(64)}`, `${token}=`]) {
    const answer = await program(wrong).post('/api/v1/imports', upload({ 'mars.qif': qif(1) }))
    assert.equal(answer.status, 401, wrong)
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer /)
    assert.equal((await errorOf(answer)).type, 'BadToken')
  }
  const guesser = app.browser('192.0.2.66')
  const guess = () => guesser.get(`/api/v1/imports/jobs/x`, { authorization: `Bearer ${forged}` })
  for (let n = 0; n < 30; n += 1) assert.equal((await guess()).status, 401)
  const slowed = await guess()
  assert.equal(slowed.status, 429)
  assert.ok(Number(slowed.headers.get('retry-after')) > 0)
})

test('a token opens nothing and lists nothing, even beside a session', async () => {
  const browser = await signedUp(app, 'jeton-rien@example.org')
  const { token } = await aToken(browser)
  const headers = { authorization: `Bearer ${token}` }
  const paths = ['/', '/home', '/imports', '/records', '/ledger', '/settings', '/settings/import-tokens', '/api/v1/records', '/healthz']
  for (const path of [...paths, '/api/v1/imports', '/api/v1/openapi.json', '/fr']) {
    const answer = await browser.get(path, headers)
    assert.equal(answer.status, 403, path)
    assert.match(await answer.text(), path.startsWith('/api') ? /ImportTokenOnly.*nothing else is open/ : /./)
  }
  for (const path of ['/imports', '/settings', '/settings/erase', '/sign-out', '/kit']) {
    assert.equal((await browser.post(path, {}, headers)).status, 403, path)
  }
  assert.equal((await browser.get('/home')).status, 200)
})

test('what it brings waits for the person, is told file by file, and her ledger names it', async () => {
  const browser = await signedUp(app, 'jeton-apporte@example.org')
  const { token, id } = await aToken(browser, 'Le programme du soir')
  await browser.post('/api/v1/imports', upload({ 'fevrier.qif': qif(3) }))
  const sender = program(token)
  const answer = await sender.post('/api/v1/imports', upload({ 'mars.qif': qif(5), 'photo.jpg': 'rien de lisible' }))
  assert.equal(answer.status, 202)
  const told = (await answer.json()) as Waiting
  assert.deepEqual(
    [told.state, told.records, told.files.map(({ file, connector }) => [file, connector])],
    [
      'waiting',
      5,
      [
        ['mars.qif', 'qif'],
        ['photo.jpg', null],
      ],
    ],
  )
  // Three of the five were there: that is the person's to know.
  assert.doesNotMatch(JSON.stringify(told), /already|added/)
  assert.deepEqual(await (await sender.get(`/api/v1/imports/jobs/${told.job}`)).json(), told)
  const batch = await browser.get(`/imports/${told.job}`)
  assert.equal(batch.status, 200)
  assert.match(await (await browser.get('/ledger')).text(), /Le jeton «\sLe programme du soir\s» a apporté 5\sdonnées/)
  const list = await (await browser.get('/settings/import-tokens')).text()
  assert.match(list, /Dernier usage/)
  assert.ok(!list.includes(token))
  assert.equal((await browser.post(`/settings/import-tokens/${id}/end`, {})).status, 303)
  assert.equal((await errorOf(await sender.post('/api/v1/imports', upload({ 'avril.qif': qif(1) })))).type, 'BadToken')
  const ended = await (await browser.get('/settings/import-tokens?ended=1')).text()
  assert.match(ended, /Vous y avez mis fin/)
  assert.doesNotMatch(ended, new RegExp(`${id}/end`))
  assert.match(await (await browser.get('/ledger')).text(), /Fin d’un jeton d’import/)
})

test('an import of a token that lasts is followed by that token alone; its end stops it', async () => {
  const browser = await signedUp(app, 'jeton-long@example.org')
  const [mine, other] = [await aToken(browser, 'Un'), await aToken(browser, 'Deux')]
  const long = { prefer: 'respond-async' }
  const started = await program(mine.token).post('/api/v1/imports', upload({ 'mars.qif': qif(30_000) }), long)
  assert.equal(started.status, 202)
  const { job, location } = (await started.json()) as { job: string; location?: string }
  assert.equal(location, undefined)
  assert.equal(started.headers.get('location'), `/api/v1/imports/jobs/${job}`)
  assert.equal((await program(other.token).get(`/api/v1/imports/jobs/${job}`)).status, 404)
  assert.equal((await browser.get(`/api/v1/imports/jobs/${job}`)).status, 404)
  assert.equal(((await (await program(mine.token).get(`/api/v1/imports/jobs/${job}`)).json()) as Waiting).state, 'running')
  assert.equal((await browser.post(`/settings/import-tokens/${mine.id}/end`, {})).status, 303)
  assert.equal((await program(mine.token).get(`/api/v1/imports/jobs/${job}`)).status, 401)
  assert.equal((await browser.get(`/imports/${job}`)).status, 404)
})

test('nothing readable keeps nothing, and says why', async () => {
  const { token } = await aToken(await signedUp(app, 'jeton-illisible@example.org'))
  const answer = await program(token).post('/api/v1/imports', upload({ 'photo.jpg': 'rien' }))
  assert.equal(answer.status, 422)
  assert.equal((await errorOf(answer)).type, 'NothingKept')
  assert.equal((await program(token).post('/api/v1/imports', { nothing: 'here' })).status, 415)
})

test('a token sends thirty times a minute, then waits', async () => {
  const { token } = await aToken(await signedUp(app, 'jeton-vite@example.org'))
  for (let n = 0; n < 30; n += 1) assert.equal((await program(token).post('/api/v1/imports', { a: 'b' })).status, 415)
  const answer = await program(token).post('/api/v1/imports', { a: 'b' })
  assert.equal(answer.status, 429)
  assert.ok(Number(answer.headers.get('retry-after')) > 0)
})

test('it goes with the account, and no log names it', async () => {
  const browser = await signedUp(app, 'jeton-efface@example.org')
  const { token, id } = await aToken(browser)
  assert.equal((await browser.post('/settings/erase', { passphrase, when: 'now' })).status, 303)
  assert.equal((await program(token).post('/api/v1/imports', upload({ 'mars.qif': qif(1) }))).status, 401)
  const logs = app.logs.join('\n')
  for (const secret of ['grenier_import_', token.slice(-40), id]) assert.ok(!logs.includes(secret), secret)
})
