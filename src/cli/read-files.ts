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
    // Each file is read for itself here; only the platform holds the records of a whole upload for somebody else.
    const intake = createIntake({ folder, limits: { recordsPerUpload: Infinity } })
    for (let done = 0; done < files.length;) {
      const reads = await readSome(intake, files.slice(done), hints)
      done += reads.length
      for (const read of reads) await take(read)
    }
  })
}

/** As many files, from the first, as fit in one upload: what is in memory at once stays bounded. */
async function readSome(intake: Intake, files: readonly string[], hints: Hints): Promise<readonly FileRead[]> {
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
    const records = Map.groupBy(read.records, (record) => record.file)
    return slots.map(({ file, index, failure }) => {
      const report = read.files[index]
      return failure === undefined && report ? readOf(file, report, records.get(index) ?? []) : notOpened(file, failure ?? '')
    })
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
    return reasons[code] ?? `the file cannot be read (${code})`
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'reading this file is not permitted',
  EPERM: 'reading this file is not permitted',
  EISDIR: 'this is a folder, not a file',
}

function readOf(file: string, report: FileReport, records: ReadUpload['records']): FileRead {
  const refused = report.problems.some(({ fatal }) => fatal)
  return { ...report, file, problems: report.problems, opened: true, refused, records }
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
