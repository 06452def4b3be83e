import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemberSource } from './member-source.ts'

/** A whole number of times 251: every piece of a member then holds the same bytes. */
const piece = 251 * 400
const pattern = Uint8Array.from({ length: piece }, (_, at) => at % 251)

/** A member of `size` bytes, each told by its place, that counts how many times it is inflated and how far. */
function memberOf(size: number) {
  const seen = { opened: 0, bytes: 0, closed: 0 }
  const source = createMemberSource({
    name: 'm',
    size,
    async *read() {
      seen.opened++
      try {
        for (let at = 0; at < size; at += piece) {
          const bytes = pattern.subarray(0, size - at)
          seen.bytes += bytes.length
          yield bytes
        }
      } finally {
        seen.closed++
      }
    },
  })
  return { source, seen }
}

function isRun(bytes: Uint8Array, from: number, length: number): boolean {
  for (let done = 0; done < bytes.length;) {
    const start = (from + done) % piece
    const part = bytes.subarray(done, done + piece - start)
    if (Buffer.compare(part, pattern.subarray(start, start + part.length)) !== 0) return false
    done += part.length
  }
  return bytes.length === length
}

for (const [what, size] of [
  ['a member held inflated', 1_000_000],
  ['a member too long to be held', 33 * 2 ** 20],
] as const)
  test(`${what} gives the bytes asked for, from anywhere, in any order`, async () => {
    const { source } = memberOf(size)
    for (const from of [0, 10, 700_000, 65_530, 0, size - 5, 99_999])
      assert.ok(isRun(await source.read(from, 150_000), from, Math.min(150_000, size - from)), `at ${from}`)
    assert.equal((await source.read(size, 10)).length, 0)
    await assert.rejects(source.read(-1, 10), RangeError)
    let at = 150_001
    for await (const bytes of source.stream(at)) {
      assert.ok(isRun(bytes, at, bytes.length))
      at += bytes.length
    }
    assert.equal(at, size)
  })

test('recognising a member inflates its first bytes only, and forgetting it ends the inflating', async () => {
  const { source, seen } = memberOf(20 * 2 ** 20)
  await source.read(0, 65_536)
  source.forget()
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(seen, { opened: 1, bytes: piece, closed: 1 })
})

test('reading a long member onwards inflates it once', async () => {
  const size = 33 * 2 ** 20
  const { source, seen } = memberOf(size)
  for (let at = 0; at < size; at += 2 ** 20) await source.read(at, 2 ** 20)
  assert.equal(seen.opened, 1)
})
