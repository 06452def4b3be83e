/** The table of a file, whatever its format: which sheet, what its columns are called and hold, its first rows. */
import { isZip } from '#lib/pure/archive'
import { shapeOf, type Shape, roleOf, sampleRows } from '#lib/pure/shape'
import { type Row, tableLimits } from '#lib/pure/table'
import { readTable, tableKind } from '#lib/pure/workbook'
import type { Source } from '../connector.ts'

export interface Survey {
  /** Number of the sheet in its workbook, 0 in a text. */
  readonly sheet: number
  /** As the workbook names it; empty for a text. */
  readonly name: string
  readonly shape: Shape
  /** The first rows, those above the header included. */
  readonly rows: readonly Row[]
}

/** Finds the first table of a file; undefined when it holds none. Reads no further than it needs. */
export const surveyTable = async (source: Source): Promise<Survey | undefined> => (await surveyTables(source, 1))[0]

/** The tables of a file, one a visible sheet, in their order; at most so many. */
export async function surveyTables(source: Source, most: number = mostTables): Promise<readonly Survey[]> {
  const head = await source.read(0, headBytes)
  if (!mayBeTable(head)) return []
  const found: Survey[] = []
  let sheet = -1
  let name = ''
  let skipped = false
  let rows: Row[] = []
  const close = (): void => {
    const survey = skipped ? undefined : surveyOf(rows, sheet, name)
    if (survey) found.push(survey)
  }
  for await (const event of readTable(source, limits)) {
    if (event.type === 'problem' && event.error.fatal) break
    if (event.type === 'sheet') {
      close()
      sheet += 1
      name = event.name
      skipped = event.hidden
      rows = []
    } else if (event.type === 'row' && !skipped && event.row.cells.some((cell) => cell.trim() !== '')) {
      rows.push(event.row)
      if (rows.length < sampleRows) continue
      close()
      if (sheet === -1) return found
      skipped = true
    }
    if (found.length === most) return found
  }
  close()
  return found
}

/** Tables of one workbook that are offered. */
export const mostTables = 20

const headBytes = 65_536
/** Looking at a table is bounded more closely than reading it. */
const limits = { ...tableLimits, rows: 20_000, columns: 100 }

/** A workbook, or a text that begins like no page, document or object. */
function mayBeTable(head: Uint8Array): boolean {
  if (isZip(head)) {
    return /\[Content_Types\]\.xml|opendocument\.spreadsheet|_rels\/\.rels|xl\//.test(new TextDecoder('latin1').decode(head))
  }
  const start = new TextDecoder('latin1').decode(head.subarray(0, 4_096)).replaceAll('\0', '')
  // oxlint-disable-next-line no-control-regex -- binary files have them
  return tableKind(head) === 'text' && !/^(?:ï»¿|[ÿþ]{2})?\s*[<{[%]/.test(start) && !/[\u0001-\u0008\u000e-\u0019\u001c-\u001f]/.test(start)
}

/** Prose has commas too: most rows must have two cells or more, and some column days or numbers. */
function surveyOf(rows: readonly Row[], sheet: number, name: string): Survey | undefined {
  if (rows.length < 2) return undefined
  const shape = shapeOf(rows)
  const body = rows.slice(shape.skip).filter((row) => roleOf(row, shape) === 'data')
  const wide = body.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
  const isTable = shape.columns.length > 1 && body.length > 0 && wide.length >= body.length * 0.6
  if (!isTable || !shape.columns.some(({ holds }) => holds === 'date' || holds === 'number')) return undefined
  return { sheet: Math.max(0, sheet), name, shape, rows }
}
