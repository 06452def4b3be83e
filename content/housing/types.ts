/** The shape of the tables of purchase fees. Amounts are minor units, rates millionths (45 000 is 4.5 %). */
import type { Words } from '../where/types.ts'

/** Where the home is, and what kind it is when fees differ. */
export type Place = 'fr-old' | 'fr-old-first' | 'fr-new' | 'qc' | 'qc-montreal'

export interface PurchaseFee {
  readonly id: string
  readonly name: Words
  /** Rate above each threshold of the price. */
  readonly brackets: readonly (readonly [from: number, rate: number])[]
  readonly fixed?: number
  readonly least?: number
  /** What the true amount may be, above or below, when no text fixes it. */
  readonly uncertain?: number
  readonly source: string
}

export interface PurchaseTable {
  readonly place: Place
  readonly name: Words
  readonly country: 'fr' | 'qc'
  readonly currency: string
  /** In force from this day. */
  readonly from: string
  /** The day it was checked. */
  readonly checked: string
  /** What the table does not tell. */
  readonly limits: Words
  readonly fees: readonly PurchaseFee[]
}
