/** The shapes of the dated tables of energy: offers and what a kilowatt-hour emits. */
import type { Words } from '../where/types.ts'

/** Where a row was read, and under what terms it can be read again. */
export interface TableSource {
  /** Publisher, title, edition; the number of the element where the publisher gives one. */
  readonly cite: Words
  /** The day it was published, or the edition's: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string
  /** The day it was read for this table. */
  readonly read: string
  readonly licence: Words
}

/** Prices are in 10⁻⁶ of the currency a kWh, the fixed part in 10⁻⁶ of the currency a day; taxes are counted in. */
export interface EnergyOffer {
  readonly id: string
  readonly name: Words
  readonly fluid: 'electricity' | 'gas'
  readonly country: 'fr' | 'qc'
  readonly currency: 'EUR' | 'CAD'
  /** Of electricity in France. */
  readonly power?: number
  readonly fixedPerDay: number
  readonly price:
    | { readonly by: 'flat'; readonly kWh: number }
    | { readonly by: 'off-peak'; readonly peak: number; readonly offPeak: number }
    | { readonly by: 'tiers'; readonly perDay: number; readonly first: number; readonly rest: number }
  /** In force from this day to the other, included; null when none is known to follow it. */
  readonly from: string
  readonly until: string | null
  /** How far a bill may be from it: `exact`, a regulated price; `mean`, a mean of places or contracts. */
  readonly precision: 'exact' | 'mean'
  readonly source: TableSource
}

/** Grams of CO2 equivalent a kWh, with the least and the most that published figures give. */
export interface EnergyFactor {
  readonly fluid: 'electricity' | 'gas'
  readonly country: 'fr' | 'qc'
  readonly low: number
  readonly central: number
  readonly high: number
  /** The year that the middle figure speaks for. */
  readonly year: number
  /** What each bound is. */
  readonly why: Words
  readonly source: TableSource
}
