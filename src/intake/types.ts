import type { FileShape, Hints, TableLook } from '#connectors'
import type { Item, Problem, TableMapping } from '#model'

/** Limits of one upload; every one answers with a problem or a clear refusal. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Bytes of one upload. */
  readonly uploadBytes: number
  readonly files: number
  readonly recordsPerFile: number
  /** Records of all files together: they are in memory at once. */
  readonly recordsPerUpload: number
  /** Milliseconds one file may take to read. */
  readonly fileMilliseconds: number
}

/** What a reading is told besides: how the person said that tables are to be read. */
export interface ReadingHints extends Hints {
  /** By the fingerprint of their columns. */
  readonly mappings?: { readonly [fingerprint: string]: TableMapping }
  /** For these files, whatever they look like. */
  readonly mapping?: TableMapping
  /** Only shows the table, and its first records. */
  readonly look?: true
  /** Of an archive, only this member, by its path. */
  readonly member?: string
  /** The sheet of a workbook that is shown, or read by `mapping`. */
  readonly sheet?: number
  /** The person's zone, for a guess. */
  readonly zone?: string
}

/** A table as it would be read: what it holds, and the first records and problems. */
export interface Preview {
  /** Undefined when the file holds no table. */
  readonly look: TableLook | undefined
  readonly records: readonly { readonly item: Item; readonly line?: number }[]
  readonly problems: readonly Problem[]
}

/** What the child said of the files of an upload, in order, already bounded and checked. */
export type Reading = {
  readonly file: number
  /** Number of the archive's member it is about, from 0; absent for the file itself. */
  readonly member?: number
} & (
  | { readonly connector: string | null; readonly confidence: number; readonly opens?: OpenedMember }
  | { readonly item: Item; readonly line?: number; readonly path?: string }
  | { readonly problem: Problem }
  | { readonly shape: FileShape }
  | { readonly look: TableLook }
  | { readonly end: true }
)

/** A member of an archive that a connector knows, or a table that none does: `name` is its path in the archive, `size` its bytes once inflated. */
export interface OpenedMember {
  readonly name: string
  readonly size: number
}

/** An upload being spooled: encrypted on disk under a key of its own, gone when released. */
export interface Upload {
  /** Appends one file; answers false (and keeps nothing of it) when a limit is passed. */
  add(name: string, bytes: AsyncIterable<Uint8Array>): Promise<boolean>
  readonly files: readonly { readonly name: string; readonly size: number; readonly refused?: Problem }[]
  /** Reads all files in the sandboxed child. A file that crashes it is that file's problem alone. */
  read(hints: ReadingHints): AsyncIterable<Reading>
  /** One file of it as an upload of its own, on the same spool: its release stops its reading and deletes nothing. */
  only(file: number): Upload
  /** The bytes of one file, decrypted as they are asked for; throws once the upload is released. */
  content(file: number): AsyncIterable<Uint8Array>
  /** One file to be read anywhere, decrypted as it is asked for; reading it throws once the upload is released. */
  source(file: number): { readonly size: number; read(offset: number, length: number): Promise<Uint8Array> }
  /** Deletes the spool; safe to call twice. */
  release(): Promise<void>
}

/** One file read whole: what `inspect` prints and an import shows. */
export interface FileReport {
  /** That of the file; of a member of an archive, `file!member`. */
  readonly name: string
  readonly size: number
  readonly connector: string | null
  readonly confidence: number
  readonly kinds: Readonly<Partial<Record<Item['kind'], number>>>
  readonly from?: string
  readonly to?: string
  readonly problems: readonly Problem[]
  readonly moreProblems: number
  /** What a file that was not read looks like: names and types, never a value. Never kept. */
  readonly shape?: FileShape
}

export interface ReadUpload {
  /** The files in their order, each archive followed by its members: `origins` gives the number of the file each row comes from. */
  readonly files: readonly FileReport[]
  readonly origins: readonly number[]
  /** `file` is the number of the row. */
  readonly records: readonly { readonly item: Item; readonly file: number; readonly line?: number; readonly path?: string }[]
}

/** How far the reading of one file is. */
export interface FileProgress {
  readonly file: number
  /** Records read so far that may be kept. */
  readonly records: number
  readonly state: 'reading' | 'done' | 'refused'
  /** Once its format is known. */
  readonly connector?: string
}

export interface Intake {
  /** Opens a spool file under the data folder; `limits` are this upload's own. */
  receive(limits?: Pick<Limits, 'fileBytes' | 'uploadBytes' | 'files'>): Promise<Upload>
  /**
   * Reads an upload whole: counts, periods, problems, and the records of every file without a fatal problem.
   * A file with a fatal problem brings no record. `watch` is told when a file begins, each thousand records, and when it ends.
   */
  collect(upload: Upload, hints: ReadingHints, watch?: (progress: FileProgress) => void): Promise<ReadUpload>
  /** Shows the table of the first file of an upload, read with `hints.mapping` or as guessed. */
  preview(upload: Upload, hints: ReadingHints): Promise<Preview>
  /** Removes what an earlier process left behind; called at start. */
  clean(): Promise<void>
}
