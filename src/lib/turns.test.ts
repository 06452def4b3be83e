import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from '#lib/turns'

test('runs two at once, lets sixteen wait, and sends the others away with a time', async () => {
  const turns = createTurns({ atOnce: 2, waiting: 16, seconds: 0.5 })
  const gates: (() => void)[] = []
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => gates.push(resolve))
    running -= 1
    return 'done'
  }
  const asked = Array.from({ length: 20 }, () => turns.take(work))
  assert.deepEqual(turns.load(), { running: 2, waiting: 16, begun: 2 })
  assert.deepEqual(await asked[18], { ok: false, error: { type: 'Busy', seconds: 4 } })
  assert.deepEqual(await asked[19], { ok: false, error: { type: 'Busy', seconds: 4 } })
  for (let ended = 0; ended < 18;) {
    const open = gates.shift()
    if (open === undefined) await new Promise((resolve) => setImmediate(resolve))
    else {
      open()
      ended += 1
    }
  }
  for (const turn of asked.slice(0, 18)) assert.deepEqual(await turn, { ok: true, value: 'done' })
  assert.equal(most, 2)
  assert.deepEqual(turns.load(), { running: 0, waiting: 0, begun: 18 })
})

test('gives its place back when the work throws', async () => {
  const turns = createTurns({ atOnce: 2, waiting: 16, seconds: 0.5 })
  for (let i = 0; i < 3; i += 1)
    await assert.rejects(
      turns.take(() => Promise.reject(new Error('no'))),
      /no/,
    )
  assert.deepEqual(await turns.take(async () => 1), { ok: true, value: 1 })
})
