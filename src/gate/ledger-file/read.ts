/** Checks a ledger's file offline, and holds it against a checkpoint kept from before. Pure but for the bytes it is given. */
import { createHash } from 'node:crypto'
import { isSigned } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import { linesOf } from '#lib/pure/lines'
import { err, ok, type Result } from '#lib/pure/result'
import { readEntry } from '../entry.ts'
import { chapterStart, hashAfter } from '../package/chapter.ts'
import type { LedgerEntry } from '../types.ts'
import { endsRightly } from '../verify.ts'
import { type Checkpoint, checkpointName, entryLine, fileVersion, heading, signedCheckpoint } from './format.ts'

/**
 * The first thing that does not hold, with its line, counted from 1. `entry`: a line that is no entry, or not where it should be.
 * `altered`: its hash is not that of what it says. `cut`: entries or the checkpoint are missing. `signature`: the checkpoint was
 * changed. `key`: it is signed, by none of the keys given. `version`: written by a later Grenier.
 */
export interface LedgerFileProblem {
  readonly type: 'BadLedgerFile'
  readonly code: 'not-ledger' | 'version' | 'entry' | 'altered' | 'cut' | 'extra' | 'signature' | 'key'
  readonly line?: number
}
export interface ReadLedgerFile {
  readonly checkpoint: Checkpoint
  /** The identifier of the key that signed (RFC 7638). */
  readonly key: string
  /** Entries of the chapters before. */
  readonly before: number
  /** A hash for each entry of its own chapter; empty where the file is a checkpoint alone. */
  readonly hashes: readonly string[]
}

type Checked<T> = Result<T, LedgerFileProblem>

/** A whole file, or a checkpoint alone on one line. `keys` are the identifiers that may sign; without them any key may. */
export async function readLedgerFile(pieces: AsyncIterable<string>, keys?: ReadonlySet<string>): Promise<Checked<ReadLedgerFile>> {
  const chain = createChain()
  let first = true
  let signed: Signed | undefined
  for await (const { text, number } of linesOf(pieces)) {
    if (text === '') continue
    if (signed !== undefined) return problem('extra', number)
    const value = jsonOf(text)
    if (first) {
      first = false
      const head = heading.safeParse(value)
      if (head.success && head.data.version > fileVersion) return problem('version', number)
      if (head.success) {
        chain.open()
        continue
      }
    }
    if (hasCheckpoint(value)) {
      const checked = signatureOf(value, number, keys)
      if (!checked.ok) return checked
      signed = checked.value
    } else {
      const added = chain.add(value, number)
      if (!added.ok) return added
    }
  }
  if (signed === undefined) return chain.isOpen() ? problem('cut') : problem('not-ledger')
  return chain.end(signed)
}

/** How a ledger stands to a checkpoint kept from before: it goes on from there, was rewritten since, or is another ledger. */
export type Standing = { readonly is: 'same' | 'continued'; readonly since: number } | { readonly is: 'rewritten' | 'shorter' | 'other' }

/** `hashes` are those of the ledger of today, one for each entry. */
export function standingOf(hashes: readonly string[], old: Checkpoint): Standing {
  if (old.entries === 0) return { is: hashes.length === 0 ? 'same' : 'continued', since: hashes.length }
  if (hashes[0] !== old.first) return { is: 'other' }
  if (hashes.length < old.entries) return { is: 'shorter' }
  if (hashes[old.entries - 1] !== old.head) return { is: 'rewritten' }
  return { is: hashes.length === old.entries ? 'same' : 'continued', since: hashes.length - old.entries }
}

interface Signed {
  readonly checkpoint: Checkpoint
  readonly key: string
  readonly line: number
}

/** Chapters in order, entries numbered from 1, each hashed with what comes before it. */
function createChain() {
  const heads: string[] = []
  let [isOpen, hashes, entries] = [false, [] as string[], [] as LedgerEntry[]]
  let ended = new Set<number>()
  let before = 0

  return {
    open: () => void (isOpen = true),
    isOpen: () => isOpen,
    add(value: unknown, number: number): Checked<void> {
      if (!isOpen) return problem('not-ledger', number)
      const line = entryLine.safeParse(value)
      if (!line.success) return problem('entry', number)
      while (heads.length + 1 < line.data.chapter) {
        heads.push(hashes.at(-1) ?? chapterStart)
        before += entries.length
        ;[hashes, entries, ended] = [[], [], new Set()]
        // A chapter without entries is not one that a number jumps over.
        if (heads.length > 10_000) return problem('entry', number)
      }
      const entry = readEntry(JSON.stringify(line.data.entry))
      if (entry === undefined || line.data.chapter !== heads.length + 1 || entry.n !== entries.length + 1) return problem('entry', number)
      if (!endsRightly(entry, entries, ended)) return problem('entry', number)
      const hash = hashAfter(hashes.at(-1) ?? chapterStart, entry)
      if (hash !== line.data.hash) return problem('altered', number)
      hashes.push(hash)
      entries.push(entry)
      return ok(undefined)
    },
    /** Holds what was read against what is stated; a checkpoint alone states without a chain. */
    end({ checkpoint, key, line }: Signed): Checked<ReadLedgerFile> {
      if (!isOpen) return ok({ checkpoint, key, before: 0, hashes: [] })
      // The last chapter is the ledger's own, unless it has no entry yet.
      while (heads.length < checkpoint.chapters.length) {
        heads.push(hashes.at(-1) ?? chapterStart)
        before += entries.length
        hashes = []
        entries = []
      }
      const isWhole = hashes.length === checkpoint.entries && heads.length === checkpoint.chapters.length
      if (!isWhole) return problem('cut', line)
      if (hashes[0] !== checkpoint.first || hashes.at(-1) !== checkpoint.head) return problem('altered', line)
      if (heads.some((head, i) => head !== checkpoint.chapters[i])) return problem('altered', line)
      return ok({ checkpoint, key, before, hashes })
    },
  }
}

const hasCheckpoint = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, 'checkpoint')

function signatureOf(value: unknown, line: number, keys: ReadonlySet<string> | undefined): Checked<Signed> {
  const read = signedCheckpoint.safeParse(value)
  if (!read.success) return problem('signature', line)
  const { checkpoint, key, publicKey, signature } = read.data
  const bytes = Buffer.from(publicKey, 'base64url')
  if (key !== thumbprint(publicKey)) return problem('signature', line)
  if (!isSigned(bytes, checkpointName, canonicalJson(checkpoint), Buffer.from(signature, 'base64url'))) return problem('signature', line)
  return keys === undefined || keys.has(key) ? ok({ checkpoint, key, line }) : problem('key', line)
}

/** RFC 7638, of an Ed25519 key (RFC 8037). */
const thumbprint = (x: string): string =>
  createHash('sha256')
    .update(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const problem = (code: LedgerFileProblem['code'], line?: number) =>
  err<LedgerFileProblem>({ type: 'BadLedgerFile', code, ...(line !== undefined && { line }) })
