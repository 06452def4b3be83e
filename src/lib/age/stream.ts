/** The STREAM payload of age: chunks of 64 KiB in ChaCha20-Poly1305, nonce = 11 bytes of counter and one of "last". */
import { createCipheriv, createDecipheriv } from 'node:crypto'

const chunkBytes = 65_536
const tagBytes = 16

/** Seals a payload under a key used for this file alone. */
export function sealStream(key: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  // An empty plaintext is one empty chunk; otherwise the last chunk is never empty.
  const chunks = Math.max(1, Math.ceil(plaintext.length / chunkBytes))
  for (let n = 0; n < chunks; n += 1) {
    parts.push(sealChunk(key, nonceOf(n, n === chunks - 1), plaintext.subarray(n * chunkBytes, (n + 1) * chunkBytes)))
  }
  return Buffer.concat(parts)
}

/** The plaintext, or undefined if any chunk is altered, missing, added, or not closed by a last one. */
export function openStream(key: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  const step = chunkBytes + tagBytes
  const chunks = Math.ceil(sealed.length / step)
  if (chunks === 0) return undefined
  const parts: Uint8Array[] = []
  for (let n = 0; n < chunks; n += 1) {
    const chunk = sealed.subarray(n * step, (n + 1) * step)
    const empty = chunk.length === tagBytes
    if (chunk.length < tagBytes || (empty && n > 0)) return undefined
    const opened = openChunk(key, nonceOf(n, n === chunks - 1), chunk)
    if (opened === undefined) return undefined
    parts.push(opened)
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts)
}

/** The same, as it streams. */
export async function* sealPieces(key: Uint8Array, plaintext: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let n = 0
  for await (const { chunk, last } of chunksOf(plaintext, chunkBytes)) {
    yield sealChunk(key, nonceOf(n, last), chunk)
    n += 1
  }
}

/** The same, as it streams: undefined, and nothing after it, where a chunk does not hold. */
export async function* openPieces(key: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined, void> {
  let n = 0
  for await (const { chunk, last } of chunksOf(sealed, chunkBytes + tagBytes)) {
    const isWhole = chunk.length >= tagBytes && (chunk.length > tagBytes || n === 0)
    const opened = isWhole ? openChunk(key, nonceOf(n, last), chunk) : undefined
    yield opened
    if (opened === undefined) return
    n += 1
  }
}

/** Chunks of exactly so many bytes; the last one, shorter or not, is said so. One empty chunk when there is nothing. */
async function* chunksOf(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ chunk: Uint8Array; last: boolean }, void> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    held.push(piece)
    length += piece.length
    if (length <= size) continue
    const all = Buffer.concat(held)
    let at = 0
    // One is kept back until it is known not to be the last.
    for (; length - at > size; at += size) yield { chunk: all.subarray(at, at + size), last: false }
    held = [all.subarray(at)]
    length -= at
  }
  yield { chunk: Buffer.concat(held), last: true }
}

function sealChunk(key: Uint8Array, nonce: Uint8Array, chunk: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes })
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: Uint8Array, nonce: Uint8Array, chunk: Uint8Array): Uint8Array | undefined {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes))
  const opened = decipher.update(chunk.subarray(0, chunk.length - tagBytes))
  try {
    decipher.final()
    return opened
  } catch {
    return undefined
  }
}

function nonceOf(n: number, last: boolean): Uint8Array {
  const nonce = new Uint8Array(12)
  // 2³² chunks of 64 KiB are far beyond what one buffer holds, so four bytes of the counter suffice.
  new DataView(nonce.buffer).setUint32(7, n)
  nonce[11] = last ? 1 : 0
  return nonce
}
