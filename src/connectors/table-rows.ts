/** The rows of a text table or a workbook for connectors, with what went wrong on the way as problems. */
import type { Row } from '#lib/pure/table'
import { readTable } from '#lib/pure/workbook'
import { type Problem, problem } from '#model'
import type { Source } from './connector.ts'

export type TablePart = { readonly row: Row } | { readonly sheet: string } | { readonly problem: Problem }

/** Visible sheets only, in order. A file of nothing but blanks is `empty-file`. */
export async function* tableParts(source: Source): AsyncGenerator<TablePart> {
  let hidden = false
  let rows = 0
  for await (const event of readTable(source)) {
    if (event.type === 'row') {
      rows += 1
      if (!hidden) yield { row: event.row }
    } else if (event.type === 'sheet') {
      hidden = event.hidden
      if (!hidden) yield { sheet: event.name }
    } else if (event.type === 'encoding-assumed') yield { problem: problem('encoding-assumed', { text: event.encoding }) }
    else {
      const { type, line, fatal } = event.error
      yield { problem: problem(type, { line, ...(fatal ? { fatal } : {}) }) }
      if (fatal) return
    }
  }
  if (rows === 0) yield { problem: problem('empty-file', { fatal: true }) }
}
