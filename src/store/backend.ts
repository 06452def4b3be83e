import type { Kysely } from 'kysely'

/** What a dialect brings: the lock is held, nothing is migrated yet. */
export interface Backend {
  readonly dialect: 'sqlite' | 'postgres'
  readonly reader: Kysely<unknown>
  /** One connection, used by one transaction at a time. */
  readonly writer: Kysely<unknown>
  /** Runs a script of several statements on the writer's connection. */
  script(sql: string): Promise<void>
  /** Makes deleted rows leave the files, as far as the database can; never inside a transaction. */
  purge(): Promise<void>
  /** Throws `LostLock` once the database is no longer ours. */
  assertOurs(): void
  close(): Promise<void>
}
