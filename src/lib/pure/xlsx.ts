/** XLSX (ECMA-376, SpreadsheetML): rows of each sheet, dates told by the styles. Formulas give the value that was kept with them. */
import { Damage } from './inflate.ts'
import { serialFormats, serialText } from './xlsx-formats.ts'
import type { Epoch } from './serial.ts'
import type { TableEvent, TableLimits } from './table.ts'
import { type Cell, createRows, eventsOf, nodesOf, type Parts, plainNumber, text } from './workbook-parts.ts'
import { nodeAt, type XmlNode } from './xml.ts'

/** True for an archive that holds one. */
export const isXlsx = (parts: Parts): boolean =>
  parts.has('xl/workbook.xml') || (parts.has('[Content_Types].xml') && parts.has('_rels/.rels') && !parts.has('xl/workbook.bin'))

/** Reads the sheets in the workbook's order. A merged cell has its value in its first place, the others are blank. */
export async function* readXlsx(parts: Parts, limits: TableLimits): AsyncGenerator<TableEvent, void> {
  const root = (await linksOf(parts, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const [workbook] = await nodesOf(parts.get(root), 'workbook')
  if (workbook === undefined) return yield { type: 'problem', error: { type: 'malformed', fatal: true } }
  const links = await linksOf(parts, root)
  const partOf = (type: string) => parts.get(links.find((link) => link.type === type)?.target ?? '')
  const strings = await sharedStrings(partOf('sharedStrings'))
  if (strings === undefined) return yield { type: 'problem', error: { type: 'file-too-large', fatal: true } }
  const [styles] = await nodesOf(partOf('styles'), 'styleSheet')
  const epoch = /^(?:1|true|on)$/.test(nodeAt(workbook, 'workbookPr')?.attributes.get('date1904') ?? '') ? 1904 : 1900
  const cellOf = createCells(strings, serialFormats(styles), epoch)
  const rows = createRows(limits)
  for (const sheet of nodeAt(workbook, 'sheets')?.children ?? []) {
    const link = links.find(({ id }) => id === sheet.attributes.get('id'))
    const part = parts.get(link?.target ?? '')
    // Sheets of charts and macros hold no row.
    if (link?.type !== 'worksheet' || part === undefined) continue
    yield { type: 'sheet', name: sheet.attributes.get('name') ?? '', hidden: (sheet.attributes.get('state') ?? 'visible') !== 'visible' }
    let line = 0
    for await (const event of eventsOf(part, { take: (name) => name === 'row' })) {
      if (event.type === 'problem') return yield event
      if (event.type !== 'node') continue
      line = placeOf(event.node.attributes.get('r')) ?? line + 1
      for (const one of rows.row(line, cellsOf(event.node, cellOf))) {
        yield one
        if (one.type === 'problem' && one.error.fatal) return
      }
    }
  }
}

interface Link {
  readonly id: string
  /** The last word of the relationship's type. */
  readonly type: string
  /** Name of a part of the archive. */
  readonly target: string
}

async function linksOf(parts: Parts, part: string): Promise<readonly Link[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const nodes = await nodesOf(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`), 'Relationship')
  return nodes.map(({ attributes }) => {
    const target = attributes.get('Target') ?? ''
    return {
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').replace(/^.*\//s, ''),
      target: resolved(target, folder),
    }
  })
}

/** A part's name from a link: `/xl/a.xml`, `a.xml` or `../a.xml` beside `folder`. */
function resolved(target: string, folder: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/** Characters of all shared texts together. */
const maxShared = 2 ** 25

async function sharedStrings(part: Parameters<typeof nodesOf>[0]): Promise<readonly string[] | undefined> {
  const strings: string[] = []
  let characters = 0
  if (part === undefined) return strings
  for await (const event of eventsOf(part, { take: (name) => name === 'si' })) {
    if (event.type === 'problem') {
      if (event.error.type === 'file-too-large') return undefined
      throw new Damage('malformed')
    }
    if (event.type !== 'node') continue
    strings.push(richText(event.node))
    if ((characters += 8 + strings.at(-1)!.length) > maxShared) return undefined
  }
  return strings
}

/** Text in one piece or in runs of several fonts; phonetic guides are left out. */
const richText = (node: XmlNode): string =>
  node.children
    .map((child) => (child.name === 't' ? child.text : child.name === 'r' ? (nodeAt(child, 't')?.text ?? '') : ''))
    .join('')
    .replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function cellsOf(row: XmlNode, cellOf: (node: XmlNode) => Cell | undefined): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>()
  let index = -1
  for (const node of row.children) {
    if (node.name !== 'c') continue
    index = columnOf(node.attributes.get('r')) ?? index + 1
    const cell = cellOf(node)
    if (cell !== undefined && cell.text !== '') cells.set(index, cell)
  }
  return cells
}

/** 1,048,576 rows and 16,384 columns: the format's own bounds. */
const placeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function createCells(
  strings: readonly string[],
  formats: ReturnType<typeof serialFormats>,
  epoch: Epoch,
): (node: XmlNode) => Cell | undefined {
  return (node) => {
    const stored = node.children.find(({ name }) => name === 'v')?.text
    const formula = nodeAt(node, 'f')?.text
    // Programs that write formulas without computing them leave no value: nothing here is blank, nor known.
    if (stored === undefined && formula !== undefined && formula !== '') return { text: `=${formula}`, kind: 'error' }
    const value = stored ?? ''
    switch (node.attributes.get('t')) {
      case 's':
        return strings[Number(value)] === undefined ? { text: '#REF!', kind: 'error' } : text(strings[Number(value)]!)
      case 'inlineStr': {
        const inline = nodeAt(node, 'is')
        return inline === undefined ? undefined : text(richText(inline))
      }
      case 'str':
        return text(value)
      case 'b':
        return { text: value.trim() === '1' ? 'true' : 'false', kind: 'boolean' }
      case 'e':
        return { text: value, kind: 'error' }
      case 'd':
        return { text: value.trim(), kind: 'date' }
      default: {
        const number = plainNumber(value)
        if (number === undefined) return value.trim() === '' ? undefined : text(value)
        return serialText(Number(value), formats[Number(node.attributes.get('s') ?? 0)], epoch) ?? { text: number, kind: 'number' }
      }
    }
  }
}
