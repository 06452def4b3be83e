/** The platform and the commands as processes, for tests. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestContext } from 'node:test'
import { kitOf } from './kit.ts'

const root = resolve(import.meta.dirname, '../..')
const launcher = join(root, 'bin', 'grenier.mjs')

export interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

/** The launcher and the platform it starts are one group: a test ends both, whatever happens. */
export function run(t: TestContext, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  t.after(() => killAll({ child }))
  return { child, out: () => out, err: () => err, ended: new Promise((done) => child.once('exit', done)) }
}

/** kill -9 of the whole group, as in a power cut. */
export function killAll({ child }: Pick<Run, 'child'>): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL')
  } catch {
    // already ended
  }
}

/** A folder for the time of a test. */
export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'grenier-process-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** The platform's address, once it is printed. */
export async function address({ out, ended, err }: Run): Promise<string> {
  let stopped = false
  void ended.then(() => (stopped = true))
  while (!out().includes('\n')) {
    assert.ok(!stopped, err())
    await new Promise((done) => setTimeout(done, 20))
  }
  return out().trim()
}

/** Opens an attic on a running platform and confirms its recovery code; answers the cookie. */
export async function signUpAt(url: string, { email, passphrase }: { email: string; passphrase: string }): Promise<string> {
  const send = (path: string, body: Record<string, string>, cookie = '') =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual', headers: { origin: url, cookie } })
  const shown = await send('/fr/sign-up', { email, passphrase, again: passphrase })
  assert.equal(shown.status, 200)
  const cookie = shown.headers.get('set-cookie')?.split(';')[0] ?? ''
  const confirmed = await send('/kit/confirm', { ...kitOf(await shown.text()).form }, cookie)
  assert.equal(confirmed.status, 303)
  return cookie
}
