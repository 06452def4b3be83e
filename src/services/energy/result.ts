/** What the energy service answers: plain data. Quantities are in 10⁻⁶ of their unit, money in minor units, CO2 in grams. */
import type { Fluid } from '../meters/readings.ts'
import type { DayState } from '../meters/series.ts'
import type { Lang } from '../service.ts'

export interface EnergyResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  readonly series: readonly EnergySeries[]
  readonly habits: readonly Habit[]
}

export interface EnergySeries {
  /** Fluid, direction and place among those alike: `electricity-consumed-1`. */
  readonly key: string
  readonly fluid: Fluid
  readonly direction: 'consumed' | 'produced'
  readonly unit: string
  readonly first: string
  readonly last: string
  /** Days between `first` and `last`, both included: told whole or spread, told in part, not told. */
  readonly known: number
  readonly partial: number
  readonly missing: number
  readonly days: readonly { readonly day: string; readonly quantity: number; readonly state: DayState }[]
  readonly weeks: readonly Span[]
  readonly months: readonly Span[]
  readonly years: readonly Span[]
  /** The last 365 days at most; `yearly` is undefined below 28 known days. */
  readonly lately: { readonly from: string; readonly known: number; readonly quantity: number; readonly yearly?: number }
  readonly base: Base | null
  readonly exceptional: readonly Exceptional[]
  readonly cold: Cold
  /** Of `lately`; null where no factor is held. */
  readonly co2: Range | null
  readonly factor: { readonly source: string; readonly licence: string; readonly why: string; readonly year: number } | null
  readonly offers: readonly OfferCost[]
  /** Share of the cheaper hours, 0 to 1, by the tariffs of the files or from 22:00 to 6:00; null when steps do not tell. */
  readonly offPeak: number | null
  /** Named by the files, or supposed from 22:00 to 6:00. */
  readonly offPeakBy: 'file' | 'clock' | null
}

/** A week by its Monday, a month, or a year; `missing` of its days within what is held are not told. */
export interface Span {
  readonly at: string
  readonly quantity: number
  readonly known: number
  readonly missing: number
  readonly ids: readonly string[]
}
export interface Range {
  readonly low: number
  readonly central: number
  readonly high: number
}
/** Power that never stops, in watts. */
export interface Base {
  readonly watts: number
  readonly nights: number
  /** Over a year. */
  readonly yearly: number
  /** Of what is consumed, 0 to 1. */
  readonly share: number | null
}
export interface Exceptional {
  readonly day: string
  readonly quantity: number
  readonly expected: number
  /** Within the last fourteen days held. */
  readonly recent: boolean
  readonly ids: readonly string[]
}
export type Cold =
  | { readonly state: 'no-temperatures' | 'too-few' | 'none' }
  | {
      readonly state: 'found'
      /** 10⁻⁶ of the unit for each degree-day, base 18 °C. */
      readonly perDegreeDay: number
      readonly fit: number
      readonly days: number
      /** Of these days, what the cold explains, and how many were colder than the base. */
      readonly heating: number
      readonly coldDays: number
    }
export interface OfferCost {
  readonly id: string
  readonly name: string
  readonly currency: string
  /** Over a year, taxes included; null when the steps do not tell the cheaper hours. */
  readonly yearly: number | null
  /** Of one kWh at the hours that cost most, and the fixed part of a year, in minor units and 10⁻⁶ of the currency. */
  readonly fixed: number
  readonly price: number
  readonly offPeakPrice: number | null
  readonly from: string
  readonly until: string | null
  readonly state: 'in-force' | 'ended' | 'mine'
  /** A mean of places or contracts, not the price of one. */
  readonly isMean: boolean
  readonly source: string
  readonly licence: string
}
export interface Habit {
  readonly id: string
  readonly title: string
  readonly day: string
  /** Means of a day over the sixty days before and after, of the first electricity meter; null without ten known days on each side. */
  readonly before: number | null
  readonly after: number | null
}
