/** The hash chain of a vault: what was sealed, taken out and put back, in order. It names no kind, file or source. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/pure/canonical'

/**
 * `batch` opens an import, `segment` follows for each segment of it; `undo` and `redo` name a batch by a digest. `merge` says
 * which segments were put together, `segment` follows for each that came of it. `token` and `token-end`: an import token was
 * made, or ended. `forget`: an original of a batch was deleted. `remove`: segments were written again without what was deleted.
 */
export type Operation = 'batch' | 'segment' | 'undo' | 'redo' | 'merge' | 'token' | 'token-end' | 'forget' | 'remove'

/** One link, as stored: `hash` is the SHA-256 of the canonical JSON (RFC 8785) of all the others. */
export interface ChainEntry {
  readonly n: number
  /** Dataset number and epoch of a segment; empty for the other operations. */
  readonly dataset: string
  readonly epoch: string
  /** Hexadecimal SHA-256 of the sealed segment, or of what the operation is about (`aboutBatch`). */
  readonly sha256: string
  readonly operation: Operation
  readonly previous: string
  readonly hash: string
}

/** Where the chain stands; kept in the sealed manifest. */
export interface ChainHead {
  /** Number of the next entry. */
  readonly n: number
  readonly hash: string
}

/** What an act adds, before it is linked. */
export type ChainStep = Pick<ChainEntry, 'dataset' | 'epoch' | 'sha256' | 'operation'>

/** Hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The head of an empty chain: bound to its vault, so that another's chain never fits. */
export const emptyHead = (vaultId: string): ChainHead => ({ n: 0, hash: sha256(`grenier/chain/1\u0000${vaultId}`) })

/** What an operation on a batch, or a token, puts in the chain: its number is random, so the digest says nothing of it. */
export const aboutBatch = (operation: 'batch' | 'undo' | 'redo' | 'token' | 'token-end' | 'forget', number: string, n: number): string =>
  sha256(`grenier/${operation}/1\u0000${number}\u0000${n}`)

/** What a merge, or a deletion, puts in the chain: a digest of the hashes of the segments that it retires, in chain order. */
export const aboutMerge = (retired: readonly string[], n: number, operation: 'merge' | 'remove' = 'merge'): string =>
  sha256(`grenier/${operation}/1\u0000${retired.join()}\u0000${n}`)

/** The next entry after `head`. */
function chained(head: ChainHead, step: ChainStep): ChainEntry {
  const { dataset, epoch, operation } = step
  const linked = { n: head.n, dataset, epoch, sha256: step.sha256, operation, previous: head.hash }
  return { ...linked, hash: sha256(canonicalJson(linked)) }
}

const headAfter = ({ n, hash }: ChainEntry): ChainHead => ({ n: n + 1, hash })

/** Every step after `head`, in order, and the head they leave. */
export function extend(
  head: ChainHead,
  steps: readonly ChainStep[],
): { readonly entries: readonly ChainEntry[]; readonly head: ChainHead } {
  const entries: ChainEntry[] = []
  let at = head
  for (const step of steps) {
    const entry = chained(at, step)
    entries.push(entry)
    at = headAfter(entry)
  }
  return { entries, head: at }
}

/** True when the entries, sorted by number, link from the vault's empty head to `head` without a gap or an edit. */
export function follows(vaultId: string, entries: readonly ChainEntry[], head: ChainHead): boolean {
  let at = emptyHead(vaultId)
  for (const entry of entries) {
    const expected = chained(at, entry)
    if (entry.n !== expected.n || entry.previous !== expected.previous || entry.hash !== expected.hash) return false
    at = headAfter(entry)
  }
  return at.n === head.n && at.hash === head.hash
}
