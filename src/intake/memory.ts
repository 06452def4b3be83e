/** Watches a child's memory where the shell cannot limit it. */
import { type ChildProcess, execFile } from 'node:child_process'

/** The same bound as `ulimit -d` on Linux, in kibibytes. */
const residentKib = 1_000_000
const everyMilliseconds = 1_000

/**
 * Kills through `kill` a child whose resident memory passes about 1 GB. macOS only: Linux sets the limit before Node
 * starts, and Windows offers no reading without a further program, so the heap limit stands alone there.
 * Answers a function that stops watching.
 */
export function watchMemory(child: ChildProcess, kill: () => void): () => void {
  if (process.platform !== 'darwin' || child.pid === undefined) return () => {}
  const pid = String(child.pid)
  const timer = setInterval(() => {
    execFile('/bin/ps', ['-o', 'rss=', '-p', pid], (_error, stdout) => {
      if (Number(stdout) > residentKib) kill()
    })
  }, everyMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
