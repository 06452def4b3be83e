/** Opens sealed segments. One function of plain data behind one type, so that it can move to a worker thread. */
import { setImmediate } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/pure/result'
import { sha256 } from './chain.ts'
import type { Epoch } from './keys.ts'
import { openSegment, type Row, type SegmentAbout } from './segment.ts'
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

/** Lets other requests in between two handfuls of segments (about 10 ms). */
const handful = 32

/** Opens on this thread; nothing is kept. */
export const openHere: Opener = async (vaultId, segments, producer) => {
  const opened: (readonly Row[])[] = []
  for (const [i, { number, sealed, sha256: expected, epoch, about }] of segments.entries()) {
    if (i % handful === handful - 1) await setImmediate()
    const rows = sha256(sealed) === expected ? openSegment(vaultId, epoch, about, sealed, producer) : undefined
    if (rows === undefined) return err({ type: 'Damaged', what: `segment ${number}` })
    opened.push(rows)
  }
  return ok(opened)
}
