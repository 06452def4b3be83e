/** What an entry of the ledger says, and how it is sealed under the person's key. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { openWith, sealWith } from '#lib/seal'
import type { VaultKey } from '#vault'
import { canonicalJson } from '#lib/pure/canonical'
import type { End } from './chain.ts'
import type { LedgerEntry } from './types.ts'

/** An entry before it has its place in the chain. */
export type Draft = Omit<LedgerEntry, 'n'>

/** The two keys of one ledger, derived from the vault key (HKDF-SHA-256, RFC 5869): one seals bodies, one signs the head. */
export interface LedgerKeys {
  readonly vaultId: string
  readonly body: Uint8Array
  readonly head: Uint8Array
}

/** Whoever holds the vault key reads its ledger; the vault key itself is never used to seal an entry. */
export function ledgerKeysOf(key: VaultKey): LedgerKeys {
  const bytes = new Uint8Array(hkdfSync('sha256', key.secret, key.vaultId, 'grenier/ledger/1', 64))
  return { vaultId: key.vaultId, body: bytes.subarray(0, 32), head: bytes.subarray(32) }
}

/** Seals an entry for its place: moved to another index, chain or vault, it does not open. */
export const sealEntry = (keys: LedgerKeys, draft: Draft, n: number, previous: string): Uint8Array =>
  sealWith(keys.body, contextOf(keys, n, previous), padded(canonicalJson({ v: 1, ...draft })))

/** The entry at this place, or undefined when the body is not one sealed for it under this key. */
export function openEntry(keys: LedgerKeys, link: { n: number; previous: string; body: Uint8Array }): LedgerEntry | undefined {
  const opened = openWith(keys.body, contextOf(keys, link.n, link.previous), link.body)
  if (!opened.ok) return undefined
  const { v: _format, ...draft } = body.parse(JSON.parse(new TextDecoder().decode(opened.value)))
  return { n: link.n, ...draft } as LedgerEntry
}

/** An entry as it is written in clear in an export, or undefined when it is not one. */
export function readEntry(line: string): LedgerEntry | undefined {
  try {
    const read = body.omit({ v: true }).extend({ n: z.int().positive() }).safeParse(JSON.parse(line))
    return read.success && JSON.stringify(read.data).isWellFormed() ? (read.data as LedgerEntry) : undefined
  } catch {
    return undefined
  }
}

/** Signs the end of the chain (HMAC-SHA-256): whoever cuts the last entries cannot make a head that fits. */
export const tagOf = (keys: LedgerKeys, end: End): Uint8Array =>
  new Uint8Array(
    createHmac('sha256', keys.head)
      .update(canonicalJson({ v: 1, vault: keys.vaultId, n: end.n, hash: end.hash }))
      .digest(),
  )

/** Compares in constant time. */
export function isTag(keys: LedgerKeys, end: End, tag: Uint8Array): boolean {
  const expected = tagOf(keys, end)
  return tag.length === expected.length && timingSafeEqual(tag, expected)
}

const contextOf = (keys: LedgerKeys, n: number, previous: string): string => canonicalJson(['ledger', keys.vaultId, n, previous])

// The length of a body would tell an import from a reading: spaces after JSON are nothing, and fill it to the next 512 bytes.
function padded(json: string): Uint8Array {
  const bytes = new TextEncoder().encode(json)
  const filled = new Uint8Array(Math.ceil(bytes.length / 512) * 512).fill(0x20)
  filled.set(bytes)
  return filled
}

const body = z.strictObject({
  v: z.literal(1),
  at: z.iso.datetime(),
  act: z.enum([
    'reserved',
    'completed',
    'failed',
    'import',
    'undo',
    'redo',
    'setting',
    'erase',
    'keep',
    'forget',
    'arrive',
    'correct',
    'merge',
    'split',
    'mark',
    'remove',
    'withdraw',
    'grant',
    'refused',
  ]),
  of: z.int().positive().optional(),
  actor: z.string(),
  purpose: z.string().optional(),
  reads: z.record(z.string(), z.array(z.string())).optional(),
  count: z.int().nonnegative().optional(),
  digest: z.string().optional(),
  salt: z.string().optional(),
  detail: z.string().optional(),
  grant: z.string().optional(),
  away: z.int().positive().optional(),
})
