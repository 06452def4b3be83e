/** Uploads kept for an answer: few, small, not for long, their owner's alone, never dropped under a reading. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Upload } from '#intake'
import { createShelf } from './shelf.ts'

function build(limits: { readonly perOwner?: number; readonly inAll?: number; readonly bytes?: number } = {}) {
  const released: string[] = []
  const upload = (name: string, size = 10): Upload => ({
    add: () => Promise.reject(new Error('not here')),
    files: [{ name, size }],
    read: () => {
      throw new Error('not here')
    },
    source: () => {
      throw new Error('not here')
    },
    content: () => {
      throw new Error('not here')
    },
    only: () => upload(`${name}'s file`, size),
    release: () => Promise.resolve(void released.push(name)),
  })
  const shelf = createShelf({ perOwner: 2, inAll: 3, bytes: 100, milliseconds: 60_000, ...limits })
  return { shelf, upload, released }
}

test('nobody uses or sees what another keeps', async () => {
  const { shelf, upload } = build()
  shelf.keep('lucie', 'a', upload('a'))
  assert.equal(shelf.has('odile', 'a'), false)
  assert.equal(
    shelf.use('odile', 'a', 0, () => Promise.resolve(1)),
    undefined,
  )
  assert.equal(
    shelf.use('lucie', 'b', 0, () => Promise.resolve(1)),
    undefined,
  )
  assert.equal(await shelf.use('lucie', 'a', 0, () => Promise.resolve(1)), 1)
  await shelf.close()
})

test('what is too large is left to its owner; the oldest make room', async () => {
  const { shelf, upload, released } = build()
  assert.equal(shelf.keep('lucie', 'big', upload('big', 101)), false)
  for (const id of ['a', 'b', 'c']) shelf.keep('lucie', id, upload(id))
  assert.deepEqual(released, ['a'])
  shelf.keep('odile', 'd', upload('d'))
  shelf.keep('odile', 'e', upload('e', 75))
  assert.deepEqual(released, ['a', 'b'])
  shelf.keep('rené', 'f', upload('f', 30))
  assert.deepEqual(released, ['a', 'b', 'c', 'd', 'e'])
  await shelf.close()
  assert.deepEqual(released, ['a', 'b', 'c', 'd', 'e', 'f'])
})

test('time passes, and nothing is dropped under a reading', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { shelf, upload, released } = build()
  shelf.keep('lucie', 'a', upload('a'))
  const reading = Promise.withResolvers<void>()
  const used = shelf.use('lucie', 'a', 0, () => reading.promise)
  t.mock.timers.tick(60_000)
  assert.equal(shelf.has('lucie', 'a'), false)
  assert.deepEqual(released, [])
  reading.resolve()
  await used
  assert.deepEqual(released, ['a'])
})
