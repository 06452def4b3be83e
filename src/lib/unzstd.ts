/** Decompresses zstd, and lets go of what it was done with. */
import { type ZstdDecompress, zstdDecompressSync } from 'node:zlib'

/**
 * The bytes; throws on what is not zstd or gives more than `most` bytes.
 *
 * The object that Node makes for each call is kept by its native half until the whole heap is collected, and its last buffer with it:
 * 20 to 40 kB a call, where thousands of segments are opened in a row (decision 157). So that buffer is taken from it.
 */
export function unzstd(bytes: Uint8Array, most: number): Uint8Array {
  const { buffer, engine } = engineOf(bytes, most)
  for (const [name, held] of Object.entries(engine)) if (held instanceof Uint8Array) Reflect.set(engine, name, undefined)
  return buffer
}

/** What `info` gives (https://nodejs.org/api/zlib.html#class-options), which the types do not say. */
export const engineOf = (bytes: Uint8Array, most: number) =>
  zstdDecompressSync(bytes, { maxOutputLength: most, info: true }) as unknown as {
    readonly buffer: Uint8Array
    readonly engine: ZstdDecompress
  }
