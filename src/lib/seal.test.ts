import assert from 'node:assert/strict'
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { openWith, sealOverhead, sealWith } from '#lib/seal'

const key = new Uint8Array(32).fill(7)
const secret = new TextEncoder().encode('a small secret, ÉTÉ')
const refused = { ok: false, error: { type: 'NotOpened' } }

test('refuses another key, another context, and every cut', () => {
  const sealed = sealWith(key, 'wrap:1', secret)
  assert.deepEqual(openWith(new Uint8Array(32).fill(8), 'wrap:1', sealed), refused)
  assert.deepEqual(openWith(key, 'wrap:2', sealed), refused)
  assert.deepEqual(openWith(key.subarray(1), 'wrap:1', sealed), refused)
  for (let length = 0; length < sealed.length; length++) assert.deepEqual(openWith(key, 'wrap:1', sealed.subarray(0, length)), refused)
})

test('opens none of 5,000 mutants, and never throws', () => {
  const sealed = sealWith(key, 'wrap:1', secret)
  let opened = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const mutant = Uint8Array.from(sealed)
        for (const [index, bits] of changes) mutant[index] = (mutant[index] ?? 0) ^ bits
        if (Buffer.compare(mutant, sealed) !== 0 && openWith(key, 'wrap:1', mutant).ok) opened++
      },
    ),
    { numRuns: 5_000 },
  )
  assert.equal(opened, 0)
})

test('refuses random bytes of any length', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !openWith(key, 'wrap:1', bytes).ok))
})

test('refuses a body whose tag is right but whose commitment is not', () => {
  const sealed = sealWith(key, 'wrap:1', secret)
  sealed[25] = (sealed[25] ?? 0) ^ 1
  assert.deepEqual(openWith(key, 'wrap:1', sealed), refused)
})

test('refuses to seal under a key that is not 32 bytes', () => {
  assert.throws(() => sealWith(new Uint8Array(16), '', secret), RangeError)
})

test('gives back what was sealed, never twice the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (bytes, context) => {
      const sealed = sealWith(key, context, bytes)
      assert.equal(sealed.length, bytes.length + sealOverhead)
      assert.notDeepEqual(sealWith(key, context, bytes), sealed)
      const opened = openWith(key, context, sealed)
      assert.ok(opened.ok)
      assert.deepEqual(opened.value, Uint8Array.from(bytes))
    }),
    { numRuns: 50 },
  )
})

test('opens what an independent writing of format 1 made', () => {
  const salt = randomBytes(24)
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, 'grenier/seal/1', 76))
  const cipher = createCipheriv('aes-256-gcm', bytes.subarray(0, 32), bytes.subarray(32, 44))
  cipher.setAAD(Buffer.from('\u0001here'))
  const body = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  const opened = openWith(key, Buffer.from('here'), Buffer.concat([Uint8Array.of(1), salt, bytes.subarray(44), body]))
  assert.ok(opened.ok)
  assert.deepEqual(opened.value, Uint8Array.from(secret))
})
