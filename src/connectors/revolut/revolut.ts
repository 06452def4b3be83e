/** Revolut's CSV statements, of persons and of companies, from 2018 to today. See README.md. */
import { createCsv } from '#lib/pure/csv-records'
import { dialectOf } from '#lib/pure/csv-dialect'
import { decodeBytes } from '#lib/pure/decode'
import { type Row, tableLimits } from '#lib/pure/table'
import { readTable } from '#lib/pure/workbook'
import { type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { type Columns, columnsOf } from './columns.ts'
import { createReader } from './operation.ts'

export const revolut: Connector = { name: 'revolut', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head.subarray(0, 8_192))
  const csv = createCsv(dialectOf(text), { ...tableLimits, rows: 3 })
  for (const event of [...csv.write(text), ...csv.end()])
    if (event.type === 'row' && isWritten(event.row)) return columnsOf(event.row) === undefined ? 0 : 1
  return 0
}

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  let columns: Columns | undefined
  let reader: ReturnType<typeof createReader> | undefined
  for await (const event of readTable(source)) {
    if (event.type === 'problem') {
      const { type, line, fatal } = event.error
      yield problem(type, { line, ...(fatal ? { fatal } : {}) })
    } else if (event.type === 'row' && isWritten(event.row)) {
      const { row } = event
      if (reader !== undefined) yield* reader.row(row)
      else {
        columns = columnsOf(row)
        if (columns === undefined) return yield problem('malformed', { line: row.line, fatal: true })
        reader = createReader(columns, hints)
      }
    }
  }
  if (reader === undefined) return yield problem('empty-file', { fatal: true })
  yield* reader.end()
}

const isWritten = ({ cells }: Row): boolean => cells.some((cell) => cell.trim() !== '')
