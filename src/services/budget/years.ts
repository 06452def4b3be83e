/** Years side by side: only complete months count, and two years are compared over the months that both have. */
import type { CategoryId, Direction } from '../money/categories.ts'
import type { Compared, MonthBudget, YearBudget } from './result.ts'

export function yearsOf(months: readonly MonthBudget[]): readonly YearBudget[] {
  const complete = months.filter(({ partial }) => !partial)
  return [...Map.groupBy(complete, ({ month }) => month.slice(0, 4))].map(([year, own]) => {
    const posts = [...sums(own)].map(([category, net]) => ({ category, direction: way(net), amount: Math.abs(net) }))
    return {
      year,
      months: own.length,
      ...totals(own),
      posts: posts.toSorted((a, b) => b.amount - a.amount || (a.category < b.category ? -1 : 1)),
    }
  })
}

export function comparedOf(months: readonly MonthBudget[]): Compared | null {
  const complete = months.filter(({ partial }) => !partial)
  const years = [...new Set(complete.map(({ month }) => month.slice(0, 4)))]
  const [before, after] = years.slice(-2)
  if (before === undefined || after === undefined) return null
  const of = (year: string): ReadonlySet<string> =>
    new Set(complete.flatMap(({ month }) => (month.startsWith(year) ? [month.slice(5)] : [])))
  const shared = [...of(before)].filter((month) => of(after).has(month)).toSorted()
  if (shared.length === 0) return null
  const monthsIn = (year: string) => complete.filter(({ month }) => month.startsWith(year) && shared.includes(month.slice(5)))
  const [old, recent] = [monthsIn(before), monthsIn(after)]
  const [oldSums, recentSums] = [sums(old), sums(recent)]
  const posts = [...new Set([...oldSums.keys(), ...recentSums.keys()])].map((category) => {
    const [a, b] = [oldSums.get(category) ?? 0, recentSums.get(category) ?? 0]
    const direction = way(a + b)
    const own = (net: number): number => (direction === 'in' || net === 0 ? net : -net)
    return { category, direction, amounts: [own(a), own(b)] as const }
  })
  const weight = ({ amounts: [a, b] }: { readonly amounts: readonly [number, number] }): number => Math.max(a, b)
  return {
    years: [before, after],
    months: shared,
    in: [totals(old).in, totals(recent).in],
    out: [totals(old).out, totals(recent).out],
    posts: posts.toSorted((a, b) => weight(b) - weight(a) || (a.category < b.category ? -1 : 1)),
  }
}

const way = (net: number): Direction => (net > 0 ? 'in' : 'out')

/** Net of each category, money in positive. */
function sums(months: readonly MonthBudget[]): ReadonlyMap<CategoryId, number> {
  const found = new Map<CategoryId, number>()
  for (const { category, direction, amount } of months.flatMap(({ posts }) => posts))
    found.set(category, (found.get(category) ?? 0) + (direction === 'in' ? amount : -amount))
  return found
}

const totals = (months: readonly MonthBudget[]): { readonly in: number; readonly out: number } => ({
  in: months.reduce((sum, month) => sum + month.in, 0),
  out: months.reduce((sum, month) => sum + month.out, 0),
})
