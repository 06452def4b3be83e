/** Adds classed operations up, by currency, month and post. */
import { monthOf } from '#lib/pure/day'
import { type Direction, directionOf } from '../money/categories.ts'
import type { Entry } from '../money/entries.ts'
import { monthsOf, partialMonths, type Seen } from '../money/months.ts'
import type { CurrencyBudget, MonthBudget, Post, Reason, Transfers } from './result.ts'

/** The currency with the most operations first, then by code. */
export function monthsByCurrency(
  entries: readonly Entry[],
  balances: readonly Seen[],
  today: string,
): readonly Pick<CurrencyBudget, 'currency' | 'months'>[] {
  return [...Map.groupBy(entries, ({ currency }) => currency)]
    .toSorted(([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1))
    .map(([currency, own]) => ({ currency, months: withUsual(months(own, balances, today)) }))
}

function months(entries: readonly Entry[], balances: readonly Seen[], today: string): readonly MonthBudget[] {
  const byMonth = Map.groupBy(entries, ({ day }) => monthOf(day))
  const partial = partialMonths(entries, balances, today)
  return monthsOf(entries).map((month) => {
    const own = byMonth.get(month) ?? []
    const posts = postsOf(own)
    return {
      month,
      in: sum(posts.filter(({ direction }) => direction === 'in').map(({ amount }) => amount)),
      out: sum(posts.filter(({ direction }) => direction === 'out').map(({ amount }) => amount)),
      operations: own.length,
      partial: partial.has(month),
      posts,
      transfers: transfersOf(own.filter(({ category }) => category === 'transfer')),
    }
  })
}

function postsOf(entries: readonly Entry[]): readonly Post[] {
  const posts: Post[] = []
  for (const [category, own] of Map.groupBy(entries, ({ category }) => category)) {
    if (category === 'transfer') continue
    const net = sum(own.map(({ amount }) => amount))
    const direction = net === 0 ? directionOf(category) : net > 0 ? 'in' : 'out'
    posts.push({ category, direction, amount: Math.abs(net), usual: null, reasons: reasonsOf(own) })
  }
  return posts.toSorted((a, b) => order[a.direction] - order[b.direction] || b.amount - a.amount || (a.category < b.category ? -1 : 1))
}
const order: Readonly<Record<Direction, number>> = { in: 0, out: 1 }

function transfersOf(entries: readonly Entry[]): Transfers {
  return {
    in: sum(entries.map(({ amount }) => Math.max(0, amount))),
    out: sum(entries.map(({ amount }) => Math.max(0, -amount))),
    reasons: reasonsOf(entries),
  }
}

function reasonsOf(entries: readonly Entry[]): readonly Reason[] {
  return [...Map.groupBy(entries, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, operations: own.map(({ id }) => id) }))
    .toSorted((a, b) => b.operations.length - a.operations.length || (a.reason < b.reason ? -1 : 1))
}

/** Gives each post its usual: totals of the complete months once, less the month itself. */
function withUsual(all: readonly MonthBudget[]): readonly MonthBudget[] {
  const complete = all.filter(({ partial }) => !partial)
  const totals = new Map<string, number>()
  for (const post of complete.flatMap(({ posts }) => posts)) totals.set(keyOf(post), (totals.get(keyOf(post)) ?? 0) + post.amount)
  return all.map((month) => {
    const others = complete.length - (month.partial ? 0 : 1)
    const usual = (post: Post): number | null =>
      others === 0 ? null : mean((totals.get(keyOf(post)) ?? 0) - (month.partial ? 0 : post.amount), others)
    return { ...month, posts: month.posts.map((post) => ({ ...post, usual: usual(post) })) }
  })
}
const keyOf = ({ category, direction }: Post): string => `${direction} ${category}`

/** Mean of whole numbers, never negative, rounded to the nearest, halves up; integers throughout. */
function mean(total: number, count: number): number {
  const rest = total % count
  return (total - rest) / count + (rest * 2 >= count ? 1 : 0)
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
