import { ok, type Result } from '#lib/pure/result'
import { appliedMigrations, pendingMigrations } from './migrate.ts'
import { type Row } from './backup/row.ts'
import { schemaOf } from './backup/schema.ts'
import { openSnapshot, type Place, type SnapshotError } from './backup/snapshot.ts'
import type { Migrations, OpenError } from './types.ts'

/** What a database says of itself, read without changing it. */
export interface Examined {
  /** `PostgreSQL 17.5`, `SQLite 3.50.4`. */
  readonly server: string
  /** Migrations that the next start will run; refused when one is unknown here, or was edited. */
  readonly pending: Result<number, OpenError>
  /** Rows of the small table asked for. */
  readonly rows: readonly Row[]
}

/** Looks at a database, and at one of its tables, without its lock. */
export async function examineStore(
  place: Place,
  migrations: readonly Migrations[],
  table: string,
): Promise<Result<Examined, SnapshotError>> {
  const opened = await openSnapshot(place)
  if (!opened.ok) return opened
  const { server, migrations: had, rows, close } = opened.value
  try {
    const applied = appliedMigrations(migrations, had)
    const found = applied.ok ? schemaOf(applied.value).find(({ name }) => name === table) : undefined
    return ok({
      server,
      pending: applied.ok ? ok(pendingMigrations(migrations, applied.value)) : applied,
      rows: found === undefined ? [] : await Array.fromAsync(rows(found)),
    })
  } finally {
    await close()
  }
}
