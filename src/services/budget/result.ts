/** What the budget answers: plain data. Amounts are integers of minor units of the currency beside them. */
import type { CategoryId, Direction } from '../money/categories.ts'
import type { Recurrence } from '../money/recurrences.ts'
import type { Lang } from '../service.ts'

export interface BudgetResult {
  readonly lang: Lang
  /** For amounts and dates: `fr-FR`, `fr-CA`, `en-GB`, `en-CA`. */
  readonly locale: string
  readonly today: string
  /** The currency with the most operations first. */
  readonly currencies: readonly CurrencyBudget[]
  /** Labels of the categories and words of the reasons used below, in `lang`. */
  readonly categories: { readonly [category: string]: string }
  readonly reasons: { readonly [reason: string]: string }
}

export interface CurrencyBudget {
  readonly currency: string
  /** Oldest first, without a hole. */
  readonly months: readonly MonthBudget[]
  /** What comes back, transfers apart: the largest yearly sum first. */
  readonly recurrences: readonly Recurrence[]
  /** The last month known, against what was planned. */
  readonly plan: Plan
  /** Oldest first; a year without a complete month is not there. */
  readonly years: readonly YearBudget[]
  /** The last two years, over the months that are complete in both; null when there are none. */
  readonly compared: Compared | null
  /** Null until the person says who shares what. */
  readonly household: Household | null
  /** Operations shared one by one, newest first: each is here, and in no shared post. */
  readonly splits: readonly Split[]
}

/** Amounts here are in the post's own direction: negative when it went the other way. */
export interface Plan {
  readonly month: string
  /** Last day that is known of it. */
  readonly asOf: string
  readonly posts: readonly PlannedPost[]
}

export interface PlannedPost {
  readonly category: CategoryId
  readonly direction: Direction
  /** What the person plans, else the mean of her last complete months, twelve at most; null when there is none. */
  readonly planned: number | null
  readonly source: 'said' | 'usual' | 'none'
  readonly actual: number
  /** Recurrences still expected before the month's end. */
  readonly expected: number
  /** Actual, expected, and for the days left the usual of what does not come back. */
  readonly forecast: number
  /** The months before, twelve at most, oldest first. */
  readonly history: readonly { readonly month: string; readonly amount: number; readonly partial: boolean }[]
}

export interface YearBudget {
  readonly year: string
  /** Its complete months, the only ones counted. */
  readonly months: number
  readonly in: number
  readonly out: number
  readonly posts: readonly YearPost[]
}

export interface YearPost {
  readonly category: CategoryId
  readonly direction: Direction
  readonly amount: number
}

export interface Compared {
  readonly years: readonly [before: string, after: string]
  /** `01` to `12`. */
  readonly months: readonly string[]
  readonly in: readonly [number, number]
  readonly out: readonly [number, number]
  readonly posts: readonly { readonly category: CategoryId; readonly direction: Direction; readonly amounts: readonly [number, number] }[]
}

/** Amounts count money out as positive; `own` and `others` sum to the total. */
export interface Split {
  readonly operation: string
  readonly day: string
  readonly category: CategoryId
  readonly total: number
  readonly own: number
  readonly others: number
  readonly said: { readonly people: number } | { readonly percent: number }
}

export interface Household {
  /** The person first; shares are percents that sum to 100. */
  readonly people: readonly { readonly name: string; readonly share: number }[]
  /** Categories shared whole. */
  readonly categories: readonly CategoryId[]
  /** Months with something shared, oldest first. Parts, in the order of `people`, sum to the total. */
  readonly months: readonly {
    readonly month: string
    readonly total: number
    readonly parts: readonly number[]
    readonly operations: readonly string[]
  }[]
}

export interface MonthBudget {
  readonly month: string
  /** Sum of the posts of each direction: transfers between own accounts are in neither. */
  readonly in: number
  readonly out: number
  /** Every operation of the month, transfers included. */
  readonly operations: number
  readonly partial: boolean
  /** Largest first, what comes in before what goes out. */
  readonly posts: readonly Post[]
  readonly transfers: Transfers
}

/** One category in one month. A refund reduces its category; when refunds exceed spending, the post goes the other way. */
export interface Post {
  readonly category: CategoryId
  readonly direction: Direction
  /** Never negative. */
  readonly amount: number
  /** Mean of this post over the other complete months, a month without it counting zero; null when there is no such month. */
  readonly usual: number | null
  readonly reasons: readonly Reason[]
}

export interface Transfers {
  readonly in: number
  readonly out: number
  readonly reasons: readonly Reason[]
}

/** The operations that one reason put here, oldest first. The reason with the most comes first. */
export interface Reason {
  readonly reason: string
  readonly operations: readonly string[]
}
