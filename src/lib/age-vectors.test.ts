/** The public test vectors of the age format (C2SP CCTV), and random inputs through two implementations. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import * as vectors from 'cctv-age'
import fc from 'fast-check'
import { type AgeIdentity, generateIdentity, isIdentity, openAge, recipientOf, sealAge } from '#lib/age'

interface Vector {
  readonly name: string
  readonly expect: string
  readonly identities: readonly AgeIdentity[]
  readonly payload: string | undefined
  readonly file: Uint8Array
}

/** Those that our reader is for: an X25519 identity, no passphrase, no armor. */
function x25519Vectors(): Vector[] {
  return Object.entries(vectors).flatMap(([name, bytes]) => {
    const end = Buffer.from(bytes).indexOf('\n\n')
    const lines = Buffer.from(bytes.subarray(0, end))
      .toString()
      .split('\n')
      .map((line) => line.split(': ') as [string, string])
    const every = (field: string) => lines.filter(([key]) => key === field).map(([, value]) => value)
    const identities = every('identity').filter(isIdentity)
    if (identities.length === 0 || every('passphrase').length > 0 || every('armored').length > 0) return []
    const body = bytes.subarray(end + 2)
    const file = every('compressed')[0] === 'zlib' ? inflateSync(body) : body
    return [{ name, expect: every('expect')[0] ?? '', identities, payload: every('payload')[0], file }]
  })
}

const refusals: { readonly [expect: string]: readonly string[] } = {
  'no match': ['recipient'],
  'HMAC failure': ['mac'],
  // A malformed stanza is told when it is looked at, a missing nonce when the payload is: neither when the header is read.
  'header failure': ['header', 'recipient', 'payload'],
  'payload failure': ['payload'],
}

test('agrees with every vector of the format for X25519', () => {
  const chosen = x25519Vectors()
  assert.ok(chosen.length >= 60, `${chosen.length} vectors`)
  for (const { name, expect, identities, payload, file } of chosen) {
    const answers = identities.map((identity) => openAge(file, identity))
    const opened = answers.find((answer) => answer.ok)
    if (expect === 'success') {
      assert.ok(opened?.ok, `${name} opens`)
      assert.equal(createHash('sha256').update(opened.value).digest('hex'), payload, name)
    } else {
      assert.equal(opened, undefined, `${name} is refused`)
      const whats = answers.map((answer) => (answer.ok ? '' : answer.error.what))
      assert.ok(
        whats.every((what) => refusals[expect]?.includes(what)),
        `${name}: ${expect} was told as ${whats.join()}`,
      )
    }
  }
})

const chunk = 65_536
const sizes = fc.oneof(
  fc.constantFrom(0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk - 1, 2 * chunk, 2 * chunk + 1, 3 * chunk + 5),
  fc.nat({ max: 3 * chunk }),
)

test('what one implementation seals the other opens, whatever the size', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      const plaintext = randomBytes(size)
      const identity = generateIdentity()
      const [reader, writer] = [new Decrypter(), new Encrypter()]
      reader.addIdentity(identity)
      writer.addRecipient(recipientOf(identity))
      assert.equal(Buffer.compare(await reader.decrypt(sealAge(plaintext, recipientOf(identity))), plaintext), 0)
      const opened = openAge(await writer.encrypt(plaintext), identity)
      assert.ok(opened.ok && Buffer.compare(opened.value, plaintext) === 0)
    }),
    { numRuns: 20 },
  )
})

test('what one implementation refuses the other refuses', async () => {
  const identity = generateIdentity()
  const file = sealAge(randomBytes(80), recipientOf(identity))
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, cut) => {
      const damaged = cut ? file.slice(0, at) : Uint8Array.from(file, (byte, index) => (index === at ? byte ^ mask : byte))
      const reader = new Decrypter()
      reader.addIdentity(identity)
      await assert.rejects(reader.decrypt(damaged))
      assert.equal(openAge(damaged, identity).ok, false)
    }),
    { numRuns: 60 },
  )
})

test('refuses a header of more recipients than fit in 64 KiB', () => {
  const identity = generateIdentity()
  const [first = '', share = '', body = '', ...rest] = Buffer.from(sealAge(Uint8Array.of(1), recipientOf(identity)))
    .toString('latin1')
    .split('\n')
  const shared = (times: number) => Buffer.from([first, ...Array(times).fill(`${share}\n${body}`), ...rest].join('\n'), 'latin1')
  assert.ok(openAge(shared(1), identity).ok)
  assert.deepEqual(openAge(shared(2), identity), { ok: false, error: { type: 'AgeRefused', what: 'mac' } })
  assert.deepEqual(openAge(shared(700), identity), { ok: false, error: { type: 'AgeRefused', what: 'header' } })
})
