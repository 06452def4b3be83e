/**
 * What comes back: wages, rent, subscriptions, bills; by week, month, quarter or year. Found from dates and amounts alone, so that every
 * one opens to its operations, and says when it was last seen, when it is expected and when it was missed.
 */
import type { CategoryId } from './categories.ts'
import { dayAt } from './days.ts'
import type { Entry } from './entries.ts'
import { bookedOn, type Every, type Grid, gridsOf, leastShare, type Moment, momentOf, type Weekend } from './grid.ts'

export interface Recurrence {
  /** The number of its first operation: it names it in links. */
  readonly id: string
  /** Words of who pays or is paid. */
  readonly merchant: string
  readonly account: string
  readonly currency: string
  readonly category: CategoryId | 'transfer'
  readonly direction: 'in' | 'out'
  readonly every: Every
  /** True when its amount stays the same from one time to the next, but for changes of price. */
  readonly fixed: boolean
  /** Expected next time, never negative; `low` and `high` are the least and the most of the last year. */
  readonly amount: number
  readonly low: number
  readonly high: number
  readonly state: 'active' | 'missed' | 'ended'
  readonly first: string
  readonly last: string
  /** When it is expected next, a weekend taken into account; null when it has ended. */
  readonly next: string | null
  /** Days when it was expected and not seen. */
  readonly missed: readonly string[]
  /** Of a fixed one: the days its price changed. */
  readonly changes: readonly { readonly day: string; readonly from: number; readonly to: number }[]
  /** Oldest first. */
  readonly operations: readonly string[]
}

/** A recurrence with what it takes to lay it over the months to come. */
export interface Rhythm extends Recurrence {
  /** Days expected after `from` and up to `to` (days, `to` included), each with its amount (signed). */
  readonly expected: (from: string, to: string) => readonly { readonly day: string; readonly amount: number }[]
}

interface Timed extends Moment {
  readonly entry: Entry
}

/** `until` gives for each account the last day that its statements cover. The largest yearly sum first. */
export const recurrencesOf = (entries: readonly Entry[], until: ReadonlyMap<string, string>): readonly Rhythm[] =>
  createRhythms(entries)(until)

/**
 * The rhythms known on any day of a past, asked oldest day first: what a day found under a name serves the next, as long as nothing
 * more came under it. Without a day, on the last.
 */
export function createRhythms(entries: readonly Entry[]): (until: ReadonlyMap<string, string>, day?: number) => readonly Rhythm[] {
  const named = entries.filter(({ merchant, amount }) => merchant.length > 0 && amount !== 0)
  const groups = [...Map.groupBy(named, ({ merchant, currency, amount }) => `${currency} ${amount < 0 ? '-' : '+'} ${merchant.join(' ')}`)]
    .filter(([, group]) => group.length > 1)
    .map(([, group]) => ({
      timed: group.map((entry) => ({ entry, ...momentOf(entry.day) })).toSorted((a, b) => a.day - b.day),
      known: 0,
      series: [] as readonly Series[],
    }))
  return (until, day = Infinity) => {
    const found: Rhythm[] = []
    for (const group of groups) {
      const later = group.timed.findIndex((one) => one.day > day)
      const known = later === -1 ? group.timed.length : later
      if (known !== group.known) [group.known, group.series] = [known, known < 2 ? [] : seriesOf(group.timed.slice(0, known))]
      for (const series of group.series) found.push(rhythmOf(series, until))
    }
    return found.toSorted((a, b) => yearly(b) - yearly(a) || (a.id < b.id ? -1 : 1))
  }
}

/** What it weighs in a year. */
export const yearly = ({ amount, every }: Pick<Recurrence, 'amount' | 'every'>): number =>
  Math.round((amount * (every.unit === 'week' ? 365.2425 / 7 : 12)) / every.count)

interface Series {
  readonly grid: Grid
  /** At most one a slot, in order. */
  readonly hits: readonly (Timed & { readonly slot: number })[]
}

/** One rhythm for a whole name, or else one for each of its amounts that comes back alone: a subscription among purchases. */
function seriesOf(group: readonly Timed[]): readonly Series[] {
  const whole = best(group, false)
  return whole === undefined ? clustersOf(group).flatMap((cluster) => best(cluster, true) ?? []) : [whole]
}

function best(group: readonly Timed[], strict: boolean): Series | undefined {
  let found: Series | undefined
  let most = 0
  for (const grid of gridsOf(group)) {
    const hits = hitsOf(grid, group)
    const slots = (hits.at(-1)?.slot ?? 0) - (hits[0]?.slot ?? 0) + 1
    const [coverage, purity] = [hits.length / slots, hits.length / group.length]
    if (coverage < leastShare || purity < leastShare || !holds({ grid, hits }, group, strict)) continue
    if (coverage * purity > most + 1e-9) [found, most] = [{ grid, hits }, coverage * purity]
  }
  return found
}

function hitsOf(grid: Grid, group: readonly Timed[]): Series['hits'] {
  const usual = median(group.map(({ entry }) => Math.abs(entry.amount)))
  const away = ({ entry }: Timed): number => Math.abs(Math.abs(entry.amount) - usual)
  const bySlot = new Map<number, Timed & { readonly slot: number }>()
  for (const one of group) {
    const slot = grid.slotOf(one)
    if (Math.abs(one.day - grid.dayOf(slot)) > grid.tolerance) continue
    const held = bySlot.get(slot)
    if (held === undefined || away(one) < away(held)) bySlot.set(slot, { ...one, slot })
  }
  return [...bySlot.values()].toSorted((a, b) => a.slot - b.slot)
}

/** What two purchases at one shop a year apart are not. */
const loose: ReadonlySet<string> = new Set(['groceries', 'restaurants', 'cash', 'clothing', 'leisure-culture', 'other-in', 'other-out'])

/** Chance makes rhythms of few operations: they must be of one amount, or of one day. */
function holds({ grid, hits }: Series, group: readonly Timed[], strict: boolean): boolean {
  const amounts = hits.map(({ entry }) => Math.abs(entry.amount))
  const steady = isSteady(amounts)
  const { unit, count } = grid.every
  if (unit === 'month' && count === 12 && hits.length === 2) {
    const [before = 0, after = 0] = amounts
    return group.length === 2 && !loose.has(hits[1]?.entry.category ?? '') && Math.abs(after - before) <= before * 0.15
  }
  const least = unit === 'week' ? (count === 1 ? 6 : 4) : 3
  if (hits.length < least) return false
  if (steady) return true
  const away = hits.map(({ day, slot }) => Math.abs(day - grid.dayOf(slot)))
  const mean = away.reduce((sum, days) => sum + days, 0) / away.length
  return !strict && unit === 'month' && hits.length > 3 && mean <= 1.5 && Math.max(...amounts) <= Math.min(...amounts) * 8
}

/** Amounts within this share of each other are one price: wages vary by some hours, bills by some cents. */
const near = 0.02
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * near

/** Prices that change less than once in three times. */
function isSteady(amounts: readonly number[]): boolean {
  const changes = amounts.slice(1).filter((amount, place) => !isNear(amount, amounts[place] ?? 0)).length
  return changes <= (amounts.length - 1) / 3
}

/** Amounts that are near each other, three at least. */
function clustersOf(group: readonly Timed[]): readonly (readonly Timed[])[] {
  const sorted = group.toSorted((a, b) => Math.abs(a.entry.amount) - Math.abs(b.entry.amount))
  const clusters: Timed[][] = []
  for (const one of sorted) {
    const last = clusters.at(-1)?.at(-1)
    if (last !== undefined && isNear(Math.abs(last.entry.amount), Math.abs(one.entry.amount))) clusters.at(-1)?.push(one)
    else clusters.push([one])
  }
  return clusters.filter(({ length }) => length >= 3).map((cluster) => cluster.toSorted((a, b) => a.day - b.day))
}

function rhythmOf({ grid, hits }: Series, until: ReadonlyMap<string, string>): Rhythm {
  const entries = hits.map(({ entry }) => entry)
  const [first, last] = [entries[0] as Entry, entries.at(-1) as Entry]
  const amounts = entries.map(({ amount }) => Math.abs(amount))
  const fixed = isSteady(amounts)
  const sign = last.amount < 0 ? -1 : 1
  const weekend = weekendOf(grid, hits)
  const filled = new Map(hits.map(({ slot, entry }) => [slot, Math.abs(entry.amount)]))
  const lastSlot = hits.at(-1)?.slot ?? 0
  const seen = momentOf(until.get(last.account) ?? last.day).day
  const due = (slot: number): number => bookedOn(grid.dayOf(slot), weekend)
  const missed: number[] = []
  for (let slot = hits[0]?.slot ?? 0; due(slot) + grid.tolerance < seen; slot += 1) if (!filled.has(slot)) missed.push(slot)
  const unseen = missed.filter((slot) => slot > lastSlot).length
  const isRare = grid.every.unit === 'month' && grid.every.count >= 6
  const state = unseen === 0 ? 'active' : unseen > (isRare ? 0 : 1) ? 'ended' : 'missed'
  // A payment late by less than its tolerance is still expected, at the soonest the day after what is known.
  const next = lastSlot + unseen + 1
  const amountAt = amountsAt(grid, filled, fixed)
  return {
    id: first.id,
    merchant: last.merchant.join(' '),
    account: last.account,
    currency: last.currency,
    category: last.category,
    direction: sign < 0 ? 'out' : 'in',
    every: grid.every,
    fixed,
    amount: amountAt(next),
    ...boundsOf(hits),
    state,
    first: first.day,
    last: last.day,
    next: state === 'ended' ? null : dayAt(Math.max(due(next), seen + 1)),
    missed: missed.filter((slot) => slot < lastSlot || state !== 'ended').map((slot) => dayAt(due(slot))),
    changes: fixed ? changesOf(entries) : [],
    operations: entries.map(({ id }) => id),
    expected(from, to) {
      if (state === 'ended') return []
      const [start, end] = [momentOf(from).day, momentOf(to).day]
      const found: { day: string; amount: number }[] = []
      for (let slot = next; due(slot) <= end; slot += 1) {
        const day = Math.max(due(slot), seen + 1)
        if (day > start && day <= end) found.push({ day: dayAt(day), amount: sign * amountAt(slot) })
      }
      return found
    },
  }
}

/** A fixed amount is the last one. Another is that of the same season a year before, when known, else the median of the last six. */
function amountsAt(grid: Grid, filled: ReadonlyMap<number, number>, fixed: boolean): (slot: number) => number {
  const amounts = [...filled.values()]
  const usual = median(amounts.slice(-6))
  const year = grid.every.unit === 'month' && 12 % grid.every.count === 0 ? 12 / grid.every.count : undefined
  return (slot) => {
    if (fixed) return amounts.at(-1) ?? 0
    // Each month of one year says little of the same month of the next: only what is rarer has seasons.
    return (year !== undefined && year < 12 ? filled.get(slot - year) : undefined) ?? usual
  }
}

function boundsOf(hits: Series['hits']): { readonly low: number; readonly high: number } {
  const since = (hits.at(-1)?.day ?? 0) - 366
  const amounts = hits.filter(({ day }) => day >= since).map(({ entry }) => Math.abs(entry.amount))
  return { low: Math.min(...amounts), high: Math.max(...amounts) }
}

function changesOf(entries: readonly Entry[]): Recurrence['changes'] {
  return entries.slice(1).flatMap(({ day, amount }, place) => {
    const [from, to] = [Math.abs(entries[place]?.amount ?? 0), Math.abs(amount)]
    return isNear(from, to) && !lasts(entries, place + 1) ? [] : from === to ? [] : [{ day, from, to }]
  })
}

/** A small change that stays is a change of price; one that goes back and forth is not. */
function lasts(entries: readonly Entry[], place: number): boolean {
  const [before, at, after] = [entries.slice(Math.max(0, place - 2), place), entries[place]?.amount, entries.slice(place + 1, place + 2)]
  return before.length === 2 && before[0]?.amount === before[1]?.amount && after.every(({ amount }) => amount === at)
}

/** Learnt from the times a slot fell on a weekend; wages come before, other payments after, when it never did. */
function weekendOf(grid: Grid, hits: Series['hits']): Weekend {
  const counts = { before: 0, after: 0, same: 0 }
  for (const { day, slot } of hits) {
    const due = grid.dayOf(slot)
    if (bookedOn(due, 'after') === due) continue
    counts[day === due ? 'same' : day < due ? 'before' : 'after'] += 1
  }
  const { before, after, same } = counts
  if (before + after + same === 0) return (hits[0]?.entry.amount ?? 0) > 0 ? 'before' : 'after'
  return same >= before && same >= after ? 'same' : before > after ? 'before' : 'after'
}

/** The lower of the two middle ones, so that an amount is always one that was seen. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
