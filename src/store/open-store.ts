import type { Kysely, Transaction } from 'kysely'
import { ok, type Result } from '#lib/pure/result'
import type { Backend } from './backend.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Migrations, OpenError, Store } from './types.ts'
import { createWriter } from './writer.ts'

export interface StoreOptions {
  /** PostgreSQL 15 or later; otherwise SQLite in `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** Folder of `grenier.db`, made when missing. */
  readonly dataDir?: string | undefined
  /** Those of every module, always: a migration found in the database and not here is `TooNew`. */
  readonly migrations: readonly Migrations[]
}

/**
 * Opens the database for this process alone, brings it up to date, and answers the store. Nothing is changed when it
 * is refused. Throws when a migration itself fails (a bug; it is rolled back).
 */
export async function openStore(options: StoreOptions): Promise<Result<Store, OpenError>> {
  const opened = await openBackend(options)
  if (!opened.ok) return opened
  const backend = opened.value
  try {
    const migrated = await migrate(backend, options.migrations)
    if (migrated.ok) return ok(toStore(backend))
    await backend.close()
    return migrated
  } catch (error) {
    await backend.close()
    throw error
  }
}

/** Takes the database for this process alone; nothing is migrated. */
export function openBackend({ databaseUrl, dataDir }: Omit<StoreOptions, 'migrations'>): Promise<Result<Backend, OpenError>> {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl)
  if (dataDir !== undefined) return openSqlite(dataDir)
  throw new Error('openStore: neither a database URL nor a data folder')
}

function toStore(backend: Backend): Store {
  const writer = createWriter(backend.writer, backend.assertOurs)
  let closed: Promise<void> | undefined
  return {
    dialect: backend.dialect,
    read: <Tables>() => backend.reader as Kysely<Tables>,
    write: <Tables, T>(work: (trx: Transaction<Tables>) => Promise<T>) => writer.write((trx) => work(trx as Transaction<Tables>)),
    purge: () => writer.between(() => backend.purge()),
    close: () => (closed ??= writer.end().then(() => backend.close())),
  }
}
