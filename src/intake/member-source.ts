/** A `Source` on a member of an archive, which can only be inflated from its start. */
import type { Source } from '#connectors'
import type { ArchiveEntry } from '#lib/pure/archive'

/** Up to here a member is held inflated; a longer one is inflated again for each reading that goes back. */
const heldBytes = 32 * 2 ** 20

/** Reading onwards costs one inflating whatever the size; `forget` frees what is held, and the source still reads. */
export function createMemberSource({ name, size, read }: Pick<ArchiveEntry, 'name' | 'size' | 'read'>): Source & { forget(): void } {
  let held: Uint8Array | undefined
  let cursor = createCursor(read)

  async function hold(): Promise<Uint8Array> {
    const bytes = new Uint8Array(size)
    let done = 0
    for await (const piece of read()) {
      bytes.set(piece, done)
      done += piece.length
    }
    return bytes
  }
  async function readLong(offset: number, length: number): Promise<Uint8Array> {
    if (offset < cursor.at()) {
      await cursor.close()
      cursor = createCursor(read)
    }
    return cursor.read(offset, length)
  }
  return {
    name,
    size,
    async read(offset, length) {
      if (!Number.isSafeInteger(offset) || offset < 0) throw new RangeError('offset')
      const wanted = Math.max(0, Math.min(length, size - offset))
      if (held) return held.subarray(offset, offset + wanted)
      // The first bytes alone are asked to recognise a member: most of it need not be inflated for that.
      if (size > heldBytes || cursor.at() === 0) return readLong(offset, wanted)
      held = await hold()
      return held.subarray(offset, offset + wanted)
    },
    async *stream(from = 0) {
      if (size <= heldBytes) {
        held ??= await hold()
        for (let at = from; at < size; at += pieceBytes) yield held.subarray(at, at + pieceBytes)
        return
      }
      let at = 0
      for await (const piece of read()) {
        if (at + piece.length > from) yield piece.subarray(Math.max(0, from - at))
        at += piece.length
      }
    },
    forget() {
      held = undefined
      void cursor.close()
      cursor = createCursor(read)
    },
  }
}

const pieceBytes = 65_536

/** Bytes read in order: what lies before the place asked is inflated and dropped. */
function createCursor(read: ArchiveEntry['read']) {
  let pieces: AsyncGenerator<Uint8Array, void> | undefined
  let rest: Uint8Array = new Uint8Array()
  /** Place of the first byte of `rest`. */
  let at = 0
  return {
    at: () => at,
    async read(offset: number, length: number): Promise<Uint8Array> {
      pieces ??= read()
      const bytes = new Uint8Array(length)
      let done = 0
      while (done < length) {
        if (rest.length === 0) {
          const next = await pieces.next()
          if (next.done) return bytes.subarray(0, done)
          rest = next.value
        }
        const skipped = Math.min(rest.length, offset + done - at)
        const taken = rest.subarray(skipped, skipped + length - done)
        bytes.set(taken, done)
        done += taken.length
        at += skipped + taken.length
        rest = rest.subarray(skipped + taken.length)
      }
      return bytes
    },
    close: async () => void (await pieces?.return()),
  }
}
