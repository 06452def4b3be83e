import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodingBytes } from '../encode/index.ts'
import { blocksOf, drawsFor } from './blocks.ts'
import { createKernel, scanModule, scanPlainly } from './kernel.ts'
import { readKey, writeKey } from './key-file.ts'
import { drawNumbers } from './numbers.ts'
import { solveGroups } from './solve.ts'

test('what is no key is refused; a key written is read back', () => {
  for (const text of ['', '{}', 'no', '{"type":"grenier/pool-key/1","project":"","release":"","key":"AAAA"}'])
    assert.ok(!readKey(text).ok, text)
  const key = { key: new Uint8Array(32).fill(7), project: 'scènes', release: '2026' }
  assert.deepEqual(readKey(writeKey(key)), { ok: true, value: key })
})

test('the vector kernel finds what comparing byte by byte finds', async () => {
  assert.ok(WebAssembly.validate(scanModule()))
  const kernel = await createKernel(64)
  const encodings = fc.uint8Array({ minLength: encodingBytes, maxLength: encodingBytes })
  await fc.assert(
    fc.asyncProperty(fc.array(encodings, { maxLength: 20 }), encodings, fc.integer({ min: 1, max: 1_000 }), async (many, one, permille) => {
      const all = Uint8Array.from([...many, one].flatMap((bytes) => [...bytes]))
      kernel.load(all)
      assert.deepEqual([...kernel.scan(one, permille)], scanPlainly(all, one, permille))
    }),
  )
  kernel.load(new Uint8Array())
  assert.deepEqual([...kernel.scan(new Uint8Array(encodingBytes), 1)], [])
})

test('a list without duplicates gives one record a group, the most alike; two weak halves do not meet', () => {
  const order = { records: 6, partyOf: [0, 0, 1, 1, 2, 2], oneOf: () => true }
  const groups = solveGroups([{ l: 0, r: 2, dice: 900 }, { l: 1, r: 2, dice: 950 }, { l: 2, r: 4, dice: 800 }, { l: 1, r: 4, dice: 700 }], order) // prettier-ignore
  assert.deepEqual([...groups], [0, 1, 1, 3, 1, 5])
  const four = { records: 4, partyOf: [0, 1, 2, 3], oneOf: () => true }
  const chain = [{ l: 0, r: 1, dice: 900 }, { l: 2, r: 3, dice: 900 }, { l: 1, r: 2, dice: 800 }] // prettier-ignore
  assert.deepEqual([...solveGroups(chain, four)], [0, 0, 2, 2])
  assert.deepEqual([...solveGroups([{ l: 0, r: 1, dice: 900 }], { records: 2, partyOf: [0, 0], oneOf: () => false })], [0, 0])
})

test('equal encodings always meet in a block, and draws fill the comparisons allowed', () => {
  const all = new Uint8Array(3 * encodingBytes)
  crypto.getRandomValues(all.subarray(0, encodingBytes))
  all.copyWithin(encodingBytes, 0, encodingBytes)
  all.set(
    all.subarray(0, encodingBytes).map((byte) => ~byte),
    2 * encodingBytes,
  )
  let state = 1
  const draw = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  for (let time = 0; time < 20; time += 1) assert.deepEqual(blocksOf(all, draw), [[0, 1]])
  assert.deepEqual([drawsFor(0, 9), drawsFor(2e10, 1e12), drawsFor(2e10, 3e10)], [256, 1_024, 1_024])
})

test('numbers of two releases have nothing in common', () => {
  const [a, b] = [drawNumbers([1, 1, 2, 3]), drawNumbers([1, 2, 3])]
  assert.equal(new Set([...a.values(), ...b.values()]).size, 6)
  for (const number of a.values()) assert.match(number, /^[1-9]\d{11}$/)
})
