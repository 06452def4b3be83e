/** The skeleton of a QIF file: section headers, and records of lettered fields ended by `^`. No meaning is given here. */
import type { Line } from '#lib/pure/lines'

export interface Field {
  readonly letter: string
  readonly value: string
  readonly line: number
}

export type Part =
  | { readonly type: 'section'; readonly header: string; readonly line: number }
  | { readonly type: 'record'; readonly fields: readonly Field[]; readonly line: number; readonly end: 'caret' | 'line' | 'cut' }

/** More fields than any split operation has: beyond, they are dropped, so that one endless record does not fill the memory. */
const maxFields = 2_000

/** Yields sections and records in order. A last record without `^` says whether its last line was whole. */
export async function* partsOf(lines: AsyncIterable<Line>): AsyncGenerator<Part> {
  let fields: Field[] = []
  let cut = false
  for await (const { text, number, ended } of lines) {
    // Old programs pad the end with Ctrl-Z or zeros: a line of nothing else is no line.
    const plain = text.replace(/^[\uFEFF\s\p{Cc}]+/u, '')
    const letter = plain.slice(0, 1)
    if (letter === '') continue
    cut = !ended
    if (letter === '^' || letter === '!') {
      // A header inside a record: the `^` before it is missing, the record is whole.
      if (fields.length > 0) yield { type: 'record', fields, line: fields[0]!.line, end: 'caret' }
      fields = []
      if (letter === '!') yield { type: 'section', header: plain.slice(1).trim(), line: number }
      continue
    }
    if (startsAnother(letter, plain, fields)) {
      yield { type: 'record', fields, line: fields[0]!.line, end: 'caret' }
      fields = []
    }
    if (fields.length < maxFields) fields.push({ letter, value: plain.slice(1), line: number })
  }
  if (fields.length > 0) yield { type: 'record', fields, line: fields[0]!.line, end: cut ? 'cut' : 'line' }
}

/** A second date after a date and an amount: the `^` between two operations was lost. A memo's second line may begin by a `D` too. */
const startsAnother = (letter: string, text: string, fields: readonly Field[]): boolean =>
  letter === 'D' &&
  /^D\s*\d{1,4}\s*[-/.' ]/.test(text) &&
  fields.some((field) => field.letter === 'D') &&
  fields.some((field) => field.letter === 'T' || field.letter === 'U')
