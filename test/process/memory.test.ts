/** An idle server holds nothing of a visit: a snapshot of its heap has no key, no passphrase, no record. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import test from 'node:test'
import { signUpAt } from '#test/processes'

const root = resolve(import.meta.dirname, '../..')
const email = 'zoe.quartz@example.org'
const passphrase = 'xylophone marin quartz'
const label = 'ZORGLUB ET FILS'
/** Forty months: more segments than are opened on the main thread. */
const months = Array.from({ length: 40 }, (_, i) => `${String((i % 12) + 1).padStart(2, '0')}/${2022 + Math.floor(i / 12)}`)
const statement = `!Type:Bank\n${months.map((month) => `D25/${month}\nT-12.50\nP${label}\n^\n`).join('')}`

test('a heap snapshot of an idle server holds no key, passphrase, address or record', { skip: process.platform === 'win32' }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-memory-'))
  const snapshots = join(folder, 'snapshots')
  mkdirSync(snapshots)
  const node = ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${snapshots}`, '--import', './tools/tsx.ts', 'cli.ts']
  const args = [...node, 'start', '--port', '0', '--data', join(folder, 'data')]
  const server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
  t.after(() => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const url = await new Promise<string>((done) => server.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim())))

  const send = (path: string, body: BodyInit, cookie = '') =>
    fetch(url + path, { method: 'POST', body, redirect: 'manual', headers: { origin: url, cookie } })
  const cookie = await signUpAt(url, { email, passphrase })
  const form = new FormData()
  form.append('files', new Blob([statement]), 'releve.qif')
  assert.equal((await send('/api/v1/imports', form, cookie)).status, 201)
  const records = await fetch(`${url}/records`, { headers: { cookie } })
  assert.ok((await records.text()).includes(label))
  assert.equal((await fetch(`${url}/answers/budget`, { headers: { cookie } })).status, 200)
  assert.equal((await fetch(`${url}/healthz`)).status, 200)

  server.kill('SIGUSR2')
  const heap = await wholeSnapshot(snapshots)
  const secret = cookie.split('=')[1] ?? ''
  assert.equal(secret.length, 64)
  assert.ok(heap.includes('/healthz'), 'this is not the heap of the server')
  for (const trace of [email, passphrase, label, secret]) assert.equal(heap.includes(trace), false, trace)
})

/** The snapshot once written to its end. */
async function wholeSnapshot(folder: string): Promise<Buffer> {
  for (;;) {
    const [name] = readdirSync(folder)
    const bytes = name === undefined ? Buffer.alloc(0) : readFileSync(join(folder, name))
    if (
      bytes
        .toString('latin1', Math.max(0, bytes.length - 4))
        .trimEnd()
        .endsWith('}')
    )
      return bytes
    await new Promise((done) => setTimeout(done, 200))
  }
}
