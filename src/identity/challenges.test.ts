import assert from 'node:assert/strict'
import test from 'node:test'
import { challengeSeconds, createChallenges } from './challenges.ts'

const start = Temporal.Instant.from('2026-11-22T08:00:00Z')

test('a challenge serves once, for its use, within its time, where it was made', () => {
  let now = start
  const challenges = createChallenges({ now: () => now })
  const one = challenges.make('enter')
  assert.equal(challenges.isOurs(one, 'create/a'), false)
  assert.equal(challenges.take(one, 'create/a'), false)
  assert.equal(createChallenges({ now: () => now }).take(one, 'enter'), false)
  assert.equal(challenges.take(one, 'enter'), true)
  assert.equal(challenges.take(one, 'enter'), false)
  const late = challenges.make('enter')
  assert.notEqual(late, one)
  now = start.add({ seconds: challengeSeconds })
  assert.equal(challenges.take(late, 'enter'), false)
})

test('refuses what was edited, and what is none', () => {
  const challenges = createChallenges({ now: () => start })
  const bytes = Buffer.from(challenges.make('enter'), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const edited = Uint8Array.from(bytes)
    edited[at] = (edited[at] ?? 0) ^ 1
    assert.equal(challenges.isOurs(Buffer.from(edited).toString('base64url'), 'enter'), false, `byte ${at}`)
  }
  for (const text of ['', 'A', 'A'.repeat(75), 'é'.repeat(75)]) assert.equal(challenges.isOurs(text, 'enter'), false)
})

test('remembers no more than it may, and makes room as time goes', () => {
  let now = start
  const challenges = createChallenges({ now: () => now, most: 2 })
  const [a, b, c] = [challenges.make('enter'), challenges.make('enter'), challenges.make('enter')]
  assert.deepEqual([challenges.take(a, 'enter'), challenges.take(b, 'enter'), challenges.take(c, 'enter')], [true, true, false])
  now = start.add({ seconds: challengeSeconds })
  assert.equal(challenges.take(challenges.make('enter'), 'enter'), true)
})
