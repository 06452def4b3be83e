/** DuckDB in this process: the engine of one machine. Loaded at first use, since the platform itself has no need of it. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { tmpdir } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SqlDatabase } from './sql.ts'

/** The package has no build for this platform, or is not installed. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing'
}

/** A database in memory that spills to a folder of its own beyond `memory` (as `3GB`); `close` removes the folder. */
export async function openDuckdb({ memory, threads }: { readonly memory: string; readonly threads?: number }): Promise<SqlDatabase> {
  const { DuckDBInstance, DuckDBDataChunk, INTEGER, VARCHAR } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new EngineMissing(`DuckDB does not run here: ${(error as Error).message}`)
  })
  const spill = mkdtempSync(join(tmpdir(), 'grenier-pool-'))
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    temp_directory: spill,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
  })
  const connection: DuckDBConnection = await instance.connect()
  return {
    async run(sql) {
      await connection.run(sql)
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRows()
    },
    async *stream(sql) {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk.getRows()
    },
    async *columns(sql) {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk.getColumns()
    },
    async append(table, kinds, batches) {
      const appender = await connection.createAppender(table)
      const types = kinds.map((kind) => (kind === 'integer' ? INTEGER : VARCHAR))
      const chunk = DuckDBDataChunk.create(types)
      for await (const columns of batches) {
        for (let from = 0, rows = columns[0]?.length ?? 0; from < rows; from += 2_048) {
          chunk.reset()
          chunk.setColumns(columns.map((values) => (from === 0 && rows <= 2_048 ? values : values.slice(from, from + 2_048))))
          appender.appendDataChunk(chunk)
        }
      }
      appender.closeSync()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
      rmSync(spill, { recursive: true, force: true })
    },
  }
}
