import { createHash } from 'node:crypto'

/** A value as both databases give it. */
export type Value = string | number | Uint8Array | null
export type Row = { readonly [column: string]: Value }

/** Counts rows and hashes them in the order given, whichever database they come from. */
export interface Tally {
  add(row: Row): void
  end(): { readonly rows: number; readonly sha256: string }
}

/** Each value goes in with its type and its length in bytes, so that no two lists of rows read alike. */
export function createTally(columns: readonly string[]): Tally {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(row) {
      rows += 1
      for (const column of columns) {
        const { type, bytes } = encoded(row[column] ?? null)
        hash.update(`${type}${bytes.length}:`)
        hash.update(bytes)
      }
    },
    end: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** Bytes that a row holds in memory, near enough. */
export const weightOf = (row: Row): number =>
  Object.values(row).reduce<number>((sum, value) => sum + (value === null || typeof value === 'number' ? 8 : value.length), 0)

function encoded(value: Value): { readonly type: string; readonly bytes: Uint8Array } {
  if (value === null) return { type: 'n', bytes: new Uint8Array(0) }
  if (typeof value === 'number') return { type: 'd', bytes: Buffer.from(String(value)) }
  return typeof value === 'string' ? { type: 't', bytes: Buffer.from(value) } : { type: 'b', bytes: value }
}
