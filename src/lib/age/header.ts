/** The text header of an age file, read strictly: one way to write it, so that two readers never disagree. */

/** One recipient's way to the file key. */
export interface Stanza {
  readonly type: string
  readonly args: readonly string[]
  readonly body: Uint8Array
}

/** A header read whole. */
export interface Header {
  readonly stanzas: readonly Stanza[]
  /** What the MAC covers: everything up to and with `---`. */
  readonly head: string
  /** 32 bytes. */
  readonly mac: Uint8Array
  /** Bytes of the whole header, its last line feed included. */
  readonly length: number
}

/** The first line of every file. */
export const version = 'age-encryption.org/v1'

const maxHeaderBytes = 65_536

/** Standard base64 without padding. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/** The bytes, or undefined for padding, foreign characters or non-zero trailing bits. */
export function canonicalBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return toBase64(bytes) === text ? bytes : undefined
}

/** Reads the header, or undefined if it is not exactly the form of the specification. */
export function readHeader(file: Uint8Array): Header | undefined {
  const text = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, maxHeaderBytes)).toString('latin1')
  const cursor = { text, at: 0 }
  if (nextLine(cursor) !== version) return undefined
  const stanzas: Stanza[] = []
  for (;;) {
    const start = cursor.at
    const line = nextLine(cursor)
    if (line === undefined) return undefined
    if (line.startsWith('--- ')) return ended(text, start, line, stanzas)
    const stanza = readStanza(line, cursor)
    if (stanza === undefined) return undefined
    stanzas.push(stanza)
  }
}

interface Cursor {
  readonly text: string
  at: number
}

function nextLine(cursor: Cursor): string | undefined {
  const end = cursor.text.indexOf('\n', cursor.at)
  if (end < 0) return undefined
  const line = cursor.text.slice(cursor.at, end)
  cursor.at = end + 1
  return line
}

function ended(text: string, start: number, line: string, stanzas: readonly Stanza[]): Header | undefined {
  const mac = canonicalBase64(line.slice(4))
  if (mac?.length !== 32 || stanzas.length === 0) return undefined
  return { stanzas, head: text.slice(0, start + 3), mac, length: start + line.length + 1 }
}

function readStanza(line: string, cursor: Cursor): Stanza | undefined {
  const [arrow, type, ...args] = line.split(' ')
  const visible = (word: string) => /^[\x21-\x7e]+$/.test(word)
  if (arrow !== '->' || type === undefined || ![type, ...args].every(visible)) return undefined
  let body = ''
  for (;;) {
    const part = nextLine(cursor)
    if (part === undefined || part.length > 64) return undefined
    body += part
    // A line of fewer than 64 characters, possibly none, ends the body.
    if (part.length < 64) break
  }
  const bytes = canonicalBase64(body)
  return bytes === undefined ? undefined : { type, args, body: bytes }
}
