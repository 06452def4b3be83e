/** Everything, or a part, leaves as one file: written in the ledger before its first byte, and again at its end. */
import { err, ok, type Result } from '#lib/pure/result'
import type { Damaged, OpenVault, Unknown, VaultKey } from '#vault'
import type { Ledger } from './ledger.ts'
import type { Kind } from '#model'
import type { ExportChoice } from './package/format.ts'
import { type Readable, type ToWrite, writePackage, type Written } from './package/write.ts'
import { ownHand } from './settings.ts'
import { type UsualFormat, usualFormats, writeUsual } from './usual/usual.ts'

export interface LeavingDeps {
  readonly vault: OpenVault
  readonly key: VaultKey
  readonly ledger: Ledger
  readonly now: () => string
}

/** The bytes of an export, as they are asked for. Whoever takes them ends them (`return`), read or not. */
export type Leaving = AsyncIterableIterator<Uint8Array, void>

/** Reserves the entry and begins; `choice` undefined takes everything. */
export async function leave(deps: LeavingDeps, readable: Readable, choice?: ExportChoice): Promise<Result<Leaving, Damaged | Unknown>> {
  const { vault, key, ledger, now } = deps
  const [chapters, entries] = [await ledger.chapters(key), await ledger.entries(key)]
  if (!chapters.ok) return chapters
  if (!entries.ok) return entries
  return await reserved(deps, choice ?? {}, choice?.kinds ?? [], (part, done) =>
    writePackage({
      snapshot: vault.snapshot(),
      chapters: choice === undefined ? [...chapters.value, entries.value] : [],
      choice: choice && part,
      at: now(),
      readable,
      done,
    }),
  )
}

/** The same for one of the usual formats. */
export async function leaveAs(deps: LeavingDeps, format: UsualFormat, choice: ExportChoice): Promise<Result<Leaving, Damaged | Unknown>> {
  const kinds = usualFormats[format].filter((kind) => choice.kinds?.includes(kind) ?? true)
  return await reserved(deps, choice, kinds, (part, done) =>
    writeUsual(format, {
      snapshot: deps.vault.snapshot(),
      choice: part,
      at: deps.now(),
      done: (records) => done({ records, digest: undefined }),
    }),
  )
}

type Part = NonNullable<ToWrite['choice']>

async function reserved(
  { vault, key, ledger }: LeavingDeps,
  choice: ExportChoice,
  kinds: readonly Kind[],
  write: (part: Part, done: (written: Written) => void) => AsyncGenerator<Uint8Array, void>,
): Promise<Result<Leaving, Damaged | Unknown>> {
  const place = choice.batch === undefined ? undefined : vault.batches().findIndex(({ id }) => id === choice.batch)
  if (place === -1) return err({ type: 'Unknown' })
  const reads = Object.fromEntries(kinds.map((kind) => [kind, []]))
  const entry = await ledger.append(key, { act: 'reserved', actor: ownHand, purpose: 'export', reads })
  if (!entry.ok) return entry
  let written: Written | undefined
  const bytes = write(partOf(choice, place), (done) => (written = done))
  return ok(
    told(bytes, async (detail) => {
      const end = { of: entry.value, actor: ownHand }
      if (detail !== undefined || written === undefined)
        return void (await ledger.append(key, { ...end, act: 'failed', detail: detail ?? 'error' }))
      const { records, digest } = written
      await ledger.append(key, { ...end, act: 'completed', count: records, ...(digest && { digest }) })
    }),
  )
}

const partOf = ({ batch: _number, ...part }: ExportChoice, place: number | undefined): Part =>
  place === undefined ? part : { ...part, batch: place + 1 }

/** Tells the end once, however it comes: `detail` says why it failed. What was handed over before that may have been read. */
function told(bytes: AsyncGenerator<Uint8Array, void>, end: (detail?: string) => Promise<void>): Leaving {
  let ended = false
  const once = async (detail?: string): Promise<void> => {
    if (ended) return
    ended = true
    await end(detail)
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      try {
        const next = await bytes.next()
        if (next.done === true) await once()
        return next
      } catch (error) {
        await once('unknown: assume read')
        throw error
      }
    },
    async return() {
      await bytes.return()
      await once('unknown: assume read')
      return { done: true, value: undefined }
    },
  }
}
