import type { Limits } from './types.ts'

/** Limits of an upload unless the caller says otherwise. */
export const defaultLimits: Limits = {
  fileBytes: 64 * 2 ** 20,
  uploadBytes: 256 * 2 ** 20,
  files: 1_000,
  recordsPerFile: 500_000,
  recordsPerUpload: 500_000,
  fileMilliseconds: 60_000,
}

/** Bytes of one frame, the longest thing the parent keeps of a child that never ends its line. */
export const frameBytes = 1024 * 1024

/** UTF-16 units of one frame as an honest child writes it: at most three bytes each, so always under `frameBytes`. */
export const frameUnits = 256 * 1024

/** Bytes of a file's start by which its connector is chosen. */
export const headBytes = 64 * 1024

/** What an archive is called where a connector is named: its members have rows of their own. */
export const archiveFormats: ReadonlySet<string> = new Set(['zip', 'gzip'])

/** Problems of one file that `collect` keeps; the others are counted. */
export const problemsPerFile = 200
