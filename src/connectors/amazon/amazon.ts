/** Amazon's reports of orders: the CSV of 2006–2023 and those of the privacy export since. See README.md. */
import { type ColumnReader, createColumns } from '#lib/pure/columns'
import { readCsv } from '#lib/pure/csv'
import { decodeBytes } from '#lib/pure/decode'
import type { Row, TableEvent } from '#lib/pure/table'
import { type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { currencyOf } from './currency.ts'
import { type Report, reportOf } from './header.ts'
import { createOrders } from './orders.ts'

export const amazon: Connector = { name: 'amazon', recognise, parse }

function recognise(head: Uint8Array): number {
  const [first = ''] = decodeBytes(head.subarray(0, 8_192))
    .text.replace(/^[\uFEFF\s]+/u, '')
    .split(/\r\n|\r|\n/)
  const separator = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!
  return reportOf(first.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))) === undefined ? 0 : 1
}

/** A million rows of tables elsewhere; a person's orders are held in memory until the last line, since their rows may stand apart. */
const limits = { rows: 200_000, columns: 256, characters: 8_192 }

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const rows = () => readCsv(() => source.stream(), limits)
  const survey = await surveyOf(rows(), hints)
  if (survey === 'empty') return yield problem('empty-file', { fatal: true })
  if (survey === 'other') return yield problem('malformed', { line: 1, fatal: true })
  const { report, reader } = survey
  for (const { index, type, chosen } of reader.assumed) {
    if (index === report.columns.shipDay) continue
    yield problem(type, { path: survey.names[index], text: type === 'day-order-assumed' ? orderNames[chosen] : chosen })
  }
  const orders = createOrders(report, reader)
  const assumed = new Set<string>()
  let header = true
  for await (const event of rows()) {
    if (event.type === 'encoding-assumed') yield problem('encoding-assumed', { text: event.encoding })
    else if (event.type === 'problem') {
      const { type, line, fatal } = event.error
      yield problem(type, { line, ...(fatal ? { fatal } : {}) })
      if (fatal) return
    } else if (event.type === 'row') {
      if (header) header = false
      else {
        const row = plainRow(event.row)
        const currency = currencyOf(row, report.columns, hints.currency)
        if (currency.assumed !== undefined && !assumed.has(currency.assumed)) {
          assumed.add(currency.assumed)
          yield problem('currency-assumed', { line: row.line, text: currency.assumed })
        }
        yield* orders.add(row, currency.code)
      }
    }
  }
  yield* orders.end()
}

const orderNames: { readonly [order: string]: string } = { dmy: 'DD/MM', mdy: 'MM/DD', ymd: 'YY/MM/DD' }

interface Survey {
  readonly report: Report
  readonly reader: ColumnReader
  readonly names: readonly string[]
}

/** First reading: what the columns prove of their dates and decimal signs. */
async function surveyOf(events: AsyncIterable<TableEvent>, hints: Hints): Promise<Survey | 'empty' | 'other'> {
  let head: { report: Report; names: readonly string[] } | undefined
  let columns: ReturnType<typeof createColumns> | undefined
  for await (const event of events) {
    if (event.type !== 'row') continue
    if (head === undefined) {
      const report = reportOf(event.row.cells)
      if (report === undefined) return 'other'
      head = { report, names: event.row.cells }
    } else {
      const row = plainRow(event.row)
      columns ??= columnsOf(head.report, row, hints)
      columns.add(row)
    }
  }
  return head === undefined ? 'empty' : { ...head, reader: (columns ?? columnsOf(head.report, undefined, hints)).end() }
}

/** Days of parcels are surveyed for what they prove of the days of orders. Where nothing does, amazon.com writes the month first. */
function columnsOf({ columns }: Report, first: Row | undefined, { dayFirst }: Hints): ReturnType<typeof createColumns> {
  const at = (...fields: readonly (keyof typeof columns)[]) => fields.flatMap((field) => columns[field] ?? [])
  const site = columns.site === undefined ? '' : (first?.cells[columns.site] ?? '')
  return createColumns({
    dates: at('day', 'refundDay', 'shipDay'),
    numbers: at('total', 'refund', 'refundTax', 'totalTax', 'quantity', 'price', 'net', 'tax'),
    order: /^amazon\.com$/i.test(site) ? 'en-US' : { dayFirst },
    decimal: '.',
  })
}

/** `Not Available` and the like are no value; amounts may stand between apostrophes (`'-14.39'`). */
const plainRow = ({ line, cells }: Row): Row => ({
  line,
  cells: cells.map((cell) => {
    const text = cell.trim()
    return /^(?:not (?:available|applicable)|non (?:disponible|applicable))$/i.test(text) ? '' : text.replace(/^'([^']*)'?$/, '$1')
  }),
})
