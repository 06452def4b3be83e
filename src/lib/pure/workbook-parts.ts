/** What the two formats of workbooks share: their XML parts, read within bounds, and how they write values. */
import type { ArchiveEntry } from './archive.ts'
import { Damage } from './inflate.ts'
import type { CellKind, TableError, TableEvent, TableLimits } from './table.ts'
import { readXml, type XmlEvent, type XmlNode, type XmlOptions } from './xml.ts'

export type Parts = ReadonlyMap<string, ArchiveEntry>

export interface Cell {
  readonly text: string
  readonly kind: CellKind
}

/** Events of a part; a failure is the last of them, named as a table's. */
export async function* eventsOf(
  entry: ArchiveEntry,
  options: Pick<XmlOptions, 'take' | 'running'>,
): AsyncGenerator<Exclude<XmlEvent, { type: 'error' }> | { readonly type: 'problem'; readonly error: TableError }, void> {
  for await (const event of readXml(() => entry.read(), { ...options, repeated: new Set(), unicode: true })) {
    if (event.type !== 'error') yield event
    else yield { type: 'problem', error: { type: event.error.type === 'too-large' ? 'file-too-large' : event.error.type, fatal: true } }
  }
}

/** The whole elements of these names in a small part; none for a missing one. A damaged one throws: without styles, days would be numbers. */
export async function nodesOf(entry: ArchiveEntry | undefined, ...names: readonly string[]): Promise<readonly XmlNode[]> {
  const nodes: XmlNode[] = []
  if (entry === undefined) return nodes
  for await (const event of eventsOf(entry, { take: (name) => names.includes(name) })) {
    if (event.type === 'problem') throw new Damage('malformed')
    if (event.type === 'node') nodes.push(event.node)
  }
  return nodes
}

/** A number of a workbook as plain text, to the fifteen digits that spreadsheets keep; undefined for what is no finite number. */
export function plainNumber(text: string): string | undefined {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) >= 1e21) return undefined
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value)
  const short = Number(value.toPrecision(15))
  const plain = String(short)
  return plain.includes('e')
    ? short
        .toFixed(20)
        .replace(/\.?0+$/, '')
        .replace(/^-0$/, '0')
    : plain
}

export const text = (value: string): Cell => ({ text: value, kind: 'text' })

/** Gathers the rows of a workbook, all its sheets counted, within the limits. */
export function createRows(limits: TableLimits): {
  /** Sparse cells by column, from 0; nothing for a row where all is blank. Once a fatal problem is given, stop. */
  row(line: number, cells: ReadonlyMap<number, Cell>): readonly TableEvent[]
} {
  let count = 0
  return {
    row(line, sparse) {
      const width = Math.max(-1, ...sparse.keys()) + 1
      if (width === 0) return []
      if (width > limits.columns) return [{ type: 'problem', error: { type: 'table-too-wide', line } }]
      if ((count += 1) > limits.rows) return [{ type: 'problem', error: { type: 'too-many-records', line, fatal: true } }]
      const events: TableEvent[] = []
      const cells = Array.from({ length: width }, () => '')
      const kinds = Array.from({ length: width }, (): CellKind => 'text')
      for (const [index, { text: value, kind }] of sparse) {
        kinds[index] = kind
        cells[index] = value.length > limits.characters ? value.slice(0, limits.characters).replace(/[\uD800-\uDBFF]$/, '') : value
        if (value.length > limits.characters) events.push({ type: 'problem', error: { type: 'cell-too-long', line } })
      }
      return [...events, { type: 'row', row: { line, cells, kinds } }]
    },
  }
}
