/** One month of a budget as a page shows it, and the operations behind each of its figures. */
import { moneyIn } from '../money/amount.ts'
import type { Direction } from '../money/categories.ts'
import { monthName } from '../money/words-of-days.ts'
import type { Opened } from '../service.ts'
import type { BudgetResult, MonthBudget, Post, Reason } from './result.ts'

export interface BudgetPost {
  readonly category: string
  readonly label: string
  readonly direction: Direction
  readonly amount: number
  readonly operations: number
  readonly usual: number | null
  readonly rules: readonly { readonly rule: string; readonly operations: number }[]
}

/** What the budget page is given. */
export interface BudgetView {
  readonly currency: string
  readonly currencies: readonly string[]
  readonly months: readonly {
    readonly month: string
    readonly in: number
    readonly out: number
    readonly partial: boolean
    readonly operations: number
  }[]
  readonly month: string
  readonly posts: readonly BudgetPost[]
  /** What moved between own accounts: the larger side, when the other fell in another month. */
  readonly transfers: { readonly amount: number; readonly operations: number }
}

/**
 * The month asked, else the last complete one, else the last; the currency asked, else the one with the most operations.
 * A month or a currency that is not held falls back the same way. Null when nothing is held.
 */
export function budgetOf(
  result: BudgetResult,
  asked: { currency?: string | undefined; month?: string | undefined } = {},
): BudgetView | null {
  const budget = result.currencies.find(({ currency }) => currency === asked.currency) ?? result.currencies[0]
  const shown =
    budget?.months.find(({ month }) => month === asked.month) ?? budget?.months.findLast(({ partial }) => !partial) ?? budget?.months.at(-1)
  if (budget === undefined || shown === undefined) return null
  return {
    currency: budget.currency,
    currencies: result.currencies.map(({ currency }) => currency),
    months: budget.months.map(({ month, in: into, out, partial, operations }) => ({ month, in: into, out, partial, operations })),
    month: shown.month,
    posts: shown.posts.map((post) => ({
      category: post.category,
      label: result.categories[post.category] ?? post.category,
      direction: post.direction,
      amount: post.amount,
      operations: count(post.reasons),
      usual: post.usual,
      rules: post.reasons.map(({ reason, operations }) => ({ rule: result.reasons[reason] ?? reason, operations: operations.length })),
    })),
    transfers: { amount: Math.max(shown.transfers.in, shown.transfers.out), operations: count(shown.transfers.reasons) },
  }
}

/** A figure of the budget. Without a category: a whole column, or the whole month. `transfers` is a category here. */
export interface Figure {
  readonly currency: string
  readonly month: string
  readonly category?: string | undefined
  readonly direction?: Direction | undefined
}

/** Undefined when the figure is not in the result. */
export function operationsOf(result: BudgetResult, figure: Figure): Opened | undefined {
  const budget = result.currencies.find(({ currency }) => currency === figure.currency)
  const month = budget?.months.find(({ month }) => month === figure.month)
  const found = month === undefined ? undefined : partsOf(result, month, figure)
  if (found === undefined) return undefined
  const reasons = found.reasons.map(({ reason, operations }) => `${result.reasons[reason] ?? reason} (${operations.length})`)
  return {
    ids: found.reasons.flatMap(({ operations }) => operations),
    title: [found.label, monthName(figure.month, result.locale), moneyIn(result.locale, found.amount, figure.currency)].join(' · '),
    ...(figure.category === undefined || reasons.length === 0 ? {} : { rule: reasons.join(' ; ') }),
  }
}

const words = {
  fr: { in: 'Entrées', out: 'Sorties', all: 'Toutes les opérations', transfers: 'Virements entre vos comptes' },
  en: { in: 'Money in', out: 'Money out', all: 'All operations', transfers: 'Transfers between your accounts' },
} as const

interface Part {
  readonly label: string
  readonly amount: number
  readonly reasons: readonly Reason[]
}

function partsOf(result: BudgetResult, month: MonthBudget, { category, direction }: Figure): Part | undefined {
  const { transfers, posts } = month
  const say = words[result.lang]
  if (category === 'transfers') return { label: say.transfers, amount: Math.max(transfers.in, transfers.out), reasons: transfers.reasons }
  const own = posts.filter((post) => (category ?? post.category) === post.category && (direction ?? post.direction) === post.direction)
  const reasons = own.flatMap((post) => post.reasons)
  if (category === undefined && direction === undefined)
    return { label: say.all, amount: month.in - month.out, reasons: [...reasons, ...transfers.reasons] }
  if (category !== undefined && own.length === 0) return undefined
  return { label: category === undefined ? say[direction ?? 'in'] : (result.categories[category] ?? category), amount: sumOf(own), reasons }
}

const sumOf = (posts: readonly Post[]): number => posts.reduce((total, { amount }) => total + amount, 0)
const count = (reasons: readonly Reason[]): number => reasons.reduce((total, { operations }) => total + operations.length, 0)
