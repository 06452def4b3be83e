/** Chapters of a ledger that came from elsewhere, as they are kept: sealed, and bound to the entry that opened the new chain. */
import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { canonicalJson } from '#lib/pure/canonical'
import { err, ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import type { Damaged } from '#vault'
import type { LedgerKeys } from './entry.ts'
import { chapterHead, chapterLines, readChapter } from './package/chapter.ts'
import type { LedgerEntry } from './types.ts'

type Chapter = readonly LedgerEntry[]

/** One hash for all of them: the entry of the arrival says it. */
export const headOfChapters = (chapters: readonly Chapter[]): string =>
  createHash('sha256')
    .update(`grenier/chapters/1\u0000${chapters.map(chapterHead).join()}`)
    .digest('hex')

/** The entry of what arrived, unless that failed. */
export function arrivalIn(entries: Chapter): LedgerEntry | undefined {
  const ended = new Set(entries.map(({ of }) => of))
  return entries.findLast(({ act, n }) => act === 'arrive' && !ended.has(n))
}

export const sealChapter = (keys: LedgerKeys, arrival: number, chapter: number, entries: Chapter): Uint8Array =>
  sealWith(keys.body, contextOf(keys, arrival, chapter), zstdCompressSync(chapterLines(entries)))

/** Every chapter, if all are there and are those that the arrival names. */
export function openChapters(
  keys: LedgerKeys,
  arrival: LedgerEntry,
  rows: readonly { readonly chapter: number; readonly body: Uint8Array }[],
): Result<readonly Chapter[], Damaged> {
  const chapters: Chapter[] = []
  for (const [i, { chapter, body }] of rows.entries()) {
    const opened = openWith(keys.body, contextOf(keys, arrival.n, i + 1), body)
    const entries = opened.ok && chapter === i + 1 ? readChapter(zstdDecompressSync(opened.value).toString()) : undefined
    if (entries === undefined) return damaged
    chapters.push(entries)
  }
  return headOfChapters(chapters) === arrival.detail ? ok(chapters) : damaged
}

const damaged = err<Damaged>({ type: 'Damaged', what: 'ledger chapter' })

const contextOf = (keys: LedgerKeys, arrival: number, chapter: number): string => canonicalJson(['chapter', keys.vaultId, arrival, chapter])
