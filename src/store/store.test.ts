import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { errorOf, openStore, type Migrations, type Store } from '#store'
import { forEachStore } from '#test/stores'
import { things, type ThingTables } from './fixtures/things.ts'

const folder = mkdtempSync(join(tmpdir(), 'grenier-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const each = (title: string, work: Parameters<typeof forEachStore>[2]) => forEachStore(title, [things], work)
const row = (n: number, label = `label ${n}`) => ({ vault_id: 'v', n, ratio: 0.5, label })
const add = (store: Store, ...rows: ReturnType<typeof row>[]) =>
  store.write<ThingTables, unknown>((trx) => trx.insertInto('thing').values(rows).execute())
const count = async (store: Store) =>
  (
    await store
      .read<ThingTables>()
      .selectFrom('thing')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** A copy of the fixture's migrations, to edit. */
function copyOfThings(): { migrations: Migrations; path: string } {
  const path = mkdtempSync(join(folder, 'migrations-'))
  cpSync(things.folder, path, { recursive: true })
  return { migrations: { owner: 'things', folder: pathToFileURL(`${path}/`) }, path }
}

each('refuses a second opening, and lets it in once closed', async ({ store, options }) => {
  const second = await openStore(options)
  assert.ok(!second.ok)
  assert.equal(second.error.type, 'InUse')
  await store.close()
  const third = await openStore(options)
  assert.ok(third.ok)
  await third.value.close()
})

each('refuses an edited migration, and one it does not know, without changing anything', async ({ store, options }) => {
  await store.close()
  const { migrations, path } = copyOfThings()
  writeFileSync(join(path, '202601020000-index.sql'), 'create index thing_label on thing (label);\n')
  const edited = await openStore({ ...options, migrations: [migrations] })
  assert.deepEqual(edited, { ok: false, error: { type: 'EditedMigration', name: 'things/202601020000-index.sql' } })
  rmSync(join(path, '202601020000-index.sql'))
  const older = await openStore({ ...options, migrations: [migrations] })
  assert.deepEqual(older, { ok: false, error: { type: 'TooNew', name: 'things/202601020000-index.sql' } })
})

each('rolls a failing migration back whole, throws, and gives the database back', async ({ store, options }) => {
  await store.close()
  const { migrations, path } = copyOfThings()
  const failing = join(path, '202601030000-failing.sql')
  writeFileSync(failing, 'create table half (n integer) strict;\ninsert into nowhere values (1);\n')
  await assert.rejects(openStore({ ...options, migrations: [migrations] }))
  writeFileSync(failing, 'create table half (n integer) strict;\n')
  const opened = await openStore({ ...options, migrations: [migrations] })
  assert.ok(opened.ok)
  await opened.value.close()
})

each('takes line ends of another system for the same migration', async ({ store, options }) => {
  await store.close()
  const { migrations, path } = copyOfThings()
  writeFileSync(join(path, '202601020000-index.sql'), 'create unique index thing_label on thing (label);\r\n')
  const opened = await openStore({ ...options, migrations: [migrations] })
  assert.ok(opened.ok)
  await opened.value.close()
})

each('runs the migrations of several owners in the order of their stamps', async ({ store, options }) => {
  await store.close()
  const path = mkdtempSync(join(folder, 'later-'))
  writeFileSync(join(path, '202601010001-note.sql'), 'create table note (n integer not null) strict;\n')
  const earlier = mkdtempSync(join(folder, 'later-'))
  writeFileSync(join(earlier, '202601010002-note.sql'), 'create index note_n on note (n);\n')
  const owners = [{ owner: 'a', folder: pathToFileURL(earlier) }, { owner: 'b', folder: pathToFileURL(path) }, things]
  const opened = await openStore({ ...options, migrations: owners })
  assert.ok(opened.ok)
  await opened.value.close()
})

each('tells a taken key apart, and ends the transaction that met it', async ({ store }) => {
  await add(store, row(1))
  const seen: unknown[] = []
  const refused = store.write<ThingTables, void>(async (trx) => {
    await trx.insertInto('thing').values(row(2)).execute()
    await trx
      .insertInto('thing')
      .values(row(1, 'other'))
      .execute()
      .catch((error: unknown) => seen.push(errorOf(error)))
  })
  await assert.rejects(refused)
  assert.deepEqual(seen, [{ type: 'Duplicate' }])
  assert.equal(await count(store), 1)
  await assert.rejects(add(store, row(3, 'label 1')), (error) => errorOf(error)?.type === 'Duplicate')
  await add(store, row(2))
  assert.equal(await count(store), 2)
})

each('refuses a value of another type, a missing one, an unknown parent', async ({ store }) => {
  const refusals = [
    add(store, { ...row(1), n: 1.5 }),
    add(store, { ...row(1), label: null as unknown as string }),
    store.write<ThingTables, unknown>((trx) =>
      trx
        .insertInto('picture')
        .values({ vault_id: 'v', n: 9, body: new Uint8Array(1) })
        .execute(),
    ),
  ]
  for (const refusal of refusals) await assert.rejects(refusal, (error) => errorOf(error) === undefined)
})

each('refuses to write by the reader', async ({ store }) => {
  await assert.rejects(store.read<ThingTables>().insertInto('thing').values(row(1)).execute())
})

each('refuses a write inside a write instead of waiting for itself', async ({ store }) => {
  await assert.rejects(
    store.write(() => add(store, row(1))),
    /write inside write/,
  )
  let later: Promise<unknown> | undefined
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await store.write(async () => {
    later = released.then(() => add(store, row(1)))
  })
  release()
  await later
  assert.equal(await count(store), 1)
})

each('reads what was committed while a write is under way', async ({ store }) => {
  await add(store, row(1))
  await store.write<ThingTables, void>(async (trx) => {
    await trx.insertInto('thing').values(row(2)).execute()
    assert.equal(await count(store), 1)
  })
  assert.equal(await count(store), 2)
})

each('rolls back when the work throws, and gives the error as it came', async ({ store }) => {
  const bug = new Error('a bug')
  const work = store.write<ThingTables, void>(async (trx) => {
    await trx.insertInto('thing').values(row(1)).execute()
    throw bug
  })
  await assert.rejects(work, (error) => error === bug)
  assert.equal(await count(store), 0)
})

each('runs writes one at a time, in the order asked for', async ({ store }) => {
  const order: string[] = []
  await Promise.all(
    [1, 2, 3].map((n) =>
      store.write<ThingTables, void>(async (trx) => {
        order.push(`begin ${n}`)
        await trx.insertInto('thing').values(row(n)).execute()
        order.push(`end ${n}`)
      }),
    ),
  )
  assert.deepEqual(order, ['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
})

each('gives the same values and rows on both databases', async ({ store }) => {
  const body = Uint8Array.of(0, 1, 255)
  await add(store, row(Number.MAX_SAFE_INTEGER, 'É'), row(2, 'a'), row(3, 'Z'))
  await store.write<ThingTables, unknown>((trx) => trx.insertInto('picture').values({ vault_id: 'v', n: 2, body }).execute())
  const db = store.read<ThingTables>()
  assert.deepEqual(await db.selectFrom('picture').selectAll().execute(), [{ vault_id: 'v', n: 2, body }])
  const labels = await db.selectFrom('thing').select('label').orderBy('label').execute()
  assert.deepEqual(labels, [{ label: 'Z' }, { label: 'a' }, { label: 'É' }])
  const sum = await sql<{ sum: number; mean: number }>`select sum(n) as sum, avg(ratio) as mean from thing where n < 10`.execute(db)
  assert.deepEqual(sum.rows, [{ sum: 5, mean: 0.5 }])
})

each('gives the numbers of rows changed, and what was inserted', async ({ store }) => {
  await add(store, row(1), row(2))
  await store.write<ThingTables, void>(async (trx) => {
    const updated = await trx.updateTable('thing').set({ ratio: null }).executeTakeFirst()
    assert.equal(updated.numUpdatedRows, 2n)
    const upsert = trx
      .insertInto('thing')
      .values(row(1, 'new'))
      .onConflict((conflict) => conflict.columns(['vault_id', 'n']).doUpdateSet({ label: 'new' }))
    assert.deepEqual(await upsert.returning(['label', 'ratio']).execute(), [{ label: 'new', ratio: null }])
  })
})

each('deletes what hangs on a deleted row', async ({ store }) => {
  await add(store, row(1))
  await store.write<ThingTables, void>(async (trx) => {
    await trx
      .insertInto('picture')
      .values({ vault_id: 'v', n: 1, body: new Uint8Array(4) })
      .execute()
    await trx.deleteFrom('thing').execute()
  })
  assert.deepEqual(await store.read<ThingTables>().selectFrom('picture').selectAll().execute(), [])
})

each('keeps what was committed when closed, and closes after the writes under way', async ({ store, reopen }) => {
  const writes = [add(store, row(1)), add(store, row(2))]
  await store.close()
  await Promise.all(writes)
  await assert.rejects(add(store, row(3)), /after close/)
  assert.equal(await count(await reopen()), 2)
})

test('makes a private folder with private files', async () => {
  const dataDir = join(folder, 'private', 'data')
  const opened = await openStore({ dataDir, migrations: [things] })
  assert.ok(opened.ok)
  await add(opened.value, row(1))
  assert.equal(statSync(dataDir).mode & 0o777, 0o700)
  for (const file of readdirSync(dataDir)) assert.equal(statSync(join(dataDir, file)).mode & 0o777, 0o600, file)
  await opened.value.close()
})

test('refuses a data folder that another process holds, until that process is killed', async () => {
  const dataDir = join(folder, 'held')
  const script = `
    import { openStore } from '#store'
    const opened = await openStore({ dataDir: process.argv[1], migrations: [] })
    if (!opened.ok) process.exit(opened.error.type === 'InUse' ? 3 : 4)
    process.kill(process.pid, 'SIGKILL')`
  const other = () =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script, dataDir], { cwd: new URL('../..', import.meta.url) })
  const mine = await openStore({ dataDir, migrations: [] })
  assert.ok(mine.ok)
  assert.equal(other().status, 3)
  await mine.value.close()
  assert.equal(other().signal, 'SIGKILL')
  const again = await openStore({ dataDir, migrations: [] })
  assert.ok(again.ok)
  await again.value.close()
})

test('keeps every acknowledged write of a process that is killed', async () => {
  const dataDir = join(folder, 'killed')
  const script = `
    import { openStore } from '#store'
    const folder = new URL(process.argv[2])
    const opened = await openStore({ dataDir: process.argv[1], migrations: [{ owner: 'things', folder }] })
    for (let n = 0; n < 20; n++) await opened.value.write((trx) => trx.insertInto('thing').values({ vault_id: 'v', n, label: 'l' + n }).execute())
    void opened.value.write(async (trx) => {
      await trx.insertInto('thing').values({ vault_id: 'v', n: 99, label: 'never acknowledged' }).execute()
      process.kill(process.pid, 'SIGKILL')
    })`
  const cwd = new URL('../..', import.meta.url)
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, dataDir, things.folder.href], { cwd })
  assert.equal(child.signal, 'SIGKILL')
  const opened = await openStore({ dataDir, migrations: [things] })
  assert.ok(opened.ok)
  assert.equal(await count(opened.value), 20)
  await opened.value.close()
})

test('says where, without a password, when it cannot be reached', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, 'not a folder')
  assert.deepEqual(await openStore({ dataDir: file, migrations: [] }), { ok: false, error: { type: 'Unreachable', where: file } })
  const none = await openStore({ databaseUrl: 'postgres://me:hunter2@127.0.0.1:1/attic?password=hunter3', migrations: [] })
  assert.deepEqual(none, { ok: false, error: { type: 'Unreachable', where: 'PostgreSQL 127.0.0.1:1/attic' } })
  for (const databaseUrl of ['postgres://me:hunter2@[/attic', 'hunter2']) {
    const unread = await openStore({ databaseUrl, migrations: [] })
    assert.ok(!unread.ok && unread.error.type === 'Unreachable')
    assert.doesNotMatch(unread.error.where, /hunter/)
  }
})

test('refuses a file that is no database, and leaves it as it was', async () => {
  const dataDir = mkdtempSync(join(folder, 'broken-'))
  writeFileSync(join(dataDir, 'grenier.db'), 'something else, long enough to be looked at'.repeat(100))
  assert.deepEqual(await openStore({ dataDir, migrations: [] }), { ok: false, error: { type: 'Unreachable', where: dataDir } })
  assert.equal(statSync(join(dataDir, 'grenier.db')).size, 4_300)
})
