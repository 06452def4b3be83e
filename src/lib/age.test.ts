import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { type AgeIdentity, generateIdentity, isIdentity, isRecipient, openAge, recipientOf, sealAge } from '#lib/age'

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]
const bytesOf = (result: ReturnType<typeof openAge>): Uint8Array => {
  assert.ok(result.ok)
  return result.value
}

test('refuses a file sealed to somebody else', () => {
  const file = sealAge(Buffer.from('mine'), recipientOf(generateIdentity()))
  assert.deepEqual(openAge(file, generateIdentity()), { ok: false, error: { type: 'AgeRefused', what: 'recipient' } })
})

test('refuses every truncation, however short', () => {
  const identity = generateIdentity()
  const file = sealAge(Buffer.from('a few words'), recipientOf(identity))
  for (let length = 0; length < file.length; length += 1) assert.equal(openAge(file.subarray(0, length), identity).ok, false)
})

test('refuses a file whose last chunk was cut off whole', () => {
  const identity = generateIdentity()
  const file = sealAge(new Uint8Array(65_537), recipientOf(identity))
  assert.deepEqual(openAge(file.subarray(0, file.length - 17), identity), { ok: false, error: { type: 'AgeRefused', what: 'payload' } })
})

test('refuses one changed byte anywhere with a typed error, never with plaintext', () => {
  const identity = generateIdentity()
  const file = sealAge(randomBytes(300), recipientOf(identity))
  fc.assert(
    fc.property(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const mutant = Uint8Array.from(file)
      mutant[at] = (mutant[at] ?? 0) ^ mask
      const opened = openAge(mutant, identity)
      assert.ok(!opened.ok && opened.error.type === 'AgeRefused')
    }),
    { numRuns: 500 },
  )
})

test('refuses any other bytes with a typed error', () => {
  const identity = generateIdentity()
  const head = Buffer.from('age-encryption.org/v1\n-> X25519 ')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
      assert.equal(openAge(headed ? Buffer.concat([head, bytes]) : bytes, identity).ok, false)
    }),
  )
})

test('refuses a share of low order', () => {
  const zeros = Buffer.alloc(32).toString('base64').replaceAll('=', '')
  const file = Buffer.from(`age-encryption.org/v1\n-> X25519 ${zeros}\n${zeros}\n--- ${zeros}\n${'0'.repeat(32)}`)
  assert.deepEqual(openAge(file, generateIdentity()), { ok: false, error: { type: 'AgeRefused', what: 'recipient' } })
})

test('knows identities and recipients by their checksum', () => {
  const identity = generateIdentity()
  const recipient = recipientOf(identity)
  assert.ok(isIdentity(identity) && isRecipient(recipient))
  assert.equal(isIdentity(identity.toLowerCase()), false)
  assert.equal(isRecipient(`${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`), false)
  assert.equal(isRecipient(identity), false)
  assert.throws(() => recipientOf('AGE-SECRET-KEY-1' as AgeIdentity), TypeError)
})

test('seals what age-encryption opens, at every edge of a chunk', async () => {
  const identity = (await generateX25519Identity()) as AgeIdentity
  assert.equal(recipientOf(identity), await identityToRecipient(identity))
  for (const size of sizes) {
    const plaintext = randomBytes(size)
    const theirs = new Decrypter()
    theirs.addIdentity(identity)
    assert.deepEqual(Buffer.from(await theirs.decrypt(sealAge(plaintext, recipientOf(identity)))), plaintext)
  }
})

test('opens what age-encryption seals, at every edge of a chunk', async () => {
  const identity = generateIdentity()
  for (const size of sizes) {
    const plaintext = randomBytes(size)
    const theirs = new Encrypter()
    theirs.addRecipient(recipientOf(identity))
    assert.deepEqual(Buffer.from(bytesOf(openAge(await theirs.encrypt(plaintext), identity))), plaintext)
  }
})

test('opens a file sealed to several recipients with any of them', async () => {
  const identities = [generateIdentity(), generateIdentity()]
  const theirs = new Encrypter()
  for (const identity of identities) theirs.addRecipient(recipientOf(identity))
  const file = await theirs.encrypt('shared')
  for (const identity of identities) assert.equal(Buffer.from(bytesOf(openAge(file, identity))).toString(), 'shared')
})

const command = 'age'
const installed = spawnSync(command, ['--version']).status === 0
// CI installs it: there, its absence is a failure.
const skip = !installed && process.env.CI === undefined && 'the age command is not installed here; CI has it'
test('the age command opens our file, and we open its own', { skip }, () => {
  const identity = generateIdentity()
  const folder = mkdtempSync(join(tmpdir(), 'grenier-age-'))
  try {
    const key = join(folder, 'key')
    writeFileSync(key, `${identity}\n`, { mode: 0o600 })
    const plaintext = randomBytes(70_000)
    const opened = execFileSync(command, ['--decrypt', '-i', key], { input: sealAge(plaintext, recipientOf(identity)) })
    assert.deepEqual(opened, plaintext)
    const sealed = execFileSync(command, ['--encrypt', '-r', recipientOf(identity)], { input: plaintext })
    assert.deepEqual(Buffer.from(bytesOf(openAge(sealed, identity))), plaintext)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
