/** PayPal's activity as CSV or tab-separated text, in French or English. See README.md. */
import { createCsv } from '#lib/pure/csv-records'
import { dialectOf } from '#lib/pure/csv-dialect'
import { readCsv } from '#lib/pure/csv'
import { createDateSurvey } from '#lib/pure/dates'
import { createNumberSurvey } from '#lib/pure/decimal'
import { decodeBytes } from '#lib/pure/decode'
import { type Row, tableLimits } from '#lib/pure/table'
import { type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { type Columns, columnsOf } from './columns.ts'
import { createReader } from './operation.ts'

export const paypal: Connector = { name: 'paypal', recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head.subarray(0, 16_384))
  const csv = createCsv(dialectOf(text), { ...tableLimits, rows: 5 })
  for (const event of [...csv.write(text), ...csv.end()])
    if (event.type === 'row' && isWritten(event.row)) return columnsOf(event.row) === undefined ? 0 : 1
  return 0
}

/** Two readings: the first settles the order of the days and the decimal sign, which follow the account's country. */
async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const survey = await surveyOf(source, hints)
  if (survey === 'empty') return yield problem('empty-file', { fatal: true })
  if (survey === 'malformed') return yield problem('malformed', { line: 1, fatal: true })
  const { columns, dates, numbers } = survey
  if (!dates.sure) yield problem('day-order-assumed')
  if (!numbers.sure) yield problem('decimal-assumed')
  const reader = createReader(columns, { dateOrder: dates.order, decimal: numbers.decimal })
  let headed = false
  for await (const event of readCsv(() => source.stream())) {
    if (event.type === 'problem') {
      const { type, line, fatal } = event.error
      yield problem(type, { line, ...(fatal ? { fatal } : {}) })
    } else if (event.type === 'row' && isWritten(event.row)) {
      if (headed) yield* reader.row(event.row)
      headed = true
    }
  }
  yield* reader.end()
}

async function surveyOf(source: Source, hints: Hints) {
  let columns: Columns | undefined
  const dates = createDateSurvey({ dayFirst: hints.dayFirst })
  const numbers = createNumberSurvey(hints.currency === 'EUR' ? ',' : '.')
  for await (const event of readCsv(() => source.stream())) {
    if (event.type !== 'row' || !isWritten(event.row)) continue
    const { cells } = event.row
    if (columns === undefined) {
      columns = columnsOf(event.row)
      if (columns === undefined) return 'malformed'
      continue
    }
    dates.add(cells[columns.at.date] ?? '')
    for (const name of ['gross', 'fee', 'net', 'balance'] as const) {
      const index = columns.at[name]
      if (index !== undefined) numbers.add(cells[index] ?? '')
    }
  }
  return columns === undefined ? 'empty' : { columns, dates: dates.end(), numbers: numbers.end() }
}

const isWritten = ({ cells }: Row): boolean => cells.some((cell) => cell.trim() !== '')
