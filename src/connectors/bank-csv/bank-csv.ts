/** The CSV, XLSX or ODS statement of any bank: columns found by their names and by what they hold. See README.md and decisions/090. */
import { createCsv } from '#lib/pure/csv-records'
import { dialectOf } from '#lib/pure/csv-dialect'
import { decodeBytes } from '#lib/pure/decode'
import { unmojibake } from '#lib/pure/mojibake'
import { type Row, tableLimits } from '#lib/pure/table'
import { readTable } from '#lib/pure/workbook'
import { type GuessedMapping, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { contentOf } from './content.ts'
import { createGuess, sampleRows } from './guess.ts'
import { headerOf, isDatum } from './header.ts'
import { isAccountLine } from './preamble.ts'
import { createTableReader } from './read.ts'

export { guessMapping } from './guess.ts'
export { readWithMapping } from './read.ts'

export const bankCsv: Connector = { name: 'bank-csv', workbooks: true, recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head)
  const start = text.slice(0, 2_000)
  // oxlint-disable-next-line no-control-regex -- binary files have zeros
  if (/^\uFEFF?\s*[<{[%]|^(?:PK|OFXHEADER|!Type|!Account|\{1:|BEGIN:)|\u0000/.test(start)) return 0
  const rows = rowsOf(text, head.length < 65_536)
  const header = headerOf(rows)
  if (header === undefined) return headless(rows)
  const { columns, proofs, foreign } = header
  const below = rows.slice(header.at + 1)
  const money = columns.amount ?? columns.debit ?? columns.credit
  const dated = below.filter(({ cells }) => isDatum(cells[columns.date!] ?? '')).length
  if (below.length > 0 && dated === 0) return 0
  if (foreign > 0 && proofs === 0) return 0
  if (money === undefined || columns.label === undefined) return proofs >= 2 && foreign === 0 ? 0.5 : 0
  if (header.names.length > 30 || foreign > 2) return 0
  return foreign > 0 ? 0.5 : proofs >= 2 ? 0.9 : proofs === 1 ? 0.8 : 0.6
}

/** Without names, rows must all be alike: a day, a text, amounts with decimals. */
function headless(rows: readonly Row[]): number {
  const data = rows.filter((row) => !isAccountLine(row))
  const body = data.filter((row) => row.cells.some((cell) => isDatum(cell)))
  const content = contentOf(body)
  // A first row of words names columns that are no bank's.
  if (content === undefined || data[0] !== body[0] || body.length < data.length * 0.8) return 0
  if (content.known) return 0.95
  const width = Math.max(...body.map(({ cells }) => cells.length))
  return width >= 3 && width <= 14 ? 0.5 : 0
}

function rowsOf(text: string, whole: boolean): Row[] {
  const csv = createCsv(dialectOf(text), { ...tableLimits, rows: 200 })
  return [...csv.write(text), ...(whole ? csv.end() : [])]
    .flatMap((event) => (event.type === 'row' ? [repaired(event.row)] : []))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .slice(0, sampleRows)
}

const repaired = (row: Row): Row => {
  const cells = row.cells.map((cell) => unmojibake(cell))
  return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells }
}

interface Sheet {
  readonly name: string | undefined
  readonly hidden: boolean
  readonly guess: GuessedMapping | undefined
  readonly sample: readonly Row[]
}

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  const sheets = await survey(source, hints)
  const some = sheets.filter(({ sample }) => sample.length > 0)
  if (some.length === 0) {
    for await (const event of readTable(source)) if (event.type === 'problem') yield problemOf(event.error)
    return yield problem('empty-file', { fatal: true })
  }
  const readers = new Map(
    sheets.flatMap((sheet, at) =>
      sheet.guess?.sure && !sheet.hidden
        ? [[at, createTableReader(sheet.guess, hints, sheet.sample, sheet.name ?? source.name)] as const]
        : [],
    ),
  )
  if (readers.size === 0) {
    const reason = some.flatMap(({ guess }) => guess?.reasons ?? []).find(({ code }) => code === 'columns-unsure')
    return yield problem('columns-unsure', { ...(reason?.role === undefined ? {} : { text: reason.role }), fatal: true })
  }
  yield* tell(sheets, readers)
  let at = -1
  let damaged = false
  for await (const event of readTable(source)) {
    if (event.type === 'sheet') at += 1
    else if (event.type === 'problem') yield problemOf(event.error)
    else if (event.type === 'row') {
      const row = repaired(event.row)
      if (row !== event.row && !damaged) yield problem('encoding-assumed', { line: row.line })
      damaged ||= row !== event.row
      yield* readers.get(Math.max(0, at))?.row(row) ?? []
    }
  }
  for (const reader of readers.values()) yield* reader.end()
}

/** Lines below a table that name its account. */
const maxNotes = 50

/** First reading: a sample of each sheet, and what all its rows prove. A text is one sheet. */
async function survey(source: Source, hints: Hints): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = []
  let name: string | undefined
  let hidden = false
  let sample: Row[] = []
  let notes: Row[] = []
  let guess: ReturnType<typeof createGuess> | undefined
  const open = () => {
    guess = createGuess(sample, hints)
    for (const row of sample) guess.add(row)
  }
  const close = () => {
    if (guess === undefined && sample.length > 0) open()
    sheets.push({ name, hidden, sample: [...sample, ...notes], guess: guess?.end() })
    sample = []
    notes = []
    guess = undefined
  }
  let begun = false
  for await (const event of readTable(source)) {
    if (event.type === 'sheet') {
      if (begun) close()
      begun = true
      ;({ name, hidden } = event)
    } else if (event.type === 'row' && event.row.cells.some((cell) => cell.trim() !== '')) {
      begun = true
      const row = repaired(event.row)
      if (sample.length >= sampleRows && isAccountLine(row) && notes.length < maxNotes) notes.push(row)
      if (guess !== undefined) guess.add(row)
      else if (sample.push(row) === sampleRows) open()
    }
  }
  close()
  return sheets
}

function* tell(sheets: readonly Sheet[], readers: ReadonlyMap<number, unknown>): Generator<Problem> {
  for (const [at, { name, hidden, guess, sample }] of sheets.entries()) {
    const path = name === undefined ? {} : { path: name.slice(0, 140) }
    if (!readers.has(at)) {
      if (!hidden && sample.length > 0) yield problem('section-unread', path)
      continue
    }
    for (const { code, role, text } of guess?.reasons ?? []) yield problem(code, { ...path, text: text ?? role })
  }
}

const problemOf = ({ type, line, fatal }: { readonly type: Problem['code']; readonly line?: number; readonly fatal?: true }): Problem =>
  problem(type, { line, ...(fatal ? { fatal } : {}) })
