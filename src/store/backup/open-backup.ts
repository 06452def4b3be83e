import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '#lib/pure/result'
import { appliedMigrations, type Migration, type MigrationRow } from '../migrate.ts'
import type { Migrations } from '../types.ts'
import { type Manifest, manifestFormat, readManifest, wrapsFormat } from './manifest.ts'
import { createTally, type Row } from './row.ts'
import { schemaOf, selectAll, type Table } from './schema.ts'

/** A backup that is whole, held open for reading. */
export interface Backup {
  readonly manifest: Manifest
  readonly migrations: readonly Migration[]
  /** Those it holds, parents before children. */
  readonly tables: readonly Table[]
  /** In the order of the key; none for a table it does not hold. */
  rows(table: string): Iterable<Row>
  close(): void
}

export type BackupError =
  | { readonly type: 'NotABackup'; readonly file: string }
  /** Written by a later version: its form, or the migration `name`, is unknown here. */
  | { readonly type: 'TooNew'; readonly name: string }
  | { readonly type: 'EditedMigration'; readonly name: string }
  /** The rows of a table are not those that were copied. */
  | { readonly type: 'Altered'; readonly table: string }

/** Opens a backup and reads it whole once, to check every table's count and hash. The names of tables come from our migrations, never from the file. */
export function openBackup(file: string, migrations: readonly Migrations[]): Result<Backup, BackupError> {
  if (!existsSync(file)) return err({ type: 'NotABackup', file })
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true })
    // One read transaction: what is checked is what will be copied.
    db.exec('pragma trusted_schema=off; begin')
    const opened = check(db, file, migrations)
    if (!opened.ok) db.close()
    return opened
  } catch (error) {
    db?.close()
    // SQLite's own refusals: not a database, or a damaged one.
    if ((error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR') return err({ type: 'NotABackup', file })
    throw error
  }
}

function check(db: DatabaseSync, file: string, owners: readonly Migrations[]): Result<Backup, BackupError> {
  const manifest = readManifest(db)
  if (manifest === undefined) return err({ type: 'NotABackup', file })
  if (manifest.format !== manifestFormat && manifest.format !== wrapsFormat) return err({ type: 'TooNew', name: `form ${manifest.format}` })
  const rows = db.prepare('select owner, name, sha256 from migration').all() as unknown as MigrationRow[]
  const applied = appliedMigrations(owners, rows)
  if (!applied.ok) return applied as Result<never, BackupError>
  const schema = schemaOf(applied.value)
  const stranger = Object.keys(manifest.tables).find((name) => !schema.some((table) => table.name === name))
  if (stranger !== undefined) return err({ type: 'Altered', table: stranger })
  const tables = schema.filter(({ name }) => Object.hasOwn(manifest.tables, name))
  const rowsOf = (table: Table) => db.prepare(selectAll(table)).iterate() as Iterable<Row>
  for (const table of tables) {
    const tally = createTally(table.columns)
    for (const row of rowsOf(table)) tally.add(row)
    const { rows: count, sha256 } = tally.end()
    const told = manifest.tables[table.name]
    if (told?.rows !== count || told.sha256 !== sha256) return err({ type: 'Altered', table: table.name })
  }
  return ok({
    manifest,
    migrations: applied.value,
    tables,
    *rows(name) {
      const table = tables.find((each) => each.name === name)
      if (table !== undefined) yield* rowsOf(table)
    },
    close: () => db.close(),
  })
}
