import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { err, ok, type Result } from '#lib/pure/result'
import type { Backend } from './backend.ts'
import { toPostgres, whyNotPortable } from './portable-sql.ts'
import type { Migrations, OpenError } from './types.ts'

export interface Migration {
  /** `owner/202611220100-name.sql`. */
  readonly name: string
  readonly owner: string
  readonly file: string
  readonly sql: string
  /** Hexadecimal, of the text with `\n` line ends, so that a checkout on Windows is no edit. */
  readonly sha256: string
}

/**
 * Brings the database up to date, in the order of the stamps, each migration in a transaction of its own that also
 * records its hash. Everything is checked before anything runs: an applied migration whose file has changed is
 * `EditedMigration`, one without a file `TooNew` (the database was opened by a later version).
 */
export async function migrate(backend: Backend, owners: readonly Migrations[]): Promise<Result<void, OpenError>> {
  const known = knownMigrations(owners)
  await backend.script(backend.dialect === 'sqlite' ? migrationTable : toPostgres(migrationTable))
  const db = backend.writer as Kysely<MigrationTables>
  const applied = hashesOf(await db.selectFrom('migration').selectAll().execute())
  const refused = whyRefused(applied, known)
  if (refused !== undefined) return err(refused)
  for (const migration of known) if (!applied.has(migration.name)) await apply(backend, db, migration)
  return ok(undefined)
}

/** The migrations of all owners, in the order of their stamps. */
const knownMigrations = (owners: readonly Migrations[]): Migration[] => owners.flatMap(readMigrations).toSorted(byStamp)

const hashesOf = (rows: readonly MigrationRow[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [`${row.owner}/${row.name}`, row.sha256]))

/** The files of the migrations that a database had, in order; refused when one is unknown here, or was edited since. */
export function appliedMigrations(owners: readonly Migrations[], rows: readonly MigrationRow[]): Result<readonly Migration[], OpenError> {
  const known = knownMigrations(owners)
  const applied = hashesOf(rows)
  const refused = whyRefused(applied, known)
  return refused === undefined ? ok(known.filter(({ name }) => applied.has(name))) : err(refused)
}

/** How many are not among those applied. */
export const pendingMigrations = (owners: readonly Migrations[], applied: readonly Migration[]): number =>
  knownMigrations(owners).length - applied.length

/** The migrations of one owner. Throws on a file that is not stamped or not portable (a bug of its owner). */
export function readMigrations({ owner, folder }: Migrations): Migration[] {
  const path = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
  const files = readdirSync(path).filter((file) => file.endsWith('.sql'))
  return files.map((file) => {
    const name = `${owner}/${file}`
    if (!/^\d{12}-[a-z0-9-]+\.sql$/.test(file)) throw new Error(`migration ${name}: expected YYYYMMDDHHMM-name.sql`)
    const sql = readFileSync(new URL(file, path), 'utf8').replaceAll('\r\n', '\n')
    const wrong = whyNotPortable(sql)
    if (wrong !== undefined) throw new Error(`migration ${name}: ${wrong}`)
    return { name, owner, file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** What the database keeps of each migration it had; `name` is the file's. */
export interface MigrationRow {
  readonly owner: string
  readonly name: string
  readonly sha256: string
}
interface MigrationTables {
  migration: MigrationRow & { readonly at: string }
}

/** Where applied migrations are told, in the SQL of migrations. */
export const migrationTable = `create table if not exists migration (
  owner text not null, name text not null, sha256 text not null, at text not null, primary key (owner, name)
) strict;`

const byStamp = (a: Migration, b: Migration): number => (`${a.file}/${a.owner}` < `${b.file}/${b.owner}` ? -1 : 1)

function whyRefused(applied: ReadonlyMap<string, string>, known: readonly Migration[]): OpenError | undefined {
  const names = new Set(known.map(({ name }) => name))
  const unknown = [...applied.keys()].find((name) => !names.has(name))
  if (unknown !== undefined) return { type: 'TooNew', name: unknown }
  const edited = known.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
  return edited && { type: 'EditedMigration', name: edited.name }
}

async function apply(backend: Backend, db: Kysely<MigrationTables>, migration: Migration): Promise<void> {
  const { owner, file, sql, sha256 } = migration
  await backend.script('begin')
  try {
    await backend.script(backend.dialect === 'sqlite' ? sql : `set local statement_timeout = 0;\n${toPostgres(sql)}`)
    await db.insertInto('migration').values({ owner, name: file, sha256, at: new Date().toISOString() }).execute()
    await backend.script('commit')
  } catch (error) {
    await backend.script('rollback')
    throw error
  }
}
