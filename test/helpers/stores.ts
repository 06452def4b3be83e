import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Client } from 'pg'
import { openStore, type Migrations, type Store, type StoreOptions } from '#store'

export interface TestStore {
  readonly store: Store
  /** What opened it, to open it again in another way. */
  readonly options: StoreOptions
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<Store>
  /** Closes the store and deletes its data. */
  destroy(): Promise<void>
}

export interface TestStores {
  readonly name: 'sqlite' | 'postgres'
  /** Fresh and empty each time. */
  open(migrations: readonly Migrations[]): Promise<TestStore>
}

const postgresUrl = process.env['GRENIER_TEST_DATABASE_URL']

/** SQLite, and PostgreSQL when `GRENIER_TEST_DATABASE_URL` names a server that lets us create databases. */
export const stores: readonly TestStores[] = [
  { name: 'sqlite', open: openTestSqlite },
  ...(postgresUrl === undefined || postgresUrl === ''
    ? []
    : [{ name: 'postgres' as const, open: (migrations: readonly Migrations[]) => openTestPostgres(postgresUrl, migrations) }]),
]

/** The same test on each store, fresh and destroyed afterwards. */
export function forEachStore(
  title: string,
  migrations: readonly Migrations[],
  work: (opened: TestStore, t: TestContext) => Promise<void>,
): void {
  for (const { name, open } of stores) {
    test(`${title} (${name})`, async (t) => {
      const opened = await open(migrations)
      try {
        await work(opened, t)
      } finally {
        await opened.destroy()
      }
    })
  }
}

async function openTestSqlite(migrations: readonly Migrations[]): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-test-'))
  return await toTestStore({ dataDir: join(folder, 'data'), migrations }, async () => rmSync(folder, { recursive: true, force: true }))
}

async function openTestPostgres(url: string, migrations: readonly Migrations[]): Promise<TestStore> {
  const name = `grenier_test_${randomBytes(8).toString('hex')}`
  await administer(url, `create database ${name} template template0 encoding 'UTF8'`)
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
  return await toTestStore({ databaseUrl, migrations }, () => administer(url, `drop database ${name} with (force)`))
}

async function toTestStore(options: StoreOptions, erase: () => Promise<void>): Promise<TestStore> {
  const open = async () => {
    const opened = await openStore(options)
    if (!opened.ok) throw new Error(`the store does not open: ${JSON.stringify(opened.error)}`)
    return opened.value
  }
  let current: Store
  try {
    current = await open()
  } catch (error) {
    await erase()
    throw error
  }
  return {
    store: current,
    options,
    async reopen() {
      await current.close()
      current = await open()
      return current
    },
    async destroy() {
      await current.close()
      await erase()
    },
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
