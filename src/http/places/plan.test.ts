import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs'
import type { Record } from '#model'
import { planOf } from './plan.ts'

type Position = Record<'mobility.position'>
let number = 0
const bare = () => ({ schema: 1, id: `r${(number += 1)}`, source: { connector: 'tracks', origin: 'x', batch: 'b' } }) as const
const position = (at: string, latitude: number, longitude = 48_350_000, more: Partial<Position> = {}): Position => ({
  ...bare(),
  kind: 'mobility.position',
  day: at.slice(0, 10),
  at,
  latitude,
  longitude,
  ...more,
})
const later = (at: string, minutes: number): string => `${new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 19)}Z`
const may = { zone: 'Europe/Paris', month: '2026-05' }
/** A point a minute: still, then a hundred metres a minute northwards, then still. */
const walk = (from: string): Position[] =>
  Array.from({ length: 61 }, (_, minute) => position(later(from, minute), 457_600_000 + Math.min(20, Math.max(0, minute - 20)) * 9_000))

test('ten minutes somewhere are a stay, what lies between is a journey with its distance', () => {
  const [day, ...others] = planOf(walk('2026-05-02T08:00:00Z'), may)
  assert.deepEqual([others, day?.day, day?.positions, day?.paths.length], [[], '2026-05-02', 61, 1])
  assert.deepEqual(
    day?.events.map(({ type }) => type),
    ['stay', 'trip', 'stay'],
  )
  const [, trip] = day?.events ?? []
  assert.ok(trip?.type === 'trip' && trip.metres !== undefined && trip.metres > 1_700 && trip.metres <= 2_010, JSON.stringify(trip))
  assert.ok(day?.events.every(({ record }) => record === undefined))
})

test('a silence while moving is not a journey, and cuts the line', () => {
  const before = Array.from({ length: 5 }, (_, minute) => position(later('2026-05-02T08:00:00Z', minute), 457_600_000 + minute * 20_000))
  const after = Array.from({ length: 5 }, (_, minute) => position(later('2026-05-02T11:00:00Z', minute), 477_600_000 + minute * 20_000))
  const [day] = planOf([...before, ...after], may)
  assert.equal(day?.paths.length, 2)
  const trips = day?.events.flatMap((event) => (event.type === 'trip' ? [event.metres ?? 0] : [])) ?? []
  assert.equal(trips.length, 2)
  assert.ok(trips.every((metres) => metres < 1_000))
})

test('what is recorded wins over what is computed at the same hours, and is linked', () => {
  const home = position('2026-05-02T07:00:00Z', 457_600_000, 48_350_000, { end: '2026-05-02T08:21:00Z', place: 'Home' })
  const [day] = planOf([...walk('2026-05-02T08:00:00Z'), home], may)
  assert.deepEqual(
    day?.events.map(({ type, record }) => [type, record?.id]),
    [
      ['stay', home.id],
      ['trip', undefined],
      ['stay', undefined],
    ],
  )
})

test('a day begins at midnight on her own clock; a journey without an hour stays on its day', () => {
  const at = position('2026-05-01T22:30:00Z', 457_600_000)
  const bus = { ...bare(), kind: 'mobility.trip', day: '2026-05-10', mode: 'bus' } as const
  const days = planOf([at, bus, position('2026-05-31T22:30:00Z', 457_600_000)], may)
  assert.deepEqual(
    days.map(({ day, events, positions }) => [day, events.length, positions]),
    [
      ['2026-05-02', 0, 1],
      ['2026-05-10', 1, 0],
    ],
  )
})

test('a hundred thousand points of one minute cost no more than their number', () => {
  const points = Array.from({ length: 100_000 }, (_, index) =>
    position(later('2026-05-02T08:00:00Z', (index % 60) / 60), 457_600_000 + index),
  )
  assert.equal(planOf(points, may)[0]?.positions, 100_000)
})

test('a day begins with where she was already', () => {
  const night = position('2026-05-01T20:00:00Z', 457_600_000, 48_350_000, { end: '2026-05-02T06:00:00Z' })
  assert.deepEqual(
    planOf([night], may).map(({ day, events, early }) => [day, events.length, early?.record?.id]),
    [
      ['2026-05-01', 1, undefined],
      ['2026-05-02', 0, night.id],
    ],
  )
})

test('a position of a whole district, and a second telephone, do not make her jump', () => {
  const points = walk('2026-05-02T08:00:00Z')
  const far = position('2026-05-02T08:30:30Z', 467_600_000, 48_350_000, { accuracy: 18_000 })
  const other = position('2026-05-02T08:31:30Z', 467_600_000, 48_350_000, { device: 'tablet' })
  assert.deepEqual(planOf([...points, far, other], may)[0]?.events, planOf(points, may)[0]?.events)
})

test('whatever the points and their order, each is counted once and every event lies in its month', () => {
  const point = fc
    .record({ minute: fc.nat(44_000), latitude: fc.integer({ min: 457_000_000, max: 457_100_000 }) })
    .map(({ minute, latitude }) => position(later('2026-04-30T20:00:00Z', minute), latitude))
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), (points) => {
      const days = planOf(points, may)
      const inside = points.filter(({ at }) => at >= '2026-04-30T22:00:00Z' && at < '2026-05-31T22:00:00Z')
      assert.equal(
        days.reduce((sum, one) => sum + one.positions, 0),
        inside.length,
      )
      assert.equal(
        days.reduce((sum, one) => sum + one.paths.reduce((many, path) => many + path.length, 0), 0),
        inside.length,
      )
      for (const { events } of days) for (const { start, end } of events) assert.ok((start ?? '') <= (end ?? ''))
      assert.deepEqual(
        planOf(points.toReversed(), may).map(({ day }) => day),
        days.map(({ day }) => day),
      )
    }),
    { numRuns: runs(50) },
  )
})
