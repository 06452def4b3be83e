import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSharing } from './sharing.ts'

test('what is asked at the same time is read once, and again once it has ended', async () => {
  const sharing = createSharing()
  let reads = 0
  const read = async (): Promise<number> => {
    await Promise.resolve()
    return (reads += 1)
  }
  assert.deepEqual(await Promise.all([sharing.of('a', read), sharing.of('a', read), sharing.of('b', read)]), [1, 1, 2])
  assert.equal(await sharing.of('a', read), 3)
})

test('a reading that fails fails for those that wait, and for nobody after', async () => {
  const sharing = createSharing()
  const fail = () => Promise.reject(new Error('gone'))
  const both = await Promise.allSettled([sharing.of('a', fail), sharing.of('a', () => Promise.resolve(1))])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  assert.equal(await sharing.of('a', () => Promise.resolve(1)), 1)
})
