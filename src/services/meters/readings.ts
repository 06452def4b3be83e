/** Readings of meters as a need grants them, and which of those that tell the same interval is kept. */

export interface Reading {
  readonly id: string
  readonly fluid: Fluid
  readonly direction: 'consumed' | 'produced'
  readonly measure: 'energy' | 'volume' | 'max-power'
  readonly meter: string
  readonly day: string
  readonly lastDay?: string | undefined
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly zone?: string | undefined
  readonly quantity: number
  readonly unit: string
  readonly tariff?: string | undefined
  readonly quality?: string | undefined
  readonly publication?: string | undefined
}
export type Fluid = 'electricity' | 'gas' | 'water' | 'heat'

/** Fields that a need asks to follow meters, the same for every service. */
export const meterReads = {
  'energy.reading': [
    'fluid',
    'direction',
    'measure',
    'meter',
    'day',
    'lastDay',
    'start',
    'end',
    'zone',
    'quantity',
    'unit',
    'tariff',
    'quality',
    'publication',
  ],
} as const

/** A published or corrected reading revises an informative or estimated one: the greatest rank is kept. */
const rankOf = ({ publication, quality }: Reading): number =>
  (publication === 'published' ? 10 : publication === 'informative' ? 0 : 5) +
  (quality === 'corrected' ? 3 : quality === 'estimated' ? 0 : quality === 'self-reported' ? 1 : 2)

/** One reading an interval and tariff; where an interval also has its total, the parts by tariff are left out. Order does not matter. */
export function kept(readings: readonly Reading[]): readonly Reading[] {
  const best = new Map<string, Reading>()
  const totals = new Set<string>()
  for (const reading of readings) {
    const interval = `${reading.start ?? reading.day} ${reading.end ?? reading.lastDay ?? reading.day}`
    if (reading.tariff === undefined) totals.add(interval)
    const key = `${interval} ${reading.tariff ?? ''}`
    const held = best.get(key)
    if (held === undefined || isBetter(reading, held)) best.set(key, reading)
  }
  return [...best.values()].filter(
    ({ tariff, start, day, end, lastDay }) => tariff === undefined || !totals.has(`${start ?? day} ${end ?? lastDay ?? day}`),
  )
}

function isBetter(a: Reading, b: Reading): boolean {
  const [first, second] = [rankOf(a), rankOf(b)]
  return first === second ? a.quantity > b.quantity || (a.quantity === b.quantity && a.id < b.id) : first > second
}

const offPeak = /\b(?:hc|creuses?|off.?peak|low|bas)\b/i
/** Tells the tariff of the cheaper hours by the name that the file gives it. */
export const isOffPeak = (tariff: string): boolean => offPeak.test(tariff.replaceAll(/[_]/g, ' ')) || /^(?:HC|BHC)/.test(tariff)
