/** A folder for the time of a command, gone whatever ends it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Gives `use` a new folder that only its owner may enter (0700), and removes it: at the end, on an error, on a signal. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  let folder: string | undefined
  const remove = () => folder !== undefined && rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  for (const signal of signals) process.once(signal, leave)
  // Once there is someone to remove it, and at once: a signal that comes the moment it is made finds its name.
  folder = mkdtempSync(join(tmpdir(), 'grenier-'))
  try {
    return await use(folder)
  } finally {
    process.off('exit', remove)
    for (const signal of signals) process.off(signal, leave)
    remove()
  }
}

/**
 * What an exit does (`remove`, the end of a child), then the signal's own effect: `process.exit` would wait for a file that
 * does not open, such as a pipe without a writer.
 */
function leave(signal: (typeof signals)[number]): void {
  process.emit('exit', 128 + constants.signals[signal])
  process.kill(process.pid, signal)
}
