import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { type ChainStep, emptyHead, extend, follows } from './chain.ts'

const step = (sha256: string): ChainStep => ({ dataset: 'd', epoch: '2026-11', operation: 'segment', sha256 })
const { entries, head } = extend(emptyHead('vault-a'), [step('aa'), step('bb'), step('cc')])

test('refuses a chain cut, reordered, edited or of another vault', () => {
  assert.ok(follows('vault-a', entries, head))
  assert.equal(follows('vault-b', entries, head), false)
  assert.equal(follows('vault-a', entries.slice(0, -1), head), false)
  assert.equal(follows('vault-a', entries.slice(1), head), false)
  assert.equal(follows('vault-a', entries.toReversed(), head), false)
  for (const [i, entry] of entries.entries()) {
    for (const edit of [
      { sha256: 'dd' },
      { dataset: 'e' },
      { epoch: '2026-12' },
      { operation: 'undo' as const },
      { n: 9 },
      { previous: 'x' },
      { hash: 'x' },
    ]) {
      assert.equal(follows('vault-a', entries.with(i, { ...entry, ...edit }), head), false)
    }
  }
})

test('follows an empty chain', () => {
  assert.ok(follows('vault-a', [], emptyHead('vault-a')))
  assert.equal(follows('vault-a', [], head), false)
})

test('hashes canonical JSON, so that any other program can check it', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const first = sha256('grenier/chain/1\u0000vault-a')
  const written = `{"dataset":"d","epoch":"2026-11","n":0,"operation":"segment","previous":"${first}","sha256":"aa"}`
  assert.equal(entries[0]?.hash, sha256(written))
  assert.deepEqual(head, { n: 3, hash: entries[2]?.hash })
})
