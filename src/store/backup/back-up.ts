import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '#lib/pure/result'
import { appliedMigrations, type Migration } from '../migrate.ts'
import type { Migrations, OpenError } from '../types.ts'
import { type Manifest, manifestFormat, wrapsFormat, writeManifest } from './manifest.ts'
import { createTally } from './row.ts'
import { makeTables, quoted, schemaOf } from './schema.ts'
import { openSnapshot, type Place, type Snapshot, type SnapshotError } from './snapshot.ts'

export interface BackUpOptions extends Place {
  /** Made, never overwritten. */
  readonly file: string
  readonly migrations: readonly Migrations[]
  readonly withoutWraps: boolean
  /** Nothing but the wraps, to keep apart. */
  readonly wrapsOnly?: boolean
  /** Of the platform, told in the backup. */
  readonly version: string
  readonly at: string
  /** Stops it, with nothing left behind. */
  readonly signal?: AbortSignal
}

export type BackUpError = SnapshotError | Exclude<OpenError, { readonly type: 'InUse' | 'Unreachable' }> | BackupFileError
export type BackupFileError =
  | { readonly type: 'Exists'; readonly file: string }
  | { readonly type: 'Unwritable'; readonly file: string }
  | { readonly type: 'Stopped' }

/**
 * Writes what the database holds at this moment to one SQLite file, the portable form, whichever database it comes from.
 * The file appears under its name once whole and on disk, for its owner only.
 */
export async function backUp(options: BackUpOptions): Promise<Result<Manifest, BackUpError>> {
  const { file, migrations } = options
  if (existsSync(file)) return err({ type: 'Exists', file })
  const opened = await openSnapshot(options)
  if (!opened.ok) return opened
  const snapshot = opened.value
  try {
    const applied = appliedMigrations(migrations, snapshot.migrations)
    if (!applied.ok) return applied as Result<never, BackUpError>
    return await writeFile(options, snapshot, applied.value)
  } finally {
    await snapshot.close()
  }
}

async function writeFile(
  options: BackUpOptions,
  snapshot: Snapshot,
  applied: readonly Migration[],
): Promise<Result<Manifest, BackUpError>> {
  const { file, signal } = options
  const partial = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.partial`)
  let made = false
  try {
    await (await open(partial, 'wx', 0o600)).close()
    made = true
    const manifest = await writePortable(partial, options, snapshot, applied)
    await sync(partial)
    await name(partial, file)
    made = false
    await sync(dirname(file))
    return ok(manifest)
  } catch (error) {
    if (signal?.aborted) return err({ type: 'Stopped' })
    if (isCode(error, 'EEXIST')) return err({ type: 'Exists', file })
    if (isCode(error, 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR') || isFull(error))
      return err({ type: 'Unwritable', file })
    throw error
  } finally {
    if (made) await unlink(partial)
  }
}

/** Unlike a rename, a link is refused when somebody made the file meanwhile. Some file systems have none. */
async function name(partial: string, file: string): Promise<void> {
  try {
    await link(partial, file)
    await unlink(partial)
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS') || existsSync(file)) throw error
    await rename(partial, file)
  }
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean => codes.includes((error as NodeJS.ErrnoException).code ?? '')

/** SQLite's own words for a disk that is full, or fails (sqlite.org/rescode.html: 10 and 13). */
const isFull = (error: unknown): boolean =>
  isCode(error, 'ERR_SQLITE_ERROR') && [10, 13].includes(Number((error as { readonly errcode?: number }).errcode) & 0xff)

async function writePortable(
  path: string,
  { migrations, withoutWraps, wrapsOnly = false, version, at, signal }: BackUpOptions,
  snapshot: Snapshot,
  applied: readonly Migration[],
): Promise<Manifest> {
  const wraps = new Set(migrations.flatMap((owner) => (owner.wraps ?? []).map(({ table }) => table)))
  const passing = new Set(migrations.flatMap((owner) => owner.passing ?? []))
  const isLeft = (name: string): boolean =>
    wrapsOnly ? !wraps.has(name) && name !== 'migration' : passing.has(name) || (withoutWraps && wraps.has(name))
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  try {
    // Nobody reads the file before it is whole: it needs no journal of its own.
    db.exec('pragma journal_mode=off; pragma synchronous=off; begin')
    makeTables(db, applied)
    const tables: Manifest['tables'] = {}
    for (const table of schemaOf(applied)) {
      db.exec(`delete from ${quoted(table.name)}`)
      if (isLeft(table.name)) continue
      const insert = db.prepare(`insert into ${quoted(table.name)} values (${table.columns.map(() => '?').join(', ')})`)
      const tally = createTally(table.columns)
      for await (const row of snapshot.rows(table)) {
        signal?.throwIfAborted()
        insert.run(...table.columns.map((column) => row[column] ?? null))
        tally.add(row)
      }
      tables[table.name] = tally.end()
    }
    const names = applied.map(({ name }) => name)
    const format = wrapsOnly ? wrapsFormat : manifestFormat
    const manifest = { format, version, at, dialect: snapshot.dialect, wraps: !withoutWraps, migrations: names, tables }
    writeManifest(db, manifest)
    db.exec('commit')
    return manifest
  } finally {
    db.close()
  }
}

/** On Windows a folder cannot be opened: its file system sees to it. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
