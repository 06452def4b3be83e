/** Rows of a backup into a database, a few at a time, in one transaction. */
import { type Kysely, sql } from 'kysely'
import type { Backend } from '../backend.ts'
import { type Row, weightOf } from './row.ts'
import type { Table } from './schema.ts'

export async function inTransaction<T>(backend: Backend, work: () => Promise<T>): Promise<T> {
  await backend.script(backend.dialect === 'sqlite' ? 'begin immediate' : 'begin; set local statement_timeout = 0')
  try {
    const done = await work()
    await backend.script('commit')
    return done
  } catch (error) {
    // A connection that is lost has rolled back by itself.
    await backend.script('rollback').catch(() => undefined)
    throw error
  }
}

/** Few enough for one statement, light enough for the memory. */
const rowsAtOnce = 200
const bytesAtOnce = 4 * 2 ** 20

export function* groups(rows: Iterable<Row>, isKept: (row: Row) => boolean): Iterable<Row[]> {
  let group: Row[] = []
  let bytes = 0
  for (const row of rows) {
    if (!isKept(row)) continue
    group.push(row)
    bytes += weightOf(row)
    if (group.length < rowsAtOnce && bytes < bytesAtOnce) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

export async function insert(db: Kysely<unknown>, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`))
  await sql`insert into ${sql.table(name)} (${names}) values ${values}`.execute(db)
}
