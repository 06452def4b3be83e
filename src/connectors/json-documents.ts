/** The documents of a personal cloud, whatever wraps them: a list, lists by doctype, lines, a bulk of CouchDB, JSON:API. */
import { decodeStream, detectEncoding } from '#lib/pure/decode'
import { JsonNumber, type JsonValue, parseJson, readJson } from '#lib/pure/json'
import { type Problem, problem, type ProblemCode } from '#model'
import type { Source } from './connector.ts'

export type Fields = { readonly [name: string]: JsonValue }

export interface JsonDocument {
  readonly fields: Fields
  /** The doctype or the list it was found under. */
  readonly type: string | undefined
  readonly path: string
  readonly line: number
}

/** Lists that hold documents of any doctype. */
const wrappers = new Set(['docs', 'rows', 'data', 'documents', 'items'])

/** Reads every document. One that is not JSON inside a list costs itself alone: the others are still cut out of it. */
export async function* documentsOf(source: Source): AsyncGenerator<JsonDocument | Problem> {
  const shape = shapeOf(new TextDecoder().decode(await source.read(0, 65_536)))
  let read = 0
  const take = (names: readonly string[]): boolean =>
    shape === 'list' ? names.length === 1 : shape === 'lines' ? names.length === 0 : names.length === 2 && !ignored.has(names[0]!)
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') {
      const { type, line } = event.error
      const code: ProblemCode = type === 'too-large' ? 'cell-too-long' : type
      if (type === 'malformed' && shape === 'list' && source.size <= salvagedBytes) {
        yield problem(code, { line })
        yield* salvaged(source, read)
      } else yield problem(code, { line, fatal: read === 0 })
      return
    }
    read += 1
    const document = unwrapped(event.value, shape === 'lists' ? nameIn(event.path) : undefined)
    if (document === undefined) yield problem('section-unread', { path: event.path.slice(0, 140), line: event.line })
    else yield { ...document, path: event.path, line: event.line }
  }
  if (read === 0) yield problem('no-operation')
}

/** Its objects have no prototype: only its own names are there. */
export const isFields = (value: JsonValue | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)

/** A list, or the one thing that stands where others give a list. */
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

const ignored = new Set(['expectedResult', 'description', '@context', 'meta', 'links', 'jsonapi'])

function shapeOf(head: string): 'list' | 'lists' | 'lines' {
  const text = head.replace(/^\uFEFF?\s*/u, '')
  if (text.startsWith('[')) return 'list'
  const listed = /^\{\s*"(?:io\.cozy\.[^"]+|docs|rows|data|documents|items|bills|operations|total_rows|offset|jsonapi)"\s*:/.test(text)
  return listed || /^\{\s*"description"[^{[]*"(?:bills|operations)"\s*:\s*\[/.test(text) ? 'lists' : 'lines'
}

const nameIn = (path: string): string => /^[^[/]*/.exec(path)?.[0] ?? ''

function unwrapped(value: JsonValue, list: string | undefined): Pick<JsonDocument, 'fields' | 'type'> | undefined {
  if (!isFields(value)) return undefined
  if (isFields(value['doc'])) return { fields: value['doc'], type: typeOf(value['doc']) }
  if (isFields(value['attributes'])) return { fields: { ...value['attributes'], _id: value['id'] ?? null }, type: typeOf(value) }
  return { fields: value, type: typeOf(value) ?? (list === undefined || wrappers.has(list) ? undefined : list) }
}

function typeOf(fields: Fields): string | undefined {
  for (const name of ['_type', 'docType', 'doctype', 'type'] as const) {
    const value = fields[name]
    if (typeof value === 'string' && (name !== 'type' || value.startsWith('io.cozy.'))) return value
  }
  return undefined
}

/** Longer, a broken list is read up to where it breaks. */
const salvagedBytes = 16 * 2 ** 20

/** The objects of a list that is not JSON as a whole, from the `skip`-th: each stands between its own braces. */
async function* salvaged(source: Source, skip: number): AsyncGenerator<JsonDocument | Problem> {
  const { encoding } = await detectEncoding(source.stream(), 'utf-8')
  const text = (await Array.fromAsync(decodeStream(source.stream(), encoding))).join('')
  let [depth, line, from, begun, at] = [0, 1, 0, 1, 0]
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!
    if (character === '\n') line += 1
    if (quoted) {
      if (character === '\\') index += 1
      else if (character === '"') quoted = false
      continue
    }
    if (character === '"') quoted = true
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth === 2 && character === '{') [from, begun] = [index, line]
    } else if (character === '}' || character === ']') {
      depth -= 1
      if (depth !== 1 || character !== '}') continue
      at += 1
      if (at <= skip) continue
      const parsed = parseJson(new TextEncoder().encode(text.slice(from, index + 1)))
      const document = parsed.ok ? unwrapped(parsed.value, undefined) : undefined
      if (document === undefined) yield problem('malformed', { line: begun, path: `[${at}]` })
      else yield { ...document, path: `[${at}]`, line: begun }
    }
  }
}
