/**
 * Uploads kept for a while after their import, because a file in them waits for its person to say what its columns are: encrypted
 * on disk, their keys in this process alone. Few, small, and not for long; the oldest go first.
 */
import type { Upload } from '#intake'

export interface Shelf {
  /** Takes the upload over. False when it is too large: it is then still the caller's to release. */
  keep(owner: string, id: string, upload: Upload): boolean
  has(owner: string, id: string): boolean
  /** Runs `work` on one file of a kept upload, which is not dropped meanwhile; undefined when it is not here any more. */
  use<T>(owner: string, id: string, file: number, work: (upload: Upload) => Promise<T>): Promise<T> | undefined
  drop(id: string): Promise<void>
  close(): Promise<void>
}

export interface ShelfOptions {
  readonly perOwner: number
  readonly inAll: number
  /** Bytes of all uploads kept at once. */
  readonly bytes: number
  readonly milliseconds: number
}

interface Kept {
  readonly owner: string
  readonly upload: Upload
  readonly bytes: number
  readonly timer: NodeJS.Timeout
  users: number
  dropped: boolean
}

export const shelfLimits: ShelfOptions = { perOwner: 3, inAll: 12, bytes: 512 * 2 ** 20, milliseconds: 30 * 60_000 }

/** An empty shelf. */
export function createShelf({ perOwner, inAll, bytes: most, milliseconds }: ShelfOptions): Shelf {
  const kept = new Map<string, Kept>()

  async function drop(id: string): Promise<void> {
    const one = kept.get(id)
    if (one === undefined) return
    kept.delete(id)
    clearTimeout(one.timer)
    one.dropped = true
    if (one.users === 0) await one.upload.release()
  }
  /** The oldest of those that `of` names go until there is room. */
  function makeRoom(isFull: () => boolean, of: (one: Kept) => boolean): void {
    for (const [id, one] of kept) if (isFull() && of(one)) void drop(id)
  }
  async function used<T>(one: Kept, file: number, work: (upload: Upload) => Promise<T>): Promise<T> {
    one.users += 1
    try {
      return await work(one.upload.only(file))
    } finally {
      one.users -= 1
      if (one.dropped && one.users === 0) await one.upload.release()
    }
  }

  return {
    keep(owner, id, upload) {
      const size = upload.files.reduce((sum, file) => sum + file.size, 0)
      if (size > most) return false
      const total = () => [...kept.values()].reduce((sum, { bytes }) => sum + bytes, size)
      const own = () => [...kept.values()].filter((one) => one.owner === owner).length
      makeRoom(
        () => own() >= perOwner,
        (one) => one.owner === owner,
      )
      makeRoom(
        () => kept.size >= inAll || total() > most,
        () => true,
      )
      const timer = setTimeout(() => void drop(id), milliseconds).unref()
      kept.set(id, { owner, upload, bytes: size, timer, users: 0, dropped: false })
      return true
    },
    has: (owner, id) => kept.get(id)?.owner === owner,
    use(owner, id, file, work) {
      const one = kept.get(id)
      return one?.owner === owner ? used(one, file, work) : undefined
    },
    drop,
    async close() {
      await Promise.all([...kept.keys()].map(drop))
    },
  }
}
