/**
 * Accounts, sessions and the platform's keys against a store that lies: a cookie opens its own vault or none, a sealed name or
 * address is the true one or is refused, another secret is never accepted, no key is overwritten.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createIdentity, createSigningKeys, identityMigrations, type Identity } from '#identity'
import { errorOf } from '#store'
import { createLyingStore, type LyingStore, toldAt } from '#test/lying-store'
import { buildPerson, peopleMigrations, type Person } from '#test/people'
import { forEachStore, type TestStore } from '#test/stores'

const platformSecret = new Uint8Array(32).fill(3)
const start = Temporal.Instant.from('2026-03-01T10:00:00Z')
const now = () => start
const migrations = [...peopleMigrations, identityMigrations]

interface World {
  readonly lying: LyingStore
  readonly identity: Identity
  readonly people: readonly { readonly person: Person; readonly email: string; readonly cookie: string; readonly accountId: string }[]
}

async function createWorld({ store }: TestStore): Promise<World> {
  const lying = createLyingStore(store)
  const made = await createIdentity({ store: lying.store, secret: platformSecret, now })
  assert.ok(made.ok)
  const identity = made.value
  const people = []
  for (const email of ['lucie@exemple.fr', 'karim@exemple.fr']) {
    const person = await buildPerson(lying.store, { passphrase: 'la même phrase pour deux' })
    const account = await identity.signUp({ email, vaultId: person.session.key.vaultId, lang: 'fr' })
    assert.ok(account.ok)
    const cookie = await identity.openSession(account.value, (secret) => person.gate.wrap(person.session, secret), 'Firefox/140.0')
    people.push({ person, email, cookie, accountId: account.value.accountId })
    const tried = await identity.signUpTrial({ vaultId: `trial-${email}`, lang: 'fr', name: 'Camille' })
    await identity.openSession(tried, () => new Uint8Array(105).fill(1))
    await identity.email(account.value.accountId)
    await identity.visit(cookie)
    await identity.sessions(account.value.accountId, cookie)
    await identity.byEmail(email)
  }
  return { lying, identity, people }
}

/** A bug is a TypeError or a RangeError; what does not open says so, and what the database refuses is the database's word. */
async function refusedOr<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    const isSaid = error instanceof Error && /does not open under this platform's secret/.test(error.message)
    if (isSaid || errorOf(error)?.type === 'Duplicate') return undefined
    throw error
  }
}

forEachStore('a cookie opens its own vault or none, and an address is the true one or refused', migrations, async (opened) => {
  const { lying, identity, people } = await createWorld(opened)
  const [first] = people
  assert.ok(first)
  const { person, cookie, email, accountId } = first
  const own = Buffer.from(person.session.key.secret)
  let told = 0
  const lyingTo = async <T>(lies: Parameters<LyingStore['tell']>[0], work: () => Promise<T>): Promise<T | undefined> => {
    lying.tell(lies)
    const answer = await refusedOr(work)
    told += lying.told()
    lying.honest()
    return answer
  }
  await fc.assert(
    fc.asyncProperty(toldAt, async (lies) => {
      const visit = await lyingTo(lies, () => identity.visit(cookie))
      if (visit !== undefined) {
        assert.ok([null, 'Camille'].includes(visit.account.name))
        const session = person.gate.resume(visit.account.vaultId, visit.wrapped, visit.secret)
        if (session.ok) assert.ok(own.equals(session.value.key.secret) && visit.account.vaultId === person.session.key.vaultId)
        else assert.equal(session.error.type, 'WrongKey')
      }
      const found = await lyingTo(lies, () => identity.byEmail(email))
      const unlocked = await person.gate.unlock(found?.vaultId, 'une autre phrase que la bonne')
      assert.ok(!unlocked.ok && unlocked.error.type === 'WrongPassphrase')
      assert.ok([email, undefined].includes(await lyingTo(lies, () => identity.email(accountId))))
      const lines = await lyingTo(lies, () => identity.sessions(accountId, cookie))
      for (const { device } of lines ?? []) assert.ok(device === null || device.startsWith('Firefox'), String(device))
    }),
    { numRuns: 150 },
  )
  assert.ok(told > 30)
  assert.equal(await identity.email(accountId), email)
})

forEachStore('another secret is never accepted, nor the check value of this one overwritten', migrations, async (opened) => {
  const { lying } = await createWorld(opened)
  const check = () => opened.store.read<{ identity_secret_check: object }>().selectFrom('identity_secret_check').selectAll().execute()
  const before = await check()
  await fc.assert(
    fc.asyncProperty(toldAt, fc.boolean(), async (lies, right) => {
      const secret = right ? platformSecret : new Uint8Array(32).fill(4)
      lying.tell(lies)
      const made = await refusedOr(() => createIdentity({ store: lying.store, secret, now }))
      lying.honest()
      if (made?.ok) assert.ok(right, 'another secret was accepted')
      else if (made !== undefined) assert.equal(made.error.type, 'WrongSecret')
      assert.deepEqual(await check(), before)
    }),
    { numRuns: 100 },
  )
})

forEachStore('a key that the platform published stays published, and signs as itself or not at all', migrations, async (opened) => {
  const { lying } = await createWorld(opened)
  const keys = createSigningKeys({ store: lying.store, secret: platformSecret, now })
  await keys.current()
  await fc.assert(
    fc.asyncProperty(toldAt, async (lies) => {
      const before = await keys.published()
      lying.tell(lies)
      const signer = await refusedOr(() => keys.current())
      lying.honest()
      const after = await keys.published()
      for (const key of before)
        assert.deepEqual(
          after.find(({ kid }) => kid === key.kid),
          key,
        )
      const published = after.find(({ kid }) => kid === signer?.kid)
      if (signer) assert.equal(published?.x, Buffer.from(signer.publicKey).toString('base64url'))
    }),
    { numRuns: 40 },
  )
})
