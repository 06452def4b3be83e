/**
 * How a source stands on a day: until when, whether something is late, what is missing. Pure.
 *
 * The thresholds are counted in the source's own rhythm. An account or a meter has files a month at most (monthly statements are
 * what banks owe: directive 2014/92/EU, article 5 has them at least once a year; practice is the month), so its step is at least a
 * month even when it moves every day. Late after 1.5 steps (the period itself, and half of one to publish and fetch: 45 days for a
 * month), missing for long after 3, seeming ended after 6.
 */
import { paceOf } from './rhythm.ts'
import { dayNumber, dayText, daysWithin, monthDays, monthsBetween } from './spans.ts'
import type { Freshness, SaidOfSource, Source, SourceFacts, SourceMonth } from './types.ts'

const lateAfter = 1.5
const staleAfter = 3
const stoppedAfter = 6
const monthStep = 30
/** What comes at least so often leaves no whole month empty by chance. */
const oftenStep = 18
/** A meter read at least so often is expected every day. */
const dailyStep = 2

/** The source on `today` (`YYYY-MM-DD`). */
export function sourceOn(facts: SourceFacts, said: SaidOfSource, today: string): Source {
  const { spans, rhythm, files, ...same } = facts
  const [first, last] = [spans[0]?.[0], spans.at(-1)?.[1]]
  const step = stepOf(facts)
  const freshness = freshnessOf(last, step, said.closed === true, dayNumber(today))
  const pace = rhythm.steady || facts.type === 'account' || facts.type === 'meter' ? paceOf(rhythm.step) : undefined
  return {
    ...same,
    name: said.name ?? facts.name,
    named: said.name !== undefined,
    from: first === undefined ? '' : dayText(first),
    to: last === undefined ? '' : dayText(last),
    ...(pace && { pace }),
    freshness,
    ...(step !== undefined && last !== undefined && !said.closed && { dueAfter: dayText(last + Math.ceil(step * lateAfter)) }),
    months: monthsOf(facts, said.quiet ?? new Set(), freshness, dayNumber(today)),
    files: files.map(({ batch, name, connector, first: from, last: to }) => ({
      batch,
      name,
      connector,
      ...(from !== undefined && { from: dayText(from) }),
      ...(to !== undefined && { to: dayText(to) }),
    })),
  }
}

/** Months of which something is missing, and that the person has not called quiet. */
export const gapsOf = ({ months }: Pick<Source, 'months'>): readonly SourceMonth[] =>
  months.filter(({ state }) => state === 'missing' || state === 'part')

/** Days from one of its files to the next; undefined of what cannot be late. */
function stepOf({ type, rhythm }: SourceFacts): number | undefined {
  if (type === 'account' || type === 'meter') return Math.max(monthStep, rhythm.step)
  if (type === 'supplier' && rhythm.steady && rhythm.step >= monthStep - 5) return Math.max(monthStep, rhythm.step)
  return undefined
}

function freshnessOf(last: number | undefined, step: number | undefined, closed: boolean, today: number): Freshness {
  if (closed) return 'closed'
  if (last === undefined || step === undefined) return 'free'
  const age = today - last
  if (age > step * stoppedAfter) return 'stopped'
  if (age > step * staleAfter) return 'stale'
  return age > Math.ceil(step * lateAfter) ? 'due' : 'fresh'
}

function monthsOf(facts: SourceFacts, quiet: ReadonlySet<string>, freshness: Freshness, today: number): readonly SourceMonth[] {
  const [first, last] = [facts.spans[0]?.[0], facts.spans.at(-1)?.[1]]
  if (first === undefined || last === undefined) return []
  const expected = expectedMonths(facts)
  const known = monthsBetween(first, last).map((month): SourceMonth => {
    const [from, to] = monthDays(month)
    const [begin, end] = [Math.max(from, first), Math.min(to, last)]
    const held = daysWithin(facts.spans, begin, end)
    const missing = end - begin + 1 - held
    if (held === 0) return { month, state: quiet.has(month) ? 'quiet' : expected(month) ? 'missing' : 'none', days: missing }
    if (!isDaily(facts) || missing === 0) return { month, state: 'held' }
    return { month, state: quiet.has(month) ? 'quiet' : 'part', days: missing }
  })
  const isLate = freshness === 'due' || freshness === 'stale'
  const after = isLate ? monthsBetween(last, today).slice(1) : []
  // The month under way is not over: its file does not exist yet.
  return [...known, ...after.slice(0, -1).map((month): SourceMonth => ({ month, state: quiet.has(month) ? 'quiet' : 'awaited' }))]
}

const isDaily = ({ type, rhythm }: SourceFacts): boolean => type === 'meter' && rhythm.step > 0 && rhythm.step <= dailyStep

/**
 * Months in which something ought to have been. What comes often: every month without anything. What comes by month, quarter or
 * year: the months of the days that its own rhythm points at, inside a hole longer than one step and a half. The rest: none.
 */
function expectedMonths({ type, rhythm, spans }: SourceFacts): (month: string) => boolean {
  const { step, steady } = rhythm
  if (step === 0 || (type !== 'account' && type !== 'meter' && type !== 'supplier')) return () => false
  if (step <= oftenStep && type !== 'supplier') return () => true
  if (!steady || step <= oftenStep) return () => false
  const months = new Set<string>()
  for (const [index, [begins]] of spans.entries()) {
    const before = spans[index - 1]?.[1]
    if (before === undefined || begins - before <= step * lateAfter) continue
    for (let day = before + step; day < begins - step / 2; day += step) months.add(dayText(day).slice(0, 7))
  }
  return (month) => months.has(month)
}
