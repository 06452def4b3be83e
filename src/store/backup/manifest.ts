/** What a backup says of itself: one row of its table `backup`. */
import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../types.ts'

export interface Manifest {
  /** Of the portable form: `manifestFormat`, or `wrapsFormat` for wraps alone. */
  readonly format: number
  /** Of the platform that wrote it. */
  readonly version: string
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly dialect: Store['dialect']
  /** False when no vault can be opened from it. */
  readonly wraps: boolean
  /** `owner/202611220200-name.sql`. */
  readonly migrations: readonly string[]
  /** Every table that was copied: its rows, and their SHA-256 in the order of the key. */
  readonly tables: { [name: string]: { readonly rows: number; readonly sha256: string } }
}

export const manifestFormat = 1
/** A number of its own, so that an earlier version refuses wraps alone instead of taking them for a whole backup. */
export const wrapsFormat = 2

const table = `create table backup (
  format integer not null, version text not null, at text not null, dialect text not null,
  wraps integer not null, migrations text not null, tables text not null
) strict;`

/** Writes it, once. */
export function writeManifest(db: DatabaseSync, { format, version, at, dialect, wraps, migrations, tables }: Manifest): void {
  db.exec(table)
  db.prepare('insert into backup values (?, ?, ?, ?, ?, ?, ?)').run(
    format,
    version,
    at,
    dialect,
    wraps ? 1 : 0,
    JSON.stringify(migrations),
    JSON.stringify(tables),
  )
}

/** Undefined when the file says nothing of the sort. */
export function readManifest(db: DatabaseSync): Manifest | undefined {
  try {
    const row = db.prepare('select format, version, at, dialect, wraps, migrations, tables from backup').get()
    if (row === undefined) return undefined
    const tables = JSON.parse(String(row['tables'])) as Manifest['tables']
    const migrations = JSON.parse(String(row['migrations'])) as Manifest['migrations']
    if (!Array.isArray(migrations) || typeof tables !== 'object' || tables === null) return undefined
    return {
      format: Number(row['format']),
      version: String(row['version']),
      at: String(row['at']),
      dialect: row['dialect'] === 'postgres' ? 'postgres' : 'sqlite',
      wraps: row['wraps'] === 1,
      migrations,
      tables,
    }
  } catch {
    return undefined
  }
}
