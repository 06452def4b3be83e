/**
 * Opens sealed segments: on this thread when they are few, else on threads that end once idle. Bytes are opened there and
 * parsed here: handing over lines costs half of handing over the objects they make.
 */
import { setImmediate } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/pure/result'
import { createWorkerPool } from '#lib/worker-pool'
import { sha256 } from './chain.ts'
import type { Epoch } from './keys.ts'
import { hitsIn, rowsScanned, type Scan } from './scan.ts'
import { openSegment, readRows, type Row, type SegmentAbout } from './segment.ts'
import type { Damaged } from './types.ts'

/** One segment to open, and all that must be true of it. */
export interface ToOpen {
  readonly number: string
  readonly sealed: Uint8Array
  readonly sha256: string
  readonly epoch: Epoch
  readonly about: SegmentAbout
}

/** How segments are opened: `read` says what their lines become (rows by default), and with a `scan` is not asked. */
export interface How<T = readonly Row[]> {
  readonly producer?: Uint8Array
  readonly scan?: Scan
  readonly read?: (body: Uint8Array, about: SegmentAbout) => T | undefined
}

/**
 * Rows of each segment, in the order asked, or with a scan those it cannot rule out; `Damaged` names the first that is not what
 * it should be.
 */
export type Opener = <T = readonly Row[]>(
  vaultId: string,
  segments: readonly ToOpen[],
  how?: How<T>,
) => Promise<Result<readonly T[], Damaged>>

/** What a thread is sent: each key once, as bytes that it overwrites. */
export interface OpenRequest {
  readonly vaultId: string
  readonly producer: Uint8Array | undefined
  readonly scan: Scan | undefined
  readonly epochs: readonly (Omit<Epoch, 'identity'> & { readonly identity: Uint8Array<ArrayBuffer> })[]
  /** `epoch` is an index. */
  readonly segments: readonly (Omit<ToOpen, 'number' | 'epoch'> & { readonly epoch: number })[]
}

/** What it answers: the lines of the segments one after the other, up to the first that is `wrong`. */
export interface OpenAnswer {
  readonly bytes: Uint8Array
  readonly lengths: readonly number[]
  /** Of each segment, when there is a scan. */
  readonly hits: readonly (readonly number[])[]
  readonly wrong?: number
}

/**
 * Segments between which other requests come in (about 10 ms), and what a thread is sent at once. No more than these are opened
 * here: a thread that must first start takes longer (decision 051).
 */
const handful = 32

/** The lines of a segment, or undefined when it is not what it should be. */
export const openBytes = (
  vaultId: string,
  { sealed, sha256: expected, epoch, about }: Omit<ToOpen, 'number'>,
  producer?: Uint8Array,
): Uint8Array | undefined => (sha256(sealed) === expected ? openSegment(vaultId, epoch, about, sealed, producer) : undefined)

/** Opens on this thread; nothing is kept. */
export const openHere: Opener = async (vaultId, segments, how = {}) => {
  const { producer, scan } = how
  const opened: Opened[] = []
  for (const [i, segment] of segments.entries()) {
    if (i % handful === handful - 1) await setImmediate()
    const body = openBytes(vaultId, segment, producer)
    if (body === undefined) return damaged(segment)
    opened.push({ body, hits: scan === undefined ? [] : hitsIn(body, scan) })
  }
  return await rowsOf(segments, opened, how)
}

/** Opens many segments on at most two threads, which end after a minute without work, or when closed. */
export function createOpener({ idleMilliseconds = 60_000 }: { readonly idleMilliseconds?: number } = {}) {
  const pool = createWorkerPool({ script: new URL('./open-worker.ts', import.meta.url), atMost: 2, idleMilliseconds })
  const open: Opener = async (vaultId, segments, how = {}) => {
    if (segments.length <= handful) return await openHere(vaultId, segments, how)
    const handfuls = Array.from({ length: Math.ceil(segments.length / handful) }, (_, i) => segments.slice(i * handful, (i + 1) * handful))
    const answers = await Promise.all(
      handfuls.map(async (some) => {
        const { request, transfer } = requestOf(vaultId, some, how)
        return (await pool.ask(request, transfer)) as OpenAnswer
      }),
    )
    const opened: Opened[] = []
    try {
      for (const [i, answer] of answers.entries()) {
        const bodies = bodiesOf(answer)
        if (answer.wrong !== undefined) return damaged(handfuls[i]?.[answer.wrong] as ToOpen)
        opened.push(...bodies)
      }
      return await rowsOf(segments, opened, how)
    } finally {
      for (const { bytes } of answers) bytes.fill(0)
    }
  }
  return { open, threads: pool.threads, close: pool.close }
}

/** A segment's lines, and which of them may answer a scan. */
interface Opened {
  readonly body: Uint8Array
  readonly hits: readonly number[]
}

async function rowsOf<T>(segments: readonly ToOpen[], opened: readonly Opened[], { scan, read }: How<T>): Promise<Result<T[], Damaged>> {
  if (scan !== undefined) {
    const rows = rowsScanned(segments.map(({ about }, i) => ({ ...about, ...(opened[i] as Opened) })))
    return rows === undefined ? damaged(segments[0] as ToOpen) : ok(rows as T[])
  }
  const rows: T[] = []
  for (const [i, segment] of segments.entries()) {
    if (i % handful === handful - 1) await setImmediate()
    const { body } = opened[i] as Opened
    const found = read === undefined ? (readRows(body, segment.about.count) as T | undefined) : read(body, segment.about)
    if (found === undefined) return damaged(segment)
    rows.push(found)
  }
  return ok(rows)
}

function requestOf(vaultId: string, segments: readonly ToOpen[], { producer, scan }: Pick<How, 'producer' | 'scan'>) {
  const epochs = [...new Set(segments.map(({ epoch }) => epoch))]
  const indexOf = new Map(epochs.map((epoch, index) => [epoch, index]))
  // Copies: what the database gave may share its memory with other rows.
  const request: OpenRequest = {
    vaultId,
    producer: producer && Uint8Array.from(producer),
    scan,
    epochs: epochs.map((epoch) => ({ ...epoch, identity: new TextEncoder().encode(epoch.identity) })),
    segments: segments.map(({ sealed, sha256: hash, epoch, about }) => ({
      sealed: Uint8Array.from(sealed),
      sha256: hash,
      epoch: indexOf.get(epoch) as number,
      about,
    })),
  }
  const buffers = [...request.epochs.map(({ identity }) => identity), ...request.segments.map(({ sealed }) => sealed)]
  return { request, transfer: buffers.map(({ buffer }) => buffer as ArrayBuffer) }
}

function bodiesOf({ bytes, lengths, hits }: OpenAnswer): Opened[] {
  let at = 0
  return lengths.map((length, i) => ({ body: bytes.subarray(at, (at += length)), hits: hits[i] ?? [] }))
}

const damaged = ({ number }: ToOpen) => err<Damaged>({ type: 'Damaged', what: `segment ${number}` })
