/** A database as it was at one moment, read without its lock while the platform goes on writing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Client } from 'pg'
import { err, ok, type Result } from '#lib/pure/result'
import type { MigrationRow } from '../migrate.ts'
import { clientOf, whyUnfit } from '../postgres.ts'
import type { Store } from '../types.ts'
import { type Row, weightOf } from './row.ts'
import { selectAll, type Table } from './schema.ts'

export interface Snapshot {
  readonly dialect: Store['dialect']
  /** Of the database's own software. */
  readonly server: string
  /** Those that the database had at that moment. */
  readonly migrations: readonly MigrationRow[]
  /** In the order of the key, a few at a time. */
  rows(table: Table): AsyncIterable<Row>
  close(): Promise<void>
}

export interface Place {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
}

/** Nothing was ever started there, or the database does not answer. `where` never holds a password. */
export type SnapshotError = { readonly type: 'NoDatabase' | 'Unreachable'; readonly where: string }

/** Opens for reading alone: one read transaction on either database. */
export const openSnapshot = ({ databaseUrl, dataDir }: Place): Promise<Result<Snapshot, SnapshotError>> =>
  databaseUrl === undefined ? openSqliteSnapshot(dataDir) : openPostgresSnapshot(databaseUrl)

const appliedSql = 'select owner, name, sha256 from migration order by owner, name'

async function openSqliteSnapshot(dataDir: string): Promise<Result<Snapshot, SnapshotError>> {
  const file = join(dataDir, 'grenier.db')
  if (!existsSync(file)) return err({ type: 'NoDatabase', where: dataDir })
  let db: DatabaseSync | undefined
  try {
    const opened = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    db = opened
    // The first statement fixes the moment: in WAL mode the writer goes on and this transaction does not see it.
    opened.exec('begin')
    const isStarted = opened.prepare("select 1 from sqlite_schema where name = 'migration'").get() !== undefined
    if (!isStarted) {
      opened.close()
      return err({ type: 'NoDatabase', where: dataDir })
    }
    return ok({
      dialect: 'sqlite',
      server: `SQLite ${process.versions.sqlite}`,
      migrations: opened.prepare(appliedSql).all() as unknown as MigrationRow[],
      async *rows(table) {
        yield* opened.prepare(selectAll(table)).iterate() as Iterable<Row>
      },
      close: async () => opened.close(),
    })
  } catch {
    db?.close()
    return err({ type: 'Unreachable', where: dataDir })
  }
}

async function openPostgresSnapshot(databaseUrl: string): Promise<Result<Snapshot, SnapshotError>> {
  const client = clientOf(databaseUrl, '-c default_transaction_read_only=on')
  if (client === undefined) return err({ type: 'Unreachable', where: 'PostgreSQL (the address is not readable)' })
  const where = `PostgreSQL ${client.host}:${client.port}/${client.database ?? ''}`
  // A lost connection fails the query under way; without a listener it would end the process.
  client.on('error', () => {})
  const refuse = async (why: SnapshotError) => {
    await client.end().catch(() => undefined)
    return err(why)
  }
  try {
    await client.connect()
    const unfit = await whyUnfit(client)
    if (unfit !== undefined) return await refuse({ type: 'Unreachable', where: `${where} (${unfit})` })
    await client.query('begin transaction isolation level repeatable read read only')
    const { rows: found } = await client.query<{ started: boolean; version: string }>(
      "select to_regclass('migration') is not null as started, current_setting('server_version') as version",
    )
    if (found[0]?.started !== true) return await refuse({ type: 'NoDatabase', where })
    const { rows: migrations } = await client.query<MigrationRow>(appliedSql)
    return ok({
      dialect: 'postgres',
      server: `PostgreSQL ${found[0].version}`,
      migrations,
      rows: (table) => throughCursor(client, table),
      close: () => client.end(),
    })
  } catch {
    return await refuse({ type: 'Unreachable', where })
  }
}

/** Bytes wanted at once from PostgreSQL, and rows at most. */
const bytesAtOnce = 4 * 2 ** 20
const rowsAtOnce = 500

/** As many rows at a time as the heaviest seen so far allows: a table of large blobs goes one by one. */
async function* throughCursor(client: Client, table: Table): AsyncIterable<Row> {
  await client.query(`declare copied no scroll cursor for ${selectAll(table)}`)
  let heaviest = bytesAtOnce
  for (;;) {
    const wanted = Math.max(1, Math.min(rowsAtOnce, Math.floor(bytesAtOnce / heaviest)))
    const { rows } = await client.query<Row>(`fetch forward ${wanted} from copied`)
    if (rows.length === 0) break
    const weights = rows.map(weightOf)
    heaviest = Math.max(heaviest === bytesAtOnce ? 1 : heaviest, ...weights)
    yield* rows
  }
  await client.query('close copied')
}
