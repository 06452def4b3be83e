/**
 * A platform killed (SIGKILL) at many points of its life, on each database: nothing acknowledged is lost, nothing is half there.
 * `GRENIER_CRASH_POINTS` says at how many; a failure names its point, and `GRENIER_CRASH_SEED` gives the same ones again.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import test, { type TestContext } from 'node:test'
import { folder } from '#test/processes'
import { stores } from '#test/stores'
import type { Place } from '../crash/platform.ts'
import { readTold, type Told } from '../crash/told.ts'
import { witness } from '../crash/witness.ts'

const points = Number(process.env['GRENIER_CRASH_POINTS'] ?? 12)
const seed = Number(process.env['GRENIER_CRASH_SEED'] ?? Date.now() % 1_000_000)
const root = resolve(import.meta.dirname, '../..')

/** At the n-th point of its own, after some milliseconds, or never. */
type Kill = { readonly point: number } | { readonly milliseconds: number } | undefined

for (const kind of stores) {
  test(`killed at ${points} points: nothing lost, nothing half there (${kind.name})`, { timeout: 60_000 + points * 3_000 }, async (t) => {
    const whole = await livedIn(t, kind, undefined)
    assert.ok(whole.end !== undefined && whole.cut === undefined)
    const kills = killsOf(whole.end)
    // Two at once: each waits for its own process and the disk.
    await Promise.all(
      [0, 1].map(async (half) => {
        for (let i = half; i < kills.length; i += 2) await livedIn(t, kind, kills[i])
      }),
    )
  })
}

/** Three in four spread over the points, the others at any time. */
function killsOf({ points: all, milliseconds }: NonNullable<Told['end']>): readonly Kill[] {
  const random = randomOf(seed)
  const spread = Math.ceil((points * 3) / 4)
  return Array.from({ length: points }, (_, i) =>
    i < spread ? { point: 1 + Math.floor(((i + random()) * all) / spread) } : { milliseconds: random() * milliseconds },
  )
}

/** Lives until the kill on a new database, then opens what is left; answers what was told. */
async function livedIn(t: TestContext, kind: (typeof stores)[number], kill: Kill): Promise<Told> {
  const opened = await kind.open([])
  await opened.store.close()
  const { dataDir, databaseUrl } = opened.options
  const place: Place = {
    folder: folder(t),
    dataDir: dataDir ?? join(folder(t), 'data'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  }
  try {
    const { stdout, stderr, signal } = await live(place, kill)
    const told = readTold(stdout)
    try {
      assert.equal(signal, told.end === undefined ? 'SIGKILL' : null, stderr)
      await witness(place, told)
    } catch (error) {
      throw new Error(`seed ${seed}, killed at ${JSON.stringify(kill)}, during ${JSON.stringify(told.cut)}`, { cause: error })
    }
    return told
  } finally {
    await opened.destroy()
  }
}

function live(
  place: Place,
  kill: Kill,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly signal: NodeJS.Signals | null }> {
  const point = kill !== undefined && 'point' in kill ? kill.point : 0
  const child = spawn(process.execPath, ['test/crash/life.ts', JSON.stringify({ ...place, point })], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.once('data', () => {
    if (kill !== undefined && 'milliseconds' in kill) setTimeout(() => child.kill('SIGKILL'), kill.milliseconds)
  })
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((done) => child.once('close', (_, signal) => done({ stdout, stderr, signal })))
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
