/** The answers of the services on the invented households of Lyon and Montréal: a change of any figure is seen. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { budget, carbon, energy, forecast, type Options } from '#services'
import { local } from '#gate'
import { metersOf } from '../../tools/examples/meter.ts'
import { type Household, heldOf } from '../../tools/examples/variants.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }

const at = (household: Household): Options => ({ ...options, zone: household === 'noe' ? 'America/Toronto' : 'Europe/Paris' })

/** Trips of both, one without its distance. */
const travelled = (
  [
    ['car', 42],
    ['train', 465],
    ['metro', 6],
    ['plane', 3_980],
    ['boat', 30],
    ['train', undefined],
  ] as const
).map(([mode, km], place) => ({
  kind: 'mobility.trip' as const,
  schema: 1 as const,
  day: `2026-07-0${place + 1}`,
  mode,
  ...(km === undefined ? {} : { distance: km * 1_000_000 }),
}))

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
  carbon: (household: Household) => {
    const items = [...heldOf(household), ...metersOf(household, '2025-11-21', 365), ...travelled]
    const { total, lines, leftOut, ideas } = carbon.compute(
      items.map((item, place) => ({ id: `r${place}`, ...item })) as never,
      at(household),
    )
    return {
      total,
      lines: lines.map(({ key, amount, low, central, high }) => [key, amount, low, central, high].join(', ')),
      leftOut: leftOut.map(({ what, count, names = [] }) => [what, count, ...names].join(', ')),
      ideas: ideas.map(({ id, low, central, high }) => [id, low, central, high].join(', ')),
    }
  },
  energy: (household: Household) =>
    energy
      .compute(
        local(
          energy.need,
          metersOf(household, '2026-03-01', 120).map((item) => ({ item, file: 0, connector: 'enedis' })),
        ),
        at(household),
      )
      .series.map(({ key, known, missing, weeks, months, lately, base, exceptional, cold, co2, offers, offPeak }) => ({
        key,
        known,
        missing,
        weeks: weeks.map(({ at, quantity }) => `${at}, ${quantity}`),
        months: months.map(({ at, quantity, known: told, missing: untold }) => [at, quantity, told, untold].join(', ')),
        lately,
        base,
        exceptional: exceptional.map(({ day, quantity, expected }) => [day, quantity, expected].join(', ')),
        cold,
        co2,
        offers: offers.map(({ id, yearly }) => `${id}, ${yearly}`),
        offPeak: offPeak === null ? null : Math.round(offPeak * 1000),
      })),
}

for (const service of ['budget', 'forecast', 'energy', 'carbon'] as const)
  for (const household of ['camille', 'noe'] as const)
    test(`${service} answers for ${household} what it answered before`, () => {
      const file = join(import.meta.dirname, service, 'fixtures', `${household}.json`)
      const found = brief[service](household)
      assert.deepEqual(found, JSON.parse(readFileSync(file, 'utf8')))
    })
