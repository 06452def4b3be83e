/**
 * The vault digest: the same for an attic, for the file that leaves it, and for the attic that the file makes elsewhere.
 *
 * SHA-256 over the sorted SHA-256 of its lines: each record held and each entry of the ledger, as RFC 8785 JSON, without the
 * numbers of vault and batches, keys or times of import. Hashes are sorted rather than lines, so that memory stays small.
 */
import { createHash, hash as hashOf } from 'node:crypto'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import type { Provenance, Record } from '#model'
import type { LedgerEntry } from '../types.ts'

export interface Digest {
  record(record: Record): void
  entry(chapter: number, entry: LedgerEntry): void
  /** Hexadecimal. */
  value(): string
}

export function createDigest(): Digest {
  let lines = Buffer.alloc(hashBytes * 1_024)
  let count = 0
  const add = (line: unknown): void => {
    if ((count + 1) * hashBytes > lines.length) lines = Buffer.concat([lines, Buffer.alloc(lines.length)])
    const hash = hashOf('sha256', canonicalJson(line as Canonical), 'buffer')
    hash.copy(lines, hashBytes * count)
    count += 1
  }
  return {
    record: ({ source, others, ...held }) =>
      add({ record: { ...held, source: placeOf(source), ...(others && { others: others.map(placeOf) }) } }),
    entry: (chapter, entry) => add({ ledger: chapter, entry }),
    value() {
      const hash = createHash('sha256').update('grenier/vault-digest/1\u0000')
      const hashes = Array.from({ length: count }, (_, n) => lines.subarray(n * hashBytes, (n + 1) * hashBytes))
      for (const line of hashes.toSorted(Buffer.compare)) hash.update(line)
      return hash.digest('hex')
    },
  }
}

const hashBytes = 32

const placeOf = ({ batch: _batch, ...place }: Provenance) => place
