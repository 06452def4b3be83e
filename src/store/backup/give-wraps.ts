/** Wraps that were backed up apart, given back to the vaults that have none. */
import { sql } from 'kysely'
import { ok, type Result } from '#lib/pure/result'
import type { Backend } from '../backend.ts'
import { openBackend } from '../open-store.ts'
import type { Migrations, OpenError } from '../types.ts'
import type { Backup } from './open-backup.ts'
import { groups, insert, inTransaction } from './rows-in.ts'
import type { Place } from './snapshot.ts'

export interface GiveWrapsOptions extends Place {
  readonly migrations: readonly Migrations[]
  /** Numbers of vaults that were erased: nothing of them goes back. */
  readonly erased: ReadonlySet<string>
}
/** What a restore wrote. */
export interface Restored {
  readonly rows: number
  /** Vaults of the backup that were left out, as erased. */
  readonly erased: number
  /** Vaults here that still have no wrap. */
  readonly closed: number
}

/** Into a database that was restored without wraps; holds the lock of a running platform meanwhile. All of them or none. */
export async function giveWraps(
  wraps: Backup,
  { databaseUrl, dataDir, ...options }: GiveWrapsOptions,
): Promise<Result<Restored, OpenError>> {
  const opened = await openBackend(databaseUrl === undefined ? { dataDir } : { databaseUrl })
  if (!opened.ok) return opened
  const backend = opened.value
  try {
    return ok(await inTransaction(backend, () => insertWraps(backend, wraps, options)))
  } finally {
    await backend.close()
  }
}

/**
 * A vault that has a wrap takes no other: an older one would open it with a passphrase that its owner has changed. One that is
 * not here takes none either.
 */
export async function insertWraps(
  backend: Backend,
  wraps: Backup | undefined,
  { migrations, erased }: Omit<GiveWrapsOptions, keyof Place>,
): Promise<Restored> {
  const given = { rows: 0, erased: new Set<string>(), closed: 0 }
  for (const { table: name, opens } of migrations.flatMap((owner) => owner.wraps ?? [])) {
    const waiting = await vaultsWithout(backend, name, opens)
    const opened = new Set<string>()
    const isKept = ({ vault_id: id }: { readonly [column: string]: unknown }): boolean => {
      if (typeof id !== 'string') return false
      if (erased.has(id)) given.erased.add(id)
      if (erased.has(id) || !waiting.has(id)) return false
      opened.add(id)
      return true
    }
    const table = wraps?.tables.find((each) => each.name === name)
    if (wraps !== undefined && table !== undefined) {
      for (const group of groups(wraps.rows(name), isKept)) {
        await insert(backend.writer, table, group)
        given.rows += group.length
      }
    }
    given.closed += waiting.size - opened.size
  }
  return { ...given, erased: given.erased.size }
}

async function vaultsWithout({ writer }: Backend, table: string, opens: string): Promise<ReadonlySet<string>> {
  const asked = sql<{ vault_id: string }>`select v.vault_id from ${sql.table(opens)} as v
    where not exists (select 1 from ${sql.table(table)} as w where w.vault_id = v.vault_id)`
  const { rows } = await asked.execute(writer)
  return new Set(rows.map(({ vault_id }) => vault_id))
}
