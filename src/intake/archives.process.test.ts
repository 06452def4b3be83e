import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type ZipMember, zipOf } from '#test/zip'
import { createIntake, type Limits, type ReadUpload, type Upload } from './index.ts'

const hints = { currency: 'EUR', dayFirst: true }
const hostile = join(import.meta.dirname, 'fixtures/hostile-child.ts')

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}
const zip = (name: string, ...members: readonly ZipMember[]): File => ({ name, bytes: zipOf(members) })
const plain = (name: string, text: string): File => ({ name, bytes: Buffer.from(text) })

async function open(t: TestContext, files: readonly File[], limits: Partial<Limits>, child: string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'grenier-archives-'))
  const intake = createIntake({ folder, limits, ...(child === undefined ? {} : { child }) })
  const upload: Upload = await intake.receive()
  t.after(async () => {
    await upload.release()
    await rm(folder, { recursive: true, force: true })
  })
  for (const { name, bytes } of files) await upload.add(name, once(bytes))
  return { folder, upload, read: () => intake.collect(upload, hints) }
}

/** Reads files with the child whose connector does what the first line of a file says. */
const read = async (t: TestContext, files: readonly File[], limits: Partial<Limits> = {}): Promise<ReadUpload> =>
  (await open(t, files, limits, hostile)).read()

const rows = ({ files }: ReadUpload) =>
  files.map(({ name, connector, problems }) =>
    [name, connector ?? '-', ...problems.map(({ code, path }) => (path ? `${code} ${path}` : code))].join(' '),
  )
const labels = ({ records, files }: ReadUpload) =>
  records.map(({ item, file }) => `${files[file]?.name} ${'label' in item ? item.label : ''}`)

test('members are files of their own, in their order, between the files dropped beside them', async (t) => {
  const result = await read(t, [
    plain('before', '@good first'),
    zip('export.zip', { name: 'mars/a.qif', content: '@good second' }, { name: 'mars/b.qif', content: '@good third', stored: true }),
    { name: 'relevé.qif.gz', bytes: gzipSync('@good fourth') },
    plain('after', '@good fifth'),
  ])
  assert.deepEqual(labels(result), [
    'before first',
    'export.zip!mars/a.qif second',
    'export.zip!mars/b.qif third',
    'relevé.qif.gz!relevé.qif fourth',
    'after fifth',
  ])
  assert.deepEqual(result.origins, [0, 1, 1, 1, 2, 2, 3])
  assert.deepEqual(result.files.map(({ connector, size }) => `${connector} ${size}`).slice(1, 3), [
    `zip ${
      zipOf([
        { name: 'mars/a.qif', content: '@good second' },
        { name: 'mars/b.qif', content: '@good third', stored: true },
      ]).length
    }`,
    'hostile 12',
  ])
  assert.deepEqual(Object.keys(result.records[1] ?? {}), ['item', 'file', 'line'])
})

test('what no connector knows in an archive is named, an archive inside included', async (t) => {
  const inside = zipOf([{ name: 'hidden.qif', content: '@good hidden' }])
  const result = await read(t, [
    zip(
      'a.zip',
      { name: 'photo.jpg', content: 'pixels' },
      { name: 'inside.zip', content: inside },
      { name: '../slip', content: '@good' },
      { name: 'good', content: '@good' },
    ),
  ])
  assert.deepEqual(rows(result), [
    'a.zip zip archive-unsafe ../slip archive-member-skipped photo.jpg archive-member-skipped inside.zip',
    'a.zip!good hostile',
  ])
})

test('an archive in which nothing is known says so once', async (t) => {
  const pictures = Array.from({ length: 300 }, (_, n) => ({ name: `${n}.jpg`, content: 'pixels' }))
  const locked = zip('locked.zip', { name: 'a', content: '@good', flags: 1 }, { name: 'b', content: '@good', flags: 1 })
  const cut = { name: 'cut.zip', bytes: zipOf(pictures).subarray(0, 20_000) }
  const result = await read(t, [zip('pictures.zip', ...pictures), locked, cut, zip('empty.zip')])
  assert.deepEqual(rows(result), [
    'pictures.zip zip unknown-format',
    'locked.zip zip archive-encrypted',
    'cut.zip zip truncated',
    'empty.zip zip unknown-format',
  ])
  assert.ok(result.files.every(({ problems }) => problems[0]?.fatal))
})

test("a member that lies is that member's problem alone", async (t) => {
  const long = '@whole\n'.padEnd(200_000, '0123456789')
  const result = await read(t, [
    zip(
      'a.zip',
      { name: 'crc', content: long, lies: { crc: 1 } },
      { name: 'short', content: long, lies: { size: 100_000 } },
      { name: 'good', content: long },
    ),
  ])
  assert.deepEqual(rows(result), ['a.zip zip', 'a.zip!crc hostile malformed', 'a.zip!short hostile archive-unsafe', 'a.zip!good hostile'])
  assert.deepEqual(labels(result), [`a.zip!good ${long.length} ${long.slice(100_001, 100_008)}`])
})

test('a member whose connector fails leaves the next one read; one that ends the child is told on the archive', async (t) => {
  const members = (way: string) => [
    { name: 'before', content: `@good before ${way}` },
    { name: 'bad', content: way },
    { name: 'after', content: `@good after ${way}` },
  ]
  const result = await read(t, [zip('throw.zip', ...members('@throw')), zip('exit.zip', ...members('@exit')), plain('next', '@good next')])
  assert.deepEqual(rows(result), [
    'throw.zip zip',
    'throw.zip!before hostile',
    'throw.zip!bad hostile reader-crashed',
    'throw.zip!after hostile',
    'exit.zip zip reader-crashed',
    'exit.zip!before hostile',
    'exit.zip!bad hostile reader-crashed',
    'next hostile',
  ])
  assert.deepEqual(labels(result), [
    'throw.zip!before before @throw',
    'throw.zip!after after @throw',
    'exit.zip!before before @exit',
    'next next',
  ])
})

test('members count as files do: number, bytes of one, bytes of all, records', async (t) => {
  const many = Array.from({ length: 6 }, (_, n) => ({ name: `${n}`, content: `@good ${n}\n`.padEnd(1_000, ' '), stored: true }))
  const count = async (limits: Partial<Limits>) => (await read(t, [zip('a.zip', ...many)], limits)).files.length - 1
  assert.equal(await count({ files: 4 }), 3)
  assert.equal(await count({ uploadBytes: 9_000 }), 2)
  assert.equal(await count({ fileBytes: 10_000 }), 6)
  const records = await read(t, [zip('a.zip', ...many)], { recordsPerUpload: 4 })
  assert.equal(records.records.length, 4)
  assert.deepEqual(
    records.files.at(0)?.problems.map(({ code }) => code),
    ['too-many-records'],
  )
})

const opening = { f: 0, member: { name: 'x', size: 5 }, connector: 'ofx', confidence: 1 }
const inArchive = {
  'a member that leaves the archive': { ...opening, member: { name: '../../etc/passwd', size: 5 } },
  'an absolute member': { ...opening, member: { name: '/etc/passwd', size: 5 } },
  'a member on a drive': { ...opening, member: { name: 'c:\\x', size: 5 } },
  'a name without end': { ...opening, member: { name: 'x'.repeat(501), size: 5 } },
  'a member of no size': { ...opening, member: { name: 'x', size: -1 } },
  'a member larger than the limit': { ...opening, member: { name: 'x', size: 2 ** 40 } },
  'a member that is nothing': { ...opening, member: null },
}
for (const [what, frame] of Object.entries(inArchive))
  test(`a child that opens ${what} is condemned`, async (t) => {
    const result = await read(t, [zip('a.zip', { name: 'm', content: `@raw ${JSON.stringify(frame)}` }), plain('next', '@good next')])
    assert.deepEqual(rows(result), ['a.zip zip reader-crashed', 'a.zip!m hostile reader-crashed', 'next hostile'])
    assert.deepEqual(labels(result), ['next next'])
  })

test('a record of a member that no connector reads condemns the child', async (t) => {
  const frame = { ...opening, connector: null }
  const result = await read(t, [zip('a.zip', { name: 'm', content: `@raw ${JSON.stringify(frame)}` }), plain('next', '@good next')])
  assert.deepEqual(rows(result), ['a.zip zip reader-crashed', 'a.zip!m hostile', 'a.zip!x - reader-crashed', 'next hostile'])
  assert.deepEqual(labels(result), ['next next'])
})

test('a child that opens a member in what is no archive is condemned', async (t) => {
  const result = await read(t, [plain('a', `@raw ${JSON.stringify(opening)}`)])
  assert.deepEqual(rows(result), ['a hostile reader-crashed'])
})

test('a name is shown without what a terminal would obey', async (t) => {
  const frame = { ...opening, member: { name: 'a/\u001b[31mred\u202e', size: 1 } }
  const result = await read(t, [zip('a.zip', { name: 'm', content: `@raw ${JSON.stringify(frame)}` })])
  assert.equal(result.files[2]?.name, 'a.zip!a/·[31mred·')
})

test('members never touch the disk in clear', { skip: process.platform !== 'linux' }, async (t) => {
  const content = '!Type:Bank\nD25/12/2025\nT-12.50\nPKNOWN-LABEL\n^\n'.repeat(200)
  const { upload, folder } = await open(
    t,
    [zip('a.zip', { name: 'a.qif', content, stored: true }, { name: 'b.qif', content })],
    {},
    undefined,
  )
  let members = 0
  for await (const reading of upload.read(hints)) {
    if (!('opens' in reading)) continue
    members++
    assert.deepEqual(await readdir(folder), [])
    const open = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
    const spools = (await readdir('/proc/self/fd')).filter((_, n) => open[n]?.startsWith(folder))
    assert.ok(spools.length > 0)
    for (const fd of spools) assert.equal((await readFile(`/proc/self/fd/${fd}`)).includes('KNOWN'), false)
  }
  assert.equal(members, 2)
})

test('the real child reads statements inside an archive', async (t) => {
  const content = '!Type:Bank\nD25/12/2025\nT-12.50\nPCafé\n^\n'
  const { read } = await open(t, [zip('banque.zip', { name: '2025/compte.qif', content })], {}, undefined)
  const { files, records } = await read()
  assert.deepEqual(
    files.map(({ name, connector, kinds }) => [name, connector, kinds]),
    [
      ['banque.zip', 'zip', {}],
      ['banque.zip!2025/compte.qif', 'qif', { 'bank.transaction': 1 }],
    ],
  )
  assert.equal(records.length, 1)
})

test('parts of one export are read as one set: a file that two of them hold once, the part that is missing named', async (t) => {
  const result = await read(t, [
    zip('export-20260301-001.zip', { name: 'e/a', content: '@good first' }, { name: 'e/index.html', content: 'page' }),
    zip('export-20260301-003.zip', { name: 'e/a', content: '@good first' }, { name: 'e/b', content: '@good second' }),
    zip('export-20260301-003 (1).zip', { name: 'e/a', content: '@good changed' }, { name: 'e/b', content: '@good second' }),
  ])
  assert.deepEqual(rows(result), [
    'export-20260301-001.zip zip archive-part-missing archive-member-skipped e/index.html',
    'export-20260301-001.zip!e/a hostile',
    'export-20260301-003.zip zip archive-member-repeated e/a',
    'export-20260301-003.zip!e/b hostile',
    'export-20260301-003 (1).zip zip archive-member-repeated e/b',
    'export-20260301-003 (1).zip!e/a hostile',
  ])
  assert.equal(result.files[0]?.problems[0]?.text, 'export-20260301-002.zip')
  assert.equal(result.files[2]?.problems[0]?.text, 'export-20260301-001.zip')
})

test('what could not be read in one part is read in the other; a part all read already is no failure', async (t) => {
  const good = { name: 'a', content: '@good' }
  const cut = { name: 'export-002.zip', bytes: zipOf([{ name: 'b', content: '@good' }]).subarray(0, 40) }
  const result = await read(t, [
    zip('export-001.zip', { ...good, localName: 'z' }),
    cut,
    zip('export-003.zip', good),
    zip('export-004.zip', good),
  ])
  assert.deepEqual(rows(result), [
    'export-001.zip zip archive-unsafe',
    'export-002.zip zip truncated',
    'export-003.zip zip',
    'export-003.zip!a hostile',
    'export-004.zip zip archive-member-repeated a',
  ])
  assert.deepEqual(
    result.files.map(({ problems }) => problems.some(({ fatal }) => fatal)),
    [true, true, false, false, false],
  )
})

test('an archive cut in pieces is put together; without one of them it says which', async (t) => {
  const whole = zipOf([
    { name: 'a', content: '@good first' },
    { name: 'b', content: '@good second', stored: true },
  ])
  const pieces = (name: string, ...from: readonly number[]) =>
    from.map((n) => ({ name: `${name}.zip.00${n}`, bytes: whole.subarray((n - 1) * 100, n * 100) }))
  assert.ok(whole.length > 200 && whole.length <= 300)
  const result = await read(t, [...pieces('all', 3, 1, 2), ...pieces('some', 1, 3)])
  assert.deepEqual(rows(result), [
    'all.zip.003 zip archive-piece',
    'all.zip.001 zip',
    'all.zip.001!a hostile',
    'all.zip.001!b hostile',
    'all.zip.002 zip archive-piece',
    'some.zip.001 zip archive-part-missing',
    'some.zip.003 zip archive-piece',
  ])
  assert.deepEqual(labels(result), ['all.zip.001!a first', 'all.zip.001!b second'])
})

test('an archive that a compression program cut (.z01 … .zip) is read whole, or says that it is cut', async (t) => {
  const [first, last] = spannedOf('@good first', '@good second')
  const result = await read(t, [
    { name: 'a.zip', bytes: last },
    { name: 'a.z01', bytes: first },
  ])
  assert.deepEqual(rows(result), ['a.zip zip', 'a.zip!0 hostile', 'a.zip!1 hostile', 'a.z01 zip archive-piece'])
  assert.deepEqual(labels(result), ['a.zip!0 first', 'a.zip!1 second'])
  const alone = await read(t, [
    { name: 'a.zip', bytes: last },
    { name: 'b.z01', bytes: first },
  ])
  assert.deepEqual(rows(alone), ['a.zip zip archive-split', 'b.z01 zip archive-part-missing'])
})

/** An archive in two pieces, as Info-ZIP cuts it: a mark, the first member, then on the second disk the other and the list. */
function spannedOf(...contents: readonly [string, string]): readonly [Uint8Array, Uint8Array] {
  const whole = Buffer.from(zipOf(contents.map((content, n) => ({ name: String(n), content, stored: true }))))
  const second = whole.indexOf('PK\x03\x04', 1, 'latin1')
  const list = whole.indexOf('PK\x01\x02', 0, 'latin1')
  const line = whole.indexOf('PK\x01\x02', list + 1, 'latin1')
  const end = whole.indexOf('PK\x05\x06', 0, 'latin1')
  whole.writeUInt32LE(4, list + 42)
  whole.writeUInt16LE(1, line + 34)
  whole.writeUInt32LE(0, line + 42)
  whole.writeUInt16LE(1, end + 4)
  whole.writeUInt16LE(1, end + 6)
  whole.writeUInt32LE(list - second, end + 16)
  const mark = Buffer.from('PK\x07\x08', 'latin1')
  return [Buffer.concat([mark, whole.subarray(0, second)]), whole.subarray(second)]
}
