/** Records of a CSV that comes in pieces, in bounded memory, with the line where each begins. */
import type { TableError, Row, TableLimits } from './table.ts'

export interface Dialect {
  /** Undefined for a file of one column. */
  readonly separator: string | undefined
  readonly quote: '"' | "'"
}

export type CsvEvent = { readonly type: 'row'; readonly row: Row } | { readonly type: 'problem'; readonly error: TableError }

/** Longest record, quoted line ends included. A quote still open there was never meant as one. */
const maxRecord = 1_048_576
/** Characters read in vain after quotes that nothing closes, in one file: beyond, it is damaged or meant to cost time. */
const maxVain = 2 ** 24

interface Record {
  readonly cells: string[]
  readonly next: number
}

/** Gives the records that each piece completes. */
export function createCsv({ separator, quote }: Dialect, limits: TableLimits): { write(piece: string): CsvEvent[]; end(): CsvEvent[] } {
  let buffer = ''
  let line = 1
  let vain = 0
  /** Inside a record that was too long: everything until the end of the line goes. */
  let skipping = false

  const read = (ended: boolean): CsvEvent[] => {
    const events: CsvEvent[] = []
    const report = (type: TableError['type']): void => void events.push({ type: 'problem', error: { type, line } })
    const lineEnd = /\r\n|\n|\r/g
    let at = 0
    while (at < buffer.length) {
      lineEnd.lastIndex = at
      const match = lineEnd.exec(buffer)
      // A carriage return at the end of a piece may be half of a line end.
      const cut = match === null || (match[0] === '\r' && lineEnd.lastIndex === buffer.length)
      if (cut && !ended && buffer.length - at <= maxRecord) break
      const end = match?.index ?? buffer.length
      const next = match === null ? buffer.length : lineEnd.lastIndex
      if (skipping || end - at > maxRecord) {
        if (!skipping) report('cell-too-long')
        skipping = match === null
        line += match === null ? 0 : 1
        at = next
        continue
      }
      const text = buffer.slice(at, end)
      const record = text.includes(quote) ? withQuotes(text, at, ended, report) : undefined
      if (record === 'more') break
      if (vain > maxVain) {
        events.push({ type: 'problem', error: { type: 'malformed', line, fatal: true } })
        buffer = ''
        return events
      }
      if (text !== '') emit(record?.cells ?? split(text), events, report)
      line += record === undefined || record.next === next ? 1 : linesIn(buffer.slice(at, record.next))
      at = record?.next ?? next
    }
    buffer = buffer.slice(at)
    return events
  }

  const split = (text: string): string[] => (separator === undefined ? [text] : text.split(separator))
  /** The record that begins by this line, or undefined for one whose quotes cannot be believed: its line alone is read, quotes as letters. */
  const withQuotes = (
    text: string,
    at: number,
    ended: boolean,
    report: (type: TableError['type']) => void,
  ): Record | 'more' | undefined => {
    const record = quotedRecord(buffer, at, ended, separator, quote)
    if (typeof record !== 'number') return record
    vain += Math.max(record, text.length)
    report('quote-unclosed')
    return undefined
  }
  const emit = (cells: string[], events: CsvEvent[], report: (type: TableError['type']) => void): void => {
    if (cells.length > limits.columns) return report('table-too-wide')
    for (const [index, cell] of cells.entries()) {
      if (cell.length <= limits.characters) continue
      cells[index] = cell.slice(0, limits.characters).replace(/[\uD800-\uDBFF]$/, '')
      report('cell-too-long')
    }
    events.push({ type: 'row', row: { line, cells } })
  }
  return {
    write(piece) {
      buffer += piece
      return read(false)
    },
    end: () => read(true),
  }
}

/** A record with quotes in it, from `start`; or how many characters were read in vain, when a quote closes nowhere. A quote inside a quoted cell that nothing closes after is a letter (`"the "best" shop"`). */
function quotedRecord(text: string, start: number, ended: boolean, separator: string | undefined, quote: string): Record | 'more' | number {
  const cells: string[] = []
  const border = separator === undefined ? /[\r\n]/g : new RegExp(`[\\r\\n${separator === '|' ? '\\|' : separator}]`, 'g')
  const afterSpaces = (from: number): number => {
    let at = from
    while (text[at] === ' ') at += 1
    return at
  }
  let at = start
  for (;;) {
    const open = afterSpaces(at)
    if (text[open] === quote) {
      let value = ''
      let from = open + 1
      // Letters that are quotes beside line ends: the quotes of the next lines close what this one left open, and rows would be
      // swallowed without a word.
      let stray = false
      for (;;) {
        const close = text.indexOf(quote, from)
        if (close === -1 || close - start > maxRecord)
          return close === -1 && !ended && text.length - start <= maxRecord ? 'more' : (close === -1 ? text.length : close) - start
        value += text.slice(from, close)
        if (text[close + 1] === quote) {
          value += quote
          from = close + 2
          continue
        }
        at = afterSpaces(close + 1)
        if (at >= text.length && !ended) return 'more'
        if (at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r') break
        stray = true
        if (/[\r\n]/.test(value)) return at - start
        value += quote
        from = close + 1
      }
      if (stray && /[\r\n]/.test(value)) return at - start
      cells.push(value)
    } else {
      border.lastIndex = at
      const end = border.exec(text)?.index ?? text.length
      if (end === text.length && !ended) return text.length - start <= maxRecord ? 'more' : text.length - start
      cells.push(text.slice(at, end))
      at = end
    }
    if (at < text.length && text[at] === separator) {
      at += 1
      continue
    }
    if (text[at] === '\r' && at + 1 === text.length && !ended) return 'more'
    return { cells, next: Math.min(text.length, at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)) }
  }
}

const linesIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0
