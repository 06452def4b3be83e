/** The sealed table of contents of a vault: datasets, batches, their segments, the head of the chain, the id key. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { openWith, sealWith } from '#lib/seal'
import { isKind, type Kind } from '#model'
import { type ChainHead, emptyHead } from './chain.ts'
import { type Random, sealContext } from './keys.ts'
import { pad, unpad } from './padding.ts'
import type { Batch, VaultKey } from './types.ts'

/** A segment as the manifest lists it, in chain order. */
export interface SegmentEntry {
  readonly number: string
  /** Its number in the chain. */
  readonly n: number
  readonly dataset: string
  readonly epoch: string
  readonly kind: Kind
  readonly month: string
  readonly count: number
  /** Hexadecimal, of the sealed bytes: what the person sealed, so no signature needs checking again on each read. */
  readonly sha256: string
  /** Format 1 knows only the vault's own table. */
  readonly location: 'here'
}

/** A file as it was given, or what is left of it once it is deleted. */
export interface StoredOriginal {
  /** Its index among the files of the batch. */
  readonly file: number
  readonly size: number
  /** Of the inbox. */
  readonly epoch: string
  /** Hexadecimal SHA-256 of each sealed piece, in order; absent once deleted. */
  readonly pieces?: readonly string[]
  readonly deleted?: { readonly n: number; readonly at: string }
}

/** A batch with its segments and its history. */
export interface StoredBatch {
  readonly batch: Batch
  /** Number of its opening entry in the chain. */
  readonly n: number
  readonly segments: readonly SegmentEntry[]
  /** Each time it was taken out or put back, with the chain's number of that act. */
  readonly states: readonly { readonly n: number; readonly state: 'live' | 'undone' }[]
  /** Absent where none were kept. */
  readonly originals?: readonly StoredOriginal[]
  /** Of amendments: between which months they make records answer for each other. Absent where they make none. */
  readonly moves?: readonly Move[]
}

/** Records sealed in one month are found in another: corrected to a day of it, or merged into a record of it. */
export interface Move {
  readonly kind: Kind
  readonly from: string
  readonly to: string
}

/** A segment that holds rows of several batches; each row names its own. */
export interface MergedEntry extends SegmentEntry {
  /** Numbers of those batches. */
  readonly of: readonly string[]
  /** Of one written again without what was deleted: the number in the chain whose place it keeps. */
  readonly at?: number
}

/** Segments of one kind and month put together into fewer, or written again without what was deleted. */
export interface Merge {
  /** Its number in the chain. */
  readonly n: number
  /** Numbers in the chain of the segments whose bytes are gone: the chain keeps their hashes. */
  readonly retired: readonly number[]
  /** What came of it, less what a later merge retired. */
  readonly segments: readonly MergedEntry[]
  readonly removed?: true
}

/** An import token that the person made: its time and, once she ended it, when. */
export interface StoredToken {
  readonly id: string
  /** Number of its entry in the chain. */
  readonly n: number
  readonly name: string
  /** Instants, ISO 8601 UTC. */
  readonly at: string
  readonly expires: string
  /** Public key that signs what it brings, base64url. */
  readonly producer: string
  readonly ended?: { readonly n: number; readonly at: string }
}

/** All that a vault knows of itself; it never lies in clear. */
export interface Manifest {
  /** 32 bytes, base64url: makes the ids of records, and travels with an export. */
  readonly idKey: string
  readonly datasets: readonly { readonly number: string; readonly kind: Kind }[]
  /** In chain order. */
  readonly batches: readonly StoredBatch[]
  /** In chain order; absent until the first. */
  readonly merges?: readonly Merge[]
  /** In chain order; absent until the first. */
  readonly tokens?: readonly StoredToken[]
  readonly head: ChainHead
}

/** The manifest of a new vault, with an id key of its own. */
export const emptyManifest = (vaultId: string, random: Random): Manifest => ({
  idKey: Buffer.from(random(32)).toString('base64url'),
  datasets: [],
  batches: [],
  head: emptyHead(vaultId),
})

/**
 * The second has merges: who does not know of them must not take it for a vault that lost segments. The third has tokens
 * or originals: who does not know of them would forget them. The fourth has acts of the person on what she holds: who does not
 * know of them would show what she corrected or deleted as it was.
 */
const formatOf = ({ merges, tokens, batches }: Manifest): number =>
  batches.some(({ batch }) => batch.act !== undefined)
    ? 4
    : tokens !== undefined || batches.some(({ originals }) => originals !== undefined)
      ? 3
      : merges !== undefined
        ? 2
        : 1
const maxBytes = 512 * 1024 * 1024

/** Seals a version of the manifest: it opens as this version of this vault's manifest alone. */
export function sealManifest(key: VaultKey, version: number, manifest: Manifest): Uint8Array {
  const content = pad(formatOf(manifest), zstdCompressSync(JSON.stringify(manifest)))
  return sealWith(key.secret, sealContext('manifest', key.vaultId, version), content)
}

/** The manifest, or undefined for a wrong key, an altered or moved one, another format or another location. */
export function openManifest(key: VaultKey, version: number, sealed: Uint8Array): Manifest | undefined {
  const padded = openWith(key.secret, sealContext('manifest', key.vaultId, version), sealed)
  const content = padded.ok ? [1, 2, 3, 4].map((format) => unpad(format, padded.value)).find((content) => content !== undefined) : undefined
  if (content === undefined) return undefined
  try {
    const parsed = shape.safeParse(JSON.parse(zstdDecompressSync(content, { maxOutputLength: maxBytes }).toString()))
    return parsed.success ? (parsed.data as unknown as Manifest) : undefined
  } catch {
    return undefined
  }
}

/** A segment, and whose rows it holds. */
export interface Listed {
  readonly segment: SegmentEntry
  /** The number of its batch; empty for a merged segment, whose rows name theirs. */
  readonly batch: string
  /** Numbers of the batches whose rows it holds. */
  readonly of: readonly string[]
  /** Its place among the others: its number in the chain, or that of the one it was written again from. */
  readonly at: number
}

/** Every segment whose bytes are here, in the order of their places. */
export function listed({ batches, merges = [] }: Manifest): Listed[] {
  const own = batches.flatMap(({ batch, segments }) =>
    segments.map((segment) => ({ segment, batch: batch.id, of: [batch.id], at: segment.n })),
  )
  const merged = merges.flatMap(({ segments }) =>
    segments.map((segment) => ({ segment, batch: '', of: segment.of, at: segment.at ?? segment.n })),
  )
  return [...own, ...merged].toSorted((a, b) => a.at - b.at)
}

/** Of one kind, in the given months (all by default), those that hold rows of a live batch; in chain order. */
export function liveSegments(manifest: Manifest, kind: Kind, months?: readonly string[]): Listed[] {
  const live = new Set(manifest.batches.filter(({ batch }) => batch.state === 'live').map(({ batch }) => batch.id))
  const asked = months && new Set(months)
  return listed(manifest).filter(
    ({ segment, of }) => segment.kind === kind && (asked?.has(segment.month) ?? true) && of.some((batch) => live.has(batch)),
  )
}

/** The segments that hold amendments, those of undone acts included. */
export function actSegments(manifest: Manifest): Listed[] {
  const acts = new Set(manifest.batches.flatMap(({ batch }) => (batch.act === undefined ? [] : [batch.id])))
  return acts.size === 0 ? [] : listed(manifest).filter(({ of }) => of.some((batch) => acts.has(batch)))
}

/**
 * The months of a kind whose records may be held otherwise than their rows say: those that hold amendments, and those that amendments
 * tie to them.
 */
export function amendedMonths(manifest: Manifest, kind: Kind): ReadonlySet<string> {
  const said = actSegments(manifest).flatMap(({ segment }) => (segment.kind === kind ? [segment.month] : []))
  return new Set(said.length === 0 ? said : tiedMonths(manifest, kind, said))
}

/** What of a manifest ties months together. */
interface Tying {
  readonly batches: readonly { readonly batch: { readonly state: Batch['state'] }; readonly moves?: readonly Move[] }[]
}

/** The months that answer for these ones, all ways: corrections and merges tie months together. */
export function tiedMonths({ batches }: Tying, kind: Kind, months: readonly string[]): readonly string[] {
  const moves = batches.flatMap(({ batch, moves: found = [] }) =>
    batch.state === 'live' ? found.filter((move) => move.kind === kind) : [],
  )
  const tied = new Set(months)
  for (let size = -1; size !== tied.size;) {
    size = tied.size
    for (const { from, to } of moves) if (tied.has(from) || tied.has(to)) tied.add(from).add(to)
  }
  return [...tied]
}

const kind = z.string().refine(isKind)
const n = z.int().min(0)
const state = z.enum(['live', 'undone'])
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const segment = z.object({
  number: z.string(),
  n,
  dataset: z.string(),
  epoch: z.string(),
  kind,
  month: z.string(),
  count: n,
  sha256: hex,
  location: z.literal('here'),
})
/** What the vault itself relies on; the files and counts of a batch are the person's, shown as they were sealed. */
const shape = z.object({
  idKey: z.string().length(43),
  datasets: z.array(z.object({ number: z.string(), kind })),
  batches: z.array(
    z.object({
      batch: z.looseObject({ id: z.string(), state, files: z.array(z.looseObject({ name: z.string() })) }),
      n,
      segments: z.array(segment),
      states: z.array(z.object({ n, state })),
      originals: z
        .array(
          z.object({
            file: n,
            size: n,
            epoch: z.string(),
            pieces: z.array(hex).optional(),
            deleted: z.object({ n, at: z.string() }).optional(),
          }),
        )
        .optional(),
      moves: z.array(z.object({ kind, from: z.string(), to: z.string() })).optional(),
    }),
  ),
  merges: z
    .array(
      z.object({
        n,
        retired: z.array(n),
        segments: z.array(segment.extend({ of: z.array(z.string()), at: n.optional() })),
        removed: z.literal(true).optional(),
      }),
    )
    .optional(),
  tokens: z
    .array(
      z.object({
        id: z.string(),
        n,
        name: z.string(),
        at: z.string(),
        expires: z.string(),
        producer: z.string(),
        ended: z.object({ n, at: z.string() }).optional(),
      }),
    )
    .optional(),
  head: z.object({ n, hash: hex }),
})
