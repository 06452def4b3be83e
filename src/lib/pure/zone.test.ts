import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openZone, toInstants, type Zone } from '#lib/pure/zone'

const zone = (name: string): Zone => {
  const opened = openZone(name)
  assert.ok(opened.ok)
  return opened.value
}

test('a clock reading is one instant, two, or none', () => {
  const paris = zone('Europe/Paris')
  assert.deepEqual(paris.toInstant('2025-01-15', '12:00'), { instant: '2025-01-15T11:00:00Z' })
  assert.deepEqual(paris.toInstant('2025-07-15', '00:00:30'), { instant: '2025-07-14T22:00:30Z' })
  assert.deepEqual(paris.toInstant('2025-10-26', '02:30'), { instant: '2025-10-26T00:30:00Z', ambiguous: '2025-10-26T01:30:00Z' })
  assert.deepEqual(paris.toInstant('2025-03-30', '02:30'), { instant: '2025-03-30T01:30:00Z', skipped: true })
  assert.deepEqual(paris.toInstant('2025-03-30', '03:00'), { instant: '2025-03-30T01:00:00Z' })
  assert.deepEqual(paris.toInstant('2025-10-26', '03:00'), { instant: '2025-10-26T02:00:00Z' })
  const toronto = zone('America/Toronto')
  assert.deepEqual(toronto.toInstant('2025-11-02', '01:30'), { instant: '2025-11-02T05:30:00Z', ambiguous: '2025-11-02T06:30:00Z' })
  assert.deepEqual(toronto.toInstant('2025-03-09', '02:30'), { instant: '2025-03-09T07:30:00Z', skipped: true })
  assert.deepEqual(toronto.toInstant('2025-12-31', '23:59'), { instant: '2026-01-01T04:59:00Z' })
})

test('an instant shows on the clock with its offset', () => {
  assert.deepEqual(zone('Europe/Paris').fromInstant('2025-10-26T01:30:00Z'), { day: '2025-10-26', time: '02:30:00', offset: '+01:00' })
  assert.deepEqual(zone('America/St_Johns').fromInstant('2025-07-01T02:00:00Z'), { day: '2025-06-30', time: '23:30:00', offset: '-02:30' })
})

test('days have 46, 48 or 50 half-hours', () => {
  const halfHours = (name: string, days: readonly string[]) => days.map((day) => zone(name).minutesOf(day) / 30)
  assert.deepEqual(halfHours('Europe/Paris', ['2025-03-30', '2025-05-01', '2025-10-26']), [46, 48, 50])
  assert.deepEqual(halfHours('America/Toronto', ['2025-03-09', '2025-05-01', '2025-11-02']), [46, 48, 50])
})

test('of an hour met twice, the order tells which is which, both ways', () => {
  const readings = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'].map((time) => ({ day: '2025-10-26', time }))
  const moments = ['25T23:30', '26T00:00', '26T00:30', '26T01:00', '26T01:30', '26T02:00'].map((text) => ({
    instant: `2025-10-${text}:00Z`,
  }))
  const paris = zone('Europe/Paris')
  assert.deepEqual(toInstants(paris, readings), moments)
  assert.deepEqual(toInstants(paris, readings.toReversed()), moments.toReversed())
  assert.equal(toInstants(paris, readings.slice(0, 3))[2]?.ambiguous, '2025-10-26T01:30:00Z')
  assert.deepEqual(toInstants(paris, []), [])
})

test('an unknown zone is an error, a reading that is none is a bug', () => {
  assert.deepEqual(openZone('Europe/Lyon'), { ok: false, error: { type: 'zone-unknown' } })
  assert.throws(() => zone('UTC').toInstant('2025-02-30x', '00:00'))
  assert.throws(() => zone('UTC').toInstant('2025-02-01', '25:00'))
  assert.throws(() => zone('UTC').fromInstant('soon'))
})

test('any instant goes to the clock and back, in zones that change at odd hours', () => {
  const zones = [
    'Europe/Paris',
    'America/Toronto',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'UTC',
  ].map(zone)
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4e9 }), ({ toInstant, fromInstant }, seconds) => {
      const instant = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
      const { day, time } = fromInstant(instant)
      const back = toInstant(day, time)
      assert.ok(back.instant === instant || back.ambiguous === instant, `${instant} ${JSON.stringify(back)}`)
    }),
  )
})
