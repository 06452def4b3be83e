import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { createGate } from '#gate'
import { createIdentity } from '#identity'
import { backUp, openStore, type Store } from '#store'
import { buildOperation, buildPerson, type Person } from '#test/people'
import { stores, type TestStore } from '#test/stores'
import { createVaults } from '#vault'
import { backUpPlatform, restorePlatform } from './maintain.ts'
import { migrations } from './migrations.ts'

const secret = 'ab'.repeat(32)
const now = () => Temporal.Instant.from('2026-03-01T09:00:00Z')
const signal = new AbortController().signal
const email = 'ariane.lescure@example.org'

interface Held {
  readonly records: unknown
  readonly ledger: unknown
}
interface Lived {
  readonly place: { readonly dataDir: string; readonly databaseUrl?: string }
  readonly source: TestStore
  readonly person: Person
  readonly held: Held
}

const rowsOf = (store: Store, table: string): Promise<number> =>
  sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(store.read()).then(({ rows }) => rows[0]?.n ?? 0)

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-maintain-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function identityOf(store: Store) {
  const identity = await createIdentity({ store, secret: Uint8Array.from(Buffer.from(secret, 'hex')), now })
  assert.ok(identity.ok)
  return identity.value
}

async function heldBy(store: Store, { passphrase, session }: Person): Promise<Held> {
  const vaults = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const gate = createGate({ store, vaults, now })
  const unlocked = await gate.unlock(session.key.vaultId, passphrase)
  assert.ok(unlocked.ok)
  const vault = await vaults.open(unlocked.value.key)
  assert.ok(vault.ok && (await vault.value.verify()).ok)
  const attic = await gate.open(unlocked.value)
  assert.ok(attic.ok)
  const page = await attic.value.page({ kind: 'bank.transaction', limit: 1_000 })
  const ledger = await attic.value.ledger()
  assert.ok(page.ok && ledger.ok)
  return { records: page.value, ledger: ledger.value }
}

/** A platform where two people brought statements, one is signed in, and a service read. */
async function live(t: TestContext, kind: (typeof stores)[number]): Promise<Lived> {
  const source = await kind.open(migrations)
  t.after(() => source.destroy())
  const { store, options } = source
  const person = await buildPerson(store)
  await person.bring(Array.from({ length: 600 }, (_, i) => buildOperation({ amount: -100 - i, day: `2026-0${1 + (i % 3)}-15` })))
  await (await buildPerson(store)).bring([buildOperation()])
  const read = await person.gate.read(person.session, 'budget', { purpose: 'budget', reads: { 'bank.transaction': ['day', 'amount'] } })
  assert.ok(read.ok)
  const identity = await identityOf(store)
  const account = await identity.signUp({ email, vaultId: person.session.key.vaultId, lang: 'fr' })
  assert.ok(account.ok)
  await identity.openSession(account.value, (key) => person.gate.wrap(person.session, key))
  const place = {
    dataDir: options.dataDir ?? join(folderOf(t), 'data'),
    ...(options.databaseUrl ? { databaseUrl: options.databaseUrl } : {}),
  }
  return { place, source, person, held: await heldBy(store, person) }
}

/** A database without a table. */
async function emptyPlace(t: TestContext, kind: (typeof stores)[number]): Promise<Lived['place']> {
  if (kind.name === 'sqlite') return { dataDir: join(folderOf(t), 'data') }
  const opened = await kind.open([])
  t.after(() => opened.destroy())
  await opened.store.write((trx) => sql`drop table migration`.execute(trx))
  await opened.store.close()
  return { dataDir: join(folderOf(t), 'data'), databaseUrl: opened.options.databaseUrl ?? '' }
}

async function opened(t: TestContext, place: Lived['place']): Promise<Store> {
  const store = await openStore({
    ...(place.databaseUrl === undefined ? { dataDir: place.dataDir } : { databaseUrl: place.databaseUrl }),
    migrations,
  })
  assert.ok(store.ok)
  t.after(() => store.value.close())
  return store.value
}

const wanted = (file: string, place: Lived['place']) => ({
  ...place,
  file,
  secretFile: join(place.dataDir, '..', 'none'),
  secret,
  noErasuresKnown: true,
})
const messageOf = (done: { ok: boolean; error?: { message: string } }): string => (done.ok ? '' : (done.error?.message ?? ''))

for (const from of stores) {
  for (const to of stores) {
    test(`what was held comes back, ${from.name} to ${to.name}, from a file that opens and names nothing`, async (t) => {
      const { place, person, held } = await live(t, from)
      const file = join(folderOf(t), 'grenier.backup')
      const copied = await backUpPlatform({ ...place, file, withoutWraps: false, signal })
      assert.ok(copied.ok, messageOf(copied))
      assert.equal(copied.value.database, from.name)
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600)
      assert.deepEqual(readdirSync(join(file, '..')), ['grenier.backup'])

      const bytes = readFileSync(file, 'latin1')
      for (const name of [
        'BOULANGERIE',
        'lescure',
        'example.org',
        'releve-0',
        'bank.transaction',
        person.passphrase,
        secret,
        'postgres://',
      ]) {
        assert.ok(!bytes.includes(name), name)
      }

      const target = await emptyPlace(t, to)
      const restored = await restorePlatform(wanted(file, target))
      assert.ok(restored.ok, messageOf(restored))
      assert.equal(restored.value.rows, copied.value.rows)
      const store = await opened(t, target)
      const { records, ledger } = await heldBy(store, person)
      assert.deepEqual(records, held.records)
      assert.deepEqual(ledger, held.ledger)
      const identity = await identityOf(store)
      assert.equal((await identity.byEmail(email))?.vaultId, person.session.key.vaultId)
      assert.equal(await rowsOf(store, 'session'), 0)
    })
  }

  test(`two backups of one state have the same hashes (${from.name})`, async (t) => {
    const { place } = await live(t, from)
    const folder = folderOf(t)
    for (const name of ['a', 'b']) assert.ok((await backUpPlatform({ ...place, file: join(folder, name), withoutWraps: false, signal })).ok)
    const tablesOf = (name: string) => {
      const db = new DatabaseSync(join(folder, name), { readOnly: true })
      const row = db.prepare('select tables from backup').get()
      db.close()
      return row
    }
    assert.deepEqual(tablesOf('a'), tablesOf('b'))
  })

  test(`erased stays erased: neither a row nor a byte of it comes back (${from.name})`, async (t) => {
    const { place, person } = await live(t, from)
    const file = join(folderOf(t), 'grenier.backup')
    assert.ok((await backUpPlatform({ ...place, file, withoutWraps: false, signal })).ok)
    const target = await emptyPlace(t, from)
    const { vaultId } = person.session.key
    writeFileSync(`${target.dataDir}.erasures`, `${JSON.stringify({ vault: vaultId, at: '2026-03-02T10:00:00Z' })}\n`)
    const restored = await restorePlatform({ ...wanted(file, target), noErasuresKnown: false })
    assert.ok(restored.ok, messageOf(restored))
    assert.equal(restored.value.erased, 1)
    const store = await opened(t, target)
    assert.equal(await rowsOf(store, 'account'), 0)
    assert.equal(await rowsOf(store, 'vault'), 1)
    if (from.name === 'sqlite') assert.ok(!readFileSync(join(target.dataDir, 'grenier.db'), 'latin1').includes(vaultId))
  })

  test(`a database that holds a table is refused and left as it was (${from.name})`, async (t) => {
    const { place, source, person, held } = await live(t, from)
    const file = join(folderOf(t), 'grenier.backup')
    assert.ok((await backUpPlatform({ ...place, file, withoutWraps: false, signal })).ok)
    await source.store.close()
    assert.match(messageOf(await restorePlatform(wanted(file, place))), /empty database only/)
    const { records } = await heldBy(await source.reopen(), person)
    assert.deepEqual(records, held.records)
  })
}

for (const kind of stores) {
  /** A platform backed up in two files, of which one of two people then erased her attic. */
  const apart = async (t: TestContext) => {
    const lived = await live(t, kind)
    const folder = folderOf(t)
    const [file, wraps] = [join(folder, 'grenier.backup'), join(folder, 'grenier.wraps')]
    const left = await backUpPlatform({ ...lived.place, file, withoutWraps: true, signal })
    const kept = await backUpPlatform({ ...lived.place, file: wraps, withoutWraps: false, wrapsOnly: true, signal })
    assert.ok(left.ok && kept.ok && !left.value.wraps && kept.value.wraps)
    const bytes = readFileSync(wraps)
    for (const { wrapped } of await sql<{ wrapped: Uint8Array }>`select wrapped from session`
      .execute(lived.source.store.read())
      .then(({ rows }) => rows))
      assert.ok(!bytes.includes(wrapped))
    const listed = (target: Lived['place'], vaultId: string) =>
      writeFileSync(`${target.dataDir}.erasures`, `${JSON.stringify({ vault: vaultId, at: '2026-03-02T10:00:00Z' })}\n`)
    return { ...lived, folder, file, wraps, listed }
  }

  test(`wraps backed up apart open what was backed up without them, less the erased (${kind.name})`, async (t) => {
    const { person, held, source, file, wraps, listed } = await apart(t)
    const { vaultId } = person.session.key
    const other = await sql<{ vault_id: string }>`select vault_id from vault where vault_id != ${vaultId}`.execute(source.store.read())
    const target = await emptyPlace(t, kind)
    listed(target, other.rows[0]?.vault_id ?? '')
    const restored = await restorePlatform({ ...wanted(file, target), wrapsFile: wraps, noErasuresKnown: false })
    assert.ok(restored.ok, messageOf(restored))
    assert.deepEqual([restored.value.wraps, restored.value.erased, restored.value.closed], [true, 1, 0])
    const store = await opened(t, target)
    assert.deepEqual((await heldBy(store, person)).records, held.records)
    assert.equal(await rowsOf(store, 'vault_wrap'), 1)
  })

  test(`wraps are given later to a database restored without, once, less the erased (${kind.name})`, async (t) => {
    const { person, held, file, wraps, source, listed } = await apart(t)
    const target = await emptyPlace(t, kind)
    const restored = await restorePlatform(wanted(file, target))
    assert.ok(restored.ok && restored.value.closed === 2)
    // One is erased between the two.
    const other = await sql<{ vault_id: string }>`select vault_id from vault where vault_id != ${person.session.key.vaultId}`.execute(
      source.store.read(),
    )
    listed(target, other.rows[0]?.vault_id ?? '')
    const asked = { ...wanted(wraps, target), wrapsOnly: true, noErasuresKnown: false }
    const given = await restorePlatform(asked)
    assert.ok(given.ok, messageOf(given))
    assert.deepEqual([given.value.rows, given.value.erased, given.value.closed], [1, 1, 1])
    assert.match(messageOf(await restorePlatform(asked)), /no attic of this database waits/)
    const store = await opened(t, target)
    assert.match(messageOf(await restorePlatform(asked)), /in use/)
    assert.deepEqual((await heldBy(store, person)).records, held.records)
  })

  test(`an old wrap is not put beside a newer one: the passphrase changed stays closed (${kind.name})`, async (t) => {
    const { person, wraps, place, source, folder } = await apart(t)
    assert.ok((await person.gate.changePassphrase(person.session, 'une autre phrase inventée')).ok)
    await source.store.close()
    assert.match(messageOf(await restorePlatform({ ...wanted(wraps, place), wrapsOnly: true })), /no attic of this database waits/)
    const store = await source.reopen()
    const vaults = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
    assert.ok(!(await vaults.unlock(person.session.key.vaultId, person.passphrase)).ok)
    const old = join(folder, 'old')
    const at = Temporal.Now.instant()
      .subtract({ hours: 24 * 31 })
      .toString()
    assert.ok((await backUp({ ...place, file: old, migrations, withoutWraps: false, wrapsOnly: true, version: '0', at })).ok)
    const target = await emptyPlace(t, kind)
    const whole = join(folder, 'whole')
    assert.ok((await backUpPlatform({ ...place, file: whole, withoutWraps: false, signal })).ok)
    const refusals: [RegExp, Partial<Parameters<typeof restorePlatform>[0]>][] = [
      [/more than 30 days ago/, { file: join(folder, 'grenier.backup'), wrapsFile: old }],
      [/more than 30 days ago/, { file: old, wrapsOnly: true }],
      [/holds only what opens the attics/, { file: wraps }],
      [/not a file made by backup --wraps-only/, { file: join(folder, 'grenier.backup'), wrapsFile: whole }],
      [/holds what opens its attics already/, { file: whole, wrapsFile: wraps }],
      [/no database/, { file: wraps, wrapsOnly: true }],
    ]
    for (const [message, asked] of refusals) assert.match(messageOf(await restorePlatform({ ...wanted(wraps, target), ...asked })), message)
    const told = await restorePlatform({ ...wanted(join(folder, 'grenier.backup'), target), wrapsFile: old, oldWraps: true })
    assert.ok(told.ok && told.value.closed === 0, messageOf(told))
  })
}

test('the list of erasures is where the setting says', async (t) => {
  const { place, person } = await live(t, stores[0] as (typeof stores)[number])
  const folder = folderOf(t)
  const file = join(folder, 'grenier.backup')
  assert.ok((await backUpPlatform({ ...place, file, withoutWraps: false, signal })).ok)
  const erasuresFile = join(folder, 'elsewhere')
  writeFileSync(erasuresFile, `${JSON.stringify({ vault: person.session.key.vaultId, at: '2026-03-02T10:00:00Z' })}\n`)
  const restored = await restorePlatform({ ...wanted(file, { dataDir: join(folder, 'data') }), erasuresFile, noErasuresKnown: false })
  assert.ok(restored.ok && restored.value.erased === 1, messageOf(restored))
})

const sqlite = stores[0]
assert.ok(sqlite)

test('without wraps, the records come back and nobody opens them', async (t) => {
  const { place, person } = await live(t, sqlite)
  const file = join(folderOf(t), 'grenier.backup')
  assert.ok((await backUpPlatform({ ...place, file, withoutWraps: true, signal })).ok)
  const target = await emptyPlace(t, sqlite)
  const restored = await restorePlatform(wanted(file, target))
  assert.ok(restored.ok && !restored.value.wraps)
  assert.equal(restored.value.closed, 2)
  const store = await opened(t, target)
  assert.equal(await rowsOf(store, 'vault_wrap'), 0)
  const vaults = createVaults({ store, now, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const unlocked = await vaults.unlock(person.session.key.vaultId, person.passphrase)
  assert.deepEqual(unlocked, { ok: false, error: { type: 'WrongPassphrase' } })
})

test('a backup is refused where there is nothing, over a file, and in a folder that cannot be', async (t) => {
  const folder = folderOf(t)
  const dataDir = join(folder, 'data')
  const none = await backUpPlatform({ dataDir, file: join(folder, 'a'), withoutWraps: false, signal })
  assert.match(messageOf(none), /no database of Grenier/)
  assert.ok(!existsSync(dataDir) && !existsSync(join(folder, 'a')))
  const { place } = await live(t, sqlite)
  writeFileSync(join(folder, 'taken'), 'mine')
  assert.match(messageOf(await backUpPlatform({ ...place, file: join(folder, 'taken'), withoutWraps: false, signal })), /left as it is/)
  assert.equal(readFileSync(join(folder, 'taken'), 'utf8'), 'mine')
  const under = await backUpPlatform({ ...place, file: join(folder, 'taken', 'x'), withoutWraps: false, signal })
  assert.match(messageOf(under), /cannot be written/)
  const stopped = await backUpPlatform({ ...place, file: join(folder, 'b'), withoutWraps: false, signal: AbortSignal.abort() })
  assert.match(messageOf(stopped), /stopped/)
  assert.deepEqual(readdirSync(folder), ['taken'])
})

test('a restore is refused, and makes nothing, without the list of erasures, the secret or a whole backup', async (t) => {
  const { place } = await live(t, sqlite)
  const folder = folderOf(t)
  const file = join(folder, 'grenier.backup')
  assert.ok((await backUpPlatform({ ...place, file, withoutWraps: false, signal })).ok)
  const target = { dataDir: join(folder, 'data') }
  const asked = wanted(file, target)
  const { secret: _secret, ...withoutSecret } = asked
  const refusals: [RegExp, Parameters<typeof restorePlatform>[0]][] = [
    [/list of erased attics is missing/, { ...asked, noErasuresKnown: false }],
    [/secret is not at/, withoutSecret],
    [/not the one of this backup/, { ...asked, secret: 'cd'.repeat(32) }],
    [/not a backup/, { ...asked, file: join(folder, 'nothing') }],
    [/not a backup/, { ...asked, file: import.meta.filename }],
  ]
  const change = (name: string, script: string) => {
    writeFileSync(join(folder, name), readFileSync(file))
    const db = new DatabaseSync(join(folder, name), { enableForeignKeyConstraints: false })
    db.exec(script)
    db.close()
    return { ...asked, file: join(folder, name) }
  }
  refusals.push(
    [/table vault_segment .* damaged/, change('bit', "update vault_segment set sealed = x'00' where rowid = 1")],
    [/table account .* damaged/, change('row', 'delete from account')],
    [/newer version/, change('form', 'update backup set format = 3')],
    [/newer version/, change('newer', "insert into migration values ('vault', '203001010000-later.sql', '', '')")],
    [/edited/, change('edited', "update migration set sha256 = 'x' where owner = 'vault'")],
    [/not a backup/, change('silent', 'drop table backup')],
  )
  for (const [message, request] of refusals) assert.match(messageOf(await restorePlatform(request)), message)
  assert.ok(!existsSync(target.dataDir))
  writeFileSync(`${target.dataDir}.erasures`, '{"vault":"a","at":"2026-03-02T10:00:00Z"}\n{"vault":"b"')
  const cut = await restorePlatform({ ...asked, dataDir: target.dataDir, noErasuresKnown: false })
  assert.ok(cut.ok && cut.value.listCutShort)
  rmSync(target.dataDir, { recursive: true })
  writeFileSync(`${target.dataDir}.erasures`, '{"vault":"a","at":"2026-03-02T10:00:00Z"}\n{"vault":"b"\n')
  assert.match(messageOf(await restorePlatform(asked)), /line 2/)
  assert.ok(!existsSync(target.dataDir))
})
