/** The meters of the invented households: half-hours of electricity in their zone, a gas meter by the day, outdoor temperatures. */
import { openZone } from '#lib/pure/zone'
import type { Item } from '#model'
import { dayAt, dayNumber } from '../../src/services/money/days.ts'
import { createRandom } from './random.ts'

const meters = {
  camille: { zone: 'Europe/Paris', mean: 12, swing: 8, night: 90, perDegree: 0, gas: 4.5, id: '09100000000001' },
  noe: { zone: 'America/Toronto', mean: 4, swing: 14, night: 140, perDegree: 1.6, gas: 0, id: 'QC-0000-0001' },
} as const

/** Readings of the half-hours of these days, a few days missing, one far above the others. */
export function metersOf(name: keyof typeof meters, from: string, days: number): readonly Item[] {
  const { zone: zoneName, mean, swing, night, perDegree, gas, id } = meters[name]
  const zone = openZone(zoneName)
  if (!zone.ok) throw new Error(zoneName)
  const draw = createRandom(`meter ${name}`)
  const random = (): number => draw.between(0, 999_999) / 1_000_000
  const items: Item[] = []
  for (let at = dayNumber(from); at < dayNumber(from) + days; at += 1) {
    const day = dayAt(at)
    const season = Math.cos(((at - dayNumber('2025-01-15')) / 365.25) * 2 * Math.PI)
    const temperature = Math.round((mean - swing * season + (random() - 0.5) * 6) * 10) / 10
    const cold = Math.max(0, 18 - temperature)
    items.push({
      kind: 'measurement',
      schema: 1,
      name: 'Température extérieure',
      day,
      quantity: Math.round(temperature * 1_000_000),
      unit: '°C',
    })
    const isFeast = day.endsWith('-12-24')
    if (gas > 0) {
      const energy = Math.round((4 + gas * cold * (0.9 + random() * 0.2)) * 1_000_000)
      items.push({
        kind: 'energy.reading',
        schema: 1,
        fluid: 'gas',
        direction: 'consumed',
        measure: 'energy',
        meter: 'GI000001',
        day,
        quantity: energy,
        unit: 'kWh',
      })
    }
    if (day.endsWith('-03') && at % 2 === 0) continue
    const midnight = Date.parse(zone.value.toInstant(day, '00:00').instant)
    const steps = zone.value.minutesOf(day) / 30
    for (let step = 0; step < steps; step += 1) {
      const start = midnight + step * 1_800_000
      const hour = step / 2
      const busy = hour >= 18 && hour < 22 ? 520 : hour >= 7 && hour < 9 ? 350 : hour < 6 ? 0 : 110
      const watts =
        night + busy * (0.6 + random() * 0.8) + (perDegree * cold * 1000) / 24 + (isFeast && hour > 9 ? 2500 : 0) + random() * 20
      items.push({
        kind: 'energy.reading',
        schema: 1,
        fluid: 'electricity',
        direction: 'consumed',
        measure: 'energy',
        meter: id,
        day,
        start: new Date(start).toISOString().replace('.000Z', 'Z'),
        end: new Date(start + 1_800_000).toISOString().replace('.000Z', 'Z'),
        zone: zoneName,
        quantity: Math.round(watts / 2) * 1000,
        unit: 'kWh',
      })
    }
  }
  return items
}
