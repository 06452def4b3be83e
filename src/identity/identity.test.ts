import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { createIdentity, idleSeconds, identityMigrations, sessionSeconds, type Identity } from '#identity'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'

const secret = new Uint8Array(32).fill(3)
const email = 'Marie.Dupuis@exemple.fr'
const start = '2026-03-01T10:00:00Z'

interface Setting {
  readonly store: Store
  readonly identity: Identity
  readonly pass: (seconds: number) => void
}

function each(title: string, work: (setting: Setting) => Promise<void>): void {
  forEachStore(title, [identityMigrations], async ({ store }) => {
    let at = Temporal.Instant.from(start)
    const made = await createIdentity({ store, secret, now: () => at })
    assert.ok(made.ok)
    await work({ store, identity: made.value, pass: (seconds) => (at = at.add({ seconds })) })
  })
}

async function signUpMarie(identity: Identity) {
  const account = await identity.signUp({ email, vaultId: 'vault-1', lang: 'fr' })
  assert.ok(account.ok)
  return account.value
}

const now = () => Temporal.Instant.from(start)
const wrapped = Uint8Array.of(9, 8, 7)

each('refuses an address that has an account, however it is written', async ({ identity }) => {
  await signUpMarie(identity)
  for (const again of [email, ' MARIE.DUPUIS@EXEMPLE.FR']) {
    assert.deepEqual(await identity.signUp({ email: again, vaultId: 'vault-2', lang: 'fr' }), { ok: false, error: { type: 'Taken' } })
  }
  assert.equal(await identity.count(), 1)
})

each('throws on what is no address, and on a vault that has an account: bugs of the caller', async ({ identity }) => {
  await assert.rejects(identity.signUp({ email: 'marie', vaultId: 'vault-1', lang: 'fr' }), RangeError)
  await signUpMarie(identity)
  await assert.rejects(identity.signUp({ email: 'louis@exemple.fr', vaultId: 'vault-1', lang: 'fr' }))
})

each('knows no account by another address, or by none', async ({ identity }) => {
  await signUpMarie(identity)
  for (const other of ['louis@exemple.fr', '', 'marie']) assert.equal(await identity.byEmail(other), undefined)
  assert.equal(await identity.email('unknown'), undefined)
})

each('refuses any cookie but its own', async ({ identity }) => {
  const cookie = await identity.openSession(await signUpMarie(identity), () => wrapped)
  const changed = (cookie.startsWith('A') ? 'B' : 'A') + cookie.slice(1)
  for (const other of ['', 'é', changed, cookie.slice(1), `${cookie}A`, `${cookie}=`, `${cookie.slice(0, 63)}+`, 'A'.repeat(64)]) {
    assert.equal(await identity.visit(other), undefined)
    await identity.closeSession(other)
  }
  assert.ok(await identity.visit(cookie))
})

each('refuses a session that is closed, too old or idle', async ({ identity, pass }) => {
  const account = await signUpMarie(identity)
  const closed = await identity.openSession(account, () => wrapped)
  await identity.closeSession(closed)
  assert.equal(await identity.visit(closed), undefined)
  const idle = await identity.openSession(account, () => wrapped)
  pass(idleSeconds - 1)
  assert.ok(await identity.visit(idle))
  pass(idleSeconds + 600)
  assert.equal(await identity.visit(idle), undefined)
  const busy = await identity.openSession(account, () => wrapped)
  for (let spent = 3600; spent < sessionSeconds; spent += 3600) {
    pass(3600)
    assert.ok(await identity.visit(busy), `after ${spent} seconds`)
  }
  pass(3600)
  assert.equal(await identity.visit(busy), undefined)
})

each('sweeps the sessions that have ended, and no other', async ({ identity, pass }) => {
  const account = await signUpMarie(identity)
  await identity.openSession(account, () => wrapped)
  pass(idleSeconds + 600)
  const live = await identity.openSession(account, () => wrapped)
  assert.equal(await identity.openSessions(), 1)
  assert.equal(await identity.sweep(), 1)
  assert.equal(await identity.sweep(), 0)
  assert.equal(await identity.openSessions(), 1)
  assert.ok(await identity.visit(live))
})

each('ends no session of another account, and tells nothing of it', async ({ identity }) => {
  const marie = await signUpMarie(identity)
  const louis = await identity.signUpTrial({ vaultId: 'vault-2', lang: 'fr', name: 'Louis Roy' })
  const cookie = await identity.openSession(marie, () => wrapped)
  const [session] = await identity.sessions(marie.accountId, cookie)
  assert.ok(session)
  assert.equal(await identity.endSession(louis.accountId, session.id), false)
  assert.equal(await identity.endOtherSessions(louis.accountId, cookie), 0)
  assert.deepEqual(await identity.sessions(louis.accountId, cookie), [])
  assert.ok(await identity.visit(cookie))
})

each('lists the open sessions, this one first, and ends one or all the others', async ({ identity, pass }) => {
  const account = await signUpMarie(identity)
  await identity.openSession(account, () => wrapped, 'Mozilla/5.0 (Windows NT 10.0) Firefox/1')
  pass(idleSeconds + 600)
  const agents = ['Mozilla/5.0 (X11; Linux) Firefox/140.0', undefined, 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1']
  const cookies: string[] = []
  for (const agent of agents) {
    cookies.push(await identity.openSession(account, () => wrapped, agent))
    pass(60)
  }
  const [mine = '', ...others] = cookies
  const listed = await identity.sessions(account.accountId, mine)
  assert.deepEqual(
    listed.map(({ current, device, openedAt }) => [current, device, openedAt]),
    [
      [true, 'Firefox, Linux', '2026-03-01T12:10:00.000Z'],
      [false, 'Safari, iPhone', '2026-03-01T12:12:00.000Z'],
      [false, null, '2026-03-01T12:11:00.000Z'],
    ],
  )
  assert.equal(await identity.endSession(account.accountId, listed[1]?.id ?? ''), true)
  assert.equal(await identity.visit(others[1] ?? ''), undefined)
  assert.equal(await identity.endOtherSessions(account.accountId, mine), 2)
  assert.equal(await identity.visit(others[0] ?? ''), undefined)
  assert.ok(await identity.visit(mine))
})

each('ends every session of an account, and no one else’s', async ({ identity }) => {
  const account = await signUpMarie(identity)
  const other = await identity.signUpTrial({ vaultId: 'vault-2', lang: 'en', name: 'Camille Martin' })
  const cookies = [await identity.openSession(account, () => wrapped), await identity.openSession(account, () => wrapped)]
  const kept = await identity.openSession(other, () => wrapped)
  await identity.closeSessions(account.accountId)
  for (const cookie of cookies) assert.equal(await identity.visit(cookie), undefined)
  assert.ok(await identity.visit(kept))
})

each('knows who has her recovery kit; a trial needs none', async ({ identity }) => {
  const account = await signUpMarie(identity)
  assert.equal(account.kit, 'missing')
  for (const kit of ['confirmed', 'exempt', 'missing'] as const) {
    await identity.changeKit(account.accountId, kit)
    assert.equal((await identity.byEmail(email))?.kit, kit)
  }
  assert.equal((await identity.signUpTrial({ vaultId: 'vault-2', lang: 'en', name: 'Camille Martin' })).kit, 'exempt')
})

each('opens a session on what the cookie alone unwraps', async ({ identity }) => {
  const account = await signUpMarie(identity)
  const secrets: Uint8Array[] = []
  const wrap = (fresh: Uint8Array) => {
    secrets.push(fresh)
    return wrapped
  }
  const cookies = [await identity.openSession(account, wrap), await identity.openSession(account, wrap)]
  assert.notDeepEqual(secrets[0], secrets[1])
  for (const [index, cookie] of cookies.entries()) {
    assert.match(cookie, /^[A-Za-z0-9_-]{64}$/)
    assert.deepEqual(await identity.visit(cookie), { account, wrapped, secret: secrets[index], erasing: null })
  }
})

each('finds an account by its address, and gives the address as it was typed', async ({ identity }) => {
  const account = await signUpMarie(identity)
  assert.deepEqual(account, { accountId: account.accountId, vaultId: 'vault-1', lang: 'fr', trial: false, kit: 'missing', name: null })
  assert.deepEqual(await identity.byEmail('marie.dupuis@EXEMPLE.fr '), account)
  assert.equal(await identity.email(account.accountId), email)
  await identity.changeLang(account.accountId, 'en')
  assert.equal((await identity.byEmail(email))?.lang, 'en')
})

each('lists trials by age, counts the others, and removes an account with its sessions', async ({ store, identity, pass }) => {
  await signUpMarie(identity)
  const older = await identity.signUpTrial({ vaultId: 'vault-2', lang: 'en', name: 'Camille Martin' })
  const cookie = await identity.openSession(older, () => wrapped)
  pass(60)
  const newer = await identity.signUpTrial({ vaultId: 'vault-3', lang: 'fr', name: 'Louis Roy' })
  assert.deepEqual(await identity.trials(), [older, newer])
  assert.deepEqual(await identity.trials(new Date('2026-03-01T10:01:00Z')), [older])
  assert.deepEqual([older.trial, older.name], [true, 'Camille Martin'])
  assert.equal(await identity.email(older.accountId), undefined)
  assert.equal(await identity.count(), 1)
  await identity.remove(older.accountId)
  assert.equal(await identity.visit(cookie), undefined)
  assert.deepEqual(await identity.trials(), [newer])
  assert.deepEqual((await sql`select * from session`.execute(store.read())).rows, [])
})

each('refuses another secret, and changes nothing', async ({ store, identity }) => {
  const account = await signUpMarie(identity)
  const before = await dump(store)
  assert.deepEqual(await createIdentity({ store, secret: new Uint8Array(32), now }), { ok: false, error: { type: 'WrongSecret' } })
  assert.deepEqual(await dump(store), before)
  await store.write((trx) => sql`delete from identity_secret_check`.execute(trx))
  assert.deepEqual(await createIdentity({ store, secret: new Uint8Array(32), now }), { ok: false, error: { type: 'WrongSecret' } })
  assert.equal(await identity.email(account.accountId), email)
})

each('leaves nothing in the tables that names anyone or opens a session', async ({ store, identity }) => {
  const account = await signUpMarie(identity)
  await identity.signUpTrial({ vaultId: 'vault-2', lang: 'en', name: 'Camille Martin' })
  const secrets: Uint8Array[] = []
  const cookie = await identity.openSession(
    account,
    (fresh) => {
      secrets.push(fresh)
      return wrapped
    },
    'Mozilla/5.0 (X11; Linux) Firefox/140.0',
  )
  const text = (await dump(store)).toLowerCase()
  const bytes = Buffer.from(cookie, 'base64url')
  const clear = [
    'firefox',
    'linux',
    email,
    'marie',
    'dupuis',
    'exemple.fr',
    'Camille',
    'Martin',
    cookie,
    cookie.slice(0, 21),
    cookie.slice(22),
  ]
  const raw = [bytes, bytes.subarray(0, 16), ...secrets, secret].flatMap((value) => [
    toHex(value),
    Buffer.from(value).toString('base64url'),
  ])
  for (const word of [...clear, ...raw]) {
    assert.ok(!text.includes(word.toLowerCase()), word)
    assert.ok(!text.includes(Buffer.from(word).toString('hex')), word)
  }
})

/** Every row of every table, bytes in hexadecimal. */
async function dump(store: Store): Promise<string> {
  const names =
    store.dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`
  const tables = (await names.execute(store.read())).rows.map(({ name }) => name).toSorted()
  assert.deepEqual(tables, [
    'account',
    'erasure',
    'erasure_certificate',
    'identity_secret_check',
    'import_token',
    'known_place',
    'migration',
    'notice',
    'notice_choice',
    'notice_due',
    'operator_session',
    'passkey',
    'platform_signing_key',
    'role',
    'role_audit',
    'role_invitation',
    'session',
    'waiting_mail',
  ])
  const rows = await Promise.all(tables.map(async (name) => (await sql`select * from ${sql.table(name)}`.execute(store.read())).rows))
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value))
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
