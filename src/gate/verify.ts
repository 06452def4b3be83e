/** Checks a ledger whole, offline: what the person's own screen does, and what `ledger verify` will do on an export. */
import { ok, type Result } from '#lib/pure/result'
import type { Damaged } from '#vault'
import { damaged, type End, followsChain, type Link } from './chain.ts'
import { isTag, type LedgerKeys, openEntry } from './entry.ts'
import type { LedgerEntry } from './types.ts'

/** The end of a chain as it is stored, signed under the person's key. */
export interface Head extends End {
  readonly tag: Uint8Array
}

/**
 * The entries, opened, if the chain holds from its first entry to its signed head. Any edit, removal, reorder or truncation is
 * `Damaged`. A whole ledger put back as it was earlier, head included, holds: only a copy kept elsewhere would tell.
 */
export function verifyLedger(keys: LedgerKeys, links: readonly Link[], head: Head): Result<readonly LedgerEntry[], Damaged> {
  const chain = followsChain(keys.vaultId, links, head)
  if (!chain.ok) return chain
  if (!isTag(keys, head, head.tag)) return damaged(head.n)
  const entries: LedgerEntry[] = []
  const ended = new Set<number>()
  for (const link of links) {
    const entry = openEntry(keys, link)
    if (entry === undefined || !endsRightly(entry, entries, ended)) return damaged(link.n)
    entries.push(entry)
  }
  return ok(entries)
}

/** `completed` ends a reservation; `failed` ends a reservation or any act that was announced; each ends once. */
export function endsRightly(entry: LedgerEntry, before: readonly LedgerEntry[], ended: Set<number>): boolean {
  const ends = entry.act === 'completed' || entry.act === 'failed'
  if (entry.of === undefined) return !ends
  const named = before[entry.of - 1]
  if (!ends || named === undefined || named.of !== undefined || ended.has(entry.of)) return false
  ended.add(entry.of)
  return entry.act === 'failed' || named.act === 'reserved'
}
