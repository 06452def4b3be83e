/**
 * Starts the platform on a free port over a new data folder; its address goes to the journeys in `GRENIER_URL`. In the end, all
 * that it said must be clean: a run whose logs hold something of somebody fails.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { faultsIn } from './logs.ts'

export default async function startPlatform(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-journeys-'))
  const root = resolve(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['bin/grenier.mjs', 'start', '--port', '0', '--admin-port', '0', '--data', join(folder, 'data')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const log = join(folder, 'log')
  child.stderr.pipe(createWriteStream(log))
  process.env.GRENIER_LOG = log
  process.env.GRENIER_URL = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line: string) => done(line.trim()))
    child.once('exit', (code) => fail(new Error(`the platform stopped at start (${code})`)))
  })
  return async () => {
    const ended = new Promise((done) => child.once('close', done))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
    const faults = faultsIn(said)
    if (faults.length > 0) throw new Error(`the logs of the journeys are not clean:\n${faults.slice(0, 20).join('\n')}`)
  }
}
