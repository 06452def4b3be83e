/** ODS (OpenDocument 1.3, part 3): rows of each sheet, with the types that the file writes itself. Repeated cells and rows are bounded. */
import { clockOf } from './serial.ts'
import type { TableEvent, TableLimits } from './table.ts'
import { type Cell, createRows, eventsOf, nodesOf, type Parts, plainNumber, text } from './workbook-parts.ts'
import { nodeAt, type XmlNode } from './xml.ts'

/** True for an archive that may hold one. */
export const isOds = (parts: Parts): boolean => parts.has('content.xml')

/** Reads the sheets in order. Cells under a merged one are blank; notes beside a cell are not its text. */
export async function* readOds(parts: Parts, limits: TableLimits): AsyncGenerator<TableEvent, void> {
  const manifest = await nodesOf(parts.get('META-INF/manifest.xml'), 'file-entry')
  const content = parts.get('content.xml')
  if (manifest.some((node) => nodeAt(node, 'encryption-data') !== undefined))
    return yield { type: 'problem', error: { type: 'workbook-encrypted', fatal: true } }
  if (content === undefined) return
  const hidden = new Set<string>()
  const rows = createRows(limits)
  let sheets = 0
  let line = 1
  for await (const event of eventsOf(content, { take: isWanted, running: { names: new Set(['p']), spell } })) {
    if (event.type === 'problem') return yield event
    if (event.type === 'open' && event.name === 'table') {
      sheets += 1
      line = 1
      yield { type: 'sheet', name: event.attributes.get('name') ?? '', hidden: hidden.has(event.attributes.get('style-name') ?? '') }
    }
    if (event.type !== 'node') continue
    if (event.node.name === 'style') {
      if (nodeAt(event.node, 'table-properties')?.attributes.get('display') === 'false') hidden.add(event.node.attributes.get('name') ?? '')
      continue
    }
    const cells = cellsOf(event.node, limits)
    const times = repeats(event.node, 'number-rows-repeated')
    for (let done = 0; cells.size > 0 && done < times; done += 1) {
      for (const one of rows.row(line + done, cells)) {
        yield one
        if (one.type === 'problem' && one.error.fatal) return
      }
    }
    line += times
  }
  // A text or a drawing of the same family has no sheet.
  if (sheets === 0) yield { type: 'problem', error: { type: 'malformed', fatal: true } }
}

/** Rows of sheets, not of what was changed in them or of tables linked from elsewhere; styles of sheets say which are hidden. */
const isWanted = (name: string, parents: readonly string[]): boolean =>
  (name === 'table-row' && parents.includes('spreadsheet') && !parents.includes('tracked-changes') && !parents.includes('dde-link')) ||
  (name === 'style' && parents.at(-1) === 'automatic-styles')

/** Spaces and line ends that the format writes as elements. */
function spell(name: string, attributes: ReadonlyMap<string, string>): string {
  if (name === 's') return ' '.repeat(Math.min(1_000, Number(attributes.get('c') ?? 1) || 1))
  return name === 'tab' ? '\t' : name === 'line-break' ? '\n' : ''
}

/** The format's own bound of rows; a bomb repeats no more than the limits let out. */
const repeats = (node: XmlNode, name: string): number => {
  const times = Number(node.attributes.get(name) ?? 1)
  return Number.isInteger(times) && times > 0 ? Math.min(times, 1_048_576) : 1
}

function cellsOf(row: XmlNode, limits: TableLimits): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>()
  let index = 0
  for (const node of row.children) {
    if (node.name !== 'table-cell' && node.name !== 'covered-table-cell') continue
    const times = repeats(node, 'number-columns-repeated')
    const cell = node.name === 'table-cell' ? cellOf(node) : undefined
    // One cell beyond the limit is enough to refuse the row.
    if (cell !== undefined && cell.text !== '')
      for (let at = index; at < index + times && at <= limits.columns; at += 1) cells.set(at, cell)
    if (index > limits.columns) break
    index += times
  }
  return cells
}

function cellOf(node: XmlNode): Cell | undefined {
  const shown = node.children
    .filter(({ name }) => name === 'p')
    .map((paragraph) => paragraph.text)
    .join('\n')
  const value = (name: string): string => node.attributes.get(name) ?? ''
  switch (node.attributes.get('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = plainNumber(value('value'))
      return number === undefined ? text(shown) : { text: number, kind: 'number' }
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?$/.test(value('date-value'))
        ? { text: value('date-value').slice(0, 19), kind: 'date' }
        : text(shown)
    case 'time': {
      const match = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(value('time-value'))
      return match === null
        ? text(shown)
        : { text: clockOf(Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])), kind: 'time' }
    }
    case 'boolean':
      return { text: value('boolean-value') === 'true' ? 'true' : 'false', kind: 'boolean' }
    case 'error':
      return { text: shown, kind: 'error' }
    default:
      return text(node.attributes.get('string-value') ?? shown)
  }
}
