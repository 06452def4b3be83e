/** Erasing, on a real vault: refusals first, then a crash at each write, then what a copied database brings back. */
import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createErasures, createIdentity, createSigningKeys, type Erasures, type Identity, identityMigrations, waitDays } from '#identity'
import { createGate, type Gate, gateMigrations, type Session } from '#gate'
import { canonicalJson } from '#lib/pure/canonical'
import { type ErasureList, openErasureList, type Store } from '#store'
import { buildBatch, buildOperation } from '#test/people'
import { forEachStore, type TestStore } from '#test/stores'
import { createVaults, vaultMigrations } from '#vault'

const secret = new Uint8Array(32).fill(7)
const passphrase = 'une phrase de passe inventée'
const day = 86_400

interface World {
  readonly gate: Gate
  readonly identity: Identity
  readonly erasures: Erasures
}
interface Setting extends World {
  readonly store: Store
  readonly opened: TestStore
  readonly pass: (seconds: number) => void
  /** The modules as a start would make them, over a store that may fail. */
  start(store: Store): Promise<World>
}

function each(title: string, work: (setting: Setting) => Promise<void>): void {
  forEachStore(title, [vaultMigrations, gateMigrations, identityMigrations], async (opened) => {
    const folder = mkdtempSync(join(tmpdir(), 'grenier-erasing-'))
    let at = Temporal.Instant.from('2026-03-01T10:00:00Z')
    const now = () => at
    const start = async (store: Store): Promise<World> => {
      const list = await openErasureList({ file: join(folder, 'list'), dataDir: join(folder, 'data') })
      const identity = await createIdentity({ store, secret, now })
      assert.ok(list.ok && identity.ok)
      const vaults = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
      const gate = createGate({ store, vaults, now })
      return { gate, identity: identity.value, erasures: erasuresOf(store, gate, list.value) }
    }
    const erasuresOf = (store: Store, gate: Gate, list: ErasureList) => {
      const signingKeys = createSigningKeys({ store, secret, now })
      return createErasures({ store, now, signingKeys, list, platform: 'https://grenier.example.org', vaults: gate })
    }
    try {
      const { store } = opened
      await work({ store, opened, start, pass: (seconds) => (at = at.add({ seconds })), ...(await start(store)) })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

async function anAttic({ gate, identity }: World, email = 'ariane@example.org'): Promise<Session & { readonly cookie: string }> {
  const created = await gate.create(passphrase)
  assert.ok(created.ok)
  const account = await identity.signUp({ email, vaultId: created.value.key.vaultId, lang: 'fr' })
  assert.ok(account.ok)
  const cookie = await identity.openSession(account.value, (fresh) => gate.wrap(created.value, fresh), 'Firefox/140.0 (Linux)')
  assert.ok((await gate.write(created.value, buildBatch([[buildOperation()]]))).ok)
  return { ...created.value, cookie }
}

async function rowsOf(store: Store): Promise<{ readonly [table: string]: readonly unknown[] }> {
  const names =
    store.dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`
  const tables = (await names.execute(store.read())).rows.map(({ name }) => name).toSorted()
  const entries = tables.map(async (name) => [name, (await sql`select * from ${sql.table(name)}`.execute(store.read())).rows] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** Tables that an erasure leaves with something: none of it is the person's. */
const stays = ['erasure_certificate', 'identity_secret_check', 'migration', 'platform_signing_key']
async function assertGone(store: Store, vaultId: string): Promise<void> {
  const rows = await rowsOf(store)
  assert.deepEqual(
    Object.keys(rows).filter((table) => rows[table]?.length !== 0),
    stays,
  )
  assert.ok(!JSON.stringify(rows).includes(vaultId))
}

each('erases nothing that nobody asked for, or that was cancelled', async (setting) => {
  const { erasures, gate, identity, pass } = setting
  const { key, cookie } = await anAttic(setting)
  assert.equal(await erasures.runDue(), 0)
  assert.equal(await erasures.applyList(), 0)
  assert.equal(await erasures.cancel(key.vaultId), false)
  assert.equal(await erasures.certificate('nothing'), undefined)
  const { number } = await erasures.later(key.vaultId)
  assert.ok((await identity.visit(cookie))?.erasing)
  pass(waitDays * day - 1)
  assert.equal(await erasures.runDue(), 0)
  assert.equal(await erasures.cancel(key.vaultId), true)
  pass(day)
  assert.equal(await erasures.runDue(), 0)
  assert.equal(await erasures.certificate(number), undefined)
  assert.ok((await gate.unlock(key.vaultId, passphrase)).ok)
})

each('erases at once: no row of the vault is left, and only its own goes', async (setting) => {
  const { erasures, gate, identity, store } = setting
  const other = await anAttic(setting, 'noe@example.org')
  const { key, cookie } = await anAttic(setting)
  const number = await erasures.now(key.vaultId)
  assert.equal(await identity.visit(cookie), undefined)
  assert.equal(await identity.byEmail('ariane@example.org'), undefined)
  assert.ok(!(await gate.unlock(key.vaultId, passphrase)).ok)
  assert.ok(!JSON.stringify(await rowsOf(store)).includes(key.vaultId))
  assert.ok(await identity.visit(other.cookie))
  assert.ok((await gate.unlock(other.key.vaultId, passphrase)).ok)
  await erasures.now(other.key.vaultId)
  await assertGone(store, other.key.vaultId)
  const proof = await erasures.certificate(number)
  assert.ok(proof && 'certificate' in proof)
  assert.deepEqual(proof.certificate.erased, { wraps: 1, segments: 1, ledgerEntries: 1, sessions: 1, accounts: 1 })
  assert.ok(!JSON.stringify(proof).includes(key.vaultId))
})

each('erases after seven days, under the number given when it was asked', async (setting) => {
  const { erasures, pass, store } = setting
  const { key } = await anAttic(setting)
  const asked = await erasures.later(key.vaultId)
  assert.deepEqual(await erasures.later(key.vaultId), asked)
  assert.deepEqual(await erasures.certificate(asked.number), { dueAt: asked.dueAt })
  pass(waitDays * day)
  assert.equal(await erasures.runDue(), 1)
  assert.equal(await erasures.runDue(), 0)
  await assertGone(store, key.vaultId)
  const proof = await erasures.certificate(asked.number)
  assert.ok(proof && 'certificate' in proof)
  assert.equal(proof.certificate.askedAt, asked.askedAt)
  pass(365 * day)
  assert.equal(await erasures.sweep(), 1)
  assert.equal(await erasures.certificate(asked.number), undefined)
})

/** Fails at the write of that number, counted from 1, and at all later ones, as a process that was killed. */
function failing(store: Store, at: number): Store {
  let writes = 0
  return {
    ...store,
    async write(work) {
      writes += 1
      if (writes >= at) throw new Error('killed')
      return await store.write(work)
    },
  }
}

each('a crash at any write leaves nothing half-open, and the next start ends the work', async (setting) => {
  const { store, start } = setting
  for (let at = 3; ; at++) {
    const { key, cookie } = await anAttic(setting, `ariane-${at}@example.org`)
    // The first two writes are the start's own check and the request itself.
    const crashing = await start(failing(store, at))
    const finished = await crashing.erasures.now(key.vaultId).then(
      () => true,
      () => false,
    )
    const again = await start(store)
    const opens = (await again.gate.unlock(key.vaultId, passphrase)).ok
    const visits = (await again.identity.visit(cookie)) !== undefined
    // Sessions end first, since each holds a wrap; until the vault's own wraps go, the passphrase still opens.
    assert.deepEqual([opens, visits], at === 3 ? [true, true] : at === 4 ? [true, false] : [false, false], `write ${at}`)
    await again.erasures.applyList()
    await again.erasures.runDue()
    await assertGone(store, key.vaultId)
    if (finished) break
    assert.ok(at < 20)
  }
})

each('a copy of the database from before the erasure revives nothing', async (setting) => {
  const { erasures, store, start } = setting
  const { key } = await anAttic(setting)
  const before = await rowsOf(store)
  await erasures.now(key.vaultId)
  for (const table of Object.keys(before)
    .filter((name) => !stays.includes(name))
    .toSorted((a, b) => (a === 'account' ? -1 : b === 'account' ? 1 : 0))) {
    for (const row of before[table] as readonly { [column: string]: string }[]) {
      await store.write<{ [name: string]: { [column: string]: string } }, unknown>((trx) => trx.insertInto(table).values(row).execute())
    }
  }
  const restored = await start(store)
  assert.ok((await restored.gate.unlock(key.vaultId, passphrase)).ok)
  assert.equal(await restored.erasures.applyList(), 1)
  await assertGone(store, key.vaultId)
  assert.equal(await restored.erasures.applyList(), 0)
})

each('the files hold no byte of the wraps that went', async ({ opened, store, ...setting }) => {
  if (opened.options.dataDir === undefined) return
  const folder = opened.options.dataDir
  const { key } = await anAttic(setting)
  const wraps = await sql<{ sealed: Uint8Array }>`select sealed from vault_wrap union all select wrapped from session`.execute(store.read())
  const found = () => {
    const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
    return wraps.rows.filter(({ sealed }) => bytes.includes(Buffer.from(sealed).subarray(32, 64))).length
  }
  assert.equal(found(), 2)
  await setting.erasures.now(key.vaultId)
  assert.equal(found(), 0)
})

each('the certificate verifies with the published key, of whichever generation; a changed one does not', async (setting) => {
  const { erasures, pass } = setting
  const first = await erasures.certificate(await erasures.now((await anAttic(setting)).key.vaultId))
  pass(366 * day)
  const second = await erasures.certificate(await erasures.now((await anAttic(setting)).key.vaultId))
  const keys = await erasures.keys()
  assert.equal(keys.length, 2)
  for (const proof of [first, second]) {
    assert.ok(proof && 'certificate' in proof)
    const { kty, crv, x } = keys.find(({ kid }) => kid === proof.key) ?? assert.fail('no such key')
    const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
    const isRight = (certificate: object) => {
      const stated = `grenier/erasure-certificate/1\u0000${canonicalJson(certificate as never)}`
      return verify(null, Buffer.from(stated), key, Buffer.from(proof.signature, 'base64url'))
    }
    assert.ok(isRight(proof.certificate))
    assert.ok(!isRight({ ...proof.certificate, erasedAt: '2027-01-01T00:00:00.000Z' }))
  }
  const kept = await sql<{ n: number }>`select count(*) as n from platform_signing_key where private_sealed is not null`.execute(
    setting.store.read(),
  )
  assert.equal(kept.rows[0]?.n, 1)
})
