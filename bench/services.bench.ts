/**
 * What the services cost on 20,000 operations, 1,000 invoices and 20,000 readings of meters, and how it grows to 100,000. A service adds itself to the list with `services`; records of kinds that it does not read cost it nothing.
 */
import { local } from '#gate'
import type { Item } from '#model'
import { services } from '#services'
import { dayAt, dayNumber } from '../src/services/money/days.ts'
import { metersOf } from '../tools/examples/meter.ts'
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

/** Half-hours, days of gas and temperatures: fifty records a day, until the day of the answer. */
function readings(count: number): readonly Item[] {
  const days = Math.ceil(count / 50)
  return metersOf('camille', dayAt(dayNumber('2026-11-20') - days + 1), days)
}

const options = { today: '2026-11-20', zone: 'Europe/Paris', lang: 'fr' } as const
for (const service of services) {
  let before: number | undefined
  for (const count of [1_000, 20_000, 100_000]) {
    const items = [...operations(count), ...invoices(count / 20), ...readings(count)]
    const granted = local(
      service.need,
      items.map((item, place) => ({ item, file: 0, connector: place < count ? 'ofx' : place < count + count / 20 ? 'facturx' : 'enedis' })),
    )
    const times = Array.from({ length: count > 50_000 ? 3 : 5 }, () => {
      const began = performance.now()
      service.compute(granted, options)
      return performance.now() - began
    })
    const time = median(times)
    print(
      `${service.name}: ${shown(count)} operations, ${shown(count / 20)} invoices, ${shown(count)} readings: ${shown(time)} ms${before === undefined ? '' : `, ×${shown(time / before)}`}`,
    )
    before = time
  }
}
