import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroupCommit } from './group-commit.ts'

test('rejects the whole group whose commit failed, and only that group', async () => {
  let broken = true
  const commits = createGroupCommit(async (items: readonly number[]) => {
    if (broken) throw new Error('disk full')
    return items
  })
  const refused = await Promise.allSettled([commits.push(1), commits.push(2)])
  assert.deepEqual(
    refused.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  broken = false
  assert.equal(await commits.push(3), 3)
})

test('commits together what waits, in order, and at most the largest group', async () => {
  const groups: number[][] = []
  const commits = createGroupCommit(async (items: readonly number[]) => {
    groups.push([...items])
    return items.map((item) => item * 10)
  }, 3)
  const answers = await Promise.all([1, 2, 3, 4].map((item) => commits.push(item)))
  assert.deepEqual(answers, [10, 20, 30, 40])
  assert.deepEqual(groups, [[1, 2, 3], [4]])
})
