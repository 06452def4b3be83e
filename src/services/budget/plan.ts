/** A month under way against what was planned: post by post, what is known, what is still expected, where it will end. */
import { monthOf } from '#lib/pure/day'
import { type CategoryId, directionOf } from '../money/categories.ts'
import { dayAt, lastOf, monthAt, monthNumber } from '../money/days.ts'
import type { Entry } from '../money/entries.ts'
import type { Rhythm } from '../money/recurrences.ts'
import type { Judged } from '../service.ts'
import { rounded } from './parts.ts'
import type { MonthBudget, Plan, PlannedPost } from './result.ts'

/** Months that make the usual, and that the history shows. */
const year = 12
/** Months that say how much is spent on what does not come back. */
const half = 6

interface Given {
  readonly currency: string
  readonly entries: readonly Entry[]
  readonly months: readonly MonthBudget[]
  readonly rhythms: readonly Rhythm[]
  readonly judged: readonly Judged[]
  readonly today: string
}

/** The form of `about` for what a person plans to spend, or to receive, in a month. */
export const aboutPlan = (currency: string, category: CategoryId): string => `plan/${currency}/${category}`

export function planOf({ currency, entries, months, rhythms, judged, today }: Given): Plan {
  const month = months.at(-1)?.month ?? monthOf(today)
  const end = dayAt(lastOf(month))
  const asOf = [entries.reduce((last, { day }) => (day > last ? day : last), ''), today, end].toSorted()[0] ?? end
  const before = months.filter((one) => one.month < month)
  const complete = before.filter(({ partial }) => !partial).slice(-year)
  const recent = complete.slice(-half)
  const known = months.find((one) => one.month === month)
  const saidOf = new Map(judged.flatMap(({ by, about, verdict, value }) => (by === 'budget' && verdict === 'plan' ? [[about, value]] : [])))
  const back = new Set(rhythms.flatMap(({ operations }) => operations))
  const once = sumsOf(entries.filter(({ id }) => !back.has(id)))
  const left =
    (lastOf(month) - lastOf(monthAt(monthNumber(month) - 1)) - Number(asOf.slice(8))) /
    (lastOf(month) - lastOf(monthAt(monthNumber(month) - 1)))
  const expectedOf = Map.groupBy(
    rhythms.flatMap(({ category, expected }) => expected(asOf, end).map(({ amount }) => ({ category, amount }))),
    ({ category }) => category,
  )
  const categories = new Set<CategoryId>(
    [...complete, ...(known ? [known] : [])].flatMap(({ posts }) => posts.map((post) => post.category)),
  )
  for (const category of expectedOf.keys()) if (category !== 'transfer') categories.add(category)
  const posts = [...categories].map((category): PlannedPost => {
    const actual = signed(known, category)
    const expected = (expectedOf.get(category) ?? []).reduce((sum, { amount }) => sum + amount, 0)
    const usual = complete.length === 0 ? null : rounded(complete.reduce((sum, one) => sum + signed(one, category), 0) / complete.length)
    const habit = recent.reduce((sum, one) => sum + (once.get(`${one.month} ${category}`) ?? 0), 0) / Math.max(1, recent.length)
    const forecast = actual + expected + rounded(habit * left)
    const total = (usual ?? 0) + forecast
    const direction = total === 0 ? directionOf(category) : total > 0 ? 'in' : 'out'
    const own = (amount: number): number => (direction === 'in' || amount === 0 ? amount : -amount)
    const said = Number(saidOf.get(aboutPlan(currency, category)) ?? Number.NaN)
    return {
      category,
      direction,
      planned: Number.isSafeInteger(said) ? said : usual === null ? null : own(usual),
      source: Number.isSafeInteger(said) ? 'said' : usual === null ? 'none' : 'usual',
      actual: own(actual),
      expected: own(expected),
      forecast: own(forecast),
      history: before.slice(-year).map((one) => ({ month: one.month, amount: own(signed(one, category)), partial: one.partial })),
    }
  })
  return { month, asOf, posts: posts.toSorted(byWeight) }
}

const weight = ({ planned, forecast }: PlannedPost): number => Math.max(planned ?? 0, forecast)
const byWeight = (a: PlannedPost, b: PlannedPost): number =>
  (a.direction === b.direction ? 0 : a.direction === 'in' ? -1 : 1) || weight(b) - weight(a) || (a.category < b.category ? -1 : 1)

function signed(month: MonthBudget | undefined, category: CategoryId): number {
  const post = month?.posts.find((one) => one.category === category)
  return post === undefined ? 0 : post.direction === 'in' ? post.amount : -post.amount
}

function sumsOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { day, category, amount } of entries) {
    const key = `${monthOf(day)} ${category}`
    sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  return sums
}
