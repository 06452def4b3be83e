import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { forEachStore } from '#test/stores'
import type { Store } from '#store'
import { createIdentity, createOperatorSessions, createRoles, identityMigrations } from './index.ts'
import type { By, Verifier } from './types.ts'

const secret = new Uint8Array(32).fill(7)
const verifier: Verifier = { parameters: '{}', sealed: 'c2VhbGVk' }
const command: By = { account: null, way: 'command' }

async function open(store: Store) {
  let time = Temporal.Instant.from('2026-03-02T10:00:00Z')
  const deps = { store, secret, now: () => time }
  const identity = await createIdentity(deps)
  assert.ok(identity.ok)
  const pass = (duration: Temporal.DurationLike) => (time = time.add(duration))
  return { identity: identity.value, roles: createRoles(deps), sessions: createOperatorSessions(deps), pass }
}

forEachStore('a link gives its role once, to a new account without an attic', [identityMigrations], async ({ store }) => {
  const { identity, roles } = await open(store)
  const { token, expiresAt } = await roles.invite({ email: 'Odile@example.org', role: 'operator', by: command })
  assert.match(token, /^[A-Za-z0-9_-]{22}$/)
  assert.equal(expiresAt, '2026-03-03T10:00:00.000Z')
  assert.deepEqual(await roles.invitation(token), { email: 'Odile@example.org', role: 'operator', expiresAt, member: undefined })
  assert.equal(await roles.invitation(`${token.slice(0, -1)}_`), undefined)
  const accepted = await roles.accept(token, { verifier, lang: 'fr' })
  assert.ok(accepted.ok)
  const { accountId } = accepted.value
  assert.deepEqual(await roles.accept(token, { verifier, lang: 'fr' }), { ok: false, error: { type: 'Ended' } })
  assert.equal(await roles.invitation(token), undefined)
  assert.equal(await roles.has(accountId, 'operator'), true)
  assert.equal(await roles.has(accountId, 'editor'), false)
  assert.deepEqual(await roles.member('odile@EXAMPLE.org'), { accountId, vaultId: null, verifier })
  // She has no attic: nothing that opens one finds her, and nobody takes her address.
  assert.equal(await identity.byEmail('odile@example.org'), undefined)
  assert.equal((await identity.signUp({ email: 'odile@example.org', vaultId: 'v', lang: 'fr' })).ok, false)
  assert.equal(await identity.email(accountId), 'Odile@example.org')
})

forEachStore('a link too old gives nothing, and is swept', [identityMigrations], async ({ store }) => {
  const { roles, pass } = await open(store)
  const { token } = await roles.invite({ email: 'odile@example.org', role: 'operator', by: command })
  pass({ hours: 24 })
  assert.equal(await roles.invitation(token), undefined)
  assert.equal((await roles.accept(token, { verifier, lang: 'fr' })).ok, false)
  assert.equal(await roles.member('odile@example.org'), undefined)
  assert.equal(await roles.sweep(), 1)
})

forEachStore('an address that has an account gives its role to that one alone', [identityMigrations], async ({ store }) => {
  const { identity, roles } = await open(store)
  const { token } = await roles.invite({ email: 'ariane@example.org', role: 'operator', by: command })
  const account = await identity.signUp({ email: 'ariane@example.org', vaultId: 'v1', lang: 'fr' })
  assert.ok(account.ok)
  const { accountId } = account.value
  assert.deepEqual((await roles.invitation(token))?.member, { accountId, vaultId: 'v1', verifier: null })
  assert.equal((await roles.accept(token, { verifier, lang: 'fr' })).ok, false)
  assert.equal((await roles.accept(token, { accountId: 'another' })).ok, false)
  assert.equal((await roles.accept(token, { accountId })).ok, true)
  assert.equal(await roles.has(accountId, 'operator'), true)
})

forEachStore('grants and revocations leave their lines, by numbers, and none twice', [identityMigrations], async ({ store }) => {
  const { identity, roles, pass } = await open(store)
  const account = await identity.signUp({ email: 'ariane@example.org', vaultId: 'v1', lang: 'fr' })
  assert.ok(account.ok)
  const { accountId } = account.value
  const by: By = { account: 'o1', way: 'page' }
  assert.deepEqual(await roles.grant({ email: 'nobody@example.org', role: 'editor', by }), { ok: false, error: { type: 'NoAccount' } })
  await roles.grant({ email: 'ariane@example.org', role: 'editor', by })
  await roles.grant({ email: 'ariane@example.org', role: 'editor', by })
  assert.deepEqual(await roles.lines(), [{ accountId, role: 'editor', grantedAt: '2026-03-02T10:00:00.000Z' }])
  pass({ minutes: 1 })
  assert.equal(await roles.revoke(accountId, 'editor', by), true)
  assert.equal(await roles.revoke(accountId, 'editor', by), false)
  assert.deepEqual(await roles.lines(), [])
  const line = { accountId, role: 'editor', by: 'o1', way: 'page' }
  assert.deepEqual(await roles.changes(10), [
    { at: '2026-03-02T10:01:00.000Z', act: 'revoked', ...line },
    { at: '2026-03-02T10:00:00.000Z', act: 'granted', ...line },
  ])
})

forEachStore('what is written of a link and of an account names nobody', [identityMigrations], async ({ store }) => {
  const { roles } = await open(store)
  const { token } = await roles.invite({ email: 'odile@example.org', role: 'operator', by: command })
  await roles.accept(token, { verifier, lang: 'fr' })
  await roles.invite({ email: 'odile@example.org', role: 'operator', by: command })
  for (const table of ['account', 'role', 'role_audit', 'role_invitation']) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(store.read())
    assert.ok(rows.length > 0, table)
    const text = JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
    for (const word of ['odile', 'example.org', token, verifier.sealed]) assert.ok(!text.includes(word), `${table}: ${word}`)
  }
})

forEachStore(
  'an operator’s session ends with her role, after a while without a visit, and at the latest in the evening',
  [identityMigrations],
  async ({ store }) => {
    const { roles, sessions, pass } = await open(store)
    const { token } = await roles.invite({ email: 'odile@example.org', role: 'operator', by: command })
    const accepted = await roles.accept(token, { verifier, lang: 'fr' })
    assert.ok(accepted.ok)
    const { accountId } = accepted.value
    const cookie = await sessions.open(accountId)
    assert.match(cookie, /^[A-Za-z0-9_-]{43}$/)
    assert.deepEqual(await sessions.visit(cookie), { accountId })
    assert.equal(await sessions.visit(''), undefined)
    await roles.grant({ email: 'odile@example.org', role: 'editor', by: command })
    await roles.revoke(accountId, 'operator', command)
    assert.equal(await sessions.visit(cookie), undefined)
    await roles.grant({ email: 'odile@example.org', role: 'operator', by: command })
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      assert.deepEqual(await sessions.visit(cookie), { accountId })
      pass({ minutes: 20 })
    }
    pass({ minutes: 20 })
    assert.equal(await sessions.visit(cookie), undefined)
    const idle = await sessions.open(accountId)
    pass({ minutes: 30 })
    assert.equal(await sessions.visit(idle), undefined)
    const closed = await sessions.open(accountId)
    await sessions.close(closed)
    assert.equal(await sessions.visit(closed), undefined)
    assert.equal(await sessions.sweep(), 2)
  },
)

forEachStore(
  'a role taken back ends its open links, and an account with nothing left is not kept',
  [identityMigrations],
  async ({ store }) => {
    const { identity, roles } = await open(store)
    const invite = async (email: string) => (await roles.invite({ email, role: 'operator', by: command })).token
    const accepted = await roles.accept(await invite('odile@example.org'), { verifier, lang: 'fr' })
    assert.ok(accepted.ok)
    const left = await invite('odile@example.org')
    assert.equal(await roles.revoke(accepted.value.accountId, 'operator', command), true)
    assert.equal(await roles.invitation(left), undefined)
    assert.equal(await roles.member('odile@example.org'), undefined)
    assert.equal((await roles.changes(10)).length, 2)
    const waiting = await invite('odile@example.org')
    assert.equal(await roles.withdraw('odile@example.org', 'operator'), true)
    assert.equal(await roles.withdraw('odile@example.org', 'operator'), false)
    assert.equal(await roles.invitation(waiting), undefined)
    // Whoever has an attic keeps it.
    await identity.signUp({ email: 'ariane@example.org', vaultId: 'v1', lang: 'fr' })
    await roles.grant({ email: 'ariane@example.org', role: 'maker', by: command })
    const member = await roles.member('ariane@example.org')
    await roles.revoke(member?.accountId ?? '', 'maker', command)
    assert.notEqual(await identity.byEmail('ariane@example.org'), undefined)
  },
)
