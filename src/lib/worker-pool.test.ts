import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { createWorkerPool } from './worker-pool.ts'

/** Answers with its own number and what it was told; ends when it is told to. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', (told) => {
      if (told === 'throw') throw new Error('told to')
      if (told === 'exit') process.exit(3)
      if (told !== 'never') parentPort.postMessage({ told, threadId, argv: process.execArgv, env: Object.keys(process.env) })
    })`)}`,
)
interface Answer {
  readonly told: unknown
  readonly threadId: number
  readonly argv: readonly string[]
  readonly env: readonly string[]
}
const aPool = (idleMilliseconds = 60_000) => {
  const pool = createWorkerPool({ script, atMost: 2, idleMilliseconds })
  return { ...pool, tell: async (told: unknown) => (await pool.ask(told, [])) as Answer }
}

test('a thread that fails is the error of its own request; those that wait, and the next, are answered', async () => {
  const pool = aPool()
  const [thrown, ended, ...others] = await Promise.allSettled(['throw', 'exit', 1, 2, 3].map(pool.tell))
  assert.ok(thrown?.status === 'rejected' && /told to/.test(String(thrown.reason)))
  assert.ok(ended?.status === 'rejected' && /a thread ended/.test(String(ended.reason)))
  assert.deepEqual(
    others.map((other) => other.status === 'fulfilled' && other.value.told),
    [1, 2, 3],
  )
  assert.equal((await pool.tell(4)).told, 4)
  await pool.close()
})

test('starts no more threads than it may, none before it is asked, and gives them nothing of this process', async () => {
  const pool = aPool()
  assert.equal(pool.threads(), 0)
  const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => pool.tell(i)))
  assert.deepEqual(
    answers.map(({ told }) => told),
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  )
  assert.ok(pool.threads() <= 2 && new Set(answers.map(({ threadId }) => threadId)).size <= 2)
  assert.deepEqual(answers[0] && [answers[0].argv, answers[0].env], [[], []])
  await pool.close()
})

test('threads end once idle, and start again when asked', async () => {
  const pool = aPool(1)
  const first = await pool.tell('first')
  while (pool.threads() > 0) await setTimeout(1)
  assert.notEqual((await pool.tell('second')).threadId, first.threadId)
  await pool.close()
})

test('closing ends every thread; what was asked and not answered, and what comes after, is an error', async () => {
  const pool = aPool()
  const asked = Promise.allSettled(['never', 'never', 1].map(pool.tell))
  await pool.close()
  assert.equal(pool.threads(), 0)
  assert.ok((await asked).every(({ status }) => status === 'rejected'))
  await assert.rejects(pool.tell(2), /closed/)
})

test('transfers what it is given', async () => {
  const pool = createWorkerPool({ script, atMost: 1, idleMilliseconds: 60_000 })
  const bytes = new Uint8Array(8)
  await pool.ask(bytes, [bytes.buffer])
  assert.equal(bytes.length, 0)
  await pool.close()
})
