/** No service adds two currencies: what it says of one is what it says when the others were never there. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { budget, forecast, health, map, type Options, statement, suppliers } from '#services'
import { addDays } from '#lib/pure/day'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }
const codes = ['EUR', 'CAD', 'JPY', 'KWD'] as const
const labels = [
  'CB BOULANGERIE LILAS LYON',
  'PRLV FREE MOBILE',
  'VIR SALAIRE ATELIER',
  'LOYER DUPONT',
  'CB PHARMACIE',
  'VIR CPAM',
  'CB AMAZON',
]

const money = fc.record({
  place: fc.integer({ min: 0, max: 650 }),
  amount: fc.integer({ min: -300_000, max: 300_000 }),
  label: fc.constantFrom(...labels),
  currency: fc.constantFrom(...codes),
  paper: fc.boolean(),
})
type Money = typeof money extends fc.Arbitrary<infer T> ? T : never

/** Each operation, and for some the invoice or the reimbursement that says it. */
const recordsOf = (lives: readonly Money[]): readonly { readonly currency: string }[] =>
  lives.flatMap(({ place, amount, label, currency, paper }, id) => {
    const day = addDays('2025-01-15', place) ?? ''
    const own = { day, currency, label }
    const operation = { kind: 'bank.transaction', id: `o${id}`, account: `${currency} account`, amount, ...own }
    if (!paper || amount === 0) return [operation]
    const document =
      amount < 0
        ? { kind: 'invoice', id: `d${id}`, vendor: label.slice(4), type: 'invoice', day, currency, total: -amount }
        : { kind: 'health.reimbursement', id: `d${id}`, by: 'CPAM', amount, ...own }
    return [operation, document]
  })

/** What each service says, by currency. */
const told = {
  budget: (records: never) => byCode(budget.compute(records, options).currencies),
  forecast: (records: never) => byCode(forecast.compute(records, options).currencies),
  health: (records: never) => byCode(health.compute(records, options).currencies),
  statement: (records: never) => byCode(statement.compute(records, options).totals),
  suppliers: (records: never) => byCode(suppliers.compute(records, options).totals),
  map: (records: never) =>
    byCode(map.compute(records, options).places.flatMap(({ town, spent }) => spent.map((one) => ({ town, ...one })))),
}
const byCode = <T extends { readonly currency: string }>(list: readonly T[]): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(list, ({ currency }) => currency)

for (const [name, tell] of Object.entries(told))
  test(`${name} says of a currency what it says when the others were never there`, () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 2, maxLength: 60 }), (lives) => {
        const records = recordsOf(lives)
        const all = tell(records as never)
        for (const code of new Set(records.map(({ currency }) => currency))) {
          const alone = tell(records.filter(({ currency }) => currency === code) as never)
          assert.deepEqual(all.get(code), alone.get(code), code)
        }
      }),
      { numRuns: 25 },
    )
  })

test('every amount that moved is in the totals of its own currency, to the minor unit', () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 60 }), (lives) => {
      const records = recordsOf(lives)
      const moved = Map.groupBy(lives, ({ currency }) => currency)
      for (const { currency, months } of budget.compute(records as never, options).currencies) {
        const net = months.reduce((sum, month) => sum + month.in - month.out + month.transfers.in - month.transfers.out, 0)
        assert.equal(
          net,
          (moved.get(currency as (typeof codes)[number]) ?? []).reduce((sum, { amount }) => sum + amount, 0),
        )
      }
      for (const { currency, linked, toCheck, left } of statement.compute(records as never, options).totals) {
        const net = [linked, toCheck, left].reduce((sum, count) => sum + count.in - count.out, 0)
        assert.equal(
          net,
          (moved.get(currency as (typeof codes)[number]) ?? []).reduce((sum, { amount }) => sum + amount, 0),
        )
      }
    }),
    { numRuns: 40 },
  )
})
