/**
 * The hash chain of one vault's ledger: pure. What lies outside the seal is the vault's number, the entry's index, the previous
 * hash and the hash; what was done is in the sealed body, of which the chain knows the digest alone.
 */
import { createHash } from 'node:crypto'
import { err, ok, type Result } from '#lib/pure/result'
import type { Damaged } from '#vault'
import { canonicalJson } from '#lib/pure/canonical'

/** One entry as it is stored; hashes are 64 hexadecimal characters, `n` counts from 1. */
export interface Link {
  readonly n: number
  readonly previous: string
  readonly hash: string
  readonly body: Uint8Array
}

/** Where the chain stands: the last entry's index and hash. */
export interface End {
  readonly n: number
  readonly hash: string
}

/** The end of a ledger without entries. */
export const start: End = { n: 0, hash: '0'.repeat(64) }

/** The entry that follows `end`; its body is sealed for that place, so that it opens nowhere else. */
export function linkAfter(vaultId: string, end: End, seal: (n: number, previous: string) => Uint8Array): Link {
  const n = end.n + 1
  const body = seal(n, end.hash)
  return { n, previous: end.hash, hash: hashOf(vaultId, n, end.hash, body), body }
}

/** Checks that `links`, in the order given, lead from `from` (the start) to `end`: nothing edited, removed, moved or cut. */
export function followsChain(vaultId: string, links: readonly Link[], end: End, from: End = start): Result<void, Damaged> {
  let last: End = from
  for (const link of links) {
    const expected = last.n + 1
    if (link.n !== expected || link.previous !== last.hash) return damaged(expected)
    if (link.hash !== hashOf(vaultId, link.n, link.previous, link.body)) return damaged(expected)
    last = link
  }
  return last.n === end.n && last.hash === end.hash ? ok(undefined) : damaged(last.n + 1)
}

/** What is said of a ledger that does not hold: the first entry that is not what it should be. */
export const damaged = (n: number) => err<Damaged>({ type: 'Damaged', what: `ledger entry ${n}` })

// RFC 8785 JSON, so that another implementation computes the same hash; `v` is the format of the chain.
const hashOf = (vault: string, n: number, previous: string, body: Uint8Array): string =>
  sha256(canonicalJson({ v: 1, vault, n, previous, body: sha256(body) }))

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
