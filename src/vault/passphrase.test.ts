import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deriveKey, productionCost, readKdf, testCost, writeKdf } from './passphrase.ts'

const salt = new Uint8Array(16).fill(7)

test('refuses stored parameters below the floor of production, whatever a test may use', () => {
  assert.equal(readKdf(writeKdf({ memoryKib: 65_535, passes: 3 }, salt), productionCost), undefined)
  assert.equal(readKdf(writeKdf({ memoryKib: 65_536, passes: 2 }, salt), productionCost), undefined)
  assert.equal(readKdf(writeKdf({ memoryKib: 1_024, passes: 1 }, salt), productionCost), undefined)
  assert.ok(readKdf(writeKdf(productionCost, salt), productionCost))
  assert.ok(readKdf(writeKdf({ memoryKib: 131_072, passes: 4 }, salt), productionCost))
})

test('refuses stored parameters that would take the machine, and what is no parameters', () => {
  assert.equal(readKdf(writeKdf({ memoryKib: 2_097_152, passes: 3 }, salt), productionCost), undefined)
  assert.equal(readKdf(writeKdf({ memoryKib: 65_536, passes: 1_000 }, salt), productionCost), undefined)
  for (const text of ['', '[]', '3', '{}', '"argon2id"']) assert.equal(readKdf(text, productionCost), undefined)
})

test('refuses a cost below the floor of tests', () => {
  assert.throws(() => testCost({ memoryKib: 512, passes: 1 }), RangeError)
  assert.throws(() => testCost({ memoryKib: 1_024, passes: 0 }), RangeError)
})

test('agrees with the vector of the argon2 reference implementation', async () => {
  // phc-winner-argon2, src/test.c: argon2id, version 19, t = 2, m = 2^16 KiB, p = 1, "password", "somesalt".
  const kdf = { algorithm: 'argon2id', version: 19, memoryKib: 65_536, passes: 2, parallelism: 1 } as const
  const key = await deriveKey('password', { ...kdf, salt: Buffer.from('somesalt').toString('base64url') })
  assert.equal(Buffer.from(key).toString('hex'), '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
})

test('normalises what keyboards write differently, and nothing else', async () => {
  const kdf = readKdf(writeKdf({ memoryKib: 1_024, passes: 1 }, salt), { memoryKib: 1_024, passes: 1 })
  assert.ok(kdf)
  const keyOf = async (text: string) => Buffer.from(await deriveKey(text, kdf)).toString('hex')
  assert.equal(await keyOf('\u00e9t\u00e9 1'), await keyOf('e\u0301te\u0301\u00a0\uff11'))
  assert.notEqual(await keyOf('Été'), await keyOf('été'))
  assert.notEqual(await keyOf('été '), await keyOf('été'))
})
