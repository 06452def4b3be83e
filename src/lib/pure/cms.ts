/**
 * What a signed file holds: the content of a CMS SignedData (RFC 5652 §5), in DER or BER, bare or in base64. Nothing of the signature
 * is looked at: who reads the content must say so.
 */

const signedData = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]

/** True for the first bytes of a SignedData. */
export const isSigned = (head: Uint8Array): boolean => openSigned(head.subarray(0, 4_096)) !== undefined

/** The content, as much of it as is there; undefined for anything else. One signed several times over is opened to its end. */
export function signedContent(bytes: Uint8Array): Uint8Array | undefined {
  let content = contentOf(bytes)
  for (let depth = 1; content !== undefined && depth < maxDepth; depth += 1) {
    const inside = contentOf(content)
    if (inside === undefined) break
    content = inside
  }
  return content
}

const maxDepth = 4

/** The bytes of the structure, when they are one. */
function openSigned(bytes: Uint8Array): Uint8Array | undefined {
  const der = bytes[0] === 0x30 ? bytes : fromBase64(bytes)
  const at = der === undefined ? undefined : headerAt(der, 0)
  if (der === undefined || at === undefined || at.tag !== 0x30) return undefined
  const isOid = der[at.start] === 0x06 && der[at.start + 1] === signedData.length
  return isOid && signedData.every((byte, index) => der[at.start + 2 + index] === byte) ? der : undefined
}

function fromBase64(bytes: Uint8Array): Uint8Array | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  if (!/^(?:\uFEFF|ï»¿)?\s*(?:-----BEGIN [A-Z0-9 ]+-----\s*)?MI[A-Za-z0-9+/\s]+/.test(head)) return undefined
  const text = new TextDecoder('latin1').decode(bytes)
  const plain = text
    .replace(/^[^M]*(?:-----BEGIN [A-Z0-9 ]+-----)?/, '')
    .replace(/-----END[^]*$/, '')
    .replaceAll(/[^A-Za-z0-9+/]/g, '')
  try {
    return Uint8Array.fromBase64(plain.slice(0, plain.length - (plain.length % 4)))
  } catch {
    return undefined
  }
}

interface Header {
  readonly tag: number
  readonly start: number
  /** Undefined where the end is marked by two zero bytes (BER). */
  readonly end: number | undefined
}

function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (first === 0x80) return { tag, start: at + 2, end: undefined }
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first }
  const count = first & 0x7f
  if (count > 4) return undefined
  let length = 0
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0)
  return { tag, start: at + 2 + count, end: at + 2 + count + length }
}

/** The place after an element; undefined when it does not end here, or is nested beyond reason. */
function after(bytes: Uint8Array, at: number, depth = 0): number | undefined {
  const header = headerAt(bytes, at)
  if (header === undefined || depth > 20) return undefined
  if (header.end !== undefined) return header.end
  let next: number | undefined = header.start
  while (next !== undefined && next < bytes.length && !(bytes[next] === 0 && bytes[next + 1] === 0)) next = after(bytes, next, depth + 1)
  return next === undefined ? undefined : next + 2
}

/** SEQUENCE { OID, [0] { SEQUENCE { version, algorithms, SEQUENCE { OID, [0] { OCTET STRING } } … } } }. */
function contentOf(source: Uint8Array): Uint8Array | undefined {
  const bytes = openSigned(source)
  if (bytes === undefined) return undefined
  let at: number | undefined = headerAt(bytes, 0)?.start
  const path: readonly (readonly [tag: number, step: 'in' | 'over'])[] = [
    [0x06, 'over'],
    [0xa0, 'in'],
    [0x30, 'in'],
    [0x02, 'over'],
    [0x31, 'over'],
    [0x30, 'in'],
    [0x06, 'over'],
    [0xa0, 'in'],
  ]
  for (const [tag, step] of path) {
    const header: Header | undefined = at === undefined ? undefined : headerAt(bytes, at)
    if (header?.tag !== tag) return undefined
    at = step === 'in' ? header.start : after(bytes, at!)
  }
  return at === undefined ? undefined : octets(bytes, at)
}

/** A string in one piece or in many. */
function octets(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const header = headerAt(bytes, at)
  if (header?.tag === 0x04 && header.end !== undefined) return bytes.subarray(header.start, header.end)
  if (header?.tag !== 0x24) return undefined
  const pieces: Uint8Array[] = []
  const end = header.end ?? bytes.length
  for (let next = header.start; next < end;) {
    const piece = headerAt(bytes, next)
    if (piece?.tag !== 0x04 || piece.end === undefined) break
    pieces.push(bytes.subarray(piece.start, piece.end))
    next = piece.end
  }
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let done = 0
  for (const piece of pieces) {
    whole.set(piece, done)
    done += piece.length
  }
  return whole
}
