/** A `Source` on the spool: the child decrypts only what a connector asks for. */
import { readSync } from 'node:fs'
import type { Source } from '#connectors'
import { keystreamAt } from './cipher.ts'
import type { Span } from './spool.ts'

const chunkBytes = 256 * 1024

/** The file at `span` of the spool open on `descriptor`. */
export function createSource(descriptor: number, key: Uint8Array, span: Span, name: string): Source {
  /** Encrypted bytes, always as many as asked: the spool does not change under the child. */
  function readRange(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    for (let done = 0; done < length;) {
      const count = readSync(descriptor, bytes, done, length - done, span.offset + offset + done)
      if (count === 0) throw new Error('the spool is shorter than its index')
      done += count
    }
    return bytes
  }
  const within = (offset: number, length: number) => Math.max(0, Math.min(length, span.size - offset))

  return {
    size: span.size,
    name,
    async read(offset, length) {
      if (!Number.isSafeInteger(offset) || offset < 0) throw new RangeError('offset')
      return keystreamAt(key, span.serial, offset)(readRange(offset, within(offset, length)))
    },
    async *stream(from = 0) {
      const decrypt = keystreamAt(key, span.serial, from)
      for (let offset = from; offset < span.size; offset += chunkBytes) yield decrypt(readRange(offset, within(offset, chunkBytes)))
    },
  }
}

/** Pieces of one archive put end to end; `disks` are the places where they begin, when each counts from its own. */
export function joinSources(name: string, pieces: readonly Source[], spanned: boolean): Source & { readonly disks?: readonly number[] } {
  let size = 0
  const starts = pieces.map((piece) => (size += piece.size) - piece.size)

  async function read(offset: number, length: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(offset) || offset < 0) throw new RangeError('offset')
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    for (const [index, piece] of pieces.entries()) {
      const from = Math.max(offset, starts[index]!)
      const to = Math.min(offset + bytes.length, starts[index]! + piece.size)
      if (from < to) bytes.set(await piece.read(from - starts[index]!, to - from), from - offset)
    }
    return bytes
  }
  return {
    name,
    size,
    read,
    ...(spanned ? { disks: starts } : {}),
    async *stream(from = 0) {
      for (let at = from; at < size; at += chunkBytes) yield await read(at, chunkBytes)
    },
  }
}
