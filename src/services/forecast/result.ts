/** What a forecast answers: plain data. Amounts are integers of minor units of the currency beside them. */
import type { CategoryId, Direction } from '../money/categories.ts'
import type { Every } from '../money/grid.ts'
import type { Lang } from '../service.ts'

export interface ForecastResult {
  readonly lang: Lang
  readonly locale: string
  readonly today: string
  /** The currency with the most operations first. */
  readonly currencies: readonly CurrencyForecast[]
  /** Labels of the categories used below, in `lang`. */
  readonly categories: { readonly [category: string]: string }
}

/** `certain`: comes back with the same amount; `predictable`: comes back with another; the rest is supposed from its past. */
export type Certainty = 'certain' | 'predictable'

export interface CurrencyForecast {
  readonly currency: string
  /** Last day known. */
  readonly asOf: string
  /** Accounts whose money is available: neither savings nor loans. */
  readonly accounts: readonly string[]
  /** Money available on `asOf`. `none`: no balance is held, amounts below count from zero. */
  readonly start: { readonly amount: number; readonly source: 'balances' | 'said' | 'none' }
  /** Days of the past it rests on. */
  readonly history: number
  /** Every seven days for twelve months, and the last day of each month; empty when the past is too short for a range. */
  readonly points: readonly ForecastPoint[]
  /** What the range held on the person's own past, made each time with what was known then: by horizon, those that could be tried. */
  readonly held: readonly { readonly days: number; readonly inside: number; readonly tried: number }[]
  /** The twelve months to come, the first from the day after `asOf`: what each brings, money in positive. */
  readonly months: readonly {
    readonly month: string
    /** False for the first and the last, when only some of their days are within the twelve months. */
    readonly whole: boolean
    readonly certain: number
    readonly predictable: number
    readonly supposed: number
  }[]
  readonly flows: readonly Flow[]
  readonly supposed: Supposed
  /** Operations set apart: money that came in once, far above what usually does, is not supposed to come again. */
  readonly exceptional: readonly string[]
  readonly floor: Floor
  /** What moves it most over twelve months, first. */
  readonly movers: readonly Mover[]
}

/** Eight in ten are expected between `low` and `high`. */
export interface ForecastPoint {
  readonly day: string
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** A recurrence over the months to come. */
export interface Flow {
  /** The number of its first operation. */
  readonly id: string
  readonly name: string
  readonly category: CategoryId | 'transfer'
  readonly direction: Direction
  readonly certainty: Certainty
  readonly every: Every
  /** Each time, never negative. */
  readonly amount: number
  readonly next: string
  readonly times: number
  /** Over twelve months, money in positive. */
  readonly total: number
  readonly operations: readonly string[]
}

/** What does not come back by rule: its mean over thirty days, money in positive, post by post. */
export interface Supposed {
  /** The last days that say it. */
  readonly days: number
  readonly posts: readonly {
    readonly category: CategoryId | 'transfer'
    readonly monthly: number
    readonly operations: readonly string[]
  }[]
}

export interface Floor {
  readonly amount: number
  readonly source: 'said' | 'none'
  /** First day when one path in ten is below; null when none is within twelve months. */
  readonly possible: string | null
  /** First day when one path in two is below. */
  readonly likely: string | null
}

export interface Mover {
  /** Of `flows`, or a category of `supposed`. */
  readonly flow: string | null
  readonly category: CategoryId | 'transfer'
  readonly name: string | null
  /** Over twelve months, money in positive. */
  readonly total: number
  /** How far it could stand from that in eight years of ten, above or below. */
  readonly swing: number
}
