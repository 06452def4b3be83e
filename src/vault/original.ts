/**
 * An original: a file as the person gave it, in pieces of 4 MiB, each an age file, padded. A piece is one line of JSON that
 * says its place, then its bytes, in zstd when that is smaller. The list of the pieces' hashes is signed with the delivery
 * that they come with, then lies in the sealed manifest: a piece that is missing, moved, cut or changed is told for its file
 * alone, and the rest of the vault stays as it is. Pieces stay sealed for the inbox: taking them in moves no bytes.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { openAge, sealAge } from '#lib/age'
import { canonicalJson } from '#lib/pure/canonical'
import { err, ok, type Result } from '#lib/pure/result'
import { inboxOf } from './capability.ts'
import { aboutBatch, sha256 } from './chain.ts'
import { damaged, type Epochs, type Head, type VaultDeps } from './head.ts'
import type { Epoch, Random } from './keys.ts'
import type { StoredBatch, StoredOriginal } from './manifest.ts'
import { pad, unpad } from './padding.ts'
import { type BatchPlan, planned } from './plan.ts'
import type { Rows } from './rows.ts'
import type { Damaged, ImportCapability, Original, Unknown } from './types.ts'

const formatVersion = 1
export const pieceBytes = 4 * 1024 * 1024

/** Seals and stores the pieces of one file, none of them kept yet. Holds one piece at a time. */
export async function storeOriginal(
  rows: Rows,
  { vaultId, batch, inbox }: Pick<ImportCapability, 'vaultId' | 'batch' | 'inbox'>,
  { file, size, bytes }: { readonly file: number; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> },
  random: Random,
): Promise<Original> {
  const count = Math.max(1, Math.ceil(size / pieceBytes))
  const pieces: string[] = []
  for await (const piece of piecesOf(bytes)) {
    const n = pieces.length
    const place = { vault: vaultId, batch, file, n, count, size }
    const sealed = sealAge(pad(formatVersion, contentOf(place, piece)), inbox.recipient, random)
    await rows.addOriginal(vaultId, { batch, file, n, kept: 0, epoch: inbox.epoch, sealed })
    pieces.push(sha256(sealed))
  }
  if (pieces.length !== count) throw new Error('original: a file is not as long as was said')
  return { file, size, pieces }
}

/** Reads one back, piece by piece, each checked before it is handed over; the first before this answers. */
export async function openOriginal(
  { rows, key }: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Head,
  batch: string,
  file: number,
): Promise<Result<AsyncGenerator<Uint8Array, void>, Damaged | Unknown>> {
  const found = originalOf(manifest.batches, batch, file)
  if (found?.pieces === undefined) return err({ type: 'Unknown' })
  const { pieces, size } = found
  const epoch = await epochs.find(identity, inboxOf(key), found.epoch)
  if (!epoch.ok) return epoch
  const what = `original ${batch} ${file}`
  const read = async (n: number): Promise<Uint8Array | undefined> => {
    const sealed = await rows.original(key.vaultId, batch, file, n)
    if (sealed === undefined || epoch.value === undefined || sha256(sealed) !== pieces[n]) return undefined
    return openPiece(epoch.value, { vault: key.vaultId, batch, file, n, count: pieces.length, size }, sealed)
  }
  const first = await read(0)
  if (first === undefined) return damaged(what)
  return ok(
    (async function* () {
      yield first
      for (let n = 1; n < pieces.length; n += 1) {
        const piece = await read(n)
        if (piece === undefined) throw new OriginalDamaged(what)
        yield piece
      }
    })(),
  )
}

/** A later piece does not hold: what was handed over so far was right. */
export class OriginalDamaged extends Error {}

/** Those that do not hold, by batch and file; every piece of every original is opened. */
export async function damagedOriginals(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
): Promise<{ readonly batch: string; readonly file: number }[]> {
  const wrong: { batch: string; file: number }[] = []
  for (const { batch, originals = [] } of head.manifest.batches) {
    for (const { file, pieces } of originals) {
      if (pieces === undefined) continue
      const opened = await openOriginal(deps, epochs, head, batch.id, file)
      if (!opened.ok || !(await isWhole(opened.value))) wrong.push({ batch: batch.id, file })
    }
  }
  return wrong
}

async function isWhole(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const _piece of pieces);
    return true
  } catch (error) {
    if (error instanceof OriginalDamaged) return false
    throw error
  }
}

/** Plans the deletion of one: its line says when, its pieces go in the same transaction, and the chain says so. */
export function planDropOriginal(deps: VaultDeps, head: Head, stored: StoredBatch, file: number): BatchPlan {
  const { n } = head.manifest.head
  const originals = stored.originals?.map((one) =>
    one.file === file ? { file, size: one.size, epoch: one.epoch, deleted: { n, at: deps.now() } } : one,
  )
  const plan = planned(deps, head, {
    manifest: { batches: head.manifest.batches.map((one) => (one === stored ? { ...stored, ...(originals && { originals }) } : one)) },
    steps: [{ dataset: '', epoch: '', operation: 'forget', sha256: aboutBatch('forget', stored.batch.id, n) }],
    epochs: [],
    segments: [],
    retired: [],
  })
  return { ...plan, commit: { ...plan.commit, forgotten: { batch: stored.batch.id, file } }, batch: stored.batch }
}

export const originalOf = (batches: readonly StoredBatch[], batch: string, file: number): StoredOriginal | undefined =>
  batches.find((stored) => stored.batch.id === batch)?.originals?.find((one) => one.file === file)

interface Place {
  readonly vault: string
  readonly batch: string
  readonly file: number
  readonly n: number
  readonly count: number
  readonly size: number
}

function contentOf(place: Place, piece: Uint8Array): Uint8Array {
  const small = zstdCompressSync(piece)
  const zstd = small.length < piece.length
  return Buffer.concat([Buffer.from(`${lineOf(place, zstd)}\n`), zstd ? small : piece])
}

const lineOf = (place: Place, zstd: boolean): string => canonicalJson({ ...place, zstd })

/** Undefined when anything at all is not as expected. There is one way to write the line, so it is compared rather than parsed. */
function openPiece(epoch: Epoch, place: Place, sealed: Uint8Array): Uint8Array | undefined {
  const padded = openAge(sealed, epoch.identity)
  const content = padded.ok ? unpad(formatVersion, padded.value) : undefined
  const end = content?.indexOf(0x0a) ?? -1
  if (content === undefined || end === -1) return undefined
  const line = Buffer.from(content.subarray(0, end)).toString()
  const body = content.subarray(end + 1)
  const expected = place.n + 1 < place.count ? pieceBytes : place.size - place.n * pieceBytes
  if (line !== lineOf(place, true) && line !== lineOf(place, false)) return undefined
  const piece = line === lineOf(place, true) ? unzip(body) : body
  return piece?.length === expected ? piece : undefined
}

function unzip(body: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(body, { maxOutputLength: pieceBytes })
  } catch {
    return undefined
  }
}

/** The same bytes in pieces of 4 MiB, the last one shorter; one empty piece for an empty file. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(pieceBytes)
  let [filled, given] = [0, false]
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(chunk.length - at, pieceBytes - filled)
      piece.set(chunk.subarray(at, at + taken), filled)
      at += taken
      filled += taken
      if (filled < pieceBytes) continue
      yield piece
      ;[filled, given] = [0, true]
    }
  }
  if (filled > 0 || !given) yield piece.subarray(0, filled)
}
