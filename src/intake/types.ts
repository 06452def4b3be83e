import type { Hints } from '#connectors'
import type { Item, Problem } from '#model'

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

/** What the child said of the files of an upload, in order, already bounded and checked. */
export type Reading = {
  readonly file: number
  /** Number of the archive's member it is about, from 0; absent for the file itself. */
  readonly member?: number
} & (
  | { readonly connector: string | null; readonly confidence: number; readonly opens?: OpenedMember }
  | { readonly item: Item; readonly line?: number; readonly path?: string }
  | { readonly problem: Problem }
  | { readonly end: true }
)

/** A member of an archive that a connector knows: `name` is its path in the archive, `size` its bytes once inflated. */
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
  read(hints: Hints): AsyncIterable<Reading>
  /** The bytes of one file, decrypted as they are asked for; throws once the upload is released. */
  content(file: number): AsyncIterable<Uint8Array>
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
}

export interface Intake {
  /** Opens a spool file under the data folder. */
  receive(): Promise<Upload>
  /**
   * Reads an upload whole: counts, periods, problems, and the records of every file without a fatal problem.
   * A file with a fatal problem brings no record. `watch` is told when a file begins, each thousand records, and when it ends.
   */
  collect(upload: Upload, hints: Hints, watch?: (progress: FileProgress) => void): Promise<ReadUpload>
  /** Removes what an earlier process left behind; called at start. */
  clean(): Promise<void>
}
