import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { health, type HealthResult, type Options } from '#services'

type Read = Parameters<typeof health.compute>[0][number]
type Of<K extends Read['kind']> = Extract<Read, { kind: K }>

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' }
const compute = (records: readonly Read[], more: Partial<Options> = {}): HealthResult =>
  health.compute(records as Parameters<typeof health.compute>[0], { ...options, ...more })

const operation = (id: string, day: string, amount: number, label: string): Read => ({
  kind: 'bank.transaction',
  id,
  day,
  amount,
  label,
  currency: 'EUR',
  account: 'A',
})
const back = (id: string, day: string, amount: number, by: string, more: Partial<Of<'health.reimbursement'>> = {}): Read => ({
  kind: 'health.reimbursement',
  id,
  by,
  label: 'Soins',
  day,
  amount,
  currency: 'EUR',
  ...more,
})

test('nothing held is said, not shown as zeros', () => {
  const result = compute([operation('o', '2026-10-01', -4200, 'CB CARREFOUR CITY')])
  assert.deepEqual([result.currencies, result.advice], [[], []])
  assert.equal(health.toText(result, { lang: 'en' }), 'No care.\n')
})

for (const place of ['lyon', 'montreal']) {
  test(`the household of ${place} reads what its care cost and what to ask`, (t) => {
    const records = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${place}.json`), 'utf8')) as readonly Read[]
    const { currencies, advice } = compute(records, place === 'lyon' ? {} : { zone: 'America/Toronto' })
    const golden = {
      currencies: currencies.map(({ cares, ...money }) => ({
        ...money,
        cares: cares.map(({ id, paid, rest, state, until, back }) => ({
          care: `${id} ${paid} ${state}${until === null ? '' : ` ${until}`}`,
          back: back.map(({ record, state: came, operation: by }) => `${record} ${came} ${by}`),
          rest,
        })),
      })),
      advice: advice.map(({ rule, amount, cares }) => `${rule} ${amount}: ${cares.join(' ')}`),
    }
    t.assert.fileSnapshot(golden, join(import.meta.dirname, 'fixtures', `${place}.golden.json`))
  })
}

test('care that nothing paid back is missing only where statements cover its days', () => {
  const care = operation('o', '2026-09-08', -2650, 'CB DR LEFEVRE')
  const state = (records: readonly Read[]) => compute(records).currencies[0]?.cares.find(({ id }) => id === 'o')?.state
  assert.equal(state([care]), 'unknown')
  assert.equal(
    state([care, back('a', '2026-08-01', 700, 'Ameli', { paid: 1000 }), back('b', '2026-11-01', 700, 'Ameli', { paid: 1000 })]),
    'missing',
  )
  assert.equal(compute([operation('o', '2026-11-15', -2650, 'CB DR LEFEVRE')]).currencies[0]?.cares[0]?.state, 'waiting')
})

test('a premium is no care, and a payer’s money without a statement is in no total', () => {
  const { currencies } = compute([
    operation('care', '2026-09-08', -2650, 'CB DR LEFEVRE'),
    operation('premium', '2026-09-05', -4500, 'PRLV HARMONIE MUTUELLE COTISATION SANTE'),
    operation('in', '2026-09-20', 1655, 'VIR CPAM DU RHONE'),
  ])
  assert.deepEqual(
    currencies.map(({ years, unexplained }) => [years[0]?.spent, years[0]?.back, unexplained]),
    [[2650, 0, { amount: 1655, operations: ['in'] }]],
  )
})

const household = fc
  .array(
    fc.record({
      what: fc.constantFrom('care', 'back', 'transfer', 'shop'),
      day: fc.integer({ min: 1, max: 28 }),
      paid: fc.constantFrom(2650, 5000, 6000),
      share: fc.constantFrom(0.3, 0.7, 1),
      by: fc.constantFrom('Ameli', 'Harmonie Mutuelle'),
      third: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map(({ what, day, paid, share, by, third }, index): Read => {
      const on = `2026-09-${String(day).padStart(2, '0')}`
      const amount = Math.round(paid * share)
      if (what === 'care') return operation(`o${index}`, on, -paid, 'CB DR LEFEVRE')
      if (what === 'shop') return operation(`o${index}`, on, -paid, 'CB CARREFOUR')
      if (what === 'transfer') return operation(`o${index}`, on, amount, by === 'Ameli' ? 'VIR CPAM' : 'VIR HARMONIE MUTUELLE')
      return back(`d${index}`, on, amount, by, { paid, careDay: on, ...(third && index % 5 === 0 ? { thirdParty: true as const } : {}) })
    }),
  )

test('property: money is conserved, by care and by year, and each care is counted once', () => {
  fc.assert(
    fc.property(household, (records) => {
      const { currencies } = compute(records)
      for (const { cares, years } of currencies) {
        for (const { paid, back: own, rest } of cares) {
          assert.equal(own.reduce((sum, { amount }) => sum + amount, 0) + rest, paid)
          assert.ok(rest >= 0)
          for (const { received, amount } of own) assert.ok(received >= 0 && received <= amount)
        }
        for (const { spent, back: all, rest, unknown, received, withheld, awaited } of years) {
          assert.equal(spent, all + rest + unknown)
          assert.equal(all, received + withheld + awaited)
        }
        assert.equal(
          years.reduce((sum, { spent }) => sum + spent, 0),
          cares.reduce((sum, { paid }) => sum + paid, 0),
        )
        const seen = cares.flatMap(({ id, back: own }) => [id, ...own.map(({ record }) => `back ${record}`)])
        assert.equal(new Set(seen).size, seen.length)
      }
    }),
  )
})

test('property: the order of files does not matter', () => {
  const both = household.chain((records) =>
    fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
  )
  fc.assert(fc.property(both, ([records, other]) => assert.deepEqual(compute(other), compute(records))))
})
