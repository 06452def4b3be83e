import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { local } from '#gate'
import type { Item } from '#model'
import { carbon, type CarbonResult } from '#services'
import { heldOf } from '../../../tools/examples/variants.ts'
import { metersOf } from '../../../tools/examples/meter.ts'

const options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' } as const
const computed = (items: readonly Item[], need = carbon.need): CarbonResult =>
  carbon.compute(
    local(
      need,
      items.map((item, file) => ({ item, file, connector: `c${file}` })),
    ),
    options,
  )
const bought = (day: string, euros: number, label: string): Item => ({
  kind: 'bank.transaction',
  schema: 1,
  account: 'A',
  day,
  amount: Math.round(-euros * 100),
  currency: 'EUR',
  label,
})
const trip = (day: string, mode: 'car' | 'train' | 'plane' | 'walk', km?: number): Item => ({
  kind: 'mobility.trip',
  schema: 1,
  day,
  mode,
  ...(km === undefined ? {} : { distance: km * 1_000_000 }),
})
const gas: Item = {
  kind: 'energy.reading',
  schema: 1,
  fluid: 'gas',
  direction: 'consumed',
  measure: 'energy',
  meter: 'G',
  day: '2026-02-01',
  quantity: 100_000_000,
  unit: 'kWh',
}
const lamp = bought('2026-03-01', 120, 'CB LEROY MERLIN LYON')
const food = bought('2026-03-01', 100, 'CB CARREFOUR MARKET')
const bill = bought('2026-03-02', 80, 'PRLV ENGIE')
const keysOf = (result: CarbonResult): readonly string[] => result.lines.map(({ key }) => key).toSorted()

test('a bill and its kWh, a fuel and its trip, count once; what has no verified factor is named, not guessed', () => {
  const fuel = bought('2026-03-03', 60, 'CB TOTAL STATION SERVICE')
  const money = computed([lamp, food, bill, fuel])
  assert.deepEqual(keysOf(money), ['purchases/home'])
  assert.deepEqual(money.leftOut, [{ what: 'no-euro-factor', count: 3, names: ['Energy and water', 'Groceries', 'Transport and car'] }])
  const all = computed([lamp, food, bill, fuel, gas, trip('2026-03-04', 'car', 100)])
  assert.deepEqual(keysOf(all), ['energy/gas', 'purchases/home', 'trips/car'])
  assert.deepEqual(all.leftOut, [
    { what: 'energy-by-kwh', count: 1 },
    { what: 'transport-by-trip', count: 1 },
    { what: 'no-euro-factor', count: 1, names: ['Groceries'] },
  ])
})

test('a kWh of gas, a kilometre and an euro are counted by their factors, tax taken off', () => {
  const { lines, total } = computed([gas, trip('2026-03-04', 'plane', 4000), lamp])
  assert.deepEqual(
    lines.map(({ key, low, central, high }) => [key, low, central, high]),
    [
      ['trips/plane', 604_000, 640_000, 712_000],
      ['purchases/home', 120 * 39, 120 * 210, 120 * 410],
      ['energy/gas', 18_400, 21_500, 23_900],
    ],
  )
  assert.equal(total.central, 686_700)
  assert.equal(total.high, Math.round(686_700 + Math.hypot(72_000, 120 * 200, 2400)))
})

test('a refund takes off what was bought, and a trip without distance is said, not guessed; a walk emits nothing', () => {
  const back: Item = { ...bought('2026-03-05', -40, 'CB LEROY MERLIN LYON') }
  const result = computed([lamp, back, trip('2026-03-01', 'train'), trip('2026-03-01', 'walk', 3)])
  assert.equal(result.lines.find(({ key }) => key === 'purchases/home')?.amount, 80)
  assert.deepEqual(keysOf(result), ['purchases/home'])
  assert.deepEqual(result.leftOut, [{ what: 'no-distance', count: 1 }])
})

test('in Québec nothing is counted by euro, nor by the trains and the gas of France', () => {
  const given = { ...options, zone: 'America/Toronto' }
  const items = [gas, trip('2026-03-04', 'train', 100), trip('2026-03-04', 'car', 100), { ...lamp, currency: 'CAD' } as Item]
  const result = carbon.compute(
    local(
      carbon.need,
      items.map((item, file) => ({ item, file, connector: `c${file}` })),
    ),
    given,
  )
  assert.deepEqual(keysOf(result), ['trips/car'])
  assert.deepEqual(
    result.leftOut.map(({ what, names }) => [what, names]),
    [
      ['no-euro-factor', ['Home and equipment']],
      ['no-factor', ['Gas']],
      ['no-factor', ['Train']],
    ],
  )
})

test('each line opens to its records and its factor, and an idea never gains more than its line holds', () => {
  const result = carbon.compute(heldOf('camille') as never, options)
  assert.ok(result.lines.length > 1)
  for (const line of result.lines) {
    const opened = carbon.open(result, line.key)
    assert.equal(opened?.ids.length, line.ids.length)
    assert.ok(opened?.rule?.includes(line.source))
  }
  for (const key of ['', 'purchases', 'purchases/salary']) assert.equal(carbon.open(result, key), undefined)
  for (const { central, isOutside } of result.ideas) assert.ok(isOutside || central <= result.total.central)
  for (const { low, central, high } of result.ideas) assert.ok(low <= central && central <= high)
  assert.ok(result.total.low < result.total.central && result.total.central < result.total.high)
  assert.match(carbon.toText(result, { lang: 'en' }), /kg of CO2 counted over twelve months/)
})

test('a degree less is told from what winter adds to summer, not from all that a meter counts', () => {
  const items = metersOf('camille', '2025-11-20', 365).filter(({ kind }) => kind === 'energy.reading')
  const result = carbon.compute(
    local(
      carbon.need,
      items.map((item) => ({ item, file: 0, connector: 'enedis' })),
    ),
    options,
  )
  const [line, idea] = [result.lines.find(({ key }) => key === 'energy/gas'), result.ideas.find(({ id }) => id === 'heating')]
  assert.ok(line !== undefined && idea !== undefined)
  assert.ok(idea.central > 0 && idea.central < line.central * 0.07, `${idea.central} of ${line.central}`)
})

test('a permission switched off empties its part', () => {
  const all = [lamp, gas, trip('2026-03-04', 'car', 10)]
  for (const [kind, key] of [
    ['bank.transaction', 'purchases/home'],
    ['energy.reading', 'energy/gas'],
    ['mobility.trip', 'trips/car'],
  ] as const) {
    const { [kind]: _, ...reads } = carbon.need.reads
    assert.ok(keysOf(computed(all)).includes(key))
    assert.ok(!keysOf(computed(all, { ...carbon.need, reads } as never)).includes(key))
  }
})

test('property: euros and kilowatt-hours are conserved, in whatever order files come', () => {
  const days = fc.integer({ min: 10, max: 28 }).map((day) => `2026-04-${day}`)
  const drawn = fc.uniqueArray(fc.tuple(days, fc.integer({ min: 1, max: 300 })), { selector: String, minLength: 1, maxLength: 12 })
  const meters = metersOf('camille', '2026-05-01', 3).filter(({ kind }) => kind === 'energy.reading')
  const kWh = meters.reduce((sum, item) => sum + (item.kind === 'energy.reading' ? item.quantity : 0), 0) / 1_000_000
  fc.assert(
    fc.property(drawn, (some) => {
      const items = [...some.map(([day, euros], place) => bought(day, euros, `CB LEROY MERLIN ${place}`)), ...meters]
      const [one, other] = [computed(items), computed(items.toReversed())]
      assert.equal(
        one.lines.find(({ key }) => key === 'purchases/home')?.amount,
        some.reduce((sum, [, euros]) => sum + euros, 0),
      )
      const energy = one.lines.filter(({ group }) => group === 'energy').reduce((sum, { amount }) => sum + amount, 0)
      assert.ok(Math.abs(energy - kWh) <= 1)
      assert.deepEqual([one.total, one.leftOut, keysOf(one)], [other.total, other.leftOut, keysOf(other)])
    }),
    { numRuns: 10 },
  )
})
