import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { pdfOf } from '#test/pdf'
import { createIntake, type Limits, type ReadUpload, type Upload } from './index.ts'

const hints = { currency: 'EUR', dayFirst: true }
const hostile = join(import.meta.dirname, 'fixtures/hostile-child.ts')

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grenier-intake-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function* bytesOf(text: string, times = 1): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < times; n++) yield new TextEncoder().encode(text)
}

async function open(
  t: TestContext,
  limits: Partial<Limits> = {},
): Promise<{ upload: Upload; folder: string; read: () => Promise<ReadUpload> }> {
  const folder = await scratch(t)
  const intake = createIntake({ folder, limits, child: hostile })
  const upload = await intake.receive()
  t.after(() => upload.release())
  return { upload, folder, read: () => intake.collect(upload, hints) }
}

/** Reads files whose first line says what the hostile connector does. */
async function read(t: TestContext, texts: readonly string[], limits: Partial<Limits> = {}): Promise<ReadUpload> {
  const { upload, read } = await open(t, limits)
  for (const text of texts) await upload.add('file', bytesOf(text))
  return read()
}

const codes = (result: ReadUpload) => result.files.map(({ problems }) => problems.map(({ code }) => code).join(' '))
const labels = (result: ReadUpload) => result.records.map(({ item, file }) => `${file} ${'label' in item ? item.label : ''}`)

test('refuses a file over the limit, keeps nothing of it, and takes the next', async (t) => {
  const { upload, read } = await open(t, { fileBytes: 50_000, uploadBytes: 60_000 })
  assert.equal(await upload.add('long', bytesOf('@good long\n'.padEnd(100, '.'), 501)), false)
  assert.equal(await upload.add('fits', bytesOf('@good fits\n'.padEnd(100, '.'), 500)), true)
  assert.equal(await upload.add('no room', bytesOf('@good no room\n'.padEnd(100, '.'), 101)), false)
  assert.equal(await upload.add('small', bytesOf('@good small\n')), true)
  assert.deepEqual(
    upload.files.map(({ name, size, refused }) => `${name} ${size} ${refused?.code ?? 'kept'}`),
    ['long 0 file-too-large', 'fits 50000 kept', 'no room 0 file-too-large', 'small 12 kept'],
  )
  const result = await read()
  assert.deepEqual(codes(result), ['file-too-large', '', 'file-too-large', ''])
  assert.deepEqual(labels(result), ['1 fits', '3 small'])
  assert.deepEqual(result.files[0], { ...result.files[0], connector: null, confidence: 0, kinds: {} })
})

test('refuses files beyond the number allowed, and lists the first of them only', async (t) => {
  const { upload } = await open(t, { files: 2 })
  const added = []
  for (let n = 0; n < 5; n++) added.push(await upload.add(`${n}`, bytesOf('@good')))
  assert.deepEqual(added, [true, true, false, false, false])
  assert.equal(upload.files.length, 3)
})

async function* cut(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('@good cut\n')
  throw new Error('the client left')
}

test('forgets a file whose bytes stop with an error', async (t) => {
  const { upload, read } = await open(t)
  await assert.rejects(upload.add('cut', cut()), /the client left/)
  await upload.add('whole', bytesOf('@good whole\n'))
  assert.deepEqual(labels(await read()), ['0 whole'])
})

test('an empty file and an unknown one are told so, without a connector', async (t) => {
  const result = await read(t, ['', 'nothing known', '@good after'])
  assert.deepEqual(codes(result), ['empty-file', 'unknown-format', ''])
  assert.deepEqual(
    result.files.map(({ connector, confidence }) => [connector, confidence]),
    [
      [null, 0],
      [null, 0],
      ['hostile', 0.9],
    ],
  )
  assert.deepEqual(result.files[2], {
    name: 'file',
    size: 11,
    connector: 'hostile',
    confidence: 0.9,
    kinds: { 'bank.transaction': 1 },
    from: '2026-02-03',
    to: '2026-02-03',
    problems: [],
    moreProblems: 0,
  })
  assert.equal(result.records[0]?.line, 2)
})

for (const way of ['throw', 'late', 'exit', 'memory', 'heap', 'line', 'raw {"f":0', 'raw {"f":7,"end":true}', 'raw null', 'raw {"f":1}'])
  test(`a file that breaks the reader (${way}) is that file's problem alone`, async (t) => {
    const result = await read(t, ['@good before', `@${way}`, '@good after'])
    assert.deepEqual(codes(result), ['', 'reader-crashed', ''])
    assert.deepEqual(labels(result), ['0 before', '2 after'])
    assert.equal(result.files[1]?.connector, 'hostile')
    assert.deepEqual(result.files[1]?.kinds, {})
  })

const forged = { kind: 'bank.transaction', schema: 1, account: '', day: '2026-02-03', amount: 1, currency: 'EUR', label: 'forged' }
const condemned = {
  'a second connector': { f: 0, connector: 'other', confidence: 1 },
  'an unknown code': { f: 0, problem: { code: 'all-is-well', message: '' } },
  'a problem without a code': { f: 0, problem: null },
  'a list': [{ f: 0, end: true }],
  'a file as text': { f: '0', end: true },
}
for (const [name, frame] of Object.entries(condemned))
  test(`a child that writes ${name} is condemned, and its file brings nothing`, async (t) => {
    const result = await read(t, [`@raw ${JSON.stringify(frame)}`, '@good after'])
    assert.deepEqual(codes(result), ['reader-crashed', ''])
    assert.deepEqual(labels(result), ['1 after'])
  })

const refused = {
  'what only a person teaches': { kind: 'judgement', schema: 1, by: 'budget', about: 'merchant/port', verdict: 'category' },
  'a kind that only a person writes': { kind: 'setting', schema: 1, name: 'currency', value: 'USD' },
  'a kind of no schema': { ...forged, kind: 'toString' },
  'a day that does not exist': { ...forged, day: '2026-02-30' },
  'an amount that is not exact': { ...forged, amount: 0.5 },
  'a field of its own': { ...forged, source: { origin: 'nowhere' } },
  'an escape sequence': { ...forged, label: '\u001b[2J' },
  'no object': 'forged',
}
for (const [name, item] of Object.entries(refused))
  test(`a record with ${name} is refused with its line, the others kept`, async (t) => {
    const result = await read(t, [`@raw ${JSON.stringify({ f: 0, item, line: 4 })}`])
    assert.deepEqual(codes(result), ['record-refused'])
    assert.equal(result.files[0]?.problems[0]?.line, 4)
    assert.deepEqual(labels(result), ['0 after'])
  })

test('a prototype written by the child is dropped, however it is spelt', async (t) => {
  for (const key of ['__proto__', '\\u005f_proto__', '__\\u0070roto__', '__prot\\u006F__']) {
    const line = `{"f":0,"item":${JSON.stringify(forged).slice(0, -1)},"${key}":{"admin":true},"raw":{"${key}":"x"}}}`
    const { records } = await read(t, [`@raw ${line}`])
    assert.deepEqual(records[0]?.item, { ...forged, raw: {} })
    assert.equal('admin' in records[0].item, false)
  }
})

test('what the child says of a problem is rewritten: our sentence, a short printable text, a sane place', async (t) => {
  const told = {
    code: 'malformed',
    message: 'click here',
    text: `\u001b[2J\u202e${'x'.repeat(300)}`,
    line: -1,
    path: `a\u0007${'b'.repeat(900)}`,
    more: 1,
  }
  const { files } = await read(t, [`@raw ${JSON.stringify({ f: 0, problem: told })}`])
  const [problem] = files[0]?.problems ?? []
  assert.deepEqual(Object.keys(problem ?? {}), ['code', 'path', 'text', 'message'])
  assert.match(problem?.text ?? '', /^·\[2J·x{74}…$/)
  assert.match(problem?.message ?? '', /^the file is damaged/)
  assert.equal(problem?.path?.length, 500)
})

for (const way of ['loop', 'sleep'])
  test(`a file that never ends (${way}) is stopped, and the others are read`, async (t) => {
    const result = await read(t, ['@good before', `@${way}`, '@good after'], { fileMilliseconds: 1_500 })
    assert.deepEqual(codes(result), ['', 'reader-too-slow', ''])
    assert.deepEqual(labels(result), ['0 before', '2 after'])
  })

for (const way of ['endless', 'complaints'])
  test(`a file without end (${way}) stops at the limit and brings nothing`, async (t) => {
    const result = await read(t, [`@${way}`, '@good after'], { recordsPerFile: 1_000 })
    assert.equal(result.files[0]?.problems.findLast(() => true)?.code, 'too-many-records')
    assert.deepEqual(labels(result), ['1 after'])
  })

test('a reader fed by a slow consumer is not a slow reader', async (t) => {
  const { upload } = await open(t, { fileMilliseconds: 2_000 })
  await upload.add('a', bytesOf('@good a'))
  await upload.add('b', bytesOf('@good b'))
  const seen = []
  for await (const reading of upload.read(hints)) {
    if ('connector' in reading) await new Promise((resolve) => setTimeout(resolve, 1_200))
    seen.push('problem' in reading ? reading.problem.code : 'fine')
  }
  assert.equal(seen.includes('reader-too-slow'), false)
})

test('a fatal problem is kept among the 200 listed, the others are counted, and no record is', async (t) => {
  const result = await read(t, ['@problems 250'])
  assert.equal(result.files[0]?.problems.length, 200)
  assert.equal(result.files[0]?.problems.at(-1)?.code, 'malformed')
  assert.equal(result.files[0]?.moreProblems, 51)
})

test('a record too wide for a frame is refused with its line, the next one read', async (t) => {
  const result = await read(t, ['@wide'])
  assert.deepEqual(codes(result), ['record-refused'])
  assert.equal(result.files[0]?.problems[0]?.line, 3)
  assert.deepEqual(labels(result), ['0 narrow'])
})

test('the child may read nothing, write nothing, start nothing, reach nothing', async (t) => {
  const folder = await scratch(t)
  const beside = join(folder, 'beside')
  await writeFile(beside, 'secret')
  const result = await read(t, [`@pry ${beside}`])
  const said = result.files[0]?.problems.map(({ text }) => text)
  assert.deepEqual(said, [
    'read: ERR_ACCESS_DENIED',
    'read beside: ERR_ACCESS_DENIED',
    'write: ERR_ACCESS_DENIED',
    'spawn: ERR_ACCESS_DENIED',
    'worker: ERR_ACCESS_DENIED',
    'net: ERR_ACCESS_DENIED',
    'fetch: ERR_ACCESS_DENIED',
    'eval: refused',
    'environment: ',
    'proto: undefined',
  ])
  assert.equal(await readFile(beside, 'utf8'), 'secret')
})

test('the child reads a PDF under its own limits: its text, and the files attached to it', async (t) => {
  const { upload, read } = await open(t)
  const pdf = pdfOf({ pages: [[{ text: 'Facture', x: 50, y: 700 }]], attachments: [{ name: 'factur-x.xml', content: '<invoice/>' }] })
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('@pdf\n')
    yield pdf
  }
  await upload.add('bill', file())
  const result = await read()
  assert.deepEqual(codes(result), [''])
  assert.deepEqual(labels(result), ['0 Facture', '0 factur-x.xml 10'])
})

test('a damaged PDF whose library leaves a rejected promise behind is read all the same', async (t) => {
  const intake = createIntake({ folder: await scratch(t) })
  const upload = await intake.receive()
  t.after(() => upload.release())
  const pdf = await readFile(join(import.meta.dirname, 'fixtures/damaged-table.pdf'))
  async function* file(): AsyncGenerator<Uint8Array> {
    yield pdf
  }
  await upload.add('bill.pdf', file())
  const result = await intake.collect(upload, hints)
  assert.deepEqual(codes(result), ['pdf-no-text'])
  assert.deepEqual(
    result.records.map(({ item }) => item.kind),
    ['document'],
  )
})

test('a large file comes back as it was, from its start and from its middle', async (t) => {
  const text = `@whole\n${Array.from({ length: 60_000 }, (_, n) => String(n).padStart(9, '0')).join('\n')}`
  const result = await read(t, ['@good shift', text])
  assert.deepEqual(labels(result), ['0 shift', `1 ${text.length} ${text.slice(100_001, 100_008)}`])
})

test('the spool has no name while it is read, and none of its bytes are clear', { skip: process.platform !== 'linux' }, async (t) => {
  const { upload, folder } = await open(t)
  await upload.add('statement', bytesOf('@good KNOWN-LABEL\n'.padEnd(5_000, 'KNOWN-LABEL')))
  assert.deepEqual(await readdir(folder), [])
  const spools = await openFilesUnder(folder)
  assert.ok(spools.length > 0)
  for (const path of spools) {
    const bytes = await readFile(path)
    assert.equal(bytes.length, 5_000)
    assert.equal(bytes.includes('KNOWN'), false)
    assert.equal((await stat(path)).mode & 0o777, 0o600)
  }
  await upload.release()
  await upload.release()
  assert.deepEqual(await openFilesUnder(folder), [])
  assert.throws(() => upload.read(hints), /released/)
})

test('two uploads of one file share no byte of the spool', { skip: process.platform !== 'linux' }, async (t) => {
  const { upload, folder } = await open(t)
  await upload.add('a', bytesOf('same words'.repeat(100)))
  await upload.add('b', bytesOf('same words'.repeat(100)))
  const [path] = await openFilesUnder(folder)
  const bytes = await readFile(path!)
  assert.notDeepEqual(bytes.subarray(0, 1_000), bytes.subarray(1_000))
})

test('neither the arguments nor the environment of the child hold the key or a name', { skip: process.platform !== 'linux' }, async (t) => {
  const { upload } = await open(t)
  await upload.add('SECRET-NAME', bytesOf('@good'))
  await upload.add('b', bytesOf('@sleep'))
  for await (const reading of upload.read(hints)) {
    if (!('connector' in reading)) continue
    const pids = await childrenOf(process.pid)
    assert.equal(pids.length, 1)
    const command = await readFile(`/proc/${pids[0]}/cmdline`, 'utf8')
    assert.match(command, /--permission/)
    assert.doesNotMatch(command, /SECRET|[0-9a-f]{32}|[\w+/]{43}=/)
    assert.match(await readFile(`/proc/${pids[0]}/environ`, 'utf8'), /^(PWD=[^\0]*\0)?$/)
    break
  }
  assert.deepEqual(await childrenOf(process.pid), [])
})

test('releasing an upload ends its reading and its child', { skip: process.platform !== 'linux' }, async (t) => {
  const { upload } = await open(t)
  await upload.add('a', bytesOf('@sleep'))
  const readings = upload.read(hints)[Symbol.asyncIterator]()
  await readings.next()
  const rest = readings.next()
  await upload.release()
  await rest
  await readings.return?.()
  assert.deepEqual(await childrenOf(process.pid), [])
})

test('clean removes what an earlier process left, and nothing else', async (t) => {
  const folder = await scratch(t)
  await writeFile(join(folder, 'left.spool'), 'sealed')
  await writeFile(join(folder, 'other'), '')
  await createIntake({ folder }).clean()
  assert.deepEqual(await readdir(folder), ['other'])
  await createIntake({ folder: join(folder, 'missing') }).clean()
})

test('names lose their folders and what a terminal would obey', async (t) => {
  const { upload } = await open(t)
  await upload.add('../../etc/\u001b[31mred\u202e.ofx', bytesOf('@good'))
  await upload.add('C:\\Users\\ada\\relevé.qif', bytesOf('@good'))
  assert.deepEqual(
    upload.files.map(({ name }) => name),
    ['·[31mred·.ofx', 'relevé.qif'],
  )
})

test('a thousand small files are read in order', async (t) => {
  const result = await read(
    t,
    Array.from({ length: 1_000 }, (_, n) => `@good ${n}`),
  )
  assert.deepEqual(
    labels(result),
    Array.from({ length: 1_000 }, (_, n) => `${n} ${n}`),
  )
})

test('a child that cannot start is an error, never a silent empty answer', async (t) => {
  const folder = await scratch(t)
  const intake = createIntake({ folder, child: join(folder, 'missing.ts') })
  const upload = await intake.receive()
  t.after(() => upload.release())
  await upload.add('a', bytesOf('@good'))
  await assert.rejects(intake.collect(upload, hints), /does not start/)
})

/** The files under `folder` that this process holds open, by their /proc path. */
async function openFilesUnder(folder: string): Promise<readonly string[]> {
  const { readlink } = await import('node:fs/promises')
  const found = []
  for (const name of await readdir('/proc/self/fd')) {
    const target = await readlink(`/proc/self/fd/${name}`).catch(() => '')
    if (target.startsWith(folder)) found.push(`/proc/self/fd/${name}`)
  }
  return found
}

async function childrenOf(pid: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.trim() === '' ? [] : text.trim().split(' ')
}
