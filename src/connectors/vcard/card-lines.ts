/**
 * vCard 2.1, 3.0 and 4.0 as properties: folded lines joined, parameters with or without their names, quoted-printable and base64
 * decoded, groups (`item1.`) set apart. What a property means is `card.ts`.
 */
import { linesOf } from '#lib/pure/lines'

export interface Property {
  /** Upper case, without group. */
  readonly name: string
  readonly group: string | undefined
  /** Upper-case values of `TYPE`, and bare ones. */
  readonly types: readonly string[]
  /** Other parameters, names in upper case. */
  readonly parameters: ReadonlyMap<string, string>
  /** Decoded, escapes still in: `structured` and `plain` take them out. */
  readonly value: string
  readonly line: number
}

export type CardEvent =
  | { readonly type: 'card'; readonly properties: readonly Property[]; readonly line: number }
  /** The file ends inside a card. */
  | { readonly type: 'cut'; readonly line: number }
  | { readonly type: 'binary'; readonly name: string; readonly line: number }

/** Pictures, sounds and keys: never kept, never held. */
const binary = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY'])
const maxValue = 65_536
const maxProperties = 500

interface Open {
  readonly line: number
  readonly properties: Property[]
  version: string
}

interface Pending {
  text: string
  readonly line: number
  readonly quoted: boolean
  readonly base64: boolean
  readonly dropped: boolean
}

/** Cards in the order of the file; a card inside another (`AGENT`) is passed over. */
export async function* readCards(pieces: AsyncIterable<string>): AsyncGenerator<CardEvent> {
  let card: Open | undefined
  let inner = 0
  let pending: Pending | undefined
  const flush = (): CardEvent | undefined => {
    const done = pending
    pending = undefined
    if (done === undefined || card === undefined || inner > 0) return undefined
    const property = propertyOf(done.text, done.line)
    if (property === undefined) return undefined
    if (binary.has(property.name)) return { type: 'binary', name: property.name, line: done.line }
    if (property.name === 'VERSION') card.version = property.value.trim()
    else if (card.properties.length < maxProperties) card.properties.push(property)
    return undefined
  }
  for await (const { text, number } of linesOf(pieces)) {
    const joined = pending === undefined ? undefined : continued(pending, text, card?.version)
    if (pending !== undefined && joined !== undefined) {
      if (!pending.dropped && pending.text.length < maxValue) pending.text = joined.slice(0, maxValue)
      continue
    }
    const told = flush()
    if (told !== undefined) yield told
    const mark = /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(text)?.[1]?.toUpperCase()
    if (mark === 'BEGIN') {
      const last = card?.properties.at(-1)
      if (card !== undefined && last?.name === 'AGENT' && last.value.trim() === '') inner += 1
      else {
        // Some programs forget the end of a card that another follows.
        if (card !== undefined) yield { type: 'card', ...card }
        card = { line: number, properties: [], version: '' }
        inner = 0
      }
    } else if (mark === 'END') {
      if (inner > 0) inner -= 1
      else if (card !== undefined) {
        yield { type: 'card', ...card }
        card = undefined
      }
    } else if (card !== undefined && text.trim() !== '') {
      const head = text.slice(0, text.indexOf(':') < 0 ? 0 : text.indexOf(':')).toUpperCase()
      const name = /^(?:[\w-]+\.)?([\w-]+)/.exec(head)?.[1] ?? ''
      pending = {
        text,
        line: number,
        quoted: head.includes('QUOTED-PRINTABLE'),
        base64: /BASE64|ENCODING=B(?![\w-])/.test(head),
        dropped: binary.has(name),
      }
    }
  }
  const told = flush()
  if (told !== undefined) yield told
  if (card !== undefined) yield { type: 'cut', line: card.line }
}

/** The property with one more line, when that line goes on with it. */
function continued(pending: Pending, text: string, version: string | undefined): string | undefined {
  if (pending.quoted && pending.text.endsWith('=')) return pending.text.slice(0, -1) + text.replace(/^[ \t]/, '')
  // Version 2.1 folds where there is a space already, which stays; later ones put one in, which goes.
  if (/^[ \t]/.test(text)) return pending.text + (version === '2.1' && !pending.base64 ? text.replace(/^[ \t]+/, ' ') : text.slice(1))
  if (text.trim() === '' || /^\s*(?:BEGIN|END)\s*:/i.test(text) || text.includes(':')) return undefined
  // A line that is no property: base64 without its indent, or a note with bare line ends.
  return pending.base64 ? pending.text + text : `${pending.text}\n${text}`
}

function propertyOf(text: string, line: number): Property | undefined {
  const colon = outsideQuotes(text, ':')[0]
  if (colon === undefined) return undefined
  const [head = '', ...written] = splitAt(text.slice(0, colon), outsideQuotes(text.slice(0, colon), ';'))
  const [, group, name = ''] = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(head) ?? []
  if (name === '') return undefined
  const types: string[] = []
  const parameters = new Map<string, string>()
  for (const parameter of written) {
    const [key = '', ...rest] = parameter.split('=')
    const value = rest.join('=').replaceAll('"', '').trim()
    const upper = key.trim().toUpperCase()
    if (rest.length === 0 && /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/.test(upper)) parameters.set('ENCODING', upper)
    else if (rest.length === 0) types.push(upper)
    else if (upper === 'TYPE') types.push(...value.toUpperCase().split(','))
    else if (!parameters.has(upper)) parameters.set(upper, value)
  }
  const value = decoded(text.slice(colon + 1), parameters.get('ENCODING')?.toUpperCase(), parameters.get('CHARSET'))
  return { name: name.toUpperCase(), group, types, parameters, value, line }
}

function outsideQuotes(text: string, mark: string): number[] {
  const found: number[] = []
  let quoted = false
  for (let index = 0; index < Math.min(text.length, 4_096); index++) {
    if (text[index] === '"') quoted = !quoted
    else if (text[index] === mark && !quoted) found.push(index)
    if (mark === ':' && found.length > 0) break
  }
  // A quote that nothing closes is a character like any other.
  return found.length === 0 && quoted && text.includes(mark) ? [text.indexOf(mark)] : found
}

const splitAt = (text: string, places: readonly number[]): string[] =>
  [-1, ...places].map((place, index, all) => text.slice(place + 1, all[index + 1] ?? text.length))

function decoded(value: string, encoding: string | undefined, charset: string | undefined): string {
  if (encoding === 'QUOTED-PRINTABLE') {
    const bytes: number[] = []
    const spelt = /=([\dA-Fa-f]{2})|([^]?)/gu
    for (const [, byte, character = ''] of value.matchAll(spelt)) {
      if (byte === undefined) bytes.push(...new TextEncoder().encode(character))
      else bytes.push(Number.parseInt(byte, 16))
    }
    return textOf(Uint8Array.from(bytes), charset)
  }
  if (encoding === 'BASE64' || encoding === 'B') {
    try {
      return textOf(
        Uint8Array.from(atob(value.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0)),
        charset,
      )
    } catch {
      return ''
    }
  }
  return value
}

/** UTF-8 when the bytes are, whatever is declared; else the charset declared, else windows-1252. */
function textOf(bytes: Uint8Array, charset: string | undefined): string {
  for (const label of ['utf-8', charset ?? 'windows-1252', 'windows-1252']) {
    try {
      return new TextDecoder(label, { fatal: label === 'utf-8' }).decode(bytes)
    } catch {
      continue
    }
  }
  return ''
}

/** The value without its escapes. */
export const plain = (value: string): string =>
  value.replaceAll(/\\([^])/g, (_, character: string) => (character === 'n' || character === 'N' ? '\n' : character))

/** The parts of a value between semicolons, without their escapes. */
export const structured = (value: string): readonly string[] =>
  (value.match(/(?:\\[^]|[^\\;]|\\$)*(?:;|$)/g) ?? []).map((part) => plain(part.replace(/;$/, '')))
