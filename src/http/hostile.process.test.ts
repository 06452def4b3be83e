/** Uploads that nobody's browser makes: each is answered, nothing of it stays, and the next one comes in. */
import assert from 'node:assert/strict'
import { readlinkSync, readdirSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp({ limits: { fileBytes: 100_000, uploadBytes: 300_000, recordsPerUpload: 3_000 } })
})
after(() => app.destroy())

const line = 'D03/03/2026\nT-1.00\nPPAIN\n^\n'
const statement = `!Type:Bank\n${line}`

/** Spools still open, by the names that the system keeps for them. */
const openSpools = () =>
  readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(`${app.dataDir}/spool/`)
    } catch {
      return false
    }
  })

interface Answered {
  readonly error?: { readonly type: string; readonly details?: { readonly files: readonly FileRow[] } }
  readonly files?: readonly FileRow[]
  readonly batch?: { readonly added: Readonly<Record<string, number>> }
}
interface FileRow {
  readonly file: string
  readonly problems: readonly { readonly code: string }[]
}
const codesOf = (files: readonly FileRow[] = []) =>
  files.map(({ file, problems }) => `${file} ${problems.map(({ code }) => code).join(' ')}`)

test('a file over the limit is answered as such, and the file after it comes in', { timeout: 20_000 }, async () => {
  const browser = await signedUp(app, 'trop-long@example.org')
  const long = new Uint8Array(200_000).fill(0x41)
  const alone = await browser.post('/api/v1/imports', upload({ 'long.qif': long }))
  assert.equal(alone.status, 422)
  assert.deepEqual(codesOf(((await alone.json()) as Answered).error?.details?.files), ['long.qif file-too-large'])
  const both = await browser.post('/api/v1/imports', upload({ 'long.qif': long, 'mars.qif': statement }))
  assert.equal(both.status, 201)
  const { batch, files } = (await both.json()) as Answered
  assert.equal(batch?.added['bank.transaction'], 1)
  assert.equal(codesOf(files)[0], 'long.qif file-too-large')
})

test('an upload over the limit is refused whole, however it is sent', { timeout: 20_000 }, async () => {
  const browser = await signedUp(app, 'trop-gros@example.org')
  const part = new Uint8Array(90_000).fill(0x41)
  const form = upload(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.qif`, index === 0 ? statement : part])))
  for (const path of ['/api/v1/imports', '/imports']) {
    const answer = await browser.post(path, form)
    assert.equal(answer.status, 413)
    const text = await answer.text()
    if (path.startsWith('/api')) assert.equal((JSON.parse(text) as Answered).error?.type, 'UploadTooLarge')
  }
  assert.deepEqual(((await (await browser.get('/api/v1/records')).json()) as { records: unknown[] }).records, [])
})

test('a body without end is cut rather than read for ever', { timeout: 20_000 }, async () => {
  const browser = await signedUp(app, 'sans-fin@example.org')
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n')),
    pull: (controller) => {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const answer = await browser.post('/api/v1/imports', body, { 'content-type': 'multipart/form-data; boundary=b' })
  assert.equal(answer.status, 413)
  assert.ok(sent < 100_000_000)
})

test(
  'who hangs up in the middle leaves nothing: no record, no spool',
  { timeout: 20_000, skip: process.platform !== 'linux' },
  async () => {
    const browser = await signedUp(app, 'raccroche@example.org')
    const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.qif"\r\n\r\n'
    const starts = [`${head}${statement}`, `${head}${statement}\r\n${head}${statement}`, `${head}${'A'.repeat(150_000)}`, head.slice(0, 9)]
    for (const start of starts) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from(start)),
        pull: (controller) => controller.error(new Error('hung up')),
      })
      const answer = await browser.post('/api/v1/imports', body, { 'content-type': 'multipart/form-data; boundary=b' })
      assert.equal(answer.status, 400)
      assert.deepEqual(openSpools(), [])
    }
    assert.deepEqual(((await (await browser.get('/api/v1/records')).json()) as { records: unknown[] }).records, [])
  },
)

test('many uploads at once wait in line; past the line they are told when to come back', { timeout: 60_000 }, async () => {
  const browser = await signedUp(app, 'foule@example.org')
  const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post('/api/v1/imports', upload({ 'a.qif': statement }))))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [...Array<number>(16).fill(201), ...Array<number>(4).fill(429)])
  for (const refused of answers.filter(({ status }) => status === 429)) {
    assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.equal(((await refused.json()) as Answered).error?.type, 'Busy')
  }
})

test('files that hold too many records together are refused past the limit, before they fill the memory', { timeout: 20_000 }, async () => {
  const browser = await signedUp(app, 'beaucoup@example.org')
  const many = `!Type:Bank\n${line.repeat(2_000)}`
  const answer = await browser.post('/api/v1/imports', upload({ 'a.qif': many, 'b.qif': many, 'c.qif': statement }))
  assert.equal(answer.status, 201)
  const { batch, files } = (await answer.json()) as Answered
  assert.match(codesOf(files)[1] ?? '', /b\.qif .*too-many-records/)
  assert.equal(batch?.added['bank.transaction'], 2_000)
})
