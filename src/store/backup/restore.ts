import { sql } from 'kysely'
import { err, ok, type Result } from '#lib/pure/result'
import type { Backend } from '../backend.ts'
import { migrationTable } from '../migrate.ts'
import { openBackend } from '../open-store.ts'
import { toPostgres } from '../portable-sql.ts'
import type { Migrations, OpenError } from '../types.ts'
import { type Restored, insertWraps } from './give-wraps.ts'
import type { Backup } from './open-backup.ts'
import type { Row } from './row.ts'
import { groups, insert, inTransaction } from './rows-in.ts'
import { quoted, type Reference, type Table } from './schema.ts'
import type { Place } from './snapshot.ts'

export interface RestoreOptions extends Place {
  readonly migrations: readonly Migrations[]
  /** Wraps that were backed up apart. */
  readonly wraps?: Backup | undefined
  /** Numbers of vaults that were erased: nothing of them goes back. */
  readonly erased: ReadonlySet<string>
}
export type RestoreError = OpenError | { readonly type: 'NotEmpty'; readonly where: string }

/**
 * Copies a backup into a database that has no table yet, SQLite or PostgreSQL, in one transaction: whatever ends it, the
 * database is empty or whole. Holds the lock of a running platform meanwhile; later migrations run at its next start.
 */
export async function restoreBackup(backup: Backup, options: RestoreOptions): Promise<Result<Restored, RestoreError>> {
  const { databaseUrl, dataDir } = options
  const opened = await openBackend(databaseUrl === undefined ? { dataDir } : { databaseUrl })
  if (!opened.ok) return opened
  const backend = opened.value
  try {
    if (!(await isEmpty(backend))) return err({ type: 'NotEmpty', where: databaseUrl === undefined ? dataDir : 'this PostgreSQL database' })
    return ok(await inTransaction(backend, () => copy(backup, backend, options)))
  } finally {
    await backend.close()
  }
}

async function isEmpty({ dialect, writer }: Backend): Promise<boolean> {
  const asked =
    dialect === 'sqlite'
      ? sql<{ n: number }>`select count(*) as n from sqlite_schema`
      : sql<{ n: number }>`select count(*) as n from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')`
  const { rows } = await asked.execute(writer)
  return rows[0]?.n === 0
}

async function copy(backup: Backup, backend: Backend, options: RestoreOptions): Promise<Restored> {
  for (const text of [migrationTable, ...backup.migrations.map((migration) => migration.sql)]) {
    await backend.script(backend.dialect === 'sqlite' ? text : toPostgres(text))
  }
  // A migration may have put rows of its own: the backup holds them.
  for (const { name } of backup.tables.toReversed()) await backend.script(`delete from ${quoted(name)}`)
  const left = createLeftOut(backup.tables, options.erased)
  let rows = 0
  for (const table of backup.tables) {
    for (const group of groups(backup.rows(table.name), (row) => !left.isOut(table, row))) {
      await insert(backend.writer, table, group)
      rows += group.length
    }
  }
  const given = await insertWraps(backend, options.wraps, options)
  return { rows: rows + given.rows, erased: left.vaults(), closed: given.closed }
}

/** What belongs to erased vaults, by the vault's number or by a foreign key to a row left out. It is never written, so no free page keeps it. */
function createLeftOut(
  tables: readonly Table[],
  erased: ReadonlySet<string>,
): { isOut(table: Table, row: Row): boolean; vaults(): number } {
  const outBy = new Map<Reference, Set<string>>(tables.flatMap(({ references }) => references.map((each) => [each, new Set()])))
  const vaults = new Set<string>()
  const valuesOf = (row: Row, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column]))
  return {
    isOut(table, row) {
      const vault = row['vault_id']
      const isErased = typeof vault === 'string' && erased.has(vault)
      if (isErased) vaults.add(vault)
      if (!isErased && !table.references.some((each) => outBy.get(each)?.has(valuesOf(row, each.columns)))) return false
      for (const [each, out] of outBy) if (each.parent === table.name) out.add(valuesOf(row, each.parentColumns))
      return true
    },
    vaults: () => vaults.size,
  }
}
