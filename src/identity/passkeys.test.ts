/** Passkeys in the tables: made in software, kept, changed by their owner alone, gone with the account. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type Account, createIdentity, createPasskeys, type Identity, identityMigrations, type Passkeys } from '#identity'
import type { Store } from '#store'
import { createAuthenticator } from '#test/authenticator'
import { forEachStore } from '#test/stores'
import { mostPasskeys } from './passkeys.ts'

const secret = new Uint8Array(32).fill(3)
const now = () => Temporal.Instant.from('2026-03-01T10:00:00Z')

interface Setting {
  readonly store: Store
  readonly identity: Identity
  readonly passkeys: Passkeys
  readonly marie: Account
  readonly louis: Account
}

function each(title: string, work: (setting: Setting) => Promise<void>): void {
  forEachStore(title, [identityMigrations], async ({ store }) => {
    const made = await createIdentity({ store, secret, now })
    assert.ok(made.ok)
    const accounts = ['marie@exemple.fr', 'louis@exemple.fr'].map((email) =>
      made.value.signUp({ email, vaultId: `vault/${email}`, lang: 'fr' }),
    )
    const [marie, louis] = await Promise.all(accounts)
    assert.ok(marie?.ok && louis?.ok)
    const passkeys = createPasskeys({ store, secret, now, publicUrl: 'http://localhost:8480' })
    await work({ store, identity: made.value, passkeys, marie: marie.value, louis: louis.value })
  })
}

type Options = Parameters<ReturnType<typeof createAuthenticator>['get']>[0]
async function add(passkeys: Passkeys, { accountId }: Account, name = 'Téléphone') {
  const key = createAuthenticator()
  const { answer } = key.create((await passkeys.toCreate(accountId, name)) as Options)
  const made = await passkeys.check(accountId, { ...answer, type: 'public-key' })
  assert.ok(made.ok)
  assert.deepEqual(await passkeys.keep(accountId, name, made.value), { ok: true, value: undefined })
  return { key, made: made.value }
}
const enter = (passkeys: Passkeys, key: ReturnType<typeof createAuthenticator>) =>
  passkeys.enter({ ...key.get(passkeys.toGet() as Options).answer, type: 'public-key' })

each('a credential is one account’s, once; another account changes nothing of it', async ({ passkeys, marie, louis }) => {
  const { made } = await add(passkeys, marie)
  assert.deepEqual(await passkeys.keep(louis.accountId, 'À moi', made), { ok: false, error: { type: 'PasskeyRefused' } })
  assert.equal(await passkeys.rename(louis.accountId, made.credential, 'À moi'), false)
  assert.equal(await passkeys.remove(louis.accountId, made.credential), false)
  assert.deepEqual(await passkeys.list(louis.accountId), [])
  const line = { credential: made.credential, name: 'Téléphone', createdAt: '2026-03-01T10:00:00.000Z', usedAt: null }
  assert.deepEqual(await passkeys.list(marie.accountId), [line])
})

each('an account has so many passkeys and no more', async ({ passkeys, marie }) => {
  for (let n = 0; n < mostPasskeys; n++) await add(passkeys, marie, `Clé ${n}`)
  const options = (await passkeys.toCreate(marie.accountId, 'Une de trop')) as Options & { excludeCredentials: unknown[] }
  assert.equal(options.excludeCredentials.length, mostPasskeys)
  const { answer } = createAuthenticator().create(options)
  assert.deepEqual(await passkeys.check(marie.accountId, { ...answer, type: 'public-key' }), {
    ok: false,
    error: { type: 'TooManyPasskeys' },
  })
})

each('who signs is known, until the passkey or its account goes', async ({ store, identity, passkeys, marie, louis }) => {
  const { key, made } = await add(passkeys, marie)
  const hers = { ok: true, value: { accountId: marie.accountId, credential: made.credential } }
  assert.deepEqual(await enter(passkeys, key), hers)
  assert.equal((await passkeys.list(marie.accountId))[0]?.usedAt, '2026-03-01T10:00:00.000Z')
  assert.equal(await passkeys.rename(marie.accountId, made.credential, 'Clé du tiroir'), true)
  assert.deepEqual(await enter(passkeys, key), hers)
  const wrong = { ok: false, error: { type: 'WrongPasskey' } }
  assert.equal(await passkeys.remove(marie.accountId, made.credential), true)
  assert.deepEqual(await enter(passkeys, key), wrong)
  const his = await add(passkeys, louis)
  await identity.remove(louis.accountId)
  assert.deepEqual(await enter(passkeys, his.key), wrong)
  assert.deepEqual((await sql`select * from passkey`.execute(store.read())).rows, [])
})

each('options name nobody, and the tables hold neither the credential nor its name in clear', async ({ store, passkeys, marie, louis }) => {
  const { key } = await add(passkeys, marie, 'Téléphone de Marie')
  const options = JSON.stringify([
    await passkeys.toCreate(marie.accountId, 'x'),
    await passkeys.toCreate(louis.accountId, 'x'),
    passkeys.toGet(),
  ])
  for (const word of ['marie', 'louis', 'exemple.fr', marie.accountId, marie.vaultId]) assert.ok(!options.includes(word), word)
  const { rows } = await sql<{ about_sealed: Uint8Array; public_key: Uint8Array }>`select * from passkey`.execute(store.read())
  const text = JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
  for (const word of [key.id, Buffer.from(key.id, 'base64url').toString('latin1'), 'Marie']) assert.ok(!text.includes(word), word)
})
