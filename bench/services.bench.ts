/**
 * What the services cost on 20,000 operations and 1,000 invoices, how it grows to 100,000, and how often what came fell in the range that
 * the forecast had told. A service adds itself to the list with `services`; records of kinds that it does not read cost it nothing.
 */
import { local } from '#gate'
import type { Item } from '#model'
import { services } from '#services'
import { coverageOf } from '../tools/examples/coverage.ts'
import { variantOf } from '../tools/examples/variants.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const shown = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: number < 10 ? 1 : 0 })
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Two years of Camille's kind of life, from as many lives as it takes, on as many accounts: labels vary as they do. */
function operations(count: number): readonly Item[] {
  const found: Item[] = []
  for (let variant = 1; found.length < count; variant += 1)
    for (const { id: _, ...one } of variantOf(variant % 2 === 0 ? 'noe' : 'camille', variant))
      if (found.length < count) found.push({ ...one, schema: 1, account: `${one.account}-${variant}` })
  return found
}
const invoices = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, place) => ({
    kind: 'invoice',
    schema: 1,
    vendor: `Fournisseur ${place % 40}`,
    number: `F-${place}`,
    type: 'invoice',
    day: `2026-${String((place % 10) + 1).padStart(2, '0')}-15`,
    currency: 'EUR',
    total: 1000 + place,
  }))

const options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' } as const
for (const service of services) {
  let before: number | undefined
  for (const count of [1_000, 20_000, 100_000]) {
    const items = [...operations(count), ...invoices(count / 20)]
    const granted = local(
      service.need,
      items.map((item, place) => ({ item, file: 0, connector: place < count ? 'ofx' : 'facturx' })),
    )
    const times = Array.from({ length: count > 50_000 ? 3 : 5 }, () => {
      const began = performance.now()
      service.compute(granted, options)
      return performance.now() - began
    })
    const time = median(times)
    print(
      `${service.name}: ${shown(count)} operations, ${shown(count / 20)} invoices: ${shown(time)} ms${before === undefined ? '' : `, ×${shown(time / before)}`}`,
    )
    before = time
  }
}

for (const household of ['camille', 'noe'] as const) {
  const { inside, tried, near } = coverageOf(household, [31, 32, 33, 34, 35, 36, 37, 38, 39, 40])
  const percent = (some: { readonly inside: number; readonly tried: number }): string => `${shown((100 * some.inside) / some.tried)} %`
  print(
    `forecast: ${household}: ${percent({ inside, tried })} of ${shown(tried)} balances in the 80 % range, ${percent(near)} within ninety days`,
  )
}
