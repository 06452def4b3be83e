import { ok, type Result } from '#lib/pure/result'
import { openDuckdb } from '../linkage/duckdb.ts'
import type { Table, TableFailure, TableRow } from './open-table.ts'

export const isParquet = (head: Uint8Array): boolean => new TextDecoder('latin1').decode(head) === 'PAR1'

/** Every column as text; a missing value is an empty text, as in a CSV. */
export async function parquetTable(file: string, name: string): Promise<Result<Table, TableFailure>> {
  const from = `read_parquet('${file.replaceAll("'", "''")}')`
  const database = await openDuckdb({ memory: '512MB' })
  const described = await database.rows(`describe select * from ${from}`).catch(() => undefined)
  if (described === undefined) {
    database.close()
    return { ok: false, error: { type: 'Unreadable', file, why: 'malformed' } }
  }
  const headers = described.map(([header]) => String(header))
  const columns = headers.map((header) => `coalesce("${header.replaceAll('"', '""')}"::varchar, '')`).join(', ')
  database.close()
  return ok({
    file,
    name,
    headers,
    async *rows() {
      const reading = await openDuckdb({ memory: '512MB' })
      try {
        let line = 1
        for await (const chunk of reading.stream(`select ${columns} from ${from}`))
          yield ok(chunk.map((cells): TableRow => ({ line: (line += 1), cells: cells.map(String) })))
      } finally {
        reading.close()
      }
    },
  })
}
