/** Looks for texts in bytes, under the disguises that software gives them. */
import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

/** Names of the texts found in these bytes, as written or encoded, also once what is encoded or compressed there is opened. */
export function tracesIn(bytes: Uint8Array, texts: readonly string[]): readonly string[] {
  const opened = [...decodings(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 2)]
  return texts.filter((text) => formsOf(text).some((form) => opened.some((each) => each.includes(form))))
}

/** An amount in minor units of two digits, as the formats, people and databases write it. */
export function amountForms(cents: number): readonly string[] {
  const [whole, part] = [String(Math.trunc(cents / 100)), String(cents % 100).padStart(2, '0')]
  const grouped = (mark: string) => whole.replaceAll(/\B(?=(\d{3})+$)/g, mark)
  return [String(cents), `${whole}.${part}`, `${whole},${part}`, ...[' ', ',', '.', '\u00a0', '\u202f'].map(grouped)]
}

function formsOf(text: string): readonly Buffer[] {
  const written = new Set([text, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD'), text.normalize('NFC')])
  return [...written].flatMap((each) => {
    const utf8 = Buffer.from(each)
    const hex = utf8.toString('hex')
    const wide = Buffer.from(each, 'utf16le')
    const texts = [hex, hex.toUpperCase(), encodeURIComponent(each), JSON.stringify(each).slice(1, -1), ...base64Forms(utf8)]
    return [utf8, Buffer.from(each, 'latin1'), wide, Buffer.from(wide).swap16(), ...texts.map((form) => Buffer.from(form))]
  })
}

/** Base64 of a text that begins anywhere in what was encoded, less the characters that its neighbours change. */
const base64Forms = (utf8: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const whole = before + utf8.length - ((before + utf8.length) % 3)
    const first = [0, 2, 3][before]
    const bytes = Buffer.concat([Buffer.alloc(before), utf8]).subarray(0, whole)
    return (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).slice(first)).filter(({ length }) => length >= 8)
  })

const openers: readonly { readonly magic: Buffer; readonly open: (bytes: Buffer) => Buffer }[] = [
  { magic: Buffer.from('28b52ffd', 'hex'), open: (bytes) => zstdDecompressSync(bytes) },
  { magic: Buffer.from('1f8b08', 'hex'), open: (bytes) => gunzipSync(bytes) },
  { magic: Buffer.from('789c', 'hex'), open: (bytes) => inflateSync(bytes) },
]
const mostBytes = 2 ** 22

function* decodings(bytes: Buffer, depth: number): Iterable<Buffer> {
  yield bytes
  if (depth === 0) return
  const text = bytes.length <= mostBytes ? bytes.toString('latin1').trim() : ''
  if (/^(?:[0-9a-fA-F]{2})+$/.test(text)) yield* decodings(Buffer.from(text, 'hex'), depth - 1)
  if (/^[\w+/-]{8,}=*$/.test(text)) yield* decodings(Buffer.from(text, 'base64'), depth - 1)
  for (const { magic, open } of openers) {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const found = opening(() => open(bytes.subarray(at)))
      if (found !== undefined) yield* decodings(found, depth - 1)
    }
  }
}

/** Two chance bytes look like a beginning: most do not open. */
function opening(open: () => Buffer): Buffer | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
