import { isZip } from '#lib/pure/archive'
import { readTable, tableKind } from '#lib/pure/workbook'
import type { ProblemCode } from '#model'
import type { Source } from './connector.ts'

/** Rows of each sheet that connectors are shown. */
const shownRows = 60

/**
 * The first rows of a workbook as CSV, in UTF-8, for connectors that read workbooks to recognise; undefined when `head` begins none.
 * Sheets follow each other; hidden ones are left out.
 */
export async function workbookHead(source: Source, head: Uint8Array): Promise<Uint8Array | undefined> {
  if (!isZip(head) || !/\[Content_Types\]\.xml|opendocument\.spreadsheet|_rels\/\.rels|xl\//.test(new TextDecoder('latin1').decode(head)))
    return undefined
  const lines: string[] = []
  let shown = 0
  let hidden = false
  for await (const event of readTable(source)) {
    if (event.type === 'sheet') {
      hidden = event.hidden
      shown = 0
    } else if (event.type === 'row' && !hidden && shown < shownRows) {
      shown += 1
      lines.push(event.row.cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    } else if (event.type === 'problem' && event.error.fatal) break
    if (lines.length >= maxLines) break
  }
  return lines.length === 0 ? undefined : new TextEncoder().encode(lines.join('\n'))
}

const maxLines = 600

/** Why a workbook of before 2007, or one under a password, is read by nobody; undefined for any other file. */
export async function workbookRefusal(source: Source): Promise<ProblemCode | undefined> {
  const head = await source.read(0, 1_024)
  // A web page is a workbook only where its name says so: banks give some.
  if (tableKind(head) !== 'old' || (/^\s*[\uFEFF<]/u.test(new TextDecoder().decode(head)) && !/\.xls$/i.test(source.name))) return undefined
  for await (const event of readTable(source))
    if (event.type === 'problem') return event.error.type === 'malformed' ? undefined : event.error.type
  return undefined
}
