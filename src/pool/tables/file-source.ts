import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** A file read by pieces, anywhere: what readers of tables ask of a source. Throws what `node:fs` throws. */
export function sourceOfFile(path: string): {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
  stream(from?: number): AsyncGenerator<Uint8Array>
} {
  const { size } = statSync(path)
  const read = (offset: number, length: number): Uint8Array => {
    const descriptor = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset))
    } finally {
      closeSync(descriptor)
    }
  }
  return {
    size,
    read: async (offset, length) => read(offset, length),
    async *stream(from = 0) {
      for (let at = from; at < size; at += piece) yield read(at, piece)
    },
  }
}

const piece = 1 << 20
