import type { Source } from './connector.ts'

/** A source over bytes held in memory: for browsers, tests and small files. */
export function sourceOfBytes(name: string, bytes: Uint8Array): Source {
  const step = 65_536
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *stream(from = 0) {
      for (let at = from; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
    },
  }
}
