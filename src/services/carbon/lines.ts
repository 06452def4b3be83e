/** Purchases, energy and trips, each with what it emits. */
import { type CarbonFactor, carbonFactors, type EnergyFactor, energyFactors } from '#content'
import type { Series } from '../meters/series.ts'
import { categories, type CategoryId } from '../money/categories.ts'
import type { Entry } from '../money/entries.ts'
import type { Lang } from '../service.ts'
import type { CarbonLine, Cited, LeftOut, Range } from './result.ts'

export interface Found {
  readonly lines: readonly CarbonLine[]
  readonly leftOut: readonly LeftOut[]
}
export interface Trip {
  readonly id: string
  readonly mode: string
  /** 10⁻⁶ km. */
  readonly distance?: number | undefined
}
/** Where factors are looked for, and the language that they are told in. */
export interface Place {
  readonly country: 'fr' | 'qc'
  readonly lang: Lang
}

export const factorOf = (id: string, { country }: Place): CarbonFactor | undefined =>
  carbonFactors.find((one) => one.id === id && (one.where === 'any' || one.where === country))
export const cited = ({ source, year, why }: CarbonFactor | EnergyFactor, lang: Lang): Cited => ({
  source: source.cite[lang],
  licence: source.licence[lang],
  year,
  why: why[lang],
})
const scaled = ({ low, central, high }: Range, by: number): Range => ({
  low: Math.round(low * by),
  central: Math.round(central * by),
  high: Math.round(high * by),
})
const left = (what: LeftOut['what'], count: number, names: ReadonlySet<string> = new Set()): readonly LeftOut[] =>
  count === 0 ? [] : [{ what, count, ...(names.size === 0 ? {} : { names: [...names].toSorted((a, b) => a.localeCompare(b)) }) }]

/** Posts that are no purchase of a thing or a service: a factor by euro would say nothing of them. */
const notPurchases: ReadonlySet<string> = new Set(['housing', 'loans', 'taxes', 'savings', 'cash', 'gifts-donations', 'transfer'])
const isPurchase = (category: string): boolean =>
  !notPurchases.has(category) && category in categories && categories[category as CategoryId].direction === 'out'

/** Net spending by post: what was paid back is taken off. `without`: posts told better by kWh or by kilometre. */
export function purchasesOf(entries: readonly Entry[], without: ReadonlySet<string>, place: Place): Found {
  const lines: CarbonLine[] = []
  const uncounted = new Set<string>()
  let [others, untold, currency] = [0, 0, 0]
  for (const [category, all] of Map.groupBy(entries, (entry) => entry.category)) {
    if (without.has(category)) continue
    if (!isPurchase(category)) {
      others += all.length
      continue
    }
    const factor = factorOf(category, place)
    if (factor?.by !== 'euro') {
      untold += all.length
      uncounted.add(categories[category as CategoryId][place.lang])
      continue
    }
    const own = all.filter((entry) => entry.currency === 'EUR')
    currency += all.length - own.length
    const euros = -own.reduce((sum, { amount }) => sum + amount, 0) / 100
    if (euros <= 0) continue
    lines.push({
      key: `purchases/${category}`,
      group: 'purchases',
      name: categories[category as CategoryId][place.lang],
      amount: Math.round(euros),
      unit: '€',
      kind: 'bank.transaction',
      ids: own.map(({ id }) => id),
      ...cited(factor, place.lang),
      ...scaled(factor, euros),
    })
  }
  return {
    lines,
    leftOut: [...left('no-euro-factor', untold, uncounted), ...left('currency', currency), ...left('not-a-purchase', others)],
  }
}

const fluids = {
  fr: { electricity: 'Électricité', gas: 'Gaz', heat: 'Chaleur', water: 'Eau' },
  en: { electricity: 'Electricity', gas: 'Gas', heat: 'Heat', water: 'Water' },
} as const

/** What meters counted within the days; what is produced is not taken off. */
export function energyOf(series: readonly Series[], from: string, until: string, { country, lang }: Place): Found {
  const lines: CarbonLine[] = []
  const uncounted = new Set<string>()
  let unknown = 0
  for (const fluid of ['electricity', 'gas', 'heat', 'water'] as const) {
    const days = series
      .filter((one) => one.fluid === fluid && one.direction === 'consumed')
      .flatMap((one) => one.days.filter(({ day }) => day >= from && day <= until).map((day) => ({ ...day, unit: one.unit })))
    const factor = energyFactors.find((one) => one.fluid === fluid && one.country === country)
    const own = factor === undefined ? [] : days.filter(({ unit }) => unit === 'kWh')
    if (days.length > own.length) uncounted.add(fluids[lang][fluid])
    unknown += days.length - own.length
    const kWh = own.reduce((sum, { quantity }) => sum + quantity, 0) / 1_000_000
    if (factor === undefined || kWh <= 0) continue
    lines.push({
      key: `energy/${fluid}`,
      group: 'energy',
      name: fluids[lang][fluid],
      amount: Math.round(kWh),
      unit: 'kWh',
      kind: 'energy.reading',
      ids: [...new Set(own.flatMap((day) => day.ids))],
      ...cited(factor, lang),
      ...scaled(factor, kWh),
    })
  }
  return { lines, leftOut: left('no-factor', unknown, uncounted) }
}

const modes = {
  fr: {
    car: 'Voiture',
    bus: 'Bus',
    tram: 'Tram',
    metro: 'Métro',
    train: 'Train',
    plane: 'Avion',
    bike: 'Vélo',
    boat: 'Bateau',
    other: 'Autre',
  },
  en: { car: 'Car', bus: 'Bus', tram: 'Tram', metro: 'Metro', train: 'Train', plane: 'Plane', bike: 'Bike', boat: 'Boat', other: 'Other' },
} as const

/** Grams of one trip; flights by how far they go. */
export function emittedBy({ mode, distance = 0 }: Trip, place: Place): Range | undefined {
  const km = distance / 1_000_000
  const id = mode === 'plane' && km >= 3500 ? 'plane-3500' : mode === 'plane' && km >= 1000 ? 'plane-1000' : mode
  const factor = factorOf(id, place)
  return factor?.by === 'km' ? scaled(factor, km) : undefined
}

/** Kilometres by mode; a walk emits nothing and has no line. */
export function tripsOf(trips: readonly Trip[], place: Place): Found {
  const lines: CarbonLine[] = []
  const far = trips.filter(({ distance }) => distance !== undefined)
  const uncounted = new Set<string>()
  let unknown = 0
  for (const [mode, own] of Map.groupBy(far, (trip) => trip.mode)) {
    if (mode === 'walk') continue
    const name = modes[place.lang][mode as keyof (typeof modes)['fr']] ?? mode
    const factor = factorOf(mode, place)
    if (factor?.by !== 'km') {
      unknown += own.length
      uncounted.add(name)
      continue
    }
    lines.push({
      key: `trips/${mode}`,
      group: 'trips',
      name,
      amount: Math.round(own.reduce((sum, { distance = 0 }) => sum + distance, 0) / 1_000_000),
      unit: 'km',
      kind: 'mobility.trip',
      ids: own.map(({ id }) => id),
      ...cited(factor, place.lang),
      ...added(own.flatMap((trip) => emittedBy(trip, place) ?? [])),
    })
  }
  return { lines, leftOut: [...left('no-distance', trips.length - far.length), ...left('no-factor', unknown, uncounted)] }
}

/** Parts of one factor are wrong together: their bounds add up. */
const added = (parts: readonly Range[]): Range => ({
  low: parts.reduce((sum, { low }) => sum + low, 0),
  central: parts.reduce((sum, { central }) => sum + central, 0),
  high: parts.reduce((sum, { high }) => sum + high, 0),
})

/** Lines of different factors are wrong apart: what is below and above the middle is added in quadrature. */
export function totalOf(lines: readonly Range[]): Range {
  const central = lines.reduce((sum, line) => sum + line.central, 0)
  const apart = (of: (line: Range) => number): number => Math.sqrt(lines.reduce((sum, line) => sum + of(line) ** 2, 0))
  return {
    low: Math.max(0, Math.round(central - apart((line) => line.central - line.low))),
    central,
    high: Math.round(central + apart((line) => line.high - line.central)),
  }
}
