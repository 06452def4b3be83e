import type { Kysely, Transaction } from 'kysely'

/**
 * The database, SQLite or PostgreSQL, behind one Kysely code base. One writer and one reader connection.
 * Each module names its own tables: `store.read<VaultTables>()`.
 */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres'
  /** The reader: one statement at a time, never held across a call to the outside. It cannot write. */
  read<Tables>(): Kysely<Tables>
  /**
   * The only way to write. `work` awaits nothing but SQL on the transaction it is given (parse, fold and seal
   * first); a `write` inside it throws. A statement that the database refuses ends the whole transaction, on both
   * dialects: catch the error outside and ask `errorOf` what it was. A statement takes at most 32,766 values
   * (SQLite's limit): cut long inserts.
   */
  write<Tables, T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>
  /**
   * Makes what was deleted leave the files. SQLite overwrites deleted rows and empties its journal; on PostgreSQL this does
   * nothing: dead rows stay until its own `vacuum`.
   */
  purge(): Promise<void>
  /** Waits for the writes under way, refuses later ones, gives the database back to other processes. */
  close(): Promise<void>
}

/** A folder of stamped SQL files that its owner brings: `202611220100-vault.sql` (see `portable-sql.ts`). */
export interface Migrations {
  readonly owner: string
  readonly folder: URL
  /** Tables of the moment, such as sessions: never in a backup. */
  readonly passing?: readonly string[]
  /** Tables of wraps, and the table whose row, of the same `vault_id`, each opens: a backup is made with, without, or of them alone. */
  readonly wraps?: readonly { readonly table: string; readonly opens: string }[]
}

/** A write refused by the database, told apart whichever it is; anything else is thrown as it came. */
export type StoreError = { readonly type: 'Duplicate' } | { readonly type: 'Locked' }

/** Why a store does not open. `where` and `name` never hold a password. */
export type OpenError =
  | { readonly type: 'InUse'; readonly where: string }
  | { readonly type: 'EditedMigration'; readonly name: string }
  | { readonly type: 'TooNew'; readonly name: string }
  | { readonly type: 'Unreachable'; readonly where: string }
