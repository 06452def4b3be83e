/** Starts a platform on a free port over a new data folder, as a person would. */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { faultsIn } from './logs.ts'

export interface Launched {
  readonly url: string
  /** File of its standard error. */
  readonly log: string
  /** Ends it; throws when all that it said holds something of somebody. */
  stop(): Promise<void>
}

/** `settings` are environment variables of its own. */
export async function launch(settings: { readonly [name: string]: string } = {}): Promise<Launched> {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-journeys-'))
  const root = resolve(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['bin/grenier.mjs', 'start', '--port', '0', '--admin-port', '0', '--data', join(folder, 'data')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const log = join(folder, 'log')
  child.stderr.pipe(createWriteStream(log))
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line: string) => done(line.trim()))
    child.once('exit', (code) => fail(new Error(`the platform stopped at start (${code})`)))
  })
  return {
    url,
    log,
    async stop() {
      const ended = new Promise((done) => child.once('close', done))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
      const faults = faultsIn(said)
      if (faults.length > 0) throw new Error(`the logs of the journeys are not clean:\n${faults.slice(0, 20).join('\n')}`)
    },
  }
}
