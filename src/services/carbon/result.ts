/** What the carbon service answers: plain data. CO2 is in grams of equivalent. */
import type { Kind } from '#model'
import type { Lang } from '../service.ts'

export interface Range {
  readonly low: number
  readonly central: number
  readonly high: number
}
/** Where a factor comes from, and what its bounds are, in the person's language. */
export interface Cited {
  readonly source: string
  readonly licence: string
  readonly year: number
  readonly why: string
}
export interface CarbonLine extends Range, Cited {
  /** `purchases/home`, `energy/gas`, `trips/car`. */
  readonly key: string
  readonly group: 'purchases' | 'energy' | 'trips'
  readonly name: string
  /** Euros, kWh or kilometres, whole. */
  readonly amount: number
  readonly unit: '€' | 'kWh' | 'km'
  readonly kind: Kind
  readonly ids: readonly string[]
}
/** What is held and not counted, and why. */
export interface LeftOut {
  readonly what: 'energy-by-kwh' | 'transport-by-trip' | 'no-distance' | 'no-factor' | 'no-euro-factor' | 'currency' | 'not-a-purchase'
  readonly count: number
  /** Posts, modes or meters, where the reason is that no verified factor is held for them. */
  readonly names?: readonly string[]
}
export interface Idea extends Range, Cited {
  readonly id: 'meals' | 'car' | 'flight' | 'heating' | 'home' | 'shopping'
  /** Of what the total does not count. */
  readonly isOutside: boolean
}
export interface CarbonResult {
  readonly lang: Lang
  readonly locale: string
  readonly from: string
  readonly until: string
  /** Of what has a verified factor: never a whole footprint. */
  readonly total: Range
  /** The heaviest first. */
  readonly lines: readonly CarbonLine[]
  readonly leftOut: readonly LeftOut[]
  /** The most that is gained first. */
  readonly ideas: readonly Idea[]
}
