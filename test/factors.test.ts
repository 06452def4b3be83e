import assert from 'node:assert/strict'
import test from 'node:test'
import { carbonFactors, energyFactors, energyOffers, type TableSource } from '#content'

/** Where it was read, when, and under what terms: said in words, dated by days that exist. */
function holds(source: TableSource, row: string): void {
  for (const lang of ['fr', 'en'] as const) {
    assert.ok(source.cite[lang].length > 12, `${row}: cited`)
    assert.ok(source.licence[lang].length > 8, `${row}: licence`)
  }
  assert.match(source.published, /^\d{4}(?:-\d{2}){0,2}$/, `${row}: published`)
  assert.match(source.read, /^\d{4}-\d{2}-\d{2}$/, `${row}: read`)
  assert.ok(source.read >= source.published, `${row}: read once published`)
}

test('every price has its source, its days and its precision, and no two tables of one offer are in force at once', () => {
  const offers = new Map<string, { from: string; until: string | null }[]>()
  for (const offer of energyOffers) {
    const { id, from, until, precision, source, power } = offer
    holds(source, id)
    assert.match(from, /^\d{4}-\d{2}-\d{2}$/)
    assert.ok(until === null || until > from, id)
    assert.ok(['exact', 'mean'].includes(precision))
    assert.equal(power !== undefined, offer.country === 'fr' && offer.fluid === 'electricity', id)
    const name = id.replace(`-${from}`, '')
    offers.set(name, [...(offers.get(name) ?? []), { from, until }])
  }
  for (const [name, tables] of offers)
    for (const [place, { from }] of tables.entries())
      assert.ok(place === 0 || (tables[place - 1]!.until ?? '9999') < from, `${name}: ${from}`)
})

test('every factor of energy has its source, its year, and a range that says what its bounds are', () => {
  for (const { fluid, country, low, central, high, year, why, source } of energyFactors) {
    const row = `${fluid} ${country}`
    holds(source, row)
    assert.ok(0 <= low && low < central && central < high, row)
    assert.ok(year >= 2000 && year <= Number(source.read.slice(0, 4)), row)
    assert.ok(why.fr.length > 40 && why.en.length > 40, row)
  }
})

test('every factor of purchases, trips and meals has its source, its year, and a range that says what its bounds are', () => {
  assert.equal(new Set(carbonFactors.map(({ id }) => id)).size, carbonFactors.length)
  for (const { id, low, central, high, year, why, source } of carbonFactors) {
    holds(source, id)
    assert.ok(0 <= low && low <= central && central <= high && low < high, id)
    assert.ok(year >= 2000 && year <= Number(source.read.slice(0, 4)), id)
    assert.ok(why.fr.length > 30 && why.en.length > 30, id)
  }
})
