import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import { Client, Pool, types, type ClientConfig } from 'pg'
import { err, ok, type Result } from '#lib/pure/result'
import type { Backend } from './backend.ts'
import { LostLock } from './errors.ts'
import type { OpenError } from './types.ts'

/**
 * Opens a PostgreSQL database (15 or later, UTF-8) for this process alone. The advisory lock is held by the writer's
 * own connection: when that connection is lost, so are its lock and its transaction, and no other process can write
 * before. From then on every write throws `LostLock`, until the process starts again.
 */
export async function openPostgres(databaseUrl: string): Promise<Result<Backend, OpenError>> {
  const writer = clientOf(databaseUrl)
  if (writer === undefined) return err({ type: 'Unreachable', where: 'PostgreSQL (the address is not readable)' })
  const where = `PostgreSQL ${writer.host}:${writer.port}/${writer.database ?? ''}`
  let lost = false
  writer.on('error', () => (lost = true))
  writer.on('end', () => (lost = true))
  const refuse = async (why: OpenError) => {
    await writer.end().catch(() => undefined)
    return err(why)
  }
  try {
    await writer.connect()
    const unfit = await whyUnfit(writer)
    if (unfit !== undefined) return await refuse({ type: 'Unreachable', where: `${where} (${unfit})` })
    if (!(await takeLock(writer))) return await refuse({ type: 'InUse', where })
  } catch {
    return await refuse({ type: 'Unreachable', where })
  }
  const assertOurs = () => {
    if (lost) throw new LostLock('the connection that held the database is lost')
  }
  return ok(toBackend(databaseUrl, writer, assertOurs))
}

function toBackend(databaseUrl: string, writer: Client, assertOurs: () => void): Backend {
  const pool = new Pool({ ...options(databaseUrl, '-c default_transaction_read_only=on'), max: 9, idleTimeoutMillis: 30_000 })
  // Without a listener, a lost idle connection ends the process.
  pool.on('error', () => {})
  return {
    dialect: 'postgres',
    reader: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    writer: new Kysely({ dialect: new PostgresDialect({ pool: poolOfOne(writer) }) }),
    script: async (sql) => void (await writer.query(sql)),
    purge: async () => {},
    assertOurs,
    async close() {
      await pool.end()
      await writer.end()
    },
  }
}

/** Of every connection of ours; `more` is given to the server at its start. */
const options = (connectionString: string, more = ''): ClientConfig => ({
  connectionString,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  application_name: 'grenier',
  options: `-c timezone=UTC -c statement_timeout=30000 -c bytea_output=hex ${more}`,
  types: { getTypeParser: (oid, format) => parsers[oid] ?? types.getTypeParser(oid, format) },
})

/** The driver would take any text for the name of a database, and put it in messages: a real address is wanted. */
export function clientOf(databaseUrl: string, more = ''): Client | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return undefined
  try {
    return new Client(options(databaseUrl, more))
  } catch {
    return undefined
  }
}

/** Why this server or database will not do, or undefined. */
export async function whyUnfit(client: Client): Promise<string | undefined> {
  const asked = `select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`
  const { rows } = await client.query<{ version: number; encoding: string }>(asked)
  if ((rows[0]?.version ?? 0) < 150_000) return 'PostgreSQL 15 or later is needed'
  return rows[0]?.encoding === 'UTF8' ? undefined : 'a database in UTF-8 is needed'
}

/** Advisory locks are numbers, one space a database: `gren`, `ier1` in ASCII. */
async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [0x6772656e, 0x69657231])
  return rows[0]?.taken === true
}

/** One connection for one transaction at a time: the store's queue sees to it. Its end is the backend's. */
function poolOfOne(client: Client): PostgresPool {
  const single = { query: client.query.bind(client), release: () => {} } as unknown as PostgresPoolClient
  return { options: {}, connect: async () => single, end: async () => {} }
}

/**
 * Values as SQLite gives them: numbers for integers (int8, and the numeric that `sum` makes of them), text for dates
 * and timestamps (the driver's would shift by the server's zone), plain bytes. An integer beyond 2^53 throws.
 */
const parsers: { readonly [oid: number]: (text: string) => unknown } = {
  17: (text) => Uint8Array.fromHex(text.slice(2)),
  20: toInteger,
  1082: (text) => text,
  1114: (text) => text,
  1700: (text) => (/^-?\d+$/.test(text) ? toInteger(text) : Number(text)),
}

function toInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('integer beyond 2^53')
  return value
}
