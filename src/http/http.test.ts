/** The front door: refusals first, then the way of a file. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import test, { after, before } from 'node:test'
import { createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'
import { zipOf } from '#test/zip'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const qif = (rows: readonly (readonly [string, string, string])[]): string =>
  `!Type:Bank\n${rows.map(([day, amount, payee]) => `D${day}\nT${amount}\nP${payee}\n^\n`).join('')}`
const march = qif([
  ['03/03/2026', '-42.10', 'BOULANGERIE DES LILAS'],
  ['14/03/2026', '1850.00', 'VIR SALAIRE ATELIER NORD'],
  ['31/03/2026', '-612.00', 'LOYER MARS'],
])

test('refuses the API without a session, with a challenge and the one error shape', async () => {
  for (const path of ['/api/v1/records', '/api/v1/records?kind=nothing']) {
    const answer = await app.browser().get(path)
    assert.equal(answer.status, 401)
    assert.ok(answer.headers.get('www-authenticate'))
    const body = (await answer.json()) as { error: { type: string; message: string } }
    assert.deepEqual(Object.keys(body), ['error'])
    assert.equal(body.error.type, 'SignInNeeded')
  }
})

test('refuses an import without a session, before reading it', async () => {
  assert.equal((await app.browser().post('/api/v1/imports', upload({ 'a.qif': march }))).status, 401)
  assert.equal((await app.browser().post('/imports', upload({ 'a.qif': march }))).status, 401)
})

test('sends a visitor without a session to sign in', async () => {
  for (const path of ['/home', '/imports', '/records', '/answers/budget', '/ledger', '/settings']) {
    const answer = await app.browser().get(path, { 'accept-language': 'en' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/en/sign-in')
  }
})

test('refuses a form that another site made the browser send', async () => {
  const browser = await signedUp(app, 'autre-site@example.org')
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:9999' }]) {
    assert.equal((await browser.post('/sign-out', {}, headers)).status, 403)
  }
  assert.equal((await browser.post('/sign-out', {}, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await browser.get('/home')).status, 200)
  assert.equal((await browser.post('/sign-out', {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status, 303)
})

test('refuses an address, a passphrase too short, two that differ; keeps what was typed but the secret', async () => {
  for (const [email, first, again] of [
    ['pas une adresse', passphrase, passphrase],
    ['court@example.org', 'court', 'court'],
    ['deux@example.org', passphrase, `${passphrase}!`],
  ] as const) {
    const answer = await app.browser().post('/fr/sign-up', { email, passphrase: first, again })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.ok(html.includes(email))
    assert.ok(!html.includes(passphrase))
  }
})

test('a known address does not sign up again, unless it is its owner, who comes in', async () => {
  await signedUp(app, 'connue@example.org')
  const other = await app
    .browser()
    .post('/fr/sign-up', { email: 'connue@example.org', passphrase: 'une autre phrase longue', again: 'une autre phrase longue' })
  assert.equal(other.status, 422)
  const owner = await app.browser().post('/fr/sign-up', { email: 'Connue@Example.org', passphrase, again: passphrase })
  assert.equal(owner.status, 303)
})

test('signs in, out, and refuses a wrong passphrase and an unknown address alike', async () => {
  await signedUp(app, 'revient@example.org')
  const browser = app.browser()
  const wrong = await browser.post('/fr/sign-in', { email: 'revient@example.org', passphrase: 'pas la bonne phrase' })
  const unknown = await browser.post('/fr/sign-in', { email: 'personne@example.org', passphrase })
  assert.deepEqual([wrong.status, unknown.status], [422, 422])
  const strip = (html: string): string => html.replaceAll(/revient@example\.org|personne@example\.org/g, '')
  assert.equal(strip(await wrong.text()), strip(await unknown.text()))
  assert.equal((await browser.post('/fr/sign-in', { email: ' revient@example.org ', passphrase })).status, 303)
  assert.equal((await browser.get('/home')).status, 200)
  assert.equal((await browser.post('/sign-out', {})).status, 303)
  assert.equal((await browser.get('/home')).status, 303)
})

test('signing in puts small segments together, and nothing of it is seen', async () => {
  const browser = await signedUp(app, 'range@example.org')
  for (let i = 1; i <= 5; i += 1)
    await browser.post('/imports', upload({ 'a.qif': qif([[`0${i}/03/2026`, `-${i}.00`, `BOULANGERIE ${i}`]]) }))
  const records = await (await browser.get('/api/v1/records')).json()
  const database = new DatabaseSync(join(app.dataDir, 'grenier.db'), { readOnly: true })
  const segments = () => database.prepare('select segment from vault_segment').all().length
  const before = segments()
  assert.equal((await browser.post('/fr/sign-in', { email: 'range@example.org', passphrase })).status, 303)
  assert.equal(segments(), before - 4)
  database.close()
  assert.deepEqual(await (await browser.get('/api/v1/records')).json(), records)
})

test('bad files give a clear error that names the file; nothing is stored; the server lives', async () => {
  const browser = await signedUp(app, 'mauvais@example.org')
  const hostile = {
    'vide.ofx': '',
    'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    'coupe.xml':
      '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">1',
    'entites.xml':
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>&b;</Stmt></BkToCstmrStmt></Document>',
  }
  const answer = await browser.post('/imports', upload(hostile))
  assert.equal(answer.status, 422)
  const html = await answer.text()
  for (const name of Object.keys(hostile)) assert.ok(html.includes(name), name)
  const json = await browser.post('/api/v1/imports', upload(hostile))
  assert.equal(json.status, 422)
  const { error } = (await json.json()) as { error: { type: string; details: { files: { problems: unknown[] }[] } } }
  assert.equal(error.type, 'NothingKept')
  assert.ok(error.details.files.every(({ problems }) => problems.length > 0))
  const records = (await (await browser.get('/api/v1/records')).json()) as { records: unknown[] }
  assert.deepEqual(records.records, [])
})

test('no file, no multipart, a broken multipart', async () => {
  const browser = await signedUp(app, 'sans-fichier@example.org')
  assert.equal((await browser.post('/imports', new FormData())).status, 422)
  assert.equal((await browser.post('/imports', { files: 'x' })).status, 415)
  const broken = await browser.post('/api/v1/imports', { files: 'x' }, { 'content-type': 'multipart/form-data; boundary=never' })
  assert.ok([400, 422].includes(broken.status))
})

test('a statement comes in, twice the same gives each operation once, undo and redo', async () => {
  const browser = await signedUp(app, 'releve@example.org')
  const first = await browser.post('/api/v1/imports', upload({ 'mars.qif': march }))
  assert.equal(first.status, 201)
  const { location, batch } = (await first.json()) as { location: string; batch: { added: Record<string, number> } }
  assert.equal(batch.added['bank.transaction'], 3)
  const again = await browser.post('/imports', upload({ 'encore.qif': march }))
  assert.equal(again.status, 303)
  const count = async (): Promise<number> =>
    ((await (await browser.get('/api/v1/records')).json()) as { records: unknown[] }).records.length
  assert.equal(await count(), 3)
  const second = again.headers.get('location') ?? ''
  assert.equal((await browser.post(`${second}/undo`, {})).status, 303)
  assert.equal(await count(), 3)
  assert.equal((await browser.post(`${location}/undo`, {})).status, 303)
  assert.equal(await count(), 0)
  assert.equal((await browser.post(`${location}/redo`, {})).status, 303)
  assert.equal(await count(), 3)
  for (const page of ['/home', '/imports', location, '/records', '/answers/budget', '/ledger', '/settings']) {
    const answer = await browser.get(page)
    assert.equal(answer.status, 200, page)
    assert.equal(answer.headers.get('cache-control'), 'no-store', page)
  }
})

test('an archive comes in: its statements are files of their own, what is left out is named', async () => {
  const browser = await signedUp(app, 'archive@example.org')
  const archive = zipOf([
    { name: '2026/mars.qif', content: march },
    { name: 'lisez-moi.txt', content: 'bonjour' },
  ])
  const answer = await browser.post('/api/v1/imports', upload({ 'banque.zip': archive, 'mars.qif': march }))
  assert.equal(answer.status, 201)
  const { location, batch, files } = (await answer.json()) as {
    location: string
    batch: { added: Record<string, number> }
    files: { file: string; connector: string; added?: object; already?: object; problems: { code: string }[] }[]
  }
  assert.equal(batch.added['bank.transaction'], 3)
  assert.deepEqual(
    files.map(({ added, already }) => [added, already]),
    [
      [undefined, undefined],
      [{ 'bank.transaction': 3 }, {}],
      [{}, { 'bank.transaction': 3 }],
    ],
  )
  assert.deepEqual(
    files.map(({ file, connector }) => `${file} ${connector}`),
    ['banque.zip zip', 'banque.zip!2026/mars.qif qif', 'mars.qif qif'],
  )
  assert.deepEqual(
    files[0]?.problems.map(({ code }) => code),
    ['archive-member-skipped'],
  )
  const page = await (await browser.get(location, { 'accept-language': 'fr' })).text()
  for (const shown of ['banque.zip', '<h4>2026/mars.qif</h4>', 'lisez-moi.txt', 'tout était déjà là'])
    assert.ok(page.includes(shown), shown)
  const empty = await browser.post('/api/v1/imports', upload({ 'photos.zip': zipOf([{ name: 'a.jpg', content: 'pixels' }]) }))
  assert.equal(empty.status, 422)
})

test('records by key: each once, whatever the page; what cannot be asked is refused', async () => {
  const browser = await signedUp(app, 'pages@example.org')
  const rows = Array.from(
    { length: 25 },
    (_, index) => [`${String((index % 28) + 1).padStart(2, '0')}/01/2026`, `-${index + 1}.00`, `ACHAT ${index}`] as const,
  )
  await browser.post('/imports', upload({ 'janvier.qif': qif(rows) }))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await browser.get(`/api/v1/records?limit=7${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    const page = (await answer.json()) as { records: { id: string }[]; next: string | null }
    seen.push(...page.records.map(({ id }) => id))
    cursor = page.next
  }
  assert.equal(new Set(seen).size, 25)
  assert.equal(seen.length, 25)
  for (const query of ['limit=0', 'limit=1001', 'kind=nothing', 'since=2026-02-30', 'cursor=%00', 'other=1']) {
    assert.equal((await browser.get(`/api/v1/records?${query}`)).status, 400, query)
  }
})

test("nobody reads another's records or imports", async () => {
  const owner = await signedUp(app, 'celle-ci@example.org')
  const location = (await owner.post('/imports', upload({ 'a.qif': march }))).headers.get('location') ?? ''
  const other = await signedUp(app, 'autre@example.org')
  assert.equal((await other.get(location)).status, 404)
  assert.equal((await other.post(`${location}/undo`, {})).status, 404)
  const { records } = (await (await owner.get('/api/v1/records')).json()) as { records: { id: string }[] }
  assert.equal((await other.get(`/records/bank.transaction/${records[0]?.id}`)).status, 404)
  assert.equal((await owner.get(`/records/bank.transaction/${records[0]?.id}`)).status, 200)
})

test('a search is answered in place; its words are in no address', async () => {
  const browser = await signedUp(app, 'cherche@example.org')
  await browser.post('/imports', upload({ 'a.qif': march }))
  const answer = await browser.post('/records', { kind: 'bank.transaction', text: 'boulangerie' })
  assert.equal(answer.status, 200)
  const html = await answer.text()
  assert.ok(html.includes('<mark>BOULANGERIE</mark> DES LILAS'))
  assert.ok(!html.includes('LOYER MARS'))
})

test('every answer carries the policy; pages hold no inline style or script', async () => {
  const browser = await signedUp(app, 'politique@example.org')
  await browser.post('/imports', upload({ 'a.qif': march }))
  for (const path of [
    '/fr',
    '/en',
    '/fr/sign-up',
    '/en/promises',
    '/fr/formats',
    '/fr/run',
    '/fr/try',
    '/home',
    '/answers/budget',
    '/records',
    '/nowhere',
  ]) {
    const answer = await browser.get(path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    const html = await answer.text()
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|javascript:/, path)
    assert.doesNotMatch(html, /<script(?![^>]*src=)/, path)
  }
})

test('logs hold the pattern of the route and nothing of the person', async () => {
  const browser = await signedUp(app, 'journal@example.org')
  await browser.post('/imports', upload({ 'secret-de-famille.qif': march }))
  await browser.post('/records', { text: 'boulangerie' })
  await browser.get('/records?month=2026-03&category=housing&currency=EUR')
  const text = app.logs.join('\n')
  assert.ok(text.includes('"/records"'))
  for (const word of ['journal@example', 'secret-de-famille', 'BOULANGERIE', 'boulangerie', '42', 'housing', passphrase]) {
    assert.ok(!app.logs.some((line) => JSON.parse(line).route.includes(word)), word)
    if (word !== '42') assert.ok(!text.includes(word), word)
  }
})

test('languages: the address decides, else the account, else the browser', async () => {
  const visitor = app.browser()
  assert.equal((await visitor.get('/', { 'accept-language': 'en-CA,fr;q=0.5' })).headers.get('location'), '/en')
  assert.equal((await visitor.get('/', { 'accept-language': 'de' })).headers.get('location'), '/fr')
  assert.match((await visitor.get('/')).headers.get('vary') ?? '', /Accept-Language/)
  const browser = await signedUp(app, 'langue@example.org')
  assert.equal((await browser.post('/settings', { lang: 'en', zone: 'America/Toronto', currency: 'CAD' })).status, 303)
  assert.match(await (await browser.get('/home', { 'accept-language': 'fr' })).text(), /<html lang="en"/)
  assert.equal((await browser.post('/settings', { lang: 'en', zone: 'Mars/Olympus', currency: 'CAD' })).status, 400)
})

test('each public address answers its own page, in its language, and an unknown one is not found', async () => {
  const titles = new Set<string>()
  for (const lang of ['fr', 'en']) {
    for (const page of ['', '/sign-up', '/sign-in', '/recover', '/try', '/promises', '/formats', '/run']) {
      const answer = await app.browser().get(`/${lang}${page}`)
      assert.equal(answer.status, 200)
      const html = await answer.text()
      assert.match(html, new RegExp(`<html lang="${lang}"`))
      titles.add(/<title>[^<]*/.exec(html)?.[0] ?? '')
    }
  }
  assert.equal(titles.size, 16)
  for (const path of ['/fr/nowhere', '/de', '/frx', '/de/sign-in', '/home/nowhere'])
    assert.equal((await app.browser().get(path)).status, 404, path)
  assert.equal((await app.browser().get('/fr/')).headers.get('location'), '/fr')
})

test('an invented person is tried in one click, and is gone at the next start', async () => {
  const trial = await createTestApp()
  try {
    const browser = trial.browser()
    assert.equal((await browser.post('/fr/try', { person: 'nobody' })).status, 404)
    const answer = await browser.post('/fr/try', { person: 'camille' })
    assert.equal(answer.status, 303)
    const home = await (await browser.get('/home')).text()
    assert.match(home, /Camille/)
    const { records } = (await (await browser.get('/api/v1/records?limit=1000')).json()) as { records: unknown[] }
    assert.ok(records.length > 300)
  } finally {
    await trial.destroy()
  }
})

test('health, readiness and the description of the API', async () => {
  assert.deepEqual(await (await app.browser().get('/healthz')).json(), { status: 'ok' })
  assert.deepEqual(await (await app.browser().get('/readyz')).json(), { status: 'ready' })
  const document = (await (await app.browser().get('/api/v1/openapi.json')).json()) as { openapi: string; paths: object }
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(Object.keys(document.paths), ['/api/v1/records', '/api/v1/imports', '/api/v1/imports/jobs/{job}'])
})

test('a file larger than the limit is told, and those behind it are read: the request used never to end', async () => {
  const small = await createTestApp({ limits: { fileBytes: 200 } })
  try {
    const browser = await signedUp(small)
    const statement = '!Type:Bank\nD15/01/2026\nT-12.50\nPKiosque\n^\n'
    const answer = await browser.post('/api/v1/imports', upload({ 'long.qif': statement.repeat(50_000), 'short.qif': statement }))
    assert.equal(answer.status, 201)
    const { files } = (await answer.json()) as { files: { connector: string | null; problems: { code: string }[] }[] }
    assert.deepEqual(
      files.map(({ connector, problems }) => [connector, problems[0]?.code]),
      [
        [null, 'file-too-large'],
        ['qif', 'account-missing'],
      ],
    )
  } finally {
    await small.destroy()
  }
})

test('a page that is the same for everybody is compressed; what a person holds is not', async () => {
  const ask = { 'accept-encoding': 'gzip, br' }
  const landing = await app.browser().get('/fr', ask)
  assert.equal(landing.headers.get('content-encoding'), 'gzip')
  assert.match(landing.headers.get('vary') ?? '', /accept-encoding/i)
  assert.equal(landing.headers.get('cache-control'), 'private, no-cache')
  assert.equal((await app.browser().get('/fr')).headers.get('content-encoding'), null)
  const browser = await signedUp(app, 'longueur@example.org')
  for (const page of ['/home', '/records', '/settings', '/fr']) {
    assert.equal((await browser.get(page, ask)).headers.get('content-encoding'), null, page)
  }
})
