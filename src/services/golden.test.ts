/** The answers of the services on the invented households of Lyon and Montréal: a change of any figure is seen. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { budget, forecast, type Options } from '#services'
import { type Household, heldOf } from '../../tools/examples/variants.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }

/** What is worth keeping of an answer: figures, without the numbers of operations that each opens to. */
const brief = {
  budget: (household: Household) =>
    budget.compute(heldOf(household) as never, options).currencies.map(({ currency, months, recurrences, plan, compared, years }) => ({
      currency,
      months: months.map(({ month, in: into, out, partial }) => [month, into, out, partial ? 'partial' : 'whole']),
      recurrences: recurrences.map(({ merchant, category, every, fixed, amount, state, next, changes }) =>
        [merchant, category, `${every.count} ${every.unit}`, fixed ? 'fixed' : 'varying', amount, state, next, changes.length].join(', '),
      ),
      plan: plan.posts.map(({ category, planned, actual, expected, forecast: end }) =>
        [category, planned, actual, expected, end].join(', '),
      ),
      compared: compared?.posts.map(({ category, amounts }) => [category, ...amounts].join(', ')),
      years: years.map(({ year, months: count, in: into, out }) => [year, count, into, out].join(', ')),
    })),
  forecast: (household: Household) =>
    forecast
      .compute(heldOf(household) as never, options)
      .currencies.map(({ currency, asOf, points, flows, movers, months, exceptional }) => ({
        currency,
        asOf,
        points: points.filter((_, place) => place % 8 === 7).map(({ day, low, middle, high }) => [day, low, middle, high].join(', ')),
        flows: flows.map(({ name, certainty, next, total }) => [name, certainty, next, total].join(', ')),
        movers: movers.map(({ name, category, total, swing }) => [name ?? category, total, swing].join(', ')),
        months: months.map(({ month, certain, predictable, supposed }) => [month, certain, predictable, supposed].join(', ')),
        exceptional: exceptional.length,
      })),
}

for (const service of ['budget', 'forecast'] as const)
  for (const household of ['camille', 'noe'] as const)
    test(`${service} answers for ${household} what it answered before`, () => {
      const file = join(import.meta.dirname, service, 'fixtures', `${household}.json`)
      const found = brief[service](household)
      assert.deepEqual(found, JSON.parse(readFileSync(file, 'utf8')))
    })
