import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pad, padmeSize, unpad } from './padding.ts'

test('refuses another version, padding that is not zero, and another size', () => {
  const padded = pad(1, new Uint8Array(100))
  assert.equal(unpad(2, padded), undefined)
  assert.equal(unpad(1, padded.with(padded.length - 1, 1)), undefined)
  assert.equal(unpad(1, Uint8Array.from([...padded, 0])), undefined)
  assert.equal(unpad(1, padded.subarray(0, -1)), undefined)
  assert.equal(unpad(1, new Uint8Array(0)), undefined)
  assert.equal(unpad(1, Uint8Array.of(1, 255, 255, 255, 255)), undefined)
})

test('gives the sizes of the paper: at most 12 % more, few different sizes', () => {
  assert.deepEqual([0, 1, 2, 8, 9, 16, 17, 100, 1_000, 1_025].map(padmeSize), [0, 1, 2, 8, 10, 16, 18, 104, 1_024, 1_088])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (length) => {
      const size = padmeSize(length)
      assert.ok(size >= length && size <= length * 1.12 + 1)
      assert.equal(padmeSize(size), size)
    }),
  )
})

test('reads back what it padded', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => assert.deepEqual(unpad(1, pad(1, bytes)), bytes)))
})
