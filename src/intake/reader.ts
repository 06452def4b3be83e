/** The parent's side of the child: file after file, each within its limits, a new child after one that broke. */
import { type Problem, problem, type ProblemCode } from '#model'
import { isReady, parseFrame } from './frames.ts'
import { archiveFormats } from './limits.ts'
import type { Room } from './members.ts'
import { type ReaderProcess, type Sandbox, startReaderProcess } from './reader-process.ts'
import type { SetOrder } from './sets.ts'
import type { Span } from './spool.ts'
import type { Limits, Reading, ReadingHints } from './types.ts'

/** A file of the spool, or the problem for which it was refused before any reading. */
export type Spooled = { readonly name: string; readonly set?: SetOrder } & (
  | { readonly span: Span; readonly refused?: undefined }
  | { readonly refused: Problem; readonly span?: undefined }
)

export interface ReadOptions {
  readonly sandbox: Sandbox
  readonly limits: Limits
  readonly spool: { readonly descriptor: number; readonly key: Uint8Array }
  readonly files: readonly Spooled[]
  readonly hints: ReadingHints
  /** Ends the reading, child included. */
  readonly signal: AbortSignal
}

/** Reads every file in order: a connector, items and problems, an end. Throws only when no child can be started at all. */
export async function* readFiles(options: ReadOptions): AsyncGenerator<Reading, void> {
  let child: ReaderProcess | undefined
  const stop = () => void child?.stop()
  options.signal.addEventListener('abort', stop)
  let room = options.limits.recordsPerUpload
  const archives = roomOf(options)
  try {
    for (const [file, spooled] of options.files.entries()) {
      if (options.signal.aborted) return
      const refused = spooled.refused ?? (spooled.span?.size === 0 ? problem('empty-file', { fatal: true }) : undefined)
      if (refused) yield* readingsOfRefused(file, refused)
      else {
        child ??= await startChild(options, file, archives)
        const { goesOn, records } = yield* readFile(child, file, { ...options.limits, recordsPerUpload: room }, archives)
        room -= records
        if (goesOn) continue
        await child.stop()
        child = undefined
      }
    }
  } finally {
    options.signal.removeEventListener('abort', stop)
    await child?.stop()
  }
}

/** What archives may hold: their members count as files dropped one by one would. */
function roomOf({ files, limits }: ReadOptions): Room {
  const bytes = files.reduce((sum, spooled) => sum + (spooled.span?.size ?? 0), 0)
  return {
    entries: maxEntries,
    members: Math.max(0, limits.files - files.length),
    bytes: Math.max(0, limits.uploadBytes - bytes),
    memberBytes: limits.fileBytes,
  }
}

/** Members that all archives may list: most may be pictures that nothing reads. */
const maxEntries = 100_000

const startAttempts = 3
const startMilliseconds = 30_000

function* readingsOfRefused(file: number, refused: Problem): Generator<Reading, void> {
  yield { file, connector: null, confidence: 0 }
  yield { file, problem: refused }
  yield { file, end: true }
}

/** A child that says it is ready, with orders for `first` and all that follow. */
async function startChild({ sandbox, spool, files, hints }: ReadOptions, first: number, room: Room): Promise<ReaderProcess> {
  const ordered = files.flatMap((spooled, file) => {
    const { name, span, set } = spooled
    return file >= first && span && span.size > 0 ? [{ file, name, ...span, ...(set && { set }) }] : []
  })
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const child = startReaderProcess(sandbox, spool.descriptor, spool.key, { hints, room, files: ordered })
    if ((await child.more(startMilliseconds)) === 'more' && isReady(child.take() ?? '')) return child
    await child.stop()
  }
  throw new Error('the sandboxed reader does not start')
}

/** How a file ended: whether the child may go on with the next, and the records that may be kept of it. */
interface Ended {
  readonly goesOn: boolean
  readonly records: number
}

/**
 * Yields one file, and its members if it is an archive: each has the limits of a file, all together those of the upload, and `room`
 * loses what they take. Time counts only while the parent waits for the child: a slow consumer costs the file nothing.
 */
async function* readFile(child: ReaderProcess, file: number, limits: Limits, room: Room): AsyncGenerator<Reading, Ended> {
  /** Undefined until the child has said it, null when no connector knows the file. */
  let connector: string | null | undefined
  let member: number | undefined
  /** False for a member that no connector knows: it has no record. */
  let isKnown = true
  let total = 0
  let records = 0
  let problems = 0
  let described = 0
  let milliseconds = limits.fileMilliseconds
  let before = child.received
  const most = () => Math.min(limits.recordsPerFile, limits.recordsPerUpload - total)

  const failed = function* (code: ProblemCode): Generator<Reading, Ended> {
    if (connector === undefined) yield { file, connector: null, confidence: 0 }
    if (member !== undefined) yield { file, member, problem: problem(code, { fatal: true }) }
    // Of an archive, the members that follow are lost too: its own row says so.
    yield { file, problem: problem(code, { fatal: true }) }
    yield { file, end: true }
    return { goesOn: false, records: total }
  }
  for (;;) {
    const line = child.take()
    if (line === undefined) {
      if (child.received - before > most() * bytesPerRecord + spareBytes) return yield* failed('too-many-records')
      const since = performance.now()
      const outcome = await child.more(milliseconds)
      milliseconds -= performance.now() - since
      if (outcome === 'more') continue
      return yield* failed(outcome === 'slow' ? 'reader-too-slow' : 'reader-crashed')
    }
    const reading = parseFrame(line, file, member)
    if (!reading) return yield* failed('reader-crashed')
    const isArchive = archiveFormats.has(connector ?? '')
    if ('opens' in reading && reading.opens) {
      if (!isArchive || room.members === 0 || reading.opens.size > Math.min(room.bytes, room.memberBytes))
        return yield* failed('reader-crashed')
      room.members -= 1
      room.bytes -= reading.opens.size
      member = (member ?? -1) + 1
      isKnown = reading.connector !== null
      total += records
      records = problems = described = 0
      milliseconds = limits.fileMilliseconds
      before = child.received
      yield { ...reading, member }
      continue
    }
    // The connector comes first, once; without one there is no record.
    if ((connector === undefined) !== 'connector' in reading) return yield* failed('reader-crashed')
    if ('connector' in reading) connector = reading.connector
    if ('item' in reading && (connector === null || !isKnown || (isArchive && member === undefined))) return yield* failed('reader-crashed')
    if ('item' in reading && ++records > most()) return yield* failed('too-many-records')
    if (('shape' in reading || 'look' in reading) && described++ > 0) return yield* failed('reader-crashed')
    if ('problem' in reading && ++problems > limits.recordsPerFile) return yield* failed('too-many-records')
    yield reading
    if ('end' in reading) return { goesOn: true, records: total + records }
  }
}

/** An honest frame takes about 300 bytes; what passes these is a flood. */
const bytesPerRecord = 1_024
const spareBytes = 2 ** 20
