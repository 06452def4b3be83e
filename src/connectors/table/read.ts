/** Reads a table as its person said: each row a record, or a problem with its line. */
import { roleOf } from '#lib/pure/shape'
import { readTable } from '#lib/pure/workbook'
import { type Problem, problem, type TableMapping } from '#model'
import type { Found, Source } from '../connector.ts'
import { createBalances } from './balances.ts'
import { createCells } from './cells.ts'
import { itemOf } from './row.ts'
import { surveyTable, surveyTables } from './survey.ts'

/** Yields the records and problems of the table in `source`, the first unless a sheet is named; a fatal problem when it holds none. */
export async function* readMapped(source: Source, mapping: TableMapping, number?: number): AsyncGenerator<Found | Problem> {
  const survey = number === undefined ? await surveyTable(source) : (await surveyTables(source)).find((one) => one.sheet === number)
  if (survey === undefined) return yield problem('columns-unsure', { fatal: true })
  const { shape } = survey
  const first = survey.rows[shape.skip]?.line ?? 1
  const balances = createBalances(mapping)
  if (mapping.target === 'bank.transaction' && mapping.account !== '') {
    yield {
      item: { kind: 'bank.account', schema: 1, account: mapping.account, name: mapping.account, currency: mapping.currency },
      line: first,
    }
  }
  let sheet = -1
  let records = 0
  for await (const event of readTable(source)) {
    if (event.type === 'sheet') sheet += 1
    else if (event.type === 'encoding-assumed') yield problem('encoding-assumed', { text: event.encoding })
    else if (event.type === 'problem') {
      const { type, line, fatal } = event.error
      yield problem(type, { line, ...(fatal ? { fatal } : {}) })
    } else if (Math.max(0, sheet) === survey.sheet && event.row.line >= first && roleOf(event.row, shape) === 'data') {
      const { line } = event.row
      const cells = createCells(event.row, mapping)
      const read = itemOf(cells, mapping)
      if (!read.ok) {
        yield problem(read.error.type, { line, text: read.error.text })
        continue
      }
      records += 1
      yield { item: read.value, line }
      if (read.value.kind === 'bank.transaction') yield* balances.add(read.value, cells, line)
    }
  }
  yield* balances.end()
  if (records === 0) yield problem('no-operation')
  if (mapping.target === 'bank.transaction' && mapping.account === '' && mapping.columns.account === undefined)
    yield problem('account-missing')
}
