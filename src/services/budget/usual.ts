/** A usual month: what scenarios change. */
import type { CategoryId } from '../money/categories.ts'
import { rounded } from './parts.ts'
import type { CurrencyBudget } from './result.ts'

/** A post of a usual month, money in positive. */
export interface UsualPost {
  readonly category: CategoryId
  readonly net: number
}

export interface UsualMonth {
  /** Complete months it is the mean of, the last twelve at most. */
  readonly months: readonly string[]
  readonly net: number
  readonly posts: readonly UsualPost[]
}

export function usualMonth({ months }: Pick<CurrencyBudget, 'months'>): UsualMonth {
  const complete = months.filter(({ partial }) => !partial).slice(-12)
  const sums = new Map<CategoryId, number>()
  for (const { category, direction, amount } of complete.flatMap(({ posts }) => posts))
    sums.set(category, (sums.get(category) ?? 0) + (direction === 'in' ? amount : -amount))
  const posts = [...sums].map(([category, sum]) => ({ category, net: rounded(sum / Math.max(1, complete.length)) }))
  return {
    months: complete.map(({ month }) => month),
    net: posts.reduce((sum, { net }) => sum + net, 0),
    posts: posts.toSorted((a, b) => a.net - b.net || (a.category < b.category ? -1 : 1)),
  }
}

/** A post that a scenario moves, a month, money in positive. */
export interface Moved {
  readonly category: CategoryId
  readonly before: number
  readonly after: number
}

export interface Scenario {
  /** A usual month before and after. */
  readonly before: number
  readonly after: number
  readonly moved: readonly Moved[]
  readonly months: readonly string[]
}

/** Adds changes (a month, money in positive) to a usual month: `after − before` is their sum. */
export function scenarioOf(budget: Pick<CurrencyBudget, 'months'>, changes: readonly UsualPost[]): Scenario {
  const usual = usualMonth(budget)
  const moved = [...Map.groupBy(changes, ({ category }) => category)].map(([category, some]): Moved => {
    const before = usual.posts.find((post) => post.category === category)?.net ?? 0
    return { category, before, after: before + some.reduce((sum, { net }) => sum + net, 0) }
  })
  const change = moved.reduce((sum, { before, after }) => sum + after - before, 0)
  return {
    before: usual.net,
    after: usual.net + change,
    moved: moved.filter(({ before, after }) => before !== after),
    months: usual.months,
  }
}

export interface Expense {
  /** Positive minor units of what is spent. */
  readonly amount: number
  readonly every: 'week' | 'month' | 'quarter' | 'year' | 'once'
  readonly category: CategoryId
}

const perYear = { week: 365.2425 / 7, month: 12, quarter: 4, year: 1, once: 1 } as const

/** "What if I add this expense?": what it makes of a usual month (once is spread over a year), and of a year. */
export function withExpense(
  budget: Pick<CurrencyBudget, 'months'>,
  { amount, every, category }: Expense,
): Scenario & { readonly yearly: number } {
  const yearly = rounded(amount * perYear[every])
  return { ...scenarioOf(budget, [{ category, net: -rounded(yearly / 12) }]), yearly }
}
