import assert from 'node:assert/strict'
import test from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { engineOf, unzstd } from './unzstd.ts'

const text = Buffer.from('Pain, beurre, confiture.\n'.repeat(4_000))
const packed = zstdCompressSync(text)

test('gives back what was packed', () => {
  assert.deepEqual(Buffer.from(unzstd(packed, text.length)), text)
  assert.equal(unzstd(zstdCompressSync(Buffer.alloc(0)), 10).length, 0)
})

test('refuses what is not zstd, and more bytes than the most', () => {
  assert.throws(() => unzstd(text, text.length))
  assert.throws(() => unzstd(packed, text.length - 1), { code: 'ERR_BUFFER_TOO_LARGE' })
})

test('the object made for a call still holds a buffer: without one, there is nothing left to take from it', () => {
  const { engine } = engineOf(packed, text.length)
  assert.equal(Object.values(engine).filter((held) => held instanceof Uint8Array).length, 1)
})
