/**
 * A delivery: one batch, sealed for a vault's inbox by whoever holds an import capability.
 *
 * Row 0 is the header, the others are records in their order; each is an age file, padded. The header is one line of
 * JSON `{about, certificate, signature}`, then zstd(files). The one-time key signs `about`, which binds vault, batch,
 * epoch, recipient, time, files, and the hash of each piece in order; the person's identity key signed the certificate
 * of that key (or of that of an import token, `token.ts`). Who writes in the table can seal for the inbox, and cannot sign.
 */
import { setImmediate } from 'node:timers/promises'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { openAge, sealAge } from '#lib/age'
import { isSigned } from '#lib/ed25519'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { isCertified } from './capability.ts'
import type { Head } from './head.ts'
import { sha256 } from './chain.ts'
import type { Epoch, Random } from './keys.ts'
import { pad, unpad } from './padding.ts'
import { tokenOf } from './token.ts'
import type { DeliveryRow } from './rows.ts'
import type { BatchFile, ImportCapability, NewBatch, NewRecord } from './types.ts'

const formatVersion = 1
/** Opened and cut again once the key is there: larger pieces than segments cost fewer seals. */
const recordsPerPiece = 1_024
/** Far above any honest piece, and above the problems of 1,000 files: a bomb could come only from a certified hand. */
const maxBytes = 256 * 1024 * 1024

/** Seals a batch: the rows to store. */
export async function sealDelivery(
  { vaultId, batch, inbox, certificate, signer }: ImportCapability,
  { connector, origin, files, records, originals }: NewBatch,
  at: string,
  random: Random,
): Promise<DeliveryRow[]> {
  const seal = (content: Uint8Array) => sealAge(pad(formatVersion, content), inbox.recipient, random)
  const pieces: Uint8Array[] = []
  for (let i = 0; i < records.length; i += recordsPerPiece) {
    pieces.push(
      seal(
        zstdCompressSync(
          records
            .slice(i, i + recordsPerPiece)
            .map((record) => JSON.stringify(record))
            .join('\n'),
        ),
      ),
    )
    // Lets other requests in between.
    await setImmediate()
  }
  const body = zstdCompressSync(JSON.stringify({ connector, origin, files }))
  const about = {
    version: formatVersion,
    vault: vaultId,
    batch,
    epoch: inbox.epoch,
    recipient: inbox.recipient,
    at,
    records: records.length,
    sha256: sha256(body),
    pieces: pieces.map(sha256),
    ...(originals && { originals }),
  }
  const signature = Buffer.from(signer.sign('delivery', canonicalJson(about as unknown as Canonical))).toString('base64url')
  const header = Buffer.concat([Buffer.from(`${JSON.stringify({ about, certificate, signature })}\n`), body])
  return [seal(header), ...pieces].map((sealed, n) => ({ delivery: batch, n, epoch: inbox.epoch, sealed }))
}

/** A delivery, opened. */
export interface Delivered {
  readonly at: string
  /** Of the inbox. */
  readonly epoch: string
  readonly batch: NewBatch
  /** The name of the import token that brought it, if one did. */
  readonly token?: string
}

/** What the rows hold, or undefined when anything at all is not as the person's key certified it. Records are not checked yet. */
export async function openDelivery(
  vaultId: string,
  epoch: Epoch,
  head: Head,
  [first, ...pieces]: readonly DeliveryRow[],
): Promise<Delivered | undefined> {
  const opened = first && openPiece(epoch, first.sealed)
  const end = opened?.indexOf(0x0a) ?? -1
  if (first === undefined || opened === undefined || end === -1) return undefined
  const body = opened.subarray(end + 1)
  const header = parsed(line, opened.subarray(0, end))
  if (header === undefined) return undefined
  const { about, certificate, signature } = header
  const place = { vault: vaultId, batch: first.delivery, epoch: epoch.epoch, recipient: epoch.recipient }
  const isHere = Object.entries(place).every(([name, value]) => about[name as keyof typeof place] === value)
  if (!isHere || about.at > certificate.expires) return undefined
  const token = certificate.token === undefined ? undefined : tokenOf(head, vaultId, certificate)
  if (token === undefined && (certificate.token !== undefined || !isCertified(head.identity.publicKey, place, certificate)))
    return undefined
  const producer = Buffer.from(certificate.producer, 'base64url')
  if (!isSigned(producer, 'delivery', canonicalJson(about), Buffer.from(signature, 'base64url'))) return undefined
  const hashes = pieces.map(({ sealed }) => sha256(sealed))
  if (sha256(body) !== about.sha256 || hashes.join() !== about.pieces.join()) return undefined
  const files = parsed(told, unzip(body))
  const records = files && (await recordsOf(epoch, pieces, files.files.length))
  if (files === undefined || records?.length !== about.records) return undefined
  if (about.originals?.some((original) => files.files[original.file] === undefined)) return undefined
  return {
    at: about.at,
    epoch: about.epoch,
    ...(token && { token: token.name }),
    batch: {
      ...files,
      ...(about.originals && { originals: about.originals }),
      files: files.files as unknown as readonly BatchFile[],
      records,
    },
  }
}

/** The records of every piece; undefined when one is not a record of one of the files. What it holds is for the gate to check. */
async function recordsOf(epoch: Epoch, pieces: readonly DeliveryRow[], files: number): Promise<NewRecord[] | undefined> {
  const records: NewRecord[] = []
  for (const { sealed } of pieces) {
    const content = openPiece(epoch, sealed)
    const text = content && unzip(content)
    if (text === undefined) return undefined
    for (const json of Buffer.from(text).toString().split('\n')) {
      const read = parsed(record, Buffer.from(json))
      if (read === undefined || read.file >= files) return undefined
      records.push(read as unknown as NewRecord)
    }
    await setImmediate()
  }
  return records
}

function openPiece(epoch: Epoch, sealed: Uint8Array): Uint8Array | undefined {
  const padded = openAge(sealed, epoch.identity)
  return padded.ok ? unpad(formatVersion, padded.value) : undefined
}

function unzip(content: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(content, { maxOutputLength: maxBytes })
  } catch {
    return undefined
  }
}

function parsed<T>(schema: z.ZodType<T>, json: Uint8Array | undefined): T | undefined {
  if (json === undefined) return undefined
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(json).toString()))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

const n = z.int().min(0)
const bytes = (length: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((length * 4) / 3)}}$`))
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime({ precision: 3 })
const line = z.strictObject({
  about: z.strictObject({
    version: z.literal(formatVersion),
    vault: z.string(),
    batch: z.string(),
    epoch: z.string(),
    recipient: z.string(),
    at: instant,
    records: n,
    sha256: hex,
    pieces: z.array(hex),
    originals: z.array(z.strictObject({ file: n, size: n, pieces: z.array(hex).min(1) })).optional(),
  }),
  certificate: z.strictObject({ producer: bytes(32), expires: instant, signature: bytes(64), token: bytes(16).optional() }),
  signature: bytes(64),
})
const kinds = z.record(z.string(), n)
/** Problems are the person's own reading of her files, shown as they were sealed. */
const file = z.object({
  name: z.string(),
  size: n,
  connector: z.string().nullable(),
  kinds,
  from: z.string().optional(),
  to: z.string().optional(),
  problems: z.array(z.looseObject({ code: z.string() })),
  moreProblems: n,
})
const told = z.strictObject({ connector: z.string(), origin: z.string(), files: z.array(file) })
const record = z.strictObject({
  item: z.looseObject({ kind: z.string() }),
  file: n,
  line: n.optional(),
  path: z.string().optional(),
})
