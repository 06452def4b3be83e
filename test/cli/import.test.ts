/** `grenier import` against a platform that says what the test wants: usage and refusals first. */
import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { importFiles } from '../../src/cli/import.ts'
import { multipartOf } from '../../src/cli/multipart.ts'

const token = `grenier_import_${'Ab1-_xyz'.repeat(8)}`

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await importFiles.run(args, { stdout: (text) => void (out += text), stderr: (text) => void (err += text) })
  return { code, out, err }
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'grenier-import-test-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  await writeFile(join(path, 'token'), `${token}\n`, { mode: 0o600 })
  await writeFile(join(path, 'mars.qif'), 'mars')
  await writeFile(join(path, 'avril "2".zip'), 'avril')
  await mkdir(join(path, 'folder'))
  return path
}

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => readonly [number, object, Record<string, string>?]

/** Answers as told, after the whole request; keeps what it was asked. */
async function platform(t: TestContext, answer: Answer): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      const [status, body, headers = {}] = answer(request, Buffer.concat(chunks).toString(), response)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const error = (type: string, message: string) => ({ error: { type, message } })
const notFound = [404, error('NotFound', 'There is nothing here.')] as const
const file = (name: string, more: object = {}) => ({
  file: name,
  connector: 'qif',
  confidence: 1,
  kinds: { 'bank.transaction': 2 },
  from: '2026-03-01',
  to: '2026-03-02',
  problems: [],
  moreProblems: 0,
  ...more,
})
/** Takes one upload as the job `j`, and tells these files. */
const taking =
  (files: readonly object[]): Answer =>
  ({ method, url }) =>
    method === 'POST' ? [202, { job: 'j' }] : url?.endsWith('/none') ? notFound : [200, { job: 'j', state: 'waiting', records: 2, files }]

const misuses: readonly [readonly string[], RegExp][] = [
  [[], /at least one file/],
  [['a.qif'], /--server takes/],
  [['a.qif', '--server', 'grenier'], /an origin/],
  [['a.qif', '--server', 'ftp://grenier.example.org'], /an origin/],
  [['a.qif', '--server', 'https://grenier.example.org/attic'], /an origin/],
  [['a.qif', '--server', 'https://me:secret@grenier.example.org'], /an origin/],
  [['a.qif', '--server', 'http://grenier.example.org'], /plain-http/],
  [['a.qif', '--server', 'https://grenier.example.org', '--token', 'x'], /--token/],
]
for (const [args, message] of misuses)
  test(`import ${args.join(' ')} is wrong usage: exit 2, nothing on standard output`, async () => {
    const { code, out, err } = await call(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
    assert.match(err, /See: grenier import --help/)
  })

test('without a token, or with what is none, nothing is asked of anybody', async (t) => {
  const path = await folder(t)
  const { url, asked } = await platform(t, () => notFound)
  const file = join(path, 'mars.qif')
  for (const wrong of [join(path, 'none'), join(path, 'folder'), file]) {
    const { code, out, err } = await call(file, '--server', url, '--token-file', wrong)
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /cannot be read|holds no import token/)
  }
  assert.deepEqual(asked, [])
})

test('a platform that refuses, moves, is another or is not there says so; no file was sent, no message holds the token', async (t) => {
  const path = await folder(t)
  const refusals: readonly [Answer, RegExp][] = [
    [() => [401, error('BadToken', 'This import token is unknown.')], /refused: This import token is unknown/],
    [() => [403, error('KitNeeded', 'Confirm\u001b[31m first.')], /refused: Confirm·\[31m first/],
    [() => [302, {}, { location: 'https://elsewhere.example.org' }], /another address \(302\)/],
    [() => [404, { hello: 'there' }], /no Grenier/],
    [() => [200, {}], /no Grenier/],
  ]
  for (const [answer, message] of refusals) {
    const { url, asked } = await platform(t, answer)
    const { code, out, err } = await call(join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token'), '--json')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, message)
    assert.ok(!err.includes(token))
    assert.deepEqual(asked, [`GET /api/v1/imports/jobs/none Bearer ${token}`])
  }
  const { code, err } = await call(join(path, 'mars.qif'), '--server', 'http://127.0.0.1:1', '--token-file', join(path, 'token'))
  assert.equal(code, 1)
  assert.match(err, /cannot be reached \(ECONNREFUSED\)/)
})

test('an upload that is refused, or an import that failed there, ends with what it says', async (t) => {
  const path = await folder(t)
  const answers: readonly [Answer, RegExp][] = [
    [({ method }) => (method === 'POST' ? [413, error('UploadTooLarge', 'The upload is larger.')] : notFound), /The upload is larger/],
    [
      ({ method, url }) => (method === 'POST' ? [202, { job: 'j' }] : url?.endsWith('none') ? notFound : [200, { state: 'failed' }]),
      /failed there/,
    ],
    [
      ({ method, url }) => (method === 'POST' ? [202, { job: 'j' }] : url?.endsWith('none') ? notFound : [200, { state: 'cancelled' }]),
      /stopped/,
    ],
    [({ method }) => (method === 'POST' ? [202, { job: 'j' }] : notFound), /nothing here/],
  ]
  for (const [answer, message] of answers) {
    const { url } = await platform(t, answer)
    const { code, out, err } = await call(join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token'), '--json')
    assert.deepEqual([code, JSON.parse(out)], [1, { files: [] }])
    assert.match(err, message)
  }
})

test('a folder and what is not there are rows with words; the others are sent', async (t) => {
  const path = await folder(t)
  const { url } = await platform(t, taking([file('mars.qif')]))
  const files = [join(path, 'folder'), join(path, 'mars.qif'), join(path, 'absent.ofx')]
  const { code, out, err } = await call(...files, '--server', url, '--token-file', join(path, 'token'), '--json')
  assert.equal(code, 1)
  assert.match(err, /folder: this is a folder, not a file/)
  const rows = (JSON.parse(out) as { files: { file: string; connector: string | null }[] }).files
  assert.deepEqual(
    rows.map(({ file, connector }) => [file, connector]).toSorted(),
    [
      [files[2], null],
      [files[0], null],
      [files[1], 'qif'],
    ].toSorted(),
  )
})

test('files go whole under their names; the report has the names given, members after their archive', async (t) => {
  const path = await folder(t)
  let sent = ''
  const files = [
    file('mars.qif', { problems: [{ line: 3, code: 'amount-unreadable', message: 'not an amount' }] }),
    file('avril.zip', { connector: 'zip', kinds: {} }),
    file('avril.zip!a.qif'),
  ]
  const { url } = await platform(t, (request, body, response) => {
    if (request.method === 'POST') {
      sent = body
      assert.equal(Number(request.headers['content-length']), Buffer.byteLength(body))
    }
    return taking(files)(request, body, response)
  })
  const given = [join(path, 'mars.qif'), join(path, 'avril "2".zip')]
  const { code, out, err } = await call(...given, '--server', url, '--token-file', join(path, 'token'))
  assert.equal(code, 0)
  assert.match(sent, /filename="mars\.qif"\r\n[^\r]+\r\n\r\nmars\r\n--/)
  assert.match(sent, /filename="avril %222%22\.zip"\r\n[^\r]+\r\n\r\navril\r\n--/)
  assert.ok(out.includes(`${given[1]}!a.qif  qif`))
  assert.match(err, /mars\.qif:3: not an amount/)
})

test('when nothing could be read, the report says why and the exit code is 1', async (t) => {
  const path = await folder(t)
  const problems = [{ code: 'unknown-format', message: 'the format is not known', fatal: true }]
  const details = { files: [file('mars.qif', { connector: null, kinds: {}, problems })] }
  const { url } = await platform(t, ({ method, url: asked }) =>
    method === 'POST'
      ? [202, { job: 'j' }]
      : asked?.endsWith('none')
        ? notFound
        : [200, { job: 'j', state: 'refused', error: { ...error('NothingKept', 'x').error, details } }],
  )
  const { code, out } = await call(join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token'), '--json')
  assert.equal(code, 1)
  assert.match(out, /unknown-format/)
})

test('originals are kept only when it is asked', async (t) => {
  const path = await folder(t)
  const asked: unknown[] = []
  const { url } = await platform(t, (request, body, response) => {
    if (request.method === 'POST') asked.push(request.headers['prefer'])
    return taking([file('mars.qif')])(request, body, response)
  })
  const command = [join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token')]
  assert.equal((await call(...command)).code, 0)
  assert.equal((await call(...command, '--keep-originals')).code, 0)
  assert.deepEqual(asked, ['respond-async', 'respond-async, keep-originals'])
})

test('told to wait, it waits and sends again', async (t) => {
  const path = await folder(t)
  let uploads = 0
  const { url } = await platform(t, (request, body, response) => {
    if (request.method === 'POST') uploads += 1
    return request.method === 'POST' && uploads < 3
      ? [429, error('TooMany', 'Wait.'), { 'retry-after': '0' }]
      : taking([file('mars.qif')])(request, body, response)
  })
  const { code, err } = await call(join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token'))
  assert.deepEqual([code, uploads], [0, 3])
  assert.match(err, /busy, again in 0 s/)
})

test('a token that others can read is told', { skip: process.platform === 'win32' }, async (t) => {
  const path = await folder(t)
  await chmod(join(path, 'token'), 0o644)
  const { url } = await platform(t, taking([file('mars.qif')]))
  const { code, err } = await call(join(path, 'mars.qif'), '--server', url, '--token-file', join(path, 'token'))
  assert.equal(code, 0)
  assert.match(err, /can be read by others: chmod 600/)
})

test('a large file is read piece by piece, and one that is cut meanwhile is refused', async (t) => {
  const path = await folder(t)
  const size = 100 * 2 ** 20
  const handle = await open(join(path, 'large.csv'), 'w+')
  t.after(() => handle.close())
  await handle.truncate(size)
  const { body, length } = multipartOf([{ file: 'large.csv', handle, size }])
  let [bytes, longest] = [0, 0]
  for await (const piece of body()) {
    bytes += piece.length
    longest = Math.max(longest, piece.length)
  }
  assert.equal(bytes, length)
  assert.ok(longest <= 64 * 1024)
  await handle.truncate(10)
  await assert.rejects(async () => {
    for await (const _piece of body());
  }, /changed/)
})
