/** Behind every figure of the two invented people: the records that make it, which add up to it where it is a sum. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { budget, forecast, health, map, type Opened, type Options, statement, suppliers } from '#services'
import { heldOf, variantOf } from '../../tools/examples/variants.ts'

const options: Options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'en' }

/** A figure's key, and its amount when its operations sum to it. */
type Figure = readonly [key: string, sum?: number]

for (const household of ['camille', 'noe'] as const) {
  const granted = heldOf(household) as never
  const amounts = new Map(variantOf(household, 0).map(({ id, amount }) => [id, amount]))

  /** Signs aside: a post is told in its own direction. */
  const check = (open: (key: string) => Opened | undefined, figures: readonly Figure[]): void => {
    assert.ok(figures.length > 0)
    for (const [key, sum] of figures) {
      const opened = open(key)
      assert.ok(opened !== undefined && opened.title !== '' && opened.ids.length > 0, key)
      assert.equal(new Set(opened.ids).size, opened.ids.length, `${key}: one operation twice`)
      const found = opened.ids.reduce((total, id) => total + (amounts.get(id) ?? Number.NaN), 0)
      if (sum !== undefined) assert.equal(Math.abs(found), Math.abs(sum), key)
    }
  }

  test(`budget: every figure of ${household} is made of its operations`, () => {
    const result = budget.compute(granted, options)
    check(
      (key) => budget.open(result, key),
      result.currencies.flatMap(({ currency, months, years, compared, recurrences }): readonly Figure[] => [
        ...months.flatMap(({ month, in: into, out, posts }): readonly Figure[] => [
          ...(into === 0 ? [] : [[`month/${currency}/${month}/in`, into] as const]),
          ...(out === 0 ? [] : [[`month/${currency}/${month}/out`, out] as const]),
          ...posts.map(({ category, direction, amount }) => [`post/${currency}/${month}/${category}/${direction}`, amount] as const),
        ]),
        ...years.flatMap(({ year, in: into, out, posts }): readonly Figure[] => [
          [`total/${currency}/${year}/in`, into],
          [`total/${currency}/${year}/out`, out],
          ...posts.map(({ category, amount }) => [`year/${currency}/${year}/${category}`, amount] as const),
        ]),
        ...(compared?.posts ?? []).flatMap(({ category, amounts: own }) =>
          own.flatMap((amount, place) =>
            amount === 0 ? [] : [[`compared/${currency}/${compared?.years[place] ?? ''}/${category}`, amount] as const],
          ),
        ),
        ...recurrences.map(({ id }) => [`recurrence/${id}`] as const),
      ]),
    )
  })

  test(`forecast: every figure of ${household} opens`, () => {
    const result = forecast.compute(granted, options)
    check(
      (key) => forecast.open(result, key),
      result.currencies.flatMap(({ currency, flows, supposed, movers }): readonly Figure[] => [
        ...flows.map(({ id }) => [`flow/${id}`] as const),
        ...supposed.posts.map(({ category }) => [`supposed/${currency}/${category}`] as const),
        ...movers.map(({ flow, category }) => [flow === null ? `supposed/${currency}/${category}` : `flow/${flow}`] as const),
      ]),
    )
  })

  test(`suppliers, map, statement and health: every figure of ${household} opens`, () => {
    const paid = suppliers.compute(granted, options)
    check(
      (key) => suppliers.open(paid, key),
      [
        ...paid.suppliers.flatMap(({ id, spent, subscriptions }): readonly Figure[] => [
          ...spent.flatMap(({ currency, years }) =>
            years.map(({ year, paid: out, back }) => [`spent/${id}/${currency}/${year}`, out - back] as const),
          ),
          ...subscriptions.map((one) => [`subscription/${one.id}`] as const),
        ]),
        ...paid.totals.map(({ currency }) => [`apart/${currency}`] as const),
      ],
    )
    const seen = map.compute(granted, options)
    check(
      (key) => map.open(seen, key),
      [
        ...seen.places.flatMap(({ town, operations }): readonly Figure[] => (operations.length > 0 ? [[`operations/${town}`]] : [])),
        ['unplaced/operations'],
      ],
    )
    const left = statement.compute(granted, options)
    check(
      (key) => statement.open(left, key),
      left.operationsLeft.flatMap(({ currency, why }): readonly Figure[] => [[`left/${currency}`], [`left/${currency}/${why}`]]),
    )
    const cares = health.compute(granted, options)
    check(
      (key) => health.open(cares, key),
      cares.currencies.flatMap(({ currency, years }) => years.map(({ year, spent }): Figure => [`spent/${currency}/${year}`, spent])),
    )
  })
}
