import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLimiter } from '#identity'

/** A limiter of three attempts in 60 seconds, and its clock. */
function limiterAndClock(options: { maxKeys?: number; maxSeconds?: number } = {}) {
  let at = Temporal.Instant.from('2026-03-01T10:00:00Z')
  const limiter = createLimiter({ perWindow: 3, seconds: 60, maxKeys: 100, now: () => at, ...options })
  return { limiter, pass: (seconds: number) => (at = at.add({ milliseconds: seconds * 1000 })) }
}
const times = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work)

test('refuses the fourth attempt of a window, and says for how long', () => {
  const { limiter, pass } = limiterAndClock()
  assert.equal(limiter.take('a'), 0)
  pass(20)
  assert.deepEqual(
    times(3, () => limiter.take('a')),
    [0, 0, 40],
  )
  assert.equal(limiter.wait('a'), 40)
  pass(39.5)
  assert.equal(limiter.take('a'), 1)
  pass(0.5)
  assert.equal(limiter.wait('a'), 0)
  assert.equal(limiter.take('a'), 0)
})

test('doubles the wait each time a window is filled again, up to the longest', () => {
  const { limiter, pass } = limiterAndClock({ maxSeconds: 200 })
  const waits = times(4, () => {
    const answers = times(4, () => limiter.take('a'))
    pass(answers[3] ?? 0)
    return answers[3]
  })
  assert.deepEqual(waits, [60, 120, 200, 200])
})

test('forgets a key that stays quiet for the longest wait, and one that has proved itself', () => {
  const { limiter, pass } = limiterAndClock({ maxSeconds: 200 })
  times(3, () => limiter.take('a'))
  pass(60)
  times(3, () => limiter.take('a'))
  assert.equal(limiter.wait('a'), 120)
  pass(120 + 200)
  assert.deepEqual(
    times(4, () => limiter.take('a')),
    [0, 0, 0, 60],
  )
  limiter.forget('a')
  assert.equal(limiter.take('a'), 0)
})

test('counts slow attempts apart', () => {
  const { limiter, pass } = limiterAndClock()
  const answers = times(10, () => {
    pass(31)
    return limiter.take('a')
  })
  assert.deepEqual(answers, Array(10).fill(0))
})

test('keeps keys apart, and remembers no more than it may', () => {
  const { limiter } = limiterAndClock({ maxKeys: 2 })
  times(3, () => limiter.take('first'))
  limiter.take('second')
  assert.ok(limiter.take('first') > 0)
  limiter.take('third')
  assert.equal(limiter.wait('first'), 0)
})

test('counts the addresses of one IPv6 subscriber together, and those of IPv4 apart', () => {
  const { limiter } = limiterAndClock()
  const sameNetwork = ['2001:db8:0:1::1', '2001:DB8:0:1:ffff::2', '2001:0db8::1:0:0:0:3%eth0']
  for (const address of sameNetwork) assert.equal(limiter.take(address), 0)
  assert.ok(limiter.take('2001:db8:0:1::4') > 0)
  assert.equal(limiter.take('2001:db8:0:2::1'), 0)
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201']) assert.equal(limiter.take(address), 0)
  assert.ok(limiter.take('192.0.2.1') > 0)
  assert.equal(limiter.take('::ffff:192.0.2.2'), 0)
  assert.equal(limiter.take('::1'), 0)
  assert.equal(limiter.take('not an address'), 0)
})

test('an attempt given back was none; the failures before it still count, and the wait they begin', () => {
  const { limiter } = limiterAndClock()
  for (let visit = 0; visit < 20; visit++) {
    assert.equal(limiter.take('school'), 0)
    limiter.giveBack('school')
  }
  times(2, () => limiter.take('school'))
  assert.equal(limiter.take('school'), 0)
  limiter.giveBack('school')
  assert.equal(limiter.wait('school'), 0)
  limiter.take('school')
  assert.ok(limiter.take('school') > 0)
  limiter.giveBack('nobody')
  assert.equal(limiter.wait('nobody'), 0)
})
