import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import { err, ok, type Result } from '#lib/pure/result'
import type { Backend } from './backend.ts'
import { errorOf } from './errors.ts'
import type { OpenError } from './types.ts'

/** Opens `grenier.db` in `dataDir` for this process alone: a second one, or a second opening, is `InUse`. */
export async function openSqlite(dataDir: string): Promise<Result<Backend, OpenError>> {
  const opened: DatabaseSync[] = []
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    opened.push(takeLock(join(dataDir, 'lock')))
    const file = join(dataDir, 'grenier.db')
    makePrivate(file)
    const writer = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true })
    opened.unshift(writer)
    writer.exec('pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on;')
    const reader = new DatabaseSync(file, { timeout: 5_000, readOnly: true })
    opened.unshift(reader)
    return ok(toBackend(reader, writer, opened))
  } catch (error) {
    closeAll(opened)
    return err({ type: errorOf(error)?.type === 'Locked' ? 'InUse' : 'Unreachable', where: dataDir })
  }
}

function toBackend(reader: DatabaseSync, writer: DatabaseSync, opened: readonly DatabaseSync[]): Backend {
  return {
    dialect: 'sqlite',
    reader: new Kysely({ dialect: new SqliteDialect({ database: toKysely(reader) }) }),
    writer: new Kysely({ dialect: new SqliteDialect({ database: toKysely(writer) }) }),
    script: async (sql) => writer.exec(sql),
    purge: async () => writer.exec('pragma wal_checkpoint(truncate)'),
    assertOurs: () => {},
    close: async () => closeAll(opened),
  }
}

/**
 * The lock is a transaction of SQLite's own on a file apart: the system releases it when the process ends, even by
 * kill -9, and a backup can still read the database beside it. The file is never opened by anything else: with
 * POSIX locks, closing any descriptor of a file drops every lock that the process holds on it.
 */
function takeLock(file: string): DatabaseSync {
  makePrivate(file)
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Makes the file for its owner only; the journal beside it takes the same mode. */
function makePrivate(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600)
  else closeSync(openSync(file, 'ax', 0o600))
}

const closeAll = (databases: readonly DatabaseSync[]): void => {
  for (const database of databases) if (database.isOpen) database.close()
}

/**
 * What Kysely asks of a SQLite driver. Three things are made as on PostgreSQL: a transaction takes the write lock at
 * once (a deferred one fails on its first write, whatever the timeout), a refused statement ends the transaction
 * that holds it, and rows are ordinary objects.
 */
function toKysely(db: DatabaseSync): SqliteDatabase {
  let failed = false
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      failed = true
      throw error
    }
  }
  return {
    close: () => db.close(),
    prepare(sql) {
      if (sql === 'begin' || sql === 'rollback') failed = false
      if (sql === 'commit' && failed) throw new Error('commit of a transaction that a refused statement has ended')
      const statement = guarded(() => db.prepare(sql === 'begin' ? 'begin immediate' : sql))
      return {
        reader: statement.columns().length > 0,
        all: (values) => guarded(() => statement.all(...(values as SQLInputValue[])).map((row) => ({ ...row }))),
        run: (values) => guarded(() => statement.run(...(values as SQLInputValue[]))),
        iterate: () => {
          throw new Error('no streaming: it holds the connection; read by pages of keys')
        },
      }
    },
  }
}
