import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createIntervals, energyOf, instantOf, minutesOf } from './interval.ts'
import { loadCurve, type Point } from './load-curve.ts'
import { openZone } from './zone.ts'

const minute = 60_000
const points = (...minutes: readonly number[]): Point[] => minutes.map((at, line) => ({ at: at * minute, line, value: 1 }))
const steps = (...minutes: readonly number[]) => loadCurve(points(...minutes)).steps.map((step) => step.minutes)
const paris = openZone('Europe/Paris')
if (!paris.ok) throw new Error('no zones')

test('a missing point is a gap: its neighbour keeps its step', () => {
  assert.deepEqual(steps(30, 60, 120, 150), [30, 30, 30, 30])
  assert.deepEqual(steps(30, 60, 900, 930), [30, 30, 30, 30])
  assert.deepEqual(steps(10, 20, 40, 50), [10, 10, 10, 10])
})

test('steps that change within a curve are each their own', () => {
  assert.deepEqual(steps(60, 120, 180, 210, 240, 270, 280, 290), [60, 60, 60, 30, 30, 30, 10, 10])
  assert.deepEqual(steps(30, 60, 90, 150, 210, 270), [30, 30, 30, 60, 60, 60])
})

test('a step given for all holds unless a run proves another; alone, a point has the commonest, said', () => {
  const stated = (at: readonly number[], minutes: number) => loadCurve(points(...at), { stated: minutes })
  assert.deepEqual(
    stated([30, 60, 120, 180], 30).steps.map((step) => step.minutes),
    [30, 30, 30, 30],
  )
  assert.deepEqual(
    stated([60], 60).steps.map((step) => [step.minutes, step.start]),
    [[60, 0]],
  )
  assert.equal(stated([60], 60).assumed, false)
  assert.equal(loadCurve(points(60)).assumed, true)
})

test('a first point at the very start of the period stamps starts', () => {
  const { steps: starts } = loadCurve(points(0, 30, 60), { from: 0 })
  assert.deepEqual(
    starts.map(({ start }) => start / minute),
    [0, 30, 60],
  )
})

test('the same instant twice counts once; another value is told', () => {
  const twice = [...points(30, 60), { at: 60 * minute, line: 9, value: 1 }, { at: 60 * minute, line: 10, value: 2 }]
  const { steps: kept, conflicts } = loadCurve(twice)
  assert.equal(kept.length, 2)
  assert.deepEqual(
    conflicts.map(({ line }) => line),
    [10],
  )
})

test('intervals never lie over one another, whatever the instants', () => {
  const any = fc.array(fc.record({ at: fc.nat(3_000), value: fc.option(fc.nat(9_000), { nil: undefined }) }), { maxLength: 60 })
  fc.assert(
    fc.property(any, fc.option(fc.constantFrom(10, 30, 60), { nil: undefined }), (list, stated) => {
      const { steps: found } = loadCurve(
        list.map(({ at, value }, line) => ({ at: at * minute, line, value })),
        { stated },
      )
      for (const [place, step] of found.entries()) {
        assert.ok(step.end - step.start === step.minutes * minute && step.minutes >= 1)
        if (place > 0) assert.ok(step.start >= found[place - 1]!.end)
      }
    }),
  )
})

test('a mean power over a step is its energy; the half-hours of a day add up to its energy, 46 or 50 of them', () => {
  assert.equal(energyOf(230_000_000, 30), 115_000)
  assert.equal(energyOf(1_000_000, 10), 167)
  assert.equal(energyOf(-1_000_000, 10), -167)
  assert.equal(energyOf(3_600_000_000, 29 + 50 / 60), 1_790_000)
  for (const [day, count] of [
    ['2025-03-30', 46],
    ['2025-10-26', 50],
    ['2025-06-01', 48],
  ] as const) {
    fc.assert(
      fc.property(fc.array(fc.nat(36_000), { minLength: count, maxLength: count }), (watts) => {
        assert.equal(paris.value.minutesOf(day) / 30, count)
        const sum = watts.reduce((total, one) => total + energyOf(one * 1e6, 30), 0)
        assert.equal(sum, watts.reduce((total, one) => total + one, 0) * 500)
      }),
      { numRuns: 20 },
    )
  }
})

test('whole days need no instants, anything else has both', () => {
  const at = (text: string) => instantOf(text)!
  const intervalOf = createIntervals(paris.value)
  assert.deepEqual(intervalOf(at('2025-03-30T00:00:00+01:00'), at('2025-03-31T00:00:00+02:00')), { day: '2025-03-30' })
  assert.deepEqual(intervalOf(at('2025-03-01T00:00:00+01:00'), at('2025-04-01T00:00:00+02:00')), {
    day: '2025-03-01',
    lastDay: '2025-03-31',
  })
  assert.deepEqual(intervalOf(at('2025-03-29T23:30:00+01:00'), at('2025-03-30T00:00:00+01:00')), {
    day: '2025-03-29',
    start: '2025-03-29T22:30:00Z',
    end: '2025-03-29T23:00:00Z',
    zone: 'Europe/Paris',
  })
})

test('instants and lengths are read as ISO 8601 writes them', () => {
  assert.equal(instantOf('2025-03-30T00:30:00+0100'), Date.UTC(2025, 2, 29, 23, 30))
  for (const text of ['2025-03-30T00:30:00', '2025-02-31T00:30:00Z', '2025-03-30', 'x', '9999-01-01T00:00:00Z'])
    assert.equal(instantOf(text), undefined)
  assert.deepEqual(['PT30M', 'PT1H', 'P1D', '30', 'PT', '', 'P'].map(minutesOf), [30, 60, 1440, 30, undefined, undefined, undefined])
})
