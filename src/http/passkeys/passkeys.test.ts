/** Passkeys through the front door, with one made in software: refusals first. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, passphrase, signedUp, type TestApp } from '#test/app'
import { createAuthenticator, type Lies } from '#test/authenticator'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

type Authenticator = ReturnType<typeof createAuthenticator>
type Options = Parameters<Authenticator['get']>[0]
const json = { 'content-type': 'application/json', accept: 'application/json' }
let visitors = 0
const visitor = (): Browser => app.browser(`198.51.100.${(visitors += 1)}`)

const send = async (browser: Browser, path: string, body: object) => {
  const answer = await browser.post(path, new Blob([JSON.stringify(body)]).stream(), json)
  const read = (await answer.json()) as { location?: string; error?: { type: string } }
  return { status: answer.status, type: read.error?.type, read }
}
const askToAdd = async (browser: Browser, current = passphrase) => {
  const { status, type, read } = await send(browser, '/settings/passkeys/ask', { name: 'Téléphone', current })
  return { status, type, options: read as unknown as Options }
}
/** A person with one passkey. */
async function withPasskey(email: string): Promise<{ browser: Browser; key: Authenticator }> {
  const browser = await signedUp(app, email)
  const key = createAuthenticator()
  const { options } = await askToAdd(browser)
  const added = await send(browser, '/settings/passkeys', { name: 'Téléphone', ...key.create(options) })
  assert.deepEqual([added.status, added.read.location], [201, '/settings/passkeys?done=added'])
  return { browser, key }
}
const askToEnter = async (browser: Browser): Promise<Options> => (await send(browser, '/passkey/ask', {})).read as unknown as Options
/** Signs in from another browser. */
async function enter(key: Authenticator, lies: Lies = {}, browser = visitor()) {
  const { status, type } = await send(browser, '/passkey', key.get(await askToEnter(browser), lies))
  return { status, type, browser }
}
const refused = { status: 422, type: 'WrongPasskey' }
const answered = async (work: Promise<{ status: number; type: string | undefined }>) => {
  const { status, type } = await work
  return { status, type }
}

test('needs a session and keys of one’s own, and a fresh authentication before anything is made', async () => {
  for (const path of ['/settings/passkeys', '/settings/passkeys/ask']) assert.equal((await send(visitor(), path, {})).status, 401, path)
  const trial = visitor()
  await trial.post('/fr/try', { person: 'camille' })
  assert.equal((await trial.get('/settings/passkeys')).status, 404)
  assert.equal((await send(trial, '/settings/passkeys/ask', {})).status, 404)
  const unconfirmed = visitor()
  await unconfirmed.post('/fr/sign-up', { email: 'sans-code@example.org', passphrase, again: passphrase })
  assert.deepEqual(await answered(askToAdd(unconfirmed)), { status: 403, type: 'KitNeeded' })
  assert.match(await (await unconfirmed.get('/settings/passkeys')).text(), /Confirmez d’abord votre code de secours/)
  const browser = await signedUp(app, 'fraiche@example.org')
  assert.deepEqual(await answered(askToAdd(browser, 'pas la bonne phrase')), { status: 422, type: 'WrongCurrent' })
  for (const body of [{}, { name: '', current: passphrase }, { name: 'x'.repeat(61), current: passphrase }])
    assert.equal((await send(browser, '/settings/passkeys/ask', body)).status, 400)
})

test('refuses a new passkey of another site or person, unverified, replayed, or whose challenge is not hers', async () => {
  const browser = await signedUp(app, 'ajoute@example.org')
  const other = await signedUp(app, 'autre-cle@example.org')
  const add = (by: Browser, made: object) => answered(send(by, '/settings/passkeys', { name: 'Clé', ...made }))
  const no = { status: 422, type: 'PasskeyRefused' }
  const { options } = await askToAdd(browser)
  const entering = await askToEnter(browser)
  const lies: Lies[] = [{ origin: 'https://ailleurs.example' }, { host: 'ailleurs.example' }, { verified: false }, { type: 'webauthn.get' }]
  for (const lie of [...lies, { challenge: entering.challenge }, { challenge: 'AAAA' }])
    assert.deepEqual(await add(browser, createAuthenticator().create(options, lie)), no, JSON.stringify(lie))
  const made = createAuthenticator().create(options)
  assert.deepEqual(await add(other, made), no)
  assert.equal((await add(browser, made)).status, 201)
  assert.deepEqual(await add(browser, made), no)
  assert.deepEqual(await add(browser, createAuthenticator().create(options)), no, 'a challenge serves once')
  for (const output of ['', 'A'.repeat(42), 'A'.repeat(44), undefined])
    assert.equal((await send(browser, '/settings/passkeys', { name: 'Clé', ...made, output })).status, 400)
})

test('opens the attic with the passkey alone, and keeps what it computed nowhere', async () => {
  const { browser, key } = await withPasskey('entre@example.org')
  const { status, browser: elsewhere } = await enter(key)
  assert.equal(status, 200)
  assert.equal((await elsewhere.get('/home')).status, 200)
  const page = await (await browser.get('/settings/passkeys')).text()
  assert.match(page, /Téléphone.*Dernière ouverture le/s)
  assert.match(await (await browser.get('/ledger')).text(), /Clé d’accès/)
  assert.doesNotMatch(app.logs.join('\n'), new RegExp(key.id))
})

test('refuses alike what is unknown, badly signed, replayed, gone back, unverified, or opens nothing', async () => {
  const { key } = await withPasskey('refus@example.org')
  assert.deepEqual(await answered(enter(createAuthenticator())), refused)
  const lies: Lies[] = [
    { origin: 'https://ailleurs.example' },
    { host: 'ailleurs.example' },
    { verified: false },
    { type: 'webauthn.create' },
  ]
  for (const lie of [...lies, { challenge: 'AAAA' }, { counter: 1 }])
    assert.deepEqual(await answered(enter(key, lie)), refused, JSON.stringify(lie))
  const browser = visitor()
  const signed = key.get(await askToEnter(browser), { counter: 50 })
  const { answer, output } = signed
  const another = key.get(await askToEnter(browser), { counter: 51 }).answer.response
  for (const response of [
    { ...answer.response, signature: another.signature },
    { ...answer.response, userHandle: 'AAAA' },
    { ...answer.response, userHandle: undefined },
  ])
    assert.deepEqual(await answered(send(visitor(), '/passkey', { output, answer: { ...answer, response } })), refused)
  assert.equal((await send(visitor(), '/passkey', signed)).status, 200)
  assert.deepEqual(await answered(send(visitor(), '/passkey', signed)), refused, 'replayed')
  const wrong = key.get(await askToEnter(browser), { counter: 60 })
  assert.deepEqual(await answered(send(visitor(), '/passkey', { ...wrong, output: 'A'.repeat(43) })), refused, 'computed something else')
  for (const body of [{}, { ...signed, output: 'A' }, { ...signed, answer: { ...answer, id: 'é' } }])
    assert.equal((await send(visitor(), '/passkey', body)).status, 400)
})

test('slows whoever tries one passkey, from wherever, and one address that tries many', async () => {
  const { key } = await withPasskey('essais@example.org')
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push((await enter(key, { verified: false })).status)
  assert.deepEqual(statuses, [...Array<number>(10).fill(422), 429])
  const one = visitor()
  for (let n = 0; n < 10; n++) assert.equal((await enter(createAuthenticator(), {}, one)).status, 422)
  assert.equal((await enter(createAuthenticator(), {}, one)).status, 429)
})

test('is renamed, and taken away with the passphrase by its owner alone; the passphrase still opens', async () => {
  const email = 'retire@example.org'
  const { browser, key } = await withPasskey(email)
  const path = /href="(\/settings\/passkeys\/[\w-]{43})"/.exec(await (await browser.get('/settings/passkeys')).text())?.[1] ?? ''
  const other = await signedUp(app, 'voisine@example.org')
  for (const end of ['', '/rename', '/remove'])
    assert.equal((await (end === '' ? other.get(path) : other.post(path + end, { name: 'x', current: passphrase }))).status, 404, end)
  assert.equal((await browser.post(`${path}/rename`, { name: ' ' })).status, 400)
  assert.equal((await browser.post(`${path}/rename`, { name: 'Clé du tiroir' })).status, 303)
  assert.match(await (await browser.get(path)).text(), /<h1>Clé du tiroir<\/h1>/)
  assert.equal((await browser.post(`${path}/remove`, { current: 'pas la bonne phrase' })).status, 422)
  assert.equal((await enter(key)).status, 200)
  assert.equal((await browser.post(`${path}/remove`, { current: passphrase })).headers.get('location'), '/settings/passkeys?done=removed')
  assert.deepEqual(await answered(enter(key)), refused)
  assert.equal((await visitor().post('/fr/sign-in', { email, passphrase })).status, 303)
})

test('goes with the account that is erased', async () => {
  const { browser, key } = await withPasskey('efface-cle@example.org')
  assert.equal((await browser.post('/settings/erase', { passphrase, when: 'now' })).status, 303)
  assert.deepEqual(await answered(enter(key)), refused)
})
