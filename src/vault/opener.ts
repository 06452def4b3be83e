/**
 * Opens sealed segments: on this thread when they are few, else on threads that end once idle. Bytes are opened there and
 * parsed here: handing over lines costs half of handing over the objects they make.
 */
import { setImmediate } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/pure/result'
import { createWorkerPool } from '#lib/worker-pool'
import { sha256 } from './chain.ts'
import type { Epoch } from './keys.ts'
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

/** Rows of each segment, in the order asked; `Damaged` names the first that is not what it should be. */
export type Opener = (
  vaultId: string,
  segments: readonly ToOpen[],
  producer?: Uint8Array,
) => Promise<Result<readonly (readonly Row[])[], Damaged>>

/** What a thread is sent: each key once, as bytes that it overwrites. */
export interface OpenRequest {
  readonly vaultId: string
  readonly producer: Uint8Array | undefined
  readonly epochs: readonly (Omit<Epoch, 'identity'> & { readonly identity: Uint8Array<ArrayBuffer> })[]
  /** `epoch` is an index. */
  readonly segments: readonly (Omit<ToOpen, 'number' | 'epoch'> & { readonly epoch: number })[]
}

/** What it answers: the lines of the segments one after the other, up to the first that is `wrong`. */
export interface OpenAnswer {
  readonly bytes: Uint8Array
  readonly lengths: readonly number[]
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
export const openHere: Opener = async (vaultId, segments, producer) => {
  const opened: (readonly Row[])[] = []
  for (const [i, segment] of segments.entries()) {
    if (i % handful === handful - 1) await setImmediate()
    const rows = rowsIn(openBytes(vaultId, segment, producer), segment)
    if (rows === undefined) return damaged(segment)
    opened.push(rows)
  }
  return ok(opened)
}

/** Opens many segments on at most two threads, which end after a minute without work, or when closed. */
export function createOpener({ idleMilliseconds = 60_000 }: { readonly idleMilliseconds?: number } = {}) {
  const pool = createWorkerPool({ script: new URL('./open-worker.ts', import.meta.url), atMost: 2, idleMilliseconds })
  const openThere: Opener = async (vaultId, segments, producer) => {
    const { request, transfer } = requestOf(vaultId, segments, producer)
    return answered((await pool.ask(request, transfer)) as OpenAnswer, segments)
  }
  const open: Opener = async (vaultId, segments, producer) => {
    if (segments.length <= handful) return await openHere(vaultId, segments, producer)
    const handfuls = Array.from({ length: Math.ceil(segments.length / handful) }, (_, i) => segments.slice(i * handful, (i + 1) * handful))
    const opened = await Promise.all(handfuls.map((some) => openThere(vaultId, some, producer)))
    const rows: (readonly Row[])[] = []
    for (const some of opened) {
      if (!some.ok) return some
      rows.push(...some.value)
    }
    return ok(rows)
  }
  return { open, threads: pool.threads, close: pool.close }
}

function requestOf(vaultId: string, segments: readonly ToOpen[], producer: Uint8Array | undefined) {
  const epochs = [...new Set(segments.map(({ epoch }) => epoch))]
  const indexOf = new Map(epochs.map((epoch, index) => [epoch, index]))
  // Copies: what the database gave may share its memory with other rows.
  const request: OpenRequest = {
    vaultId,
    producer: producer && Uint8Array.from(producer),
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

function answered({ bytes, lengths, wrong }: OpenAnswer, segments: readonly ToOpen[]): Result<(readonly Row[])[], Damaged> {
  const opened: (readonly Row[])[] = []
  let at = 0
  try {
    for (const [i, segment] of segments.entries()) {
      const length = lengths[i]
      const rows = i === wrong || length === undefined ? undefined : rowsIn(bytes.subarray(at, at + length), segment)
      if (rows === undefined) return damaged(segment)
      opened.push(rows)
      at += length ?? 0
    }
    return ok(opened)
  } finally {
    bytes.fill(0)
  }
}

const rowsIn = (body: Uint8Array | undefined, { about }: ToOpen): Row[] | undefined => body && readRows(body, about.count)
const damaged = ({ number }: ToOpen) => err<Damaged>({ type: 'Damaged', what: `segment ${number}` })
