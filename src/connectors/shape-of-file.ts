/** What a file that nothing knows looks like: names and types, never a value. It is shown to its person and kept nowhere. */
/* oxlint-disable no-control-regex -- binary formats begin with them */
import { parseJson, readJson } from '#lib/pure/json'
import { JsonNumber, type JsonValue } from '#lib/pure/json-value'
import { readXml } from '#lib/pure/xml'
import type { Source } from './connector.ts'
import { shownColumns, surveyTables } from './table/table.ts'

/** What a column holds, or the types met under a name. */
export interface Field {
  readonly name: string
  readonly holds: readonly string[]
}

export interface FileShape {
  readonly format:
    | 'table'
    | 'json'
    | 'xml'
    | 'text'
    | 'pdf'
    | 'image'
    | 'sound'
    | 'video'
    | 'office'
    | 'archive'
    | 'database'
    | 'program'
    | 'binary'
  /** Columns, paths of JSON or of XML; in the order met. */
  readonly fields: readonly Field[]
  /** True when there are more than are listed. */
  readonly more: boolean
  /** For tables: false when its columns have no names. */
  readonly named: boolean
  /** How many sheets of a workbook hold tables, when there are several; the fields are those of the first. */
  readonly tables?: number
}

const maxFields = 100
const maxName = 80
/** Larger ones are described by names alone, their beginning read. */
const wholeBytes = 8 * 2 ** 20

/** Describes a file by its first bytes, and its structure where it has one. Never throws on what a file holds. */
export async function describeFile(source: Source): Promise<FileShape> {
  const surveys = await surveyTables(source)
  const [survey] = surveys
  if (survey) {
    const { columns, header } = survey.shape
    const fields = columns.slice(0, shownColumns).map(({ name, holds }) => ({ name: name.slice(0, maxName), holds: [holds] }))
    return {
      format: 'table',
      fields,
      more: columns.length > shownColumns,
      named: header !== undefined,
      ...(surveys.length > 1 && { tables: surveys.length }),
    }
  }
  const head = await source.read(0, 4_096)
  const format = formatOf(head)
  const fields = format === 'json' ? await jsonFields(source) : format === 'xml' ? await xmlFields(source) : []
  return { format, fields: fields.slice(0, maxFields), more: fields.length > maxFields, named: true }
}

/** By the marks that formats begin with. */
const marks: readonly (readonly [FileShape['format'], RegExp])[] = [
  ['pdf', /^\s*%PDF-/],
  ['image', /^(?:\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|BM....\0\0|RIFF....WEBP|....ftyp(?:hei|mif|avif))/s],
  ['video', /^(?:....ftyp|\x1aE\xdf\xa3|RIFF....AVI)/s],
  ['sound', /^(?:ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF....WAVE)/s],
  ['office', /^(?:\xd0\xcf\x11\xe0|\{\\rtf)/],
  ['database', /^SQLite format 3\0/],
  ['archive', /^(?:PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/],
  ['program', /^(?:\x7fELF|MZ|\xcf\xfa\xed\xfe|#!)/],
  ['json', /^(?:\xef\xbb\xbf)?\s*[{[]/],
  ['xml', /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\0?</],
]

function formatOf(head: Uint8Array): FileShape['format'] {
  const start = Array.from(head, (byte) => String.fromCharCode(byte)).join('')
  const known = marks.find(([, mark]) => mark.test(start))
  if (known) return known[0]
  return /[\u0000-\u0008\u000e-\u0019]/.test(start.replaceAll(/(?<=[\t\n\r -~])\0/g, '')) ? 'binary' : 'text'
}

const createFields = () => {
  const fields = new Map<string, Set<string>>()
  return {
    isFull: () => fields.size > maxFields,
    add(path: string, type?: string): void {
      const name = path.slice(0, maxName)
      if (name === '' || (fields.size > maxFields && !fields.has(name))) return
      const types = fields.get(name) ?? new Set()
      fields.set(name, types)
      if (type !== undefined) types.add(type)
    },
    list: (): readonly Field[] => [...fields].map(([name, types]) => ({ name, holds: [...types].toSorted() })),
  }
}

async function jsonFields(source: Source): Promise<readonly Field[]> {
  const fields = createFields()
  if (source.size <= wholeBytes) {
    const parsed = parseJson(await source.read(0, source.size))
    if (parsed.ok) walk(parsed.value, '', fields)
    if (parsed.ok) return fields.list()
  }
  const take = (names: readonly string[]): boolean => (fields.add(names.map((name) => (isData(name) ? '…' : name)).join(' › ')), false)
  for await (const event of readJson(() => source.stream(), { take })) if (event.type === 'error' || fields.isFull()) break
  return fields.list()
}

/** Depth and width are bounded by the parser and by the list itself. */
function walk(value: JsonValue, path: string, fields: ReturnType<typeof createFields>): void {
  fields.add(path, typeOf(value))
  if (fields.isFull() || typeof value !== 'object' || value === null || value instanceof JsonNumber) return
  if (Array.isArray(value)) {
    for (const one of (value as readonly JsonValue[]).slice(0, 200)) walk(one, path === '' ? '*' : `${path} › *`, fields)
    return
  }
  const entries = Object.entries(value as { readonly [name: string]: JsonValue })
  // Many names of one object, or names made of digits, are data: days, numbers, people.
  const many = entries.length > 60
  for (const [name, one] of entries.slice(0, 500)) {
    const shown = many || isData(name) ? '…' : name
    walk(one, path === '' ? shown : `${path} › ${shown}`, fields)
  }
}

const isData = (name: string): boolean => name.length > 60 || /@|\d{3}/.test(name)

const typeOf = (value: JsonValue): string =>
  value === null
    ? 'nothing'
    : value instanceof JsonNumber
      ? 'number'
      : Array.isArray(value)
        ? 'list'
        : typeof value === 'string'
          ? textOf(value)
          : typeof value

const textOf = (text: string): string => (/^\d{4}-\d{2}-\d{2}/.test(text) ? 'date' : 'text')

async function xmlFields(source: Source): Promise<readonly Field[]> {
  const fields = createFields()
  for await (const event of readXml(() => source.stream(), { take: () => false, repeated: new Set() })) {
    if (event.type === 'error' || fields.isFull()) break
    if (event.type === 'open') fields.add(event.path.replaceAll('/', ' › '))
  }
  return fields.list()
}
