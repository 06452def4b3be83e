/** Reads local files through the sandboxed child, a few at a time, as an import would: never in this process. */
import { open } from 'node:fs/promises'
import type { Hints } from '#connectors'
import { createIntake, defaultLimits, type FileReport, type Intake, type ReadUpload } from '#intake'
import { withScratch } from './scratch.ts'

/** A problem as the command line shows it: those of the model, and a file that could not be opened. */
export interface ShownProblem {
  readonly line?: number
  readonly path?: string
  readonly code: FileReport['problems'][number]['code'] | 'unreadable'
  readonly message: string
}

export interface FileRead extends Omit<FileReport, 'problems'> {
  /** The argument as given; `name` is its last part. */
  readonly file: string
  readonly problems: readonly ShownProblem[]
  /** False when the file could not be opened. */
  readonly opened: boolean
  /** True when it could not be opened, or when nothing of it may be kept. */
  readonly refused: boolean
  readonly records: ReadUpload['records']
}

/** Reads `files` in order and hands each one to `take` before going on. */
export async function readFiles(files: readonly string[], hints: Hints, take: (read: FileRead) => Promise<void>): Promise<void> {
  await withScratch(async (folder) => {
    const intake = createIntake({ folder, limits })
    for (let done = 0; done < files.length;) {
      const some = await readSome(intake, files.slice(done), hints)
      done += some.files
      for (const read of some.reads) await take(read)
    }
  })
}

/**
 * Each file is read for itself here; only the platform holds the records of a whole upload for somebody else. Twice the files and
 * bytes of what `readSome` takes at once, so that the last archive of them has room for its members too.
 */
const limits = { recordsPerUpload: Infinity, files: 2 * defaultLimits.files, uploadBytes: 2 * defaultLimits.uploadBytes }

interface Some {
  readonly reads: readonly FileRead[]
  readonly files: number
}

/** As many files, from the first, as fit in one upload: what is in memory at once stays bounded. */
async function readSome(intake: Intake, files: readonly string[], hints: Hints): Promise<Some> {
  const upload = await intake.receive()
  try {
    const slots: { readonly file: string; readonly failure?: string; readonly index: number }[] = []
    let bytes = 0
    for (const file of files.slice(0, defaultLimits.files)) {
      const index = upload.files.length
      const failure = await addFile(upload, file)
      slots.push(failure === undefined ? { file, index } : { file, index, failure })
      if (failure === undefined) bytes += upload.files[index]?.size ?? 0
      if (bytes > defaultLimits.uploadBytes - defaultLimits.fileBytes) break
    }
    const read = await intake.collect(upload, hints)
    const records = Map.groupBy(read.records, ({ file }) => file)
    const reads = slots.flatMap(({ file, index, failure }) =>
      failure === undefined ? readsOf(file, index, read, records) : [notOpened(file, failure)],
    )
    return { reads, files: slots.length }
  } finally {
    await upload.release()
  }
}

/** Spools one file; answers why it could not be opened or read. */
async function addFile(upload: Awaited<ReturnType<Intake['receive']>>, file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, 'r')
    await upload.add(file, handle.createReadStream())
    return undefined
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === undefined || syscall === 'write') throw error
    return whyUnreadable(code)
  }
}

/** By the code of the system's error. */
export const whyUnreadable = (code: string): string => reasons[code] ?? `the file cannot be read (${code})`

const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'reading this file is not permitted',
  EPERM: 'reading this file is not permitted',
  EISDIR: 'this is a folder, not a file',
}

/** The row of the file number `index`, and those of its members if it is an archive. */
function readsOf(
  file: string,
  index: number,
  { files, origins }: ReadUpload,
  records: ReadonlyMap<number, FileRead['records']>,
): readonly FileRead[] {
  const first = origins.indexOf(index)
  return files.slice(first, origins.lastIndexOf(index) + 1).map((report, at) => {
    const refused = report.problems.some(({ fatal }) => fatal)
    const member = at === 0 ? '' : report.name.slice(files[first]?.name.length)
    return { ...report, file: `${file}${member}`, opened: true, refused, records: records.get(first + at) ?? [] }
  })
}

const notOpened = (file: string, message: string): FileRead => ({
  file,
  name: file,
  size: 0,
  connector: null,
  confidence: 0,
  kinds: {},
  problems: [{ code: 'unreadable', message }],
  moreProblems: 0,
  opened: false,
  refused: true,
  records: [],
})
