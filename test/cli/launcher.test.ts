/** The launcher as a person runs it, from another folder: what it prints, how it ends, what it leaves. */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'

const launcher = resolve(import.meta.dirname, '../../bin/grenier.mjs')

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'grenier-launcher-test-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  return path
}

/** Starts the launcher in `cwd`, with its own temporary folder so that what it leaves there is seen. */
function start(cwd: string, temporary: string, ...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, TMPDIR: temporary, TEMP: temporary } })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((done) =>
    child.on('close', (code, signal) => done({ code, signal, out, err })),
  )
  return { child, ended }
}

test('keeps exit codes, from any folder', async (t) => {
  const [cwd, temporary] = [await folder(t), await folder(t)]
  await writeFile(join(cwd, 'a.qif'), '!Type:Bank\nD25/12/2025\nT1.50\nPx\n^\n')
  const [done, refused, misused] = await Promise.all([
    start(cwd, temporary, 'inspect', 'a.qif', '--json').ended,
    start(cwd, temporary, 'inspect', 'missing.qif', '--json').ended,
    start(cwd, temporary, 'inspect').ended,
  ])
  assert.deepEqual([done.code, refused.code, misused.code], [0, 1, 2])
  assert.deepEqual(JSON.parse(done.out).files[0].kinds, { 'bank.transaction': 1 })
  assert.equal(JSON.parse(refused.out).files[0].problems[0].code, 'unreadable')
  assert.equal(misused.out, '')
  assert.deepEqual(await readdir(temporary), [])
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`${signal} ends the command and leaves no temporary folder`, { skip: process.platform === 'win32' }, async (t) => {
    const [cwd, temporary] = [await folder(t), await folder(t)]
    // A pipe without a writer: the command waits for it until it is told to stop.
    execFileSync('mkfifo', [join(cwd, 'pipe')])
    const { child, ended } = start(cwd, temporary, 'inspect', 'pipe')
    t.after(() => child.kill('SIGKILL'))
    let waiting = 0
    while ((await readdir(temporary)).length === 0 && waiting++ < 1_000) await new Promise((next) => setTimeout(next, 20))
    child.kill(signal)
    assert.equal((await ended).signal, signal)
    assert.deepEqual(await readdir(temporary), [])
  })

test('a reader that stops early, such as head, is no failure', { skip: process.platform === 'win32' }, async (t) => {
  const [cwd, temporary] = [await folder(t), await folder(t)]
  await writeFile(join(cwd, 'long.qif'), `!Type:Bank\n${'D25/12/2025\nT1.50\nPx\n^\n'.repeat(5_000)}`)
  const { child, ended } = start(cwd, temporary, 'convert', 'long.qif')
  child.stdout.once('data', () => child.stdout.destroy())
  assert.equal((await ended).code, 0)
  assert.deepEqual(await readdir(temporary), [])
})
