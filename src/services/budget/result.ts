/** What the budget answers: plain data. Amounts are integers of minor units of the currency beside them. */
import type { CategoryId, Direction } from './categories.ts'
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
