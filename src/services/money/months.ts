/** Which months the statements cover whole: an incomplete month is shown as such and counts in no mean. */
import { monthOf } from '#lib/pure/day'
import { dayNumber, firstOf, lastOf, monthAt, monthNumber } from './days.ts'

/** A day on which an account was seen. */
export interface Seen {
  readonly account: string
  readonly day: string
}

/** An account silent for fewer days than this at the edge of a month says nothing. */
const patience = 4
/** Accounts seen on fewer days do not decide, unless no account was seen on more. */
const enough = 4

/** Every month from the first to the last, those without any operation included (`YYYY-MM`, oldest first). */
export function monthsOf(operations: readonly Seen[]): readonly string[] {
  const numbers = operations.map(({ day }) => monthNumber(monthOf(day)))
  const first = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  const last = numbers.reduce((a, b) => Math.max(a, b), -Infinity)
  return numbers.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => monthAt(first + index))
}

/**
 * The months that are not covered whole: those without an operation, the month of `today` and later ones, and for each
 * account the month where it is first or last seen, when it is silent at that edge for longer than its silences usually
 * last (nine in ten of them, four days at least). A balance dated at the edge counts as having been seen.
 */
export function partialMonths(operations: readonly Seen[], balances: readonly Seen[], today: string): ReadonlySet<string> {
  const daysByAccount = daysOf(operations)
  const partial = new Set(monthsOf(operations))
  for (const { day } of operations) if (monthOf(day) < monthOf(today)) partial.delete(monthOf(day))
  const busiest = Math.max(0, ...[...daysByAccount.values()].map((days) => days.length))
  const balanceDays = daysOf(balances)
  for (const [account, days] of daysByAccount) {
    if (days.length < Math.min(enough, busiest)) continue
    for (const month of edges(days, balanceDays.get(account) ?? [])) partial.add(month)
  }
  return partial
}

function daysOf(seen: readonly Seen[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, Set<string>>()
  for (const { account, day } of seen) {
    const own = days.get(account) ?? new Set<string>()
    days.set(account, own.add(day))
  }
  return new Map([...days].map(([account, own]) => [account, [...own].toSorted()]))
}

function* edges(days: readonly string[], balances: readonly string[]): Iterable<string> {
  const first = days[0] ?? ''
  const last = days.at(-1) ?? ''
  const silence = usualSilence(days)
  const from = Math.min(dayNumber(first), ...balances.slice(0, 1).map(dayNumber))
  const to = Math.max(dayNumber(last), ...balances.slice(-1).map(dayNumber))
  if (from - firstOf(monthOf(first)) > silence) yield monthOf(first)
  if (lastOf(monthOf(last)) - to > silence) yield monthOf(last)
}

/** The ninth decile of the gaps between days seen, by nearest rank. */
function usualSilence(days: readonly string[]): number {
  const gaps = days.slice(1).map((day, index) => dayNumber(day) - dayNumber(days[index] ?? day))
  const sorted = gaps.toSorted((a, b) => a - b)
  return Math.max(patience, sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? 0)
}
