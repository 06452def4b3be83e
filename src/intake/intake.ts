import { realpathSync } from 'node:fs'
import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { collectReadings } from './collect.ts'
import { defaultLimits } from './limits.ts'
import { spoolSuffix } from './spool.ts'
import type { Intake, Limits } from './types.ts'
import { previewOf } from './preview.ts'
import { createUpload } from './upload.ts'

export interface IntakeDeps {
  /** Where spools lie while an upload is read; made 0700 if missing, of use to nothing else. */
  readonly folder: string
  readonly limits?: Partial<Limits>
  /** The folder of package.json, src/ and node_modules/: all that the child may read. */
  readonly root?: string
  /** The module the child runs; a door for tests, which put a hostile one in its place. */
  readonly child?: string
}

/** Receives uploads, spools them encrypted under `folder`, reads them in a sandboxed child. */
export function createIntake({ folder, limits, root, child }: IntakeDeps): Intake {
  const allLimits = { ...defaultLimits, ...limits }
  const sandbox = { root: realpathSync(root ?? join(import.meta.dirname, '../..')), child: child ?? join(import.meta.dirname, 'child.ts') }
  return {
    receive: (own) => createUpload(folder, { ...allLimits, ...own }, sandbox),
    collect: (upload, hints, watch) => collectReadings(upload.files, upload.read(hints), watch),
    preview: (upload, hints) => previewOf(upload.read({ ...hints, look: true })),
    async clean() {
      for (const name of await namesIn(folder)) if (name.endsWith(spoolSuffix)) await unlink(join(folder, name))
    },
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
