/**
 * Bytes to text when nobody can be trusted about the encoding. Order: BOM → UTF-16 seen in the bytes → declared → strict UTF-8 →
 * windows-1252 (a superset of Latin-1 for text). Declarations lie both ways: a declared Latin-1 or US-ASCII whose bytes are strict
 * UTF-8 with at least one multi-byte character is UTF-8 (the chance of the contrary is nil), and a declared UTF-8 that is not is 1252.
 */
export interface Detected {
  /** A label that `TextDecoder` knows. */
  readonly encoding: string
  /** True when the file declares an encoding and its bytes follow another one. */
  readonly assumed: boolean
}

/** Reads all of `stream` (in constant memory) and says which encoding it is in; `declared` is the file's own word, as written. */
export async function detectEncoding(stream: AsyncIterable<Uint8Array>, declared?: string): Promise<Detected> {
  const scan = createScan()
  for await (const bytes of stream) scan.add(bytes)
  return decide(scan.end(), labelOf(declared))
}

/** Decodes chunk by chunk; a character cut between two chunks is put back together, a byte that fits nothing becomes U+FFFD. */
export async function* decodeStream(stream: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of stream) {
    const text = decoder.decode(bytes, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** Decodes bytes held whole, such as the head of a file; a multi-byte character cut by the end does not make it windows-1252. */
export function decodeBytes(bytes: Uint8Array, declared?: string): Detected & { readonly text: string } {
  const scan = createScan()
  scan.add(bytes)
  const detected = decide(scan.end(), labelOf(declared))
  return { ...detected, text: new TextDecoder(detected.encoding).decode(bytes, { stream: true }) }
}

interface Scan {
  readonly head: Uint8Array
  readonly utf8: boolean
  readonly eightBit: boolean
}

function createScan(): { add(bytes: Uint8Array): void; end(): Scan } {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let head = new Uint8Array(0)
  let utf8 = true
  let eightBit = false
  /** A whole multi-byte character was seen. */
  let multiByte = false
  return {
    add(bytes) {
      if (head.length < headBytes) head = joined(head, bytes.subarray(0, headBytes - head.length))
      eightBit ||= bytes.some((byte) => byte > 0x7f)
      if (!utf8) return
      try {
        // oxlint-disable-next-line no-control-regex -- any character beyond ASCII
        multiByte = /[^\u0000-\u007F]/.test(strict.decode(bytes, { stream: true })) || multiByte
      } catch {
        utf8 = false
      }
    },
    // A character left unfinished by the end: cut, if the text before was UTF-8, else the last letter of an 8-bit text.
    end: () => ({ head, utf8: utf8 && (multiByte || !eightBit), eightBit }),
  }
}

const headBytes = 1024

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}

function decide({ head, utf8, eightBit }: Scan, declared: string | undefined): Detected {
  const seen = bomOf(head) ?? utf16Of(head)
  if (seen !== undefined) return { encoding: seen, assumed: false }
  if (!eightBit) return { encoding: 'utf-8', assumed: false }
  if (utf8) return { encoding: 'utf-8', assumed: declared !== undefined && declared !== 'utf-8' }
  if (declared === undefined) return { encoding: 'windows-1252', assumed: false }
  if (declared === 'utf-8' || declared === 'us-ascii' || declared.startsWith('utf-16')) return { encoding: 'windows-1252', assumed: true }
  return { encoding: declared, assumed: false }
}

function bomOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without BOM: in western text nearly every other byte is zero, and 8-bit text holds none. */
function utf16Of(head: Uint8Array): string | undefined {
  if (head.length < 4) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]! += 1
  const half = head.length / 2
  const [even = 0, odd = 0] = zeros
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be'
  return undefined
}

const aliases: { readonly [name: string]: string } = {
  '1252': 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  '88591': 'windows-1252',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  '885915': 'iso-8859-15',
  iso885915: 'iso-8859-15',
  usascii: 'us-ascii',
  ascii: 'us-ascii',
  utf8: 'utf-8',
  unicode: 'utf-8',
  utf16: 'utf-16le',
}

/** The label of `TextDecoder` behind a declaration (`CHARSET:8859-1`, `encoding="ISO-8859-1"`), undefined when it says nothing. */
function labelOf(declared: string | undefined): string | undefined {
  const name = declared?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'none') return undefined
  const known = aliases[name.replaceAll(/[^a-z0-9]/g, '')]
  if (known !== undefined) return known
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}
