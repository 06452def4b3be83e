/**
 * Imports under way in this process. Each holds an import capability and its spool, never a key: it reads the files,
 * delivers the batch sealed, and ends. The person's next request, which carries her key, takes the batch in.
 */
import type { Gate, ImportCapability, Original } from '#gate'
import type { FileReport, Intake, Upload } from '#intake'
import type { Turns } from '#lib/turns'

/** All that a job works with. */
export interface ImportOrder {
  readonly upload: Upload
  readonly capability: ImportCapability
  readonly hints: Parameters<Intake['collect']>[1]
  /** Whoever brought it does not see its batch: what was read is told as long as its end is. */
  readonly tellsReports?: boolean
  /** The files are kept as they were given, sealed, beside what was read in them. */
  readonly keepsOriginals?: boolean
}

export interface JobFile {
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  readonly records: number
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
  /** Stops the reading and keeps nothing; too late once the batch is being delivered. */
  cancel(owner: string, id: string): Promise<void>
  /** The same for all that this owner has under way. */
  cancelAll(owner: string): Promise<void>
  /** Stops those that can be, and waits for the end of all. */
  close(): Promise<void>
}

export interface ImportJobsDeps {
  readonly intake: Pick<Intake, 'collect'>
  readonly gate: Pick<Gate, 'deliver' | 'storeOriginal' | 'dropStored'>
  /** Uploads are read a few at a time: each holds a child process and all its records in memory. */
  readonly turns: Turns
  /** Waiting or running at once for one account, so that nobody fills the whole line. */
  readonly perAccount: number
  readonly onError: (error: unknown) => void
}

const busySeconds = 10
/** How long the end of a job is told; its batch is then found by its number. */
const toldMilliseconds = 10 * 60_000

interface Entry {
  readonly owner: string
  job: ImportJob
  /** False from the moment the batch is delivered. */
  stoppable: boolean
  stop: () => Promise<void>
}

/** The imports of one process, none at first. */
export function createImportJobs({ intake, gate, turns, perAccount, onError }: ImportJobsDeps): ImportJobs {
  const entries = new Map<string, Entry>()
  const ends = new Set<Promise<Outcome>>()
  const running = (owner?: string): Entry[] =>
    [...entries.values()].filter((entry) => entry.job.state === 'running' && (owner === undefined || entry.owner === owner))

  async function work(entry: Entry, { upload, capability, hints, keepsOriginals }: ImportOrder): Promise<Outcome> {
    const isCancelled = () => entry.job.state === 'cancelled'
    if (isCancelled()) return { state: 'cancelled' }
    const { files, origins, records } = await intake.collect(upload, hints, ({ file, ...progress }) => {
      if (entry.job.state !== 'running') return
      entry.job = { ...entry.job, files: entry.job.files.map((line, index) => (index === file ? { ...line, ...progress } : line)) }
    })
    if (isCancelled()) return { state: 'cancelled' }
    if (records.length === 0) return { state: 'refused', files }
    const originals = keepsOriginals ? await storeAll(upload, capability, origins, isCancelled) : undefined
    if (isCancelled()) return { state: 'cancelled' }
    entry.stoppable = false
    const batch = { connector: 'file', origin: 'upload', files, records, ...(originals && { originals }) }
    const delivered = await gate.deliver(capability, batch)
    return delivered.ok ? { state: 'done', files } : { state: 'failed' }
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

  function end(entry: Entry, outcome: Outcome, tellsReports = false): void {
    const { id } = entry.job
    const state = outcome.state === 'busy' ? 'failed' : outcome.state
    entry.job = {
      id,
      state,
      files: [],
      ...(outcome.state === 'refused' || (outcome.state === 'done' && tellsReports) ? { reports: outcome.files } : {}),
    }
    entry.stop = () => Promise.resolve()
    setTimeout(() => entries.delete(id), toldMilliseconds).unref()
  }

  async function start(owner: string, order: ImportOrder): Promise<Outcome> {
    const { upload, capability } = order
    const files = upload.files.map(({ name }) => ({ name, state: 'waiting' as const, records: 0 }))
    const job: ImportJob = { id: capability.batch, state: 'running', files }
    const entry: Entry = { owner, job, stoppable: true, stop: () => upload.release() }
    let outcome: Outcome = { state: 'busy', seconds: busySeconds }
    if (running(owner).length < perAccount) {
      entries.set(job.id, entry)
      outcome = await run(entry, order)
    }
    await upload.release().catch(onError)
    if (order.keepsOriginals && outcome.state !== 'done') await gate.dropStored(capability).catch(onError)
    end(entry, outcome, order.tellsReports)
    return outcome
  }

  return {
    start(owner, order) {
      const ended = start(owner, order)
      ends.add(ended)
      return ended.finally(() => ends.delete(ended))
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
    },
  }
}

async function cancel(entry: Entry): Promise<void> {
  if (entry.job.state !== 'running' || !entry.stoppable) return
  entry.job = { ...entry.job, state: 'cancelled', files: [] }
  await entry.stop()
}
