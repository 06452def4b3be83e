/** The rows of a base: CSV, XLSX, ODS, or Parquet through the statistics engine. */
import { basename } from 'node:path'
import { err, ok, type Result } from '#lib/pure/result'
import { readTable } from '#lib/pure/workbook'
import { sourceOfFile } from './file-source.ts'
import { isParquet, parquetTable } from './parquet.ts'

export interface TableRow {
  /** 1-based line of the file, or row of the sheet. */
  readonly line: number
  readonly cells: readonly string[]
}

/** `at` is the line where reading stopped; `why` names the reason as the readers of tables do. */
export interface TableFailure {
  readonly type: 'Unreadable'
  readonly file: string
  readonly why: string
  readonly at?: number
  readonly column?: number
}

export interface Table {
  readonly file: string
  /** The file's name without folder: what `clusters.csv` calls its source. */
  readonly name: string
  readonly headers: readonly string[]
  /** Data rows by batches, from the first, each time it is called. A failure is the last thing given. */
  rows(): AsyncGenerator<Result<readonly TableRow[], TableFailure>>
}

/** Opens a file and reads its header. Nothing but blanks, or a header alone, is a failure. */
export async function openTable(file: string): Promise<Result<Table, TableFailure>> {
  const failure = (why: string, at?: number): Result<never, TableFailure> =>
    err({ type: 'Unreadable', file, why, ...(at === undefined ? {} : { at }) })
  try {
    const source = sourceOfFile(file)
    if (source.size === 0) return failure('empty')
    const name = basename(file)
    if (isParquet(await source.read(0, 4))) return await parquetTable(file, name)
    const first = await firstRows(file, 2)
    if (!first.ok) return first
    const [header, ...rest] = first.value
    if (header === undefined || rest.length === 0) return failure('empty')
    return ok({ file, name, headers: header.cells.map((cell) => cell.trim()), rows: () => dataRows(file, header.cells.length) })
  } catch (error) {
    // A file that is not there, or may not be read; anything else is a bug.
    const { code } = error as NodeJS.ErrnoException
    if (typeof code !== 'string') throw error
    return failure(code === 'ENOENT' ? 'missing' : code.toLowerCase())
  }
}

async function firstRows(file: string, count: number): Promise<Result<readonly TableRow[], TableFailure>> {
  const rows: TableRow[] = []
  for await (const batch of allRows(file)) {
    if (!batch.ok) return batch
    rows.push(...batch.value)
    if (rows.length >= count) break
  }
  return ok(rows)
}

/** A row with more cells than the header is refused: a separator within a cell has moved its columns. */
async function* dataRows(file: string, columns: number): AsyncGenerator<Result<readonly TableRow[], TableFailure>> {
  let header = true
  for await (const batch of allRows(file)) {
    if (!batch.ok) return yield batch
    const rows = header ? batch.value.slice(1) : batch.value
    header = false
    const wide = rows.find(({ cells }) => cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== ''))
    if (wide !== undefined) return yield err({ type: 'Unreadable', file, why: 'row-too-wide', at: wide.line, column: columns + 1 })
    if (rows.length > 0) yield ok(rows)
  }
}

const limits = { rows: 100_000_000, columns: 1_024, characters: 32_767 }
const batchRows = 2_048

/** Rows of the first visible sheet, or of the text. A problem that moves or cuts a row is a failure: half a base is not linked. */
async function* allRows(file: string): AsyncGenerator<Result<readonly TableRow[], TableFailure>> {
  let batch: TableRow[] = []
  let hidden = false
  let sheets = 0
  for await (const event of readTable(sourceOfFile(file), limits)) {
    if (event.type === 'sheet') {
      hidden = event.hidden
      if (!hidden && (sheets += 1) > 1) break
    } else if (event.type === 'problem') {
      const { type, line } = event.error
      return yield err({ type: 'Unreadable', file, why: type, ...(line === undefined ? {} : { at: line }) })
    } else if (event.type === 'row' && !hidden && event.row.cells.some((cell) => cell !== '')) {
      batch.push(event.row)
      if (batch.length < batchRows) continue
      yield ok(batch)
      batch = []
    }
  }
  if (batch.length > 0) yield ok(batch)
}
