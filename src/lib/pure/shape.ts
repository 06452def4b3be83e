/** Where a table begins under what is written above it, what its columns are called, and which rows are no data. */
import { splitCurrency } from './currency.ts'
import { cutDate } from './date-text.ts'
import { isNumber } from './number.ts'
import type { CellKind, Row } from './table.ts'

export interface Column {
  readonly index: number
  /** As written, spaces apart; empty for a column without name. */
  readonly name: string
  /** For comparison: no accent, case, punctuation nor unit (`Énergie consommée (kWh)` → `energie consommee`). */
  readonly key: string
  /** What stands in parentheses or brackets after the name (`kWh`, `EUROS`). */
  readonly unit?: string
  /** What most of its first cells look like. */
  readonly holds: 'date' | 'number' | 'text' | 'nothing'
}

export interface Preamble {
  readonly line: number
  readonly key: string
  /** As written; absent for a sentence that is no pair. */
  readonly value?: string
}

export interface Shape {
  /** Line of the header; undefined when the first row is data already. */
  readonly header?: number
  /** What stands above the table: pairs where they are, by folded key. */
  readonly preamble: readonly Preamble[]
  readonly columns: readonly Column[]
  /** Rows of the sample that come before the data, to pass over. */
  readonly skip: number
}

/** What a row of the table is: `total` for sums and final balances, `header` for one repeated by exports put end to end. */
export type RowRole = 'data' | 'blank' | 'header' | 'total' | 'note'

/** Finds the shape in the first rows of a table; `sampleRows` are enough. */
export function shapeOf(rows: readonly Row[]): Shape {
  const sample = rows.slice(0, sampleRows)
  const filled = sample.map(({ cells, kinds }) => cells.map((cell, index) => lookOf(cell, kinds?.[index])))
  const scores = filled.map((_, at) => (at <= deepest ? scoreOf(sample, filled, at) : 0))
  const best = Math.max(0, ...scores)
  const header = best === 0 ? -1 : scores.indexOf(best)
  const start = header === -1 ? firstData(filled) : header + 1
  const names = header === -1 ? [] : sample[header]!.cells
  const width = Math.max(names.length, ...sample.slice(start).map(({ cells }) => cells.length))
  return {
    ...(header === -1 ? {} : { header: sample[header]!.line }),
    preamble: pairsOf(sample.slice(0, header === -1 ? start : header)),
    columns: Array.from({ length: width }, (_, index) => columnOf(index, names[index] ?? '', filled.slice(start))),
    skip: start,
  }
}

/** Rows that the shape is judged on. */
export const sampleRows = 60
/** No preamble is longer. */
const deepest = 30

/** Tells the role of a row after the header. A label such as `TOTAL ACCESS` on a dated row is an operation, not a sum. */
export function roleOf(row: Row, { columns, header }: Shape): RowRole {
  const cells = row.cells.map((cell) => cell.trim())
  const written = cells.filter((cell) => cell !== '')
  if (written.length === 0) return 'blank'
  if (header !== undefined && columns.every(({ name, index }) => nameOf(cells[index] ?? '') === name)) return 'header'
  const dated = columns.filter(({ holds }) => holds === 'date')
  if (dated.some(({ index }) => looksLike(cells[index] ?? '') === 'date')) return 'data'
  if (isTotal(written[0]!) && (dated.length > 0 || written.length < columns.filter(({ holds }) => holds !== 'nothing').length))
    return 'total'
  return written.length === 1 && columns.length > 2 && dated.length > 0 ? 'note' : 'data'
}

/** A name folded for comparison: no accent, case nor punctuation; `unit` as written. */
export function foldHeader(text: string): { readonly key: string; readonly unit?: string } {
  const written = text.slice(0, maxName)
  const match = /^([^([]+)[([]([^()[\]]{1,20})[)\]]\s*$/u.exec(written)
  const [name, unit] = match === null ? [written, undefined] : [match[1]!, match[2]!.trim()]
  return { key: foldKey(name), ...(unit === undefined || unit === '' ? {} : { unit }) }
}

/** Longer, it is a sentence. */
const maxName = 200

const foldKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%#€$]+/gu, ' ')
    .trim()

const nameOf = (cell: string): string => cell.replaceAll(/\s+/gu, ' ').trim()

type Look = 'date' | 'number' | 'text' | 'nothing'

/** What a workbook states is not judged again. */
function lookOf(cell: string, kind: CellKind | undefined): Look {
  if (kind === undefined || kind === 'text' || cell === '') return looksLike(cell)
  return kind === 'number' || kind === 'date' ? kind : 'text'
}

function looksLike(cell: string): Look {
  const text = cell.trim()
  if (text === '') return 'nothing'
  if (!/\d/.test(text)) return 'text'
  if (isNumber(splitCurrency(text).number) && !/^\d{8}$/.test(text)) return 'number'
  const days = cutDate(text)?.days
  if (days !== undefined && (days.dmy ?? days.mdy ?? days.ymd) !== undefined) return 'date'
  return /^\d+$/.test(text) ? 'number' : 'text'
}

/** How much a row looks like the header of those below: 0 for one that cannot be. */
function scoreOf(sample: readonly Row[], filled: readonly (readonly Look[])[], at: number): number {
  const names = sample[at]!.cells.map((cell) => cell.trim())
  const looks = filled[at]!
  const written = looks.filter((look) => look !== 'nothing').length
  // A year may name a column; a day or an amount does not.
  const isData = (index: number) => looks[index] === 'date' || (looks[index] === 'number' && !/^(?:19|20)\d\d$/.test(names[index]!))
  const data = names.filter((_, index) => isData(index)).length
  if (written === 0 || data > 0 || /^sep=.$/i.test(names.join(''))) return 0
  const below = filled.slice(at + 1).filter((row) => row.some((look) => look !== 'nothing'))
  // A statement without operation ends on its header, wider than all that stands above it.
  if (below.length === 0) return written > 2 && at > 0 && filled.slice(0, at).every((row) => row.length < looks.length) ? Infinity : 0
  const fitting = below.filter((row) => {
    const cells = row.filter((look) => look !== 'nothing').length
    return cells <= written + 1 && (row.length === looks.length || cells * 3 >= written)
  })
  const contrast = names.filter((name, index) => {
    const cells = below.map((row) => row[index] ?? 'nothing').filter((look) => look !== 'nothing')
    return name !== '' && cells.length > 0 && cells.filter((look) => look !== 'text').length * 2 > cells.length
  }).length
  if (written === 1 && contrast === 0) return 0
  // Two names alike are rare in a header, frequent in data.
  const twice = names.filter((name) => name !== '').length - new Set(names.filter((name) => name !== '')).size
  return ((written + 3 * contrast) * (fitting.length / below.length) ** 2) / (1 + twice)
}

/** Without a header, sentences and blanks above the data are passed over all the same. */
function firstData(filled: readonly (readonly Look[])[]): number {
  const first = filled.findIndex(
    (row) => row.some((look) => look === 'date' || look === 'number') && row.filter((look) => look !== 'nothing').length > 1,
  )
  return Math.max(0, first)
}

/** Pairs of a preamble: two cells, `key: value` in one, or a row of names above a row of values. */
function pairsOf(rows: readonly Row[]): readonly Preamble[] {
  const pairs: Preamble[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const { line, cells } = rows[at]!
    const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
    const values = rows[at + 1]?.cells
    if (written.length > 2 && values !== undefined && cells.every((cell) => looksLike(cell) !== 'number')) {
      for (const [index, name] of cells.entries())
        if (name.trim() !== '' && (values[index] ?? '').trim() !== '')
          pairs.push({ line, key: foldHeader(name).key, value: values[index]!.trim() })
      at += 1
      continue
    }
    const [key = '', value] = written.length === 1 ? (/^([^:]{1,60}?)\s*:\s+(.+)$/su.exec(written[0]!)?.slice(1) ?? written) : written
    if (key === '') continue
    pairs.push({ line, key: foldKey(key.replace(/:$/, '')), ...(value === undefined ? {} : { value }) })
  }
  return pairs
}

function columnOf(index: number, cell: string, rows: readonly (readonly Look[])[]): Column {
  const looks = rows.map((row) => row[index] ?? 'nothing').filter((look) => look !== 'nothing')
  const most = (['date', 'number', 'text'] as const).find((look) => looks.filter((one) => one === look).length * 2 > looks.length)
  return { index, name: nameOf(cell), ...foldHeader(cell), holds: looks.length === 0 ? 'nothing' : (most ?? 'text') }
}

const isTotal = (cell: string): boolean =>
  cell.length <= 60 &&
  /^(?:(?:sous |grand )?tota(?:l|ux)|subtotal|somme|sum|solde (?:final|initial|au)|(?:opening|closing|ending|final) balance)\b/.test(
    foldKey(cell),
  )
