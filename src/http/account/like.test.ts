/** Like work for known and unknown addresses: what costs is counted, since times on a shared machine tell nothing. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { createTestApp, kitOf, passphrase, signedUp, type TestApp } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const next = 'quatre poires sous un pommier'
let visitors = 0

async function derived(): Promise<number> {
  const measures = await (await app.admin(new Request('http://localhost/metrics'))).text()
  return Number(/^grenier_argon2_begun (\d+)$/m.exec(measures)?.[1])
}

/** Sends a form from an address of its own: its status, and how many argon2id it cost. */
async function cost(
  path: string,
  form: { readonly [name: string]: string },
): Promise<{ status: number; derivations: number; html: string }> {
  const begun = await derived()
  const answer = await app.browser(`192.0.2.${(visitors += 1)}`).post(path, form)
  return { status: answer.status, derivations: (await derived()) - begun, html: await answer.text() }
}

test('signing up costs one argon2id, whether the address is known, known with its passphrase, or new', async () => {
  const form = { email: 'semblable@example.org', passphrase, again: passphrase }
  const made = await cost('/fr/sign-up', form)
  assert.deepEqual([made.status, made.derivations], [200, 1])
  const taken = await cost('/fr/sign-up', { ...form, passphrase: next, again: next })
  assert.deepEqual([taken.status, taken.derivations], [422, 1])
  const hers = await cost('/fr/sign-up', form)
  assert.deepEqual([hers.status, hers.derivations], [303, 1])
})

test('signing in costs one argon2id, for a known address and an unknown one', async () => {
  await cost('/fr/sign-up', { email: 'connue@example.org', passphrase, again: passphrase })
  const known = await cost('/fr/sign-in', { email: 'connue@example.org', passphrase: next })
  const unknown = await cost('/fr/sign-in', { email: 'inconnue@example.org', passphrase: next })
  assert.deepEqual([known.status, known.derivations], [unknown.status, unknown.derivations])
  assert.equal(known.derivations, 1)
  assert.equal(known.html.replaceAll('connue@', '@'), unknown.html.replaceAll('inconnue@', '@'))
})

test('a wrong recovery code costs none, for a known address and an unknown one', async () => {
  await signedUp(app, 'code@example.org')
  // Well written, and never put in force.
  const other = await cost('/fr/sign-up', { email: 'autre@example.org', passphrase, again: passphrase })
  const form = { code: kitOf(other.html).groups.join('-'), passphrase: next, again: next }
  const known = await cost('/fr/recover', { ...form, email: 'code@example.org' })
  const unknown = await cost('/fr/recover', { ...form, email: 'nulle-part@example.org' })
  assert.deepEqual([known.status, known.derivations], [422, 0])
  assert.deepEqual([unknown.status, unknown.derivations], [422, 0])
})
