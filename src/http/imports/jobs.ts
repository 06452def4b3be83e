/**
 * Imports under way in this process. Each holds an import capability and its spool, never a key: it reads the files,
 * delivers the batch sealed, and ends. The person's next request, which carries her key, takes the batch in.
 */
import type { Gate, ImportCapability, Original } from '#gate'
import type { FileReport, FileShape, Intake, Preview, ReadingHints, ReadUpload, Upload } from '#intake'
import type { Turns } from '#lib/turns'
import type { Shelf } from './shelf.ts'

/** All that a job works with. */
export interface ImportOrder {
  readonly upload: Upload
  readonly capability: ImportCapability
  readonly hints: ReadingHints
  /** Whoever brought it does not see its batch: what was read is told as long as its end is, and no table waits for an answer. */
  readonly tellsReports?: boolean
  /** The files are kept as they were given, sealed, beside what was read in them. */
  readonly keepsOriginals?: boolean
}

export interface JobFile {
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  readonly records: number
  /** Once its format is known. */
  readonly connector?: string
}

/** A file that was not read, and what it looks like. */
export interface UnreadFile {
  /** Its number in the upload, and its row among the reports, by which it is named. */
  readonly file: number
  readonly row: number
  readonly name: string
  /** In an archive: its path there. */
  readonly member?: string
  /** Sheets of it that were read since. */
  readonly settled?: readonly number[]
  readonly size: number
  readonly shape: FileShape
}

/** A job as its owner sees it. Its number is the one that its batch will have. */
export interface ImportJob {
  readonly id: string
  /** `refused`: no file could be read. `failed`: something went wrong on our side. In both, nothing was kept. */
  readonly state: 'running' | 'done' | 'refused' | 'failed' | 'cancelled'
  /** Empty once ended. */
  readonly files: readonly JobFile[]
  /** Why each file was refused, when none could be read; what was read, where the batch is not seen. */
  readonly reports?: readonly FileReport[]
  /** Files not read whose shape is known; told as long as the job is. */
  readonly unread?: readonly UnreadFile[]
  /** The files were to be kept as they were given, and none is, since nothing was. */
  readonly originalsAsked?: true
}

export type Outcome =
  | { readonly state: 'done' | 'refused'; readonly files: readonly FileReport[] }
  | { readonly state: 'failed' | 'cancelled' }
  | { readonly state: 'busy'; readonly seconds: number }

export interface ImportJobs {
  /** The job takes the upload over, and releases it however it ends. Never rejects. */
  start(owner: string, order: ImportOrder): Promise<Outcome>
  /** Nobody sees another's. */
  find(owner: string, id: string): ImportJob | undefined
  running(owner: string): readonly ImportJob[]
  /** Tables that wait for their columns to be said, as long as they are held. */
  asking(owner: string): readonly { readonly job: string; readonly file: number; readonly name: string }[]
  /** True while a table of this job can still be read without being given again. */
  holds(owner: string, id: string, row: number): boolean
  /** Shows a table that waits for its columns to be said; undefined when it is not held any more. */
  preview(owner: string, id: string, row: number, hints: ReadingHints): Promise<Preview | undefined> | undefined
  /** Imports a held table as its person said, as a job of its own; undefined when it is not held any more. */
  startTable(owner: string, id: string, row: number, order: Omit<ImportOrder, 'upload'>): Promise<Outcome> | undefined
  /** Stops the reading and keeps nothing; too late once the batch is being delivered. */
  cancel(owner: string, id: string): Promise<void>
  /** The same for all that this owner has under way. */
  cancelAll(owner: string): Promise<void>
  /** Stops those that can be, and waits for the end of all. */
  close(): Promise<void>
}

export interface ImportJobsDeps {
  readonly intake: Pick<Intake, 'collect' | 'preview'>
  readonly gate: Pick<Gate, 'deliver' | 'storeOriginal' | 'dropStored'>
  /** Uploads are read a few at a time: each holds a child process and all its records in memory. */
  readonly turns: Turns
  /** Looks at tables are short, and do not wait behind imports. */
  readonly looks: Turns
  readonly shelf: Shelf
  /** Waiting or running at once for one account, so that nobody fills the whole line. */
  readonly perAccount: number
  readonly onError: (error: unknown) => void
}

const busySeconds = 10
/** How long the end of a job is told; its batch is then found by its number. */
const toldMilliseconds = 30 * 60_000

interface Entry {
  readonly owner: string
  job: ImportJob
  unread: readonly UnreadFile[]
  /** False from the moment the batch is delivered. */
  stoppable: boolean
  stop: () => Promise<void>
}

/** The imports of one process, none at first. */
export function createImportJobs({ intake, gate, turns, looks, shelf, perAccount, onError }: ImportJobsDeps): ImportJobs {
  const entries = new Map<string, Entry>()
  const ends = new Set<Promise<Outcome>>()
  const running = (owner?: string): Entry[] =>
    [...entries.values()].filter((entry) => entry.job.state === 'running' && (owner === undefined || entry.owner === owner))

  async function work(entry: Entry, order: ImportOrder): Promise<Outcome> {
    const { upload, capability, hints, tellsReports, keepsOriginals } = order
    const isCancelled = () => entry.job.state === 'cancelled'
    if (isCancelled()) return { state: 'cancelled' }
    const read = await intake.collect(upload, hints, ({ file, ...progress }) => {
      if (entry.job.state !== 'running') return
      entry.job = { ...entry.job, files: entry.job.files.map((line, index) => (index === file ? { ...line, ...progress } : line)) }
    })
    if (isCancelled()) return { state: 'cancelled' }
    if (!tellsReports) keepShapes(entry, read, upload)
    const { origins, records } = read
    if (records.length === 0) return { state: 'refused', files: read.files }
    const originals = keepsOriginals ? await storeAll(upload, capability, origins, isCancelled) : undefined
    if (isCancelled()) return { state: 'cancelled' }
    entry.stoppable = false
    const files = read.files.map(withoutShape)
    const batch = { connector: 'file', origin: 'upload', files, records, ...(originals && { originals }) }
    const delivered = await gate.deliver(capability, batch)
    return delivered.ok ? { state: 'done', files: read.files } : { state: 'failed' }
  }

  /** Every file that the limits let in, under the index of its row: an archive as it came, its members in it. */
  async function storeAll(
    upload: Upload,
    capability: ImportCapability,
    origins: readonly number[],
    isCancelled: () => boolean,
  ): Promise<readonly Original[]> {
    const stored: Original[] = []
    for (const [index, { size, refused }] of upload.files.entries()) {
      if (isCancelled()) break
      if (refused !== undefined) continue
      stored.push(await gate.storeOriginal(capability, { file: origins.indexOf(index), size, bytes: upload.content(index) }))
    }
    return stored
  }

  async function run(entry: Entry, order: ImportOrder): Promise<Outcome> {
    try {
      const taken = await turns.take(() => work(entry, order))
      return taken.ok ? taken.value : { state: 'busy', seconds: taken.error.seconds }
    } catch (error) {
      if (entry.job.state === 'cancelled') return { state: 'cancelled' }
      onError(error)
      return { state: 'failed' }
    }
  }

  function end(entry: Entry, outcome: Outcome, { tellsReports, keepsOriginals }: ImportOrder): void {
    const { id } = entry.job
    const state = outcome.state === 'busy' ? 'failed' : outcome.state
    entry.job = {
      id,
      state,
      files: [],
      ...(outcome.state === 'refused' || (outcome.state === 'done' && tellsReports) ? { reports: outcome.files } : {}),
      ...(entry.unread.length > 0 ? { unread: entry.unread } : {}),
      ...(outcome.state === 'refused' && keepsOriginals ? { originalsAsked: true } : {}),
    }
    entry.stop = () => Promise.resolve()
    setTimeout(() => entries.delete(id), toldMilliseconds).unref()
  }

  async function start(owner: string, order: ImportOrder): Promise<Outcome> {
    const { upload, capability } = order
    const files = upload.files.map(({ name }) => ({ name, state: 'waiting' as const, records: 0 }))
    const job: ImportJob = { id: capability.batch, state: 'running', files }
    const entry: Entry = { owner, job, unread: [], stoppable: true, stop: () => upload.release() }
    let outcome: Outcome = { state: 'busy', seconds: busySeconds }
    if (running(owner).length < perAccount) {
      entries.set(job.id, entry)
      outcome = await run(entry, order)
    }
    if (!('files' in outcome)) entry.unread = []
    const isHeld = entry.unread.some(isTable) && shelf.keep(owner, job.id, upload)
    if (!isHeld) await upload.release().catch(onError)
    if (order.keepsOriginals && outcome.state !== 'done') await gate.dropStored(capability).catch(onError)
    end(entry, outcome, order)
    return outcome
  }

  /** A table that was read is asked about no more; the last one frees its upload. */
  function settle(id: string, row: number, sheet = 0): void {
    const entry = entries.get(id)
    if (entry === undefined) return
    entry.unread = entry.unread.flatMap((one) => {
      const settled = [...new Set([...(one.settled ?? []), sheet])]
      return one.row !== row ? [one] : settled.length < (one.shape.tables ?? 1) ? [{ ...one, settled }] : []
    })
    entry.job = { ...entry.job, unread: entry.unread }
    if (!entry.unread.some(isTable)) void shelf.drop(id).catch(onError)
  }

  function track(ended: Promise<Outcome>): Promise<Outcome> {
    ends.add(ended)
    return ended.finally(() => ends.delete(ended))
  }
  const waiting = (owner: string, id: string, row: number): UnreadFile | undefined => {
    const entry = entries.get(id)
    return entry?.owner === owner ? entry.unread.find((one) => one.row === row && isTable(one)) : undefined
  }

  return {
    start: (owner, order) => track(start(owner, order)),
    asking: (owner) =>
      [...entries.values()]
        .filter((entry) => entry.owner === owner && shelf.has(owner, entry.job.id))
        .flatMap(({ job, unread }) => unread.filter(isTable).map(({ file, name }) => ({ job: job.id, file, name }))),
    holds: (owner, id, row) => waiting(owner, id, row) !== undefined && shelf.has(owner, id),
    preview(owner, id, row, hints) {
      const one = waiting(owner, id, row)
      return (
        one &&
        shelf.use(owner, id, one.file, async (upload) => {
          const taken = await looks.take(() => intake.preview(upload, { ...hints, ...placeOf(one) }))
          return taken.ok ? taken.value : undefined
        })
      )
    },
    startTable(owner, id, row, order) {
      const one = waiting(owner, id, row)
      if (one === undefined) return undefined
      const hints = { ...order.hints, ...placeOf(one) }
      const ended = shelf.use(owner, id, one.file, async (upload) => {
        const outcome = await start(owner, { ...order, hints, upload })
        if (outcome.state === 'done') settle(id, row, hints.sheet)
        return outcome
      })
      return ended && track(ended)
    },
    find(owner, id) {
      const entry = entries.get(id)
      return entry?.owner === owner ? entry.job : undefined
    },
    running: (owner) => running(owner).map(({ job }) => job),
    async cancel(owner, id) {
      const entry = entries.get(id)
      if (entry?.owner === owner) await cancel(entry)
    },
    async cancelAll(owner) {
      await Promise.all(running(owner).map(cancel))
    },
    async close() {
      await Promise.all(running().map(cancel))
      await Promise.all(ends)
      await shelf.close()
    },
  }
}

const isTable = ({ shape }: UnreadFile): boolean => shape.format === 'table'

/** Shapes are for the person to see, and are kept nowhere: not in the batch, whose files are sealed with it. */
const withoutShape = ({ shape: _shape, ...file }: FileReport): FileReport => file

const placeOf = ({ member }: UnreadFile): Pick<ReadingHints, 'member'> => (member === undefined ? {} : { member })

/** Of the files themselves and of what archives hold. */
function keepShapes(entry: Entry, { files, origins }: ReadUpload, upload: Upload): void {
  entry.unread = files.flatMap((report, row): UnreadFile[] => {
    const { name, shape } = report
    if (shape === undefined) return []
    const file = origins[row] ?? 0
    const archive = origins.indexOf(file)
    const member = archive === row ? {} : { member: name.slice((files[archive]?.name.length ?? 0) + 1) }
    return [{ file, row, name, ...member, size: upload.files[file]?.size ?? 0, shape }]
  })
}

async function cancel(entry: Entry): Promise<void> {
  if (entry.job.state !== 'running' || !entry.stoppable) return
  entry.job = { ...entry.job, state: 'cancelled', files: [] }
  await entry.stop()
}
