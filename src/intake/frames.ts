/** Checks what comes out of the child, all of it hostile: a frame is rebuilt field by field, or refused. */
import { decidedKinds, type Item, isKind, kinds, type Problem, problem, type ProblemCode, problemCodes } from '#model'
import { shapeOfFile, tableLook } from './shapes.ts'
import type { Reading } from './types.ts'

/**
 * A frame of the file `file`, or of its member `member`; undefined when the line is not a frame this file may have, which condemns
 * the child. A frame that opens a member has no number yet: the reader counts them.
 */
export function parseFrame(line: string, file: number, member?: number): Reading | undefined {
  const frame = parseLine(line)
  if (!isObject(frame) || frame['f'] !== file) return undefined
  if (frame['end'] === true) return { file, end: true }
  const of = member === undefined ? { file } : { file, member }
  if (Object.hasOwn(frame, 'item')) return { ...of, ...readItem(frame['item'], placeOf(frame)) }
  if (Object.hasOwn(frame, 'problem')) return readProblem(frame['problem'], of)
  if (Object.hasOwn(frame, 'shape')) return readShape(frame['shape'], of)
  if (Object.hasOwn(frame, 'look')) return readLook(frame['look'], of)
  if (Object.hasOwn(frame, 'member')) return readMember(frame, file)
  return readConnector(frame, file)
}

/** True for the first line of a child that is ready to read. */
export const isReady = (line: string): boolean => line === '{"ready":true}'

type Of = Pick<Reading, 'file' | 'member'>
type Fields = { readonly [name: string]: unknown }
type Place = { readonly line?: number; readonly path?: string }

const codes: ReadonlySet<unknown> = new Set(problemCodes)
const connectorName = /^[a-z0-9][a-z0-9.-]{0,39}$/
const maxLine = 2 ** 31
const maxPath = 500
const maxText = 200

/** `__proto__` is dropped; the reviver is slow, so it runs only on the lines that could hold one, escapes included. */
function parseLine(line: string): unknown {
  const suspect = line.includes('__proto__') || /\\u00[567]/.test(line)
  try {
    return JSON.parse(line, suspect ? (key, value: unknown) => (key === '__proto__' ? undefined : value) : undefined)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function readConnector({ connector, confidence }: Fields, file: number): Reading | undefined {
  if (connector !== null && !(typeof connector === 'string' && connectorName.test(connector))) return undefined
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return undefined
  return { file, connector, confidence }
}

/** A table in no known format has no connector. Its name is shown and kept: what could pass for a path elsewhere than in the archive condemns the child. */
function readMember(frame: Fields, file: number): Reading | undefined {
  const { member } = frame
  const said = readConnector(frame, file)
  if (!said || !('connector' in said) || !isObject(member)) return undefined
  const { name, size } = member
  if (typeof name !== 'string' || name === '' || name.length > maxPath || !isInside(name)) return undefined
  if (!Number.isSafeInteger(size) || (size as number) < 0) return undefined
  return { file, opens: { name: printable(name), size: size as number }, connector: said.connector, confidence: said.confidence }
}

const isInside = (name: string): boolean => !/^(?:[/\\]|[a-z]:)/i.test(name) && !name.split(/[/\\]/).includes('..')

function readItem(item: unknown, place: Place): (Place & { item: Item }) | { problem: Problem } {
  const kind = isObject(item) ? item['kind'] : undefined
  if (typeof kind === 'string' && isKind(kind) && !decidedKinds.has(kind)) {
    const parsed = kinds[kind].schema.safeParse(item)
    if (parsed.success) return { item: parsed.data, ...place }
  }
  return { problem: problem('record-refused', place) }
}

function readProblem(value: unknown, of: Of): Reading | undefined {
  if (!isObject(value) || !codes.has(value['code'])) return undefined
  const text = typeof value['text'] === 'string' ? printable(value['text'].slice(0, maxText)) : undefined
  return { ...of, problem: problem(value['code'] as ProblemCode, { ...placeOf(value), text, fatal: value['fatal'] === true }) }
}

function readShape(value: unknown, of: Of): Reading | undefined {
  const parsed = shapeOfFile.safeParse(value)
  if (!parsed.success) return undefined
  const fields = parsed.data.fields.map(({ name, holds }) => ({ name: printable(name), holds }))
  return { ...of, shape: { ...parsed.data, fields } }
}

function readLook(value: unknown, of: Of): Reading | undefined {
  const parsed = tableLook.safeParse(value)
  if (!parsed.success) return undefined
  const { columns, rows, guess, sheets } = parsed.data
  const look = {
    ...parsed.data,
    columns: columns.map((column) => ({ ...column, name: printable(column.name) })),
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(printable) })),
    sheets: sheets.map(({ sheet, name }) => ({ sheet, name: printable(name) })),
    guess: { ...guess, title: printable(guess.title) },
  }
  return { ...of, look }
}

function placeOf({ line, path }: Fields): Place {
  return {
    ...(Number.isSafeInteger(line) && (line as number) > 0 && (line as number) < maxLine ? { line: line as number } : {}),
    ...(typeof path === 'string' ? { path: printable(path.slice(0, maxPath)) } : {}),
  }
}

/** Without control, formatting or half characters: a terminal or a page shows it as it is. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
