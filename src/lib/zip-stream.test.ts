import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { openArchive } from './pure/archive.ts'
import { type ZipMember, zipStream } from './zip-stream.ts'

const limits = { entries: 100_000, entryBytes: 2 ** 30, totalBytes: 2 ** 31 }
const comment = (sha256: string): string => `sha256=${sha256}`
async function* piecesOf(...pieces: readonly string[]) {
  for (const piece of pieces) yield Buffer.from(piece)
}
async function* membersOf(members: readonly ZipMember[]) {
  yield* members
}
const zipped = async (members: readonly ZipMember[]) => Buffer.concat(await Array.fromAsync(zipStream(membersOf(members), comment)))
const opened = async (bytes: Uint8Array) => {
  const archive = await openArchive({ size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }, limits)
  assert.ok(archive.ok)
  return archive.value
}

test('the guarded reader gives back every member, packed or not, and the comment holds the hash of what precedes it', async () => {
  const bytes = await zipped([
    { name: 'vide.txt', bytes: piecesOf() },
    { name: 'données/relevé.csv', bytes: piecesOf('a,b\r\n', '1,2\r\n'.repeat(10_000)) },
    { name: 'tel-quel.bin', bytes: piecesOf('tel', ' quel'), stored: true },
  ])
  const { entries, skipped } = await opened(bytes)
  assert.deepEqual(skipped, [])
  const texts = await Promise.all(entries.map(async ({ name, read }) => [name, Buffer.concat(await Array.fromAsync(read())).toString()]))
  assert.deepEqual(texts, [
    ['vide.txt', ''],
    ['données/relevé.csv', `a,b\r\n${'1,2\r\n'.repeat(10_000)}`],
    ['tel-quel.bin', 'tel quel'],
  ])
  assert.ok(bytes.length < 5_000)
  const before = bytes.subarray(0, bytes.length - comment('0'.repeat(64)).length)
  assert.equal(bytes.subarray(before.length).toString(), comment(createHash('sha256').update(before).digest('hex')))
})

test('more than 65,535 members make a zip64 list', async () => {
  const members = Array.from({ length: 65_600 }, (_, i) => ({ name: `${i}`, bytes: piecesOf(), stored: true }))
  assert.equal((await opened(await zipped(members))).entries.length, 65_600)
})

test('a member that fails ends the archive with its reason', async () => {
  const failing = (async function* () {
    yield Buffer.from('x')
    throw new Error('le disque')
  })()
  await assert.rejects(zipped([{ name: 'a', bytes: failing }]), /le disque/)
})
