/**
 * A segment: at most 256 records of one kind and month, sealed as one age file.
 *
 * Inside the age file, padded: one line of JSON `{header, signature}`, then zstd(NDJSON), one row a record. The
 * producer signs the header, which binds person, dataset, epoch, recipient and body, *inside* the plaintext: who can
 * only seal (a recipient is public) cannot make a segment pass for somebody else's.
 */
import { zstdCompressSync } from 'node:zlib'
import { openAge, sealAge } from '#lib/age'
import { isSigned } from '#lib/ed25519'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { unzstd } from '#lib/unzstd'
import type { Item, Kind } from '#model'
import { sha256 } from './chain.ts'
import { type Epoch, type Identity, type Random } from './keys.ts'
import { pad, unpad } from './padding.ts'

/** A page of 100 records opens one segment; larger ones cost reads, smaller ones room. */
export const recordsPerSegment = 256
const formatVersion = 1
/** Far above 256 records at the limits of their schemas: a bomb cannot come from our own pen, this bounds a mistake. */
const maxBodyBytes = 256 * 1024 * 1024

/** One record in a segment, or the hole that its deletion left; `file` is its index in the batch. */
export type Row = {
  readonly place: { readonly file: number; readonly line?: number; readonly path?: string }
  /** The number of its batch, in a merged segment alone. */
  readonly batch?: string
} & ({ readonly item: Item; readonly gone?: never } | { readonly gone: Hole | null; readonly item?: never })

/**
 * What is left where a record was deleted, so that the records equal to it keep their ranks: keyed digests, and its place among the
 * equal ones of its file. Null where an amendment was.
 */
export interface Hole {
  readonly name: string
  readonly at: number
  readonly order: string
  readonly reference?: string
}

/** What a segment holds, as the sealed manifest lists it. */
export interface SegmentAbout {
  readonly kind: Kind
  /** `YYYY-MM`, or empty for records without a day. */
  readonly month: string
  /** Empty for a merged segment. */
  readonly batch: string
  readonly count: number
}

interface Header extends SegmentAbout {
  readonly version: number
  readonly vault: string
  readonly dataset: string
  readonly epoch: string
  /** Hexadecimal SHA-256 of the recipient's text and of the body. */
  readonly recipient: string
  readonly sha256: string
}

const headerOf = (vault: string, epoch: Epoch, about: SegmentAbout, body: string): Header => ({
  version: formatVersion,
  vault,
  dataset: epoch.dataset,
  epoch: epoch.epoch,
  kind: about.kind,
  month: about.month,
  batch: about.batch,
  count: about.count,
  recipient: sha256(epoch.recipient),
  sha256: body,
})

/** Seals the rows as one age file. */
export function sealSegment(
  vaultId: string,
  epoch: Epoch,
  producer: Identity,
  batch: string,
  part: { readonly kind: Kind; readonly month: string; readonly rows: readonly Row[] },
  random: Random,
): Uint8Array {
  const body = zstdCompressSync(part.rows.map((row) => JSON.stringify(row)).join('\n'))
  const about = { kind: part.kind, month: part.month, batch, count: part.rows.length }
  const header = canonicalJson(headerOf(vaultId, epoch, about, sha256(body)) as unknown as Canonical)
  const signature = Buffer.from(producer.sign('segment', header)).toString('base64url')
  const content = Buffer.concat([Buffer.from(`{"header":${header},"signature":"${signature}"}\n`), body])
  return sealAge(pad(formatVersion, content), epoch.recipient, random)
}

/**
 * The lines of the rows (`readRows`), or undefined when anything at all is not as expected. `producer` is the public key whose signature is
 * checked; leave it out for a segment whose sealed hash the manifest already vouches for.
 */
export function openSegment(
  vaultId: string,
  epoch: Epoch,
  about: SegmentAbout,
  sealed: Uint8Array,
  producer?: Uint8Array,
): Uint8Array | undefined {
  const padded = openAge(sealed, epoch.identity)
  const content = padded.ok ? unpad(formatVersion, padded.value) : undefined
  if (content === undefined) return undefined
  const end = content.indexOf(0x0a)
  const line = Buffer.from(content.subarray(0, Math.max(end, 0))).toString()
  const body = content.subarray(end + 1)
  const expected = canonicalJson(headerOf(vaultId, epoch, about, sha256(body)) as unknown as Canonical)
  const signature = signatureOf(line, expected)
  if (signature === undefined) return undefined
  if (producer !== undefined && !isSigned(producer, 'segment', expected, signature)) return undefined
  try {
    return unzstd(body, maxBodyBytes)
  } catch {
    return undefined
  }
}

/** The rows of an opened segment; undefined for another number of lines, or one that does not read. */
export function readRows(body: Uint8Array, count: number): Row[] | undefined {
  try {
    // A line feed inside JSON is written \\n, so those of the text stand between rows: one parse costs less than 256.
    const rows = JSON.parse(`[${textOf(body).replaceAll('\n', ',')}]`) as Row[]
    return rows.length === count ? rows : undefined
  } catch {
    return undefined
  }
}

/** The same as text, a row each. */
export const linesOf = (body: Uint8Array): string[] => textOf(body).split('\n')

export const textOf = (body: Uint8Array): string => Buffer.from(body.buffer, body.byteOffset, body.length).toString()

/** There is one way to write the line, so it is compared rather than parsed. */
function signatureOf(line: string, header: string): Uint8Array | undefined {
  const start = `{"header":${header},"signature":"`
  const rest = line.startsWith(start) ? /^([\w-]{86})"\}$/.exec(line.slice(start.length)) : null
  const text = rest?.[1] ?? ''
  const signature = Buffer.from(text, 'base64url')
  // The last character has four bits to spare, which must be zero.
  return signature.length === 64 && signature.toString('base64url') === text ? signature : undefined
}
