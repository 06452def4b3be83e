/** What the map answers: plain data. Amounts are integers of minor units; only towns, never anything smaller. */
import type { Lang } from '../service.ts'

export interface MapResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  readonly country: 'fr' | 'qc'
  /** Town with the most placed days, or what the person said; null when nothing is placed. */
  readonly home: { readonly town: string; readonly source: 'guessed' | 'said' } | null
  /** Most operations first. */
  readonly places: readonly Place[]
  /** Card payments and withdrawals, and trips: with a town, and without. */
  readonly placed: { readonly operations: number; readonly trips: number }
  readonly unplaced: { readonly operations: readonly string[]; readonly trips: readonly string[] }
  /** By weekday (0 Monday) and part of the day; `none` where the source has no hour, as labels of banks. */
  readonly grid: readonly (readonly [weekday: number, part: Part, count: number])[]
  /** What telephone lines carried, by month. */
  readonly phone: readonly {
    readonly month: string
    readonly type: 'data' | 'calls' | 'messages'
    readonly unit: string
    /** 10⁻⁶ of `unit`. */
    readonly quantity: number
    readonly records: readonly string[]
  }[]
}

export type Part = 'night' | 'morning' | 'afternoon' | 'evening' | 'none'

export interface Place {
  readonly town: string
  readonly name: string
  readonly area: string
  readonly latitude: number
  readonly longitude: number
  /** Whole kilometres from home, as the crow flies; null without a home. */
  readonly away: number | null
  readonly operations: readonly string[]
  readonly trips: readonly string[]
  /** What was paid there, by currency. */
  readonly spent: readonly { readonly currency: string; readonly amount: number }[]
  readonly first: string
  readonly last: string
}
