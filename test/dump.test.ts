/** The search of a dump for keys: it knows one when it meets it. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { generateIdentity, recipientOf, sealAge } from '#lib/age'
import { sealWith } from '#lib/seal'
import { candidatesIn, type Cell, fits, isFileKeyOf, isIdentityOf, recipientsIn } from '#test/dump'

const cell = (bytes: Buffer, column = 'note'): Cell => ({ table: 'vault_dataset_epoch', column, bytes })

test('a key that lies in clear is among the candidates, raw or encoded', () => {
  const key = randomBytes(32)
  const disguises = [key, Buffer.concat([randomBytes(9), key, randomBytes(9)])]
  const texts = (['hex', 'base64', 'base64url'] as const).map((encoding) => Buffer.from(`{"key":"${key.toString(encoding)}"}`))
  for (const bytes of [...disguises, ...texts]) {
    assert.ok(
      candidatesIn([cell(bytes)], 32, 1_000).some((candidate) => candidate.equals(key)),
      bytes.toString('latin1'),
    )
  }
})

test('a key is known by what it opens, and another is not', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)]
  const sealed = sealWith(key, 'whatever its context', Buffer.from('x'))
  assert.deepEqual([fits(key, sealed), fits(other, sealed)], [true, false])
  const secret = randomBytes(32)
  const recipient = recipientOf(generateIdentity(() => secret))
  const recipients = recipientsIn([cell(Buffer.from(recipient), 'recipient')])
  assert.deepEqual([isIdentityOf(secret, recipients), isIdentityOf(other, recipients)], [true, false])
  const given: Buffer[] = []
  const file = Buffer.from(
    sealAge(Buffer.from('x'), recipient, (length) => {
      given.push(randomBytes(length))
      return given.at(-1) ?? Buffer.alloc(0)
    }),
  )
  const fileKey = given[0] ?? Buffer.alloc(0)
  assert.deepEqual([isFileKeyOf(fileKey, file), isFileKeyOf(randomBytes(16), file)], [true, false])
})
