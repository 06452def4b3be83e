/** Starts the platform on a free port over a new data folder; its address goes to the journeys in `GRENIER_URL`. */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export default async function startPlatform(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-journeys-'))
  const root = resolve(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['bin/grenier.mjs', 'start', '--port', '0', '--data', join(folder, 'data')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = join(folder, 'log')
  child.stderr.pipe(createWriteStream(log))
  process.env.GRENIER_LOG = log
  process.env.GRENIER_URL = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line: Buffer) => done(line.toString().trim()))
    child.once('exit', (code) => fail(new Error(`the platform stopped at start (${code})`)))
  })
  return async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
