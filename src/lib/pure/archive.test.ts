import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type ZipMember, zipOf } from '#test/zip'
import { type Archive, type ArchiveEntry, type ArchiveLimits, openArchive } from './archive.ts'
import { openGzip } from './gzip.ts'
import { damageOf } from './inflate.ts'

const limits: ArchiveLimits = { entries: 100, entryBytes: 8 * 2 ** 20, totalBytes: 16 * 2 ** 20 }

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (at: number, length: number) => bytes.subarray(at, at + length),
})
const open = (bytes: Uint8Array, changed: Partial<ArchiveLimits> = {}) => openArchive(sourceOf(bytes), { ...limits, ...changed })

async function opened(members: readonly ZipMember[]): Promise<Archive> {
  const archive = await open(zipOf(members))
  assert.ok(archive.ok)
  return archive.value
}

async function textOf({ read }: Pick<ArchiveEntry, 'read'>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(read())).toString('utf8')
}

const damage = async (entry: ArchiveEntry) => textOf(entry).then((text) => text, damageOf)
const names = ({ entries }: Archive) => entries.map(({ name }) => name)
const refusal = async (bytes: Uint8Array, changed?: Partial<ArchiveLimits>) => {
  const archive = await open(bytes, changed)
  return archive.ok ? 'opened' : archive.error.type
}

test('members come in their order, packed or not, with their whole content, as often as asked', async () => {
  const long = 'operation;12,50\n'.repeat(20_000).concat('end')
  const archive = await opened([
    { name: 'b/relevé.csv', content: long },
    { name: 'a.txt', content: 'hello', stored: true },
    { name: 'nothing' },
    { name: 'b/', mode: 0o040755 },
    { name: '__MACOSX/b/._relevé.csv', content: 'icon' },
  ])
  assert.deepEqual(names(archive), ['b/relevé.csv', 'a.txt', 'nothing'])
  assert.deepEqual(archive.skipped, [])
  for (const again of [1, 2]) {
    assert.deepEqual(await Promise.all(archive.entries.map(textOf)), [long, 'hello', ''], `reading ${again}`)
  }
})

test('a reader that stops early leaves the next one what it needs', async () => {
  const { entries } = await opened([{ name: 'a', content: randomBytes(60_000) }])
  for (let n = 0; n < 50; n++) for await (const piece of entries[0]!.read()) if (piece.length > 0) break
  assert.equal(
    (await Array.fromAsync(entries[0]!.read())).reduce((sum, { length }) => sum + length, 0),
    60_000,
  )
})

test('names are read as UTF-8 or in the code page of DOS, and the slash of Windows is a slash', async () => {
  const dos = Uint8Array.from([0x72, 0x65, 0x6c, 0x65, 0x76, 0x82, 0x2e, 0x63, 0x73, 0x76])
  assert.deepEqual(names(await opened([{ name: 'été.csv' }, { name: dos }, { name: 'dossier\\a.csv' }])), [
    'été.csv',
    'relevé.csv',
    'dossier/a.csv',
  ])
})

for (const name of [
  '../../etc/cron.d/x',
  'a/../../x',
  '/etc/passwd',
  'C:\\x',
  'c:x',
  '..\\x',
  '\\\\server\\x',
  'a\u0000b',
  'x'.repeat(501),
])
  test(`a member named ${JSON.stringify(name).slice(0, 30)} is skipped, the next one kept`, async () => {
    const archive = await opened([{ name, content: 'x' }, { name: 'good' }])
    assert.deepEqual(names(archive), ['good'])
    assert.deepEqual(
      archive.skipped.map(({ code }) => code),
      ['unsafe'],
    )
  })

test('links, encrypted, unknown, repeated and overlong members are skipped, each with its reason', async () => {
  const archive = await opened([
    { name: 'link', content: '/etc/passwd', mode: 0o120777 },
    { name: 'locked', content: 'x', flags: 1 },
    { name: 'twice', content: 'first' },
    { name: 'twice', content: 'second' },
    { name: 'strange', content: 'x', lies: { method: 99 } },
    { name: 'long', content: new Uint8Array(9 * 2 ** 20), stored: true },
  ])
  assert.deepEqual(
    archive.skipped.map(({ name, code }) => `${name} ${code}`),
    ['link unsafe', 'locked encrypted', 'twice duplicate', 'strange unsupported', 'long too-large'],
  )
  assert.equal(await textOf(archive.entries[0]!), 'first')
})

test('a bomb is skipped by what it announces', async () => {
  const { skipped } = await opened([{ name: 'bomb', content: new Uint8Array(4 * 2 ** 20) }])
  assert.deepEqual(skipped, [{ name: 'bomb', code: 'too-large' }])
})

test('a bomb that announces little is stopped at what it announced', async () => {
  const { entries } = await opened([{ name: 'bomb', content: new Uint8Array(4 * 2 ** 20), lies: { size: 1_000 } }])
  let given = 0
  const reading = async () => {
    for await (const { length } of entries[0]!.read()) given += length
  }
  await assert.rejects(reading, (error) => damageOf(error) === 'unsafe')
  assert.ok(given <= 1_000)
})

test('members that share bytes refuse the archive', async () => {
  const content = randomBytes(5_000)
  const shared = Array.from({ length: 50 }, (_, n) => ({ name: `m${n}`, content, lies: { offset: 0 } }))
  assert.equal(await refusal(zipOf(shared)), 'unsafe')
  assert.equal(await refusal(zipOf([{ name: 'a', content: 'x', lies: { packedSize: 2 ** 30 } }])), 'unsafe')
})

test('a heading that contradicts the list is refused when the member is read', async () => {
  const { entries } = await opened([
    { name: 'good.csv', content: 'x', localName: 'evil.exe' },
    { name: 'ok', content: 'fine' },
  ])
  assert.deepEqual(await Promise.all(entries.map(damage)), ['unsafe', 'fine'])
})

test('a member that is not what its checksum and sizes say is damaged', async () => {
  const { entries } = await opened([
    { name: 'crc', content: 'abc', lies: { crc: 1 } },
    { name: 'short', content: 'abc', stored: true, lies: { size: 5 } },
    { name: 'method', content: 'not deflated at all', stored: true, lies: { method: 8 } },
  ])
  assert.deepEqual(await Promise.all(entries.map(damage)), ['malformed', 'unsafe', 'malformed'])
})

test('too many members, too many bytes, or a list too long refuse the archive', async () => {
  const many = zipOf(Array.from({ length: 101 }, (_, n) => ({ name: `m${n}` })))
  assert.equal(await refusal(many), 'too-large')
  const content = randomBytes(60_000)
  assert.equal(
    await refusal(
      zipOf([
        { name: 'a', content },
        { name: 'b', content },
      ]),
      { totalBytes: 100_000 },
    ),
    'too-large',
  )
})

test('a list of a million members is refused before it is read', async () => {
  const end = zipOf([]).slice()
  const view = new DataView(end.buffer)
  view.setUint16(8, 65_000, true)
  view.setUint16(10, 65_000, true)
  view.setUint32(12, 50_000_000, true)
  view.setUint32(16, 40, true)
  const size = 40 + 50_000_000 + end.length
  let most = 0
  const source = {
    size,
    async read(at: number, length: number) {
      most = Math.max(most, length)
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)))
      bytes.set(zipOf([{ name: 'a' }]).subarray(at, Math.min(40, at + length)))
      const from = size - end.length
      if (at + length > from) bytes.set(end.subarray(Math.max(0, at - from)), Math.max(0, from - at))
      return bytes
    },
  }
  const archive = await openArchive(source, limits)
  assert.equal(archive.ok ? 'opened' : archive.error.type, 'too-large')
  assert.ok(most < 32 * 2 ** 20)
})

test('a truncated archive says so, and what is no archive too', async () => {
  const whole = zipOf([{ name: 'a', content: randomBytes(90_000) }])
  assert.equal(await refusal(whole.subarray(0, 80_000)), 'truncated')
  assert.equal(await refusal(whole.subarray(0, whole.length - 23)), 'truncated')
  assert.equal(await refusal(new TextEncoder().encode('no archive at all')), 'not-archive')
  assert.equal(await refusal(new Uint8Array()), 'not-archive')
})

test('an archive damaged anywhere opens or is refused; its members are whole or damaged, never another content', async () => {
  const content = 'Date;Libellé;Montant\n03/01/2026;Café;-2,50\n'.repeat(30)
  const whole = zipOf([
    { name: 'a.csv', content },
    { name: 'b.csv', content, stored: true },
  ])
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let bytes = whole.slice()
      for (const { at, byte, cut } of changes) {
        if (cut && at % 3 === 0) bytes = bytes.slice(0, at)
        else if (at < bytes.length) bytes[at] = byte
      }
      const archive = await open(bytes)
      if (!archive.ok) return
      for (const entry of archive.value.entries) {
        const text = await damage(entry)
        assert.ok(text === 'malformed' || text === 'unsafe' || text === '' || text === content, String(text).slice(0, 40))
      }
    }),
    { numRuns: 300 },
  )
})

test('what the source throws is thrown, not taken for damage', async () => {
  const bytes = zipOf([{ name: 'a', content: randomBytes(300_000) }])
  let broken = false
  const source = {
    size: bytes.length,
    read: async (at: number, length: number) => {
      if (broken && at > 100) throw new Error('the disk left')
      return bytes.subarray(at, at + length)
    },
  }
  const archive = await openArchive(source, limits)
  assert.ok(archive.ok)
  broken = true
  await assert.rejects(textOf(archive.value.entries[0]!), /the disk left/)
})

test('a gzip file gives its one content; a bomb, a cut and an overlong one are refused', async () => {
  const gzip = async (bytes: Uint8Array, entryBytes = 8 * 2 ** 20) => {
    const file = await openGzip(sourceOf(bytes), { entryBytes })
    return file.ok ? `${file.value.size} ${(await textOf(file.value)).slice(0, 5)}` : file.error.type
  }
  const honest = gzipSync('hello '.repeat(1_000))
  assert.equal(await gzip(honest), '6000 hello')
  assert.equal(await gzip(honest, 5_999), 'too-large')
  assert.equal(await gzip(gzipSync(new Uint8Array(4 * 2 ** 20))), 'too-large')
  assert.equal(await gzip(honest.subarray(0, 30)), 'malformed')
  assert.equal(await gzip(new TextEncoder().encode('hello')), 'not-archive')
})
