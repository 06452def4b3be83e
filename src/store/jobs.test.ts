import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { createJobs, createRunner, jobMigrations, type JobHandler, type JobLine, type Jobs, type Store } from '#store'
import { forEachStore } from '#test/stores'
import { leaseSeconds, mostAttempts } from './jobs.ts'

interface Setting {
  readonly store: Store
  readonly jobs: Jobs
  readonly now: () => Temporal.Instant
  readonly pass: (seconds: number) => void
}

function each(title: string, work: (setting: Setting) => Promise<void>): void {
  forEachStore(title, [jobMigrations], async ({ store }) => {
    let at = Temporal.Instant.from('2026-03-01T10:00:00Z')
    const now = () => at
    await work({ store, jobs: createJobs({ store, now }), now, pass: (seconds) => (at = at.add({ seconds })) })
  })
}

const rowsOf = async (store: Store) => (await sql<{ job_id: string }>`select * from job`.execute(store.read())).rows
const runnerOf = ({ jobs, now }: Setting, handlers: { [kind: string]: JobHandler }) => {
  const lines: JobLine[] = []
  return { lines, runner: createRunner({ jobs, handlers, now, log: (line) => void lines.push(line) }) }
}

each('refuses a payload that is not small', async ({ jobs, now, store }) => {
  await assert.rejects(jobs.enqueue('mail', { text: 'a'.repeat(5_000) }, now()), RangeError)
  assert.deepEqual(await rowsOf(store), [])
})

each('gives no job before its time, of another kind, or that somebody has', async ({ jobs, now, pass }) => {
  await jobs.enqueue('mail', { n: 1 }, now().add({ seconds: 60 }))
  assert.equal(await jobs.claim(['mail']), undefined)
  pass(60)
  assert.equal(await jobs.claim([]), undefined)
  assert.equal(await jobs.claim(['other']), undefined)
  const taken = await Promise.all([jobs.claim(['mail']), jobs.claim(['mail'])])
  assert.deepEqual(
    taken.map((job) => job?.payload),
    [{ n: 1 }, undefined],
  )
})

each('takes no word from who lost the lease', async ({ jobs, now, pass }) => {
  await jobs.enqueue('mail', {}, now())
  const lost = await jobs.claim(['mail'])
  assert.ok(lost)
  pass(leaseSeconds)
  const found = await jobs.claim(['mail'])
  assert.equal(found?.attempts, 2)
  await jobs.complete(lost)
  await jobs.fail(lost)
  assert.equal(await jobs.claim(['mail']), undefined)
  pass(leaseSeconds)
  assert.equal((await jobs.claim(['mail']))?.attempts, 3)
})

each('tries a job that fails later and later, then leaves it aside, then forgets it', async (setting) => {
  const { jobs, now, pass, store } = setting
  let runs = 0
  const failing = async () => {
    runs += 1
    throw new Error('a secret of somebody')
  }
  const { runner, lines } = runnerOf(setting, { mail: { run: failing } })
  await jobs.enqueue('mail', { to: 'sealed' }, now())
  await runner.runDue()
  pass(29)
  assert.deepEqual(await runner.runDue(), [])
  for (let n = 0; n < 20; n++) {
    pass(3600)
    await runner.runDue()
  }
  assert.equal(runs, mostAttempts)
  assert.equal(lines.length, mostAttempts)
  assert.doesNotMatch(JSON.stringify(lines), /secret of somebody|sealed/)
  assert.equal((await rowsOf(store)).length, 1)
  pass(30 * 86_400)
  assert.equal(await jobs.sweep(), 1)
  assert.deepEqual(await rowsOf(store), [])
})

each('does not run for ever a job that ends its process', async (setting) => {
  const { jobs, now, pass } = setting
  await jobs.enqueue('mail', {}, now())
  for (let n = 0; n < mostAttempts; n++) {
    assert.ok(await jobs.claim(['mail']))
    pass(leaseSeconds)
  }
  let runs = 0
  const { runner } = runnerOf(setting, { mail: { run: async () => (runs += 1) } })
  await runner.runDue()
  pass(86_400)
  await runner.runDue()
  assert.equal(runs, 0)
})

each('runs what is due, the oldest first, each once, and deletes it', async (setting) => {
  const { jobs, now, pass, store } = setting
  const seen: unknown[] = []
  const { runner } = runnerOf(setting, { mail: { run: async (payload) => seen.push(payload) } })
  await jobs.enqueue('mail', { n: 2 }, now().add({ seconds: 2 }))
  await jobs.enqueue('mail', { n: 1 }, now().add({ seconds: 1 }))
  await jobs.enqueue('unknown', {}, now())
  pass(5)
  const [first, second] = await Promise.all([runner.runDue(), runner.runDue()])
  assert.deepEqual([...first, ...second], ['mail', 'mail'])
  assert.deepEqual(seen, [{ n: 1 }, { n: 2 }])
  assert.equal((await rowsOf(store)).length, 1)
})

each('repeats a job after its time, whatever became of it, and only once', async (setting) => {
  let fails = true
  const run = async () => {
    if (fails) throw new Error('not now')
  }
  const { runner } = runnerOf(setting, { sweep: { run, everySeconds: 600 } })
  await runner.start()
  await runner.start()
  assert.equal((await rowsOf(setting.store)).length, 1)
  for (let n = 0; n < 20; n++) {
    await runner.runDue()
    setting.pass(3600)
  }
  fails = false
  assert.deepEqual(await runner.runDue(), ['sweep'])
  assert.deepEqual(await runner.runDue(), [])
  setting.pass(600)
  assert.deepEqual(await runner.runDue(), ['sweep'])
  await runner.stop()
})

each('ends the job under way before it stops, and takes no other', async (setting) => {
  const { jobs, now } = setting
  const { promise: began, resolve: begin } = Promise.withResolvers<void>()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  let ended = 0
  const run = async () => {
    begin()
    await released
    ended += 1
  }
  const { runner } = runnerOf(setting, { mail: { run } })
  await jobs.enqueue('mail', { n: 1 }, now())
  await jobs.enqueue('mail', { n: 2 }, now())
  const running = runner.runDue()
  await began
  const stopped = runner.stop()
  release()
  await Promise.all([running, stopped])
  assert.equal(ended, 1)
  assert.equal((await rowsOf(setting.store)).length, 1)
})
