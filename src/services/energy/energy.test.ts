import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { local } from '#gate'
import type { Item } from '#model'
import { changed, energy, type EnergyResult } from '#services'
import { metersOf } from '../../../tools/examples/meter.ts'

const options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' } as const
type Fields = { readonly [name: string]: unknown }
const reading = (day: string, kWh: number, more: Fields = {}): Item => ({
  kind: 'energy.reading',
  schema: 1,
  fluid: 'electricity',
  direction: 'consumed',
  measure: 'energy',
  meter: 'A1',
  day,
  quantity: Math.round(kWh * 1_000_000),
  unit: 'kWh',
  ...more,
})
const computed = (
  items: readonly Item[],
  need = energy.need,
  given: typeof options | { readonly today: string; readonly zone: string; readonly lang: 'en' } = options,
): EnergyResult =>
  energy.compute(
    local(
      need,
      items.map((item, file) => ({ item, file, connector: `c${file}` })),
    ),
    given,
  )
const held = metersOf('camille', '2025-03-01', 400)
const oneFile = (items: readonly Item[], given: { readonly today: string; readonly zone: string; readonly lang: 'en' } = options) =>
  energy.compute(
    local(
      energy.need,
      items.map((item) => ({ item, file: 0, connector: 'enedis' })),
    ),
    given,
  )
const camille = oneFile(held)
const seriesIn = (result: EnergyResult, key: string) => result.series.find((one) => one.key === key)!

test('a day of 46 or 50 half-hours is whole, and one half-hour less makes it partial', () => {
  const of = (day: string, left = 0) => {
    const own = held.filter((item) => item.kind === 'energy.reading' && item.fluid === 'electricity' && item.day === day)
    return [own.length, seriesIn(oneFile(own.slice(left)), 'electricity-consumed-1').days[0]?.state]
  }
  assert.deepEqual(of('2025-03-30'), [46, 'whole'])
  assert.deepEqual(of('2025-10-26'), [50, 'whole'])
  assert.deepEqual(of('2025-10-26', 1), [50, 'partial'])
})

test('a gas day from six to six is whole on the days when clocks change', () => {
  const gas = (day: string, start: string, end: string) => reading(day, 40, { fluid: 'gas', start, end, zone: 'Europe/Paris' })
  const { days } = seriesIn(
    oneFile([
      gas('2025-10-25', '2025-10-25T04:00:00Z', '2025-10-26T05:00:00Z'),
      gas('2025-10-26', '2025-10-26T05:00:00Z', '2025-10-27T05:00:00Z'),
      gas('2026-03-28', '2026-03-28T05:00:00Z', '2026-03-29T04:00:00Z'),
      gas('2026-03-29', '2026-03-29T04:00:00Z', '2026-03-30T04:00:00Z'),
    ]),
    'gas-consumed-1',
  )
  assert.deepEqual(
    days.map(({ state }) => state),
    ['whole', 'whole', 'whole', 'whole'],
  )
})

test('a missing day is missing, never zero', () => {
  const { series } = computed([reading('2026-01-01', 5), reading('2026-01-04', 7)])
  assert.equal(series[0]?.missing, 2)
  assert.deepEqual(
    series[0]?.months.map(({ quantity, known, missing }) => [quantity, known, missing]),
    [[12_000_000, 2, 2]],
  )
  const table = energy.tables(computed([reading('2026-01-01', 5), reading('2026-01-03', 7)]))[0]
  assert.deepEqual(table?.rows[2], ['electricity-consumed-1', 'kWh', '2026-01-02', '', 'missing'])
})

test('a published reading revises the informative one, whichever comes first', () => {
  const two = [
    reading('2026-01-01', 5, { publication: 'informative' }),
    reading('2026-01-01', 4, { publication: 'published', meter: 'a1' }),
  ]
  for (const items of [two, two.toReversed()]) {
    const records = items.map((item, place) => ({ ...item, id: String(place) }))
    assert.equal(seriesIn(energy.compute(records as never, options), 'electricity-consumed-1').days[0]?.quantity, 4_000_000)
  }
})

test('produced is apart from consumed, and water and heat stand beside', () => {
  const { series } = computed([
    reading('2026-01-01', 5),
    reading('2026-01-01', 3, { direction: 'produced' }),
    reading('2026-01-01', 1, { fluid: 'water', measure: 'volume', unit: 'm3' }),
    reading('2026-01-01', 9, { fluid: 'heat' }),
  ])
  assert.deepEqual(series.map(({ key }) => key).toSorted(), [
    'electricity-consumed-1',
    'electricity-produced-1',
    'heat-consumed-1',
    'water-consumed-1',
  ])
  assert.equal(series.find(({ key }) => key === 'electricity-produced-1')?.co2, null)
})

test('a bill gives what is left of it to the days that nothing tells', () => {
  const { series } = computed([reading('2026-01-01', 10, { lastDay: '2026-01-04' }), reading('2026-01-02', 4)])
  assert.deepEqual(
    series[0]?.days.map(({ day, quantity, state }) => [day.slice(8), quantity, state]),
    [
      ['01', 2_000_000, 'spread'],
      ['02', 4_000_000, 'whole'],
      ['03', 2_000_000, 'spread'],
      ['04', 2_000_000, 'spread'],
    ],
  )
})

test('what never stops, what stands out and what the cold adds are found in a year of the household', () => {
  const electricity = seriesIn(camille, 'electricity-consumed-1')
  assert.ok(Math.abs((electricity.base?.watts ?? 0) - 92) <= 6, String(electricity.base?.watts))
  assert.deepEqual(
    electricity.exceptional.map(({ day }) => day),
    ['2025-12-24'],
  )
  const { cold } = seriesIn(camille, 'gas-consumed-1')
  assert.ok(cold.state === 'found' && Math.abs(cold.perDegreeDay - 4_500_000) < 150_000, JSON.stringify(cold))
  assert.equal(seriesIn(oneFile(held.filter(({ kind }) => kind !== 'measurement')), 'gas-consumed-1').cold.state, 'no-temperatures')
})

test('each figure opens to its readings, and no other', () => {
  const [first] = seriesIn(camille, 'gas-consumed-1').months
  const opened = energy.open(camille, `gas-consumed-1/month/${first?.at}`)
  assert.equal(opened?.kind, 'energy.reading')
  assert.equal(opened?.ids.length, first?.known)
  assert.equal(energy.open(camille, 'electricity-consumed-1/day/2025-12-24')?.ids.length, 48)
  for (const what of ['lately', 'base', 'co2'])
    assert.ok((energy.open(camille, `electricity-consumed-1/${what}`)?.ids.length ?? 0) > 10_000, what)
  assert.match(energy.open(camille, 'gas-consumed-1/co2')?.rule ?? '', /215 g.*Base Carbone/)
  assert.match(energy.open(camille, 'gas-consumed-1/cold')?.rule ?? '', /18 °C/)
  for (const key of [
    '',
    'x',
    'gas-consumed-1',
    'gas-consumed-1/base',
    'electricity-consumed-1/cold',
    'gas-consumed-1/co2/1',
    'gas-consumed-1/month/1999-01',
    'gas-consumed-1/day/2025-12-24',
  ])
    assert.equal(energy.open(camille, key), undefined)
})

test('an offer is counted to the cent, ended tables say so, and the typed offer comes first', () => {
  const days = Array.from({ length: 365 }, (_, place) => reading(new Date(Date.UTC(2025, 10, 21 + place)).toISOString().slice(0, 10), 10))
  const electricity = seriesIn(oneFile(days), 'electricity-consumed-1')
  const base = electricity.offers.find(({ id }) => id.startsWith('fr-base-6'))
  assert.equal(base?.yearly, Math.round((Math.round(190_810_000 / 365) * 365 + 3650 * 200_100) / 10_000))
  assert.deepEqual([base?.state, electricity.offers.find(({ id }) => id.startsWith('fr-off-peak'))?.state], ['in-force', 'in-force'])
  const before = seriesIn(oneFile(days, { ...options, today: '2026-05-02' }), 'electricity-consumed-1').offers
  assert.deepEqual(before.find(({ id }) => id.startsWith('fr-base-6'))?.state, 'ended')
  assert.equal(electricity.offers.find(({ id }) => id.startsWith('fr-off-peak'))?.yearly, null)
  const typed = {
    kind: 'judgement',
    schema: 1,
    by: 'energy',
    about: 'offer/electricity',
    verdict: 'offer',
    value: '100000000 200000',
  } as Item
  assert.deepEqual(seriesIn(oneFile([...days, typed]), 'electricity-consumed-1').offers.map(({ state, yearly }) => [state, yearly])[0], [
    'mine',
    83_000,
  ])
  const quebec = seriesIn(oneFile(days, { today: '2026-11-20', zone: 'America/Toronto', lang: 'en' }), 'electricity-consumed-1').offers
  assert.deepEqual(
    quebec.map(({ id, currency }) => [id, currency]),
    [['qc-d-2026-04-01', 'CAD']],
  )
  assert.equal(quebec[0]?.yearly, Math.round((365 * 461_540 * 1.14975 + 3650 * 70_650 * 1.14975) / 10_000))
})

test('a price by tiers is counted month by month: a cold month above it is not made up for by a mild one', () => {
  const used = (kWh: (month: number) => number) =>
    Array.from({ length: 365 }, (_, place) => {
      const at = new Date(Date.UTC(2025, 10, 1 + place))
      return reading(at.toISOString().slice(0, 10), kWh(at.getUTCMonth()))
    })
  const asked = { today: '2026-11-20', zone: 'America/Toronto', lang: 'en' } as const
  const even = seriesIn(
    oneFile(
      used(() => 40),
      asked,
    ),
    'electricity-consumed-1',
  ).offers[0]
  const cold = seriesIn(
    oneFile(
      used((month) => (month < 3 || month === 11 ? 80 : 20)),
      asked,
    ),
    'electricity-consumed-1',
  ).offers[0]
  const all = (365 * 461_540 + 365 * 40 * 70_650) * 1.14975
  assert.ok(Math.abs((even?.yearly ?? 0) - all / 10_000) < 5, `${even?.yearly} ${all / 10_000}`)
  const above = (121 * 40 * (111_420 - 70_650) + (121 * 80 + 244 * 20 - 365 * 40) * 70_650) * 1.14975
  assert.ok(Math.abs((cold?.yearly ?? 0) - (all + above) / 10_000) < 5, `${cold?.yearly} ${(all + above) / 10_000}`)
})

test('what if: an appliance, a degree less, hours moved', () => {
  const effects = changed(camille, 'gas-consumed-1', { shift: 0, degrees: 1, before: 300, after: 100 })
  assert.deepEqual(
    effects.map(({ what, rule }) => [what, rule]),
    [
      ['heating', 'degree-days'],
      ['appliance', 'share'],
    ],
  )
  assert.equal(effects[1]?.quantity, 200_000_000)
  assert.ok((effects[0]?.co2?.low ?? 0) < (effects[0]?.co2?.high ?? 0))
  assert.deepEqual(changed(camille, 'none', { shift: 0, degrees: 1, before: 0, after: 0 }), [])
})

const somes = fc.uniqueArray(
  fc.record({ day: fc.integer({ min: 1, max: 28 }), kWh: fc.integer({ min: 0, max: 40_000_000 }), length: fc.integer({ min: 0, max: 0 }) }),
  { selector: ({ day }) => day, minLength: 1, maxLength: 20 },
)

test('property: days, weeks, months and years conserve every millionth, in whatever order files come', () => {
  fc.assert(
    fc.property(somes, fc.integer({ min: 0, max: 1_000_000_000 }), (drawn, bill) => {
      const items = drawn.map(({ day, kWh }) => reading(`2026-02-${String(day).padStart(2, '0')}`, 0, { quantity: kWh }))
      const all = [...items, reading('2026-04-01', 0, { quantity: bill, lastDay: '2026-05-17' })]
      const total = drawn.reduce((sum, { kWh }) => sum + kWh, bill)
      const ways = [all, all.toReversed()].map((some) => computed(some).series[0]!)
      for (const one of ways)
        for (const spans of [one.days, one.weeks, one.months, one.years])
          assert.equal(
            (spans as readonly { quantity: number }[]).reduce((sum, { quantity }) => sum + quantity, 0),
            total,
          )
      assert.deepEqual(ways[0]?.days, ways[1]?.days)
    }),
    { numRuns: 30 },
  )
})

test('a permission switched off empties the answer', () => {
  const { 'energy.reading': _, ...reads } = energy.need.reads
  assert.deepEqual(computed(held.slice(0, 400), { ...energy.need, reads } as never).series, [])
})
