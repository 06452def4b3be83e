/** Writes a ledger as a file that anybody can check, and the checkpoint at its end. */
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { chapterHashes, chapterHead } from '../package/chapter.ts'
import type { LedgerEntry } from '../types.ts'
import {
  type Checkpoint,
  checkpointName,
  checkpointType,
  fileFormat,
  fileVersion,
  type SignedCheckpoint,
  type SignStatement,
} from './format.ts'

/** A ledger read whole: what other attics wrote before, and its own entries. */
export interface WholeLedger {
  readonly chapters: readonly (readonly LedgerEntry[])[]
  readonly entries: readonly LedgerEntry[]
}
export interface Signing {
  /** Address of the platform. */
  readonly platform: string
  readonly now: Temporal.Instant
  readonly sign: SignStatement
}

/** The lines of the file, each with its end. */
export async function* ledgerLines(ledger: WholeLedger, signing: Signing): AsyncGenerator<string> {
  yield line({ format: fileFormat, version: fileVersion })
  for (const [i, entries] of [...ledger.chapters, ledger.entries].entries()) {
    const hashes = chapterHashes(entries)
    for (const [at, entry] of entries.entries())
      yield line({ chapter: i + 1, entry: entry as unknown as Canonical, hash: hashes[at] ?? '' })
  }
  yield line(await checkpointOf(ledger, signing))
}

/** What the platform states of the ledger as it is now. */
export async function checkpointOf({ chapters, entries }: WholeLedger, { platform, now, sign }: Signing): Promise<SignedCheckpoint> {
  const hashes = chapterHashes(entries)
  const [first, head] = [hashes[0], hashes.at(-1)]
  const checkpoint: Checkpoint = {
    type: checkpointType,
    platform,
    at: now.toString({ smallestUnit: 'millisecond' }),
    entries: entries.length,
    ...(first !== undefined && head !== undefined && { first, head }),
    chapters: chapters.map(chapterHead),
  }
  return { checkpoint, ...(await sign(checkpointName, canonicalJson(checkpoint))) }
}

const line = (value: Canonical): string => `${canonicalJson(value)}\n`
