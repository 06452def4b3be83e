/** What is known on a day, cut into what comes back and the rest: the same for a forecast and for its tries on the past. */
import { dayAt, dayNumber } from '../money/days.ts'
import type { Entry } from '../money/entries.ts'
import { createRhythms, type Rhythm } from '../money/recurrences.ts'

/** Days of the past that say how far each day strays, at most. */
const mostHistory = 730
/** Days of the past whose mean the rest is supposed to keep: long enough for a mean, short enough to follow a life that changes. */
const recentDays = 120

/** What a person lived, made once for all the days that it is looked at from. */
export interface Past {
  /** Oldest first. */
  readonly entries: readonly Entry[]
  /** The day number of each. */
  readonly days: readonly number[]
  readonly byId: ReadonlyMap<string, Entry>
  readonly accounts: readonly string[]
  readonly rhythms: ReturnType<typeof createRhythms>
}

export const pastOf = (entries: readonly Entry[]): Past => ({
  entries,
  days: entries.map(({ day }) => dayNumber(day)),
  byId: new Map(entries.map((entry) => [entry.id, entry])),
  accounts: [...new Set(entries.map(({ account }) => account))],
  rhythms: createRhythms(entries),
})

/** What a rhythm is expected to bring: `usual` each time, but for what is rarer than a month and keeps its season. */
export type Expected = readonly {
  readonly rhythm: Rhythm
  /** Signed. */
  readonly usual: number
  readonly times: readonly { readonly day: string; readonly amount: number }[]
}[]

export interface Model {
  /** Days of the past it rests on, and the last of them that say the mean of the rest. */
  readonly history: number
  readonly recent: number
  readonly rhythms: readonly Rhythm[]
  readonly expected: Expected
  /** For each day to come, what comes back. */
  readonly sure: readonly number[]
  /** Operations of the past that no rhythm gives. */
  readonly rest: readonly Entry[]
  /** Of these, the recent ones. */
  readonly lately: readonly Entry[]
  readonly exceptional: readonly Entry[]
  /** For each past day, the rest, and how far each rhythm was from its usual. */
  readonly daily: readonly number[]
}

/** `last` and `end` are day numbers: what is known ends on the first, what is foreseen on the second. Asked oldest `last` first. */
export function modelOf(past: Past, until: ReadonlyMap<string, string>, last: number, end: number): Model {
  const known = countUpTo(past.days, last)
  const history = Math.min(mostHistory, last - (past.days[0] ?? last) + 1)
  const recent = Math.min(recentDays, history)
  const all = past.rhythms(until, last)
  const rhythms = all.filter(({ state }) => state !== 'ended')
  // A price that came back and has ended is over; what only varied may be a habit under another name.
  const back = new Set(all.flatMap(({ state, fixed, operations }) => (state !== 'ended' || fixed ? operations : [])))
  const expected = rhythms.map((rhythm) => expectedOf(rhythm, past, last, end))
  const sure = Array.from({ length: end - last }, () => 0)
  for (const { times } of expected) {
    for (const { day, amount } of times) {
      const place = dayNumber(day) - last - 1
      sure[place] = (sure[place] ?? 0) + amount
    }
  }
  const once = past.entries.slice(countUpTo(past.days, last - history), known).filter(({ id }) => !back.has(id))
  const exceptional = exceptionalIn(once)
  const apart = new Set(exceptional.map(({ id }) => id))
  const rest = once.filter(({ id }) => !apart.has(id))
  const since = dayAt(last - recent + 1)
  const lately = rest.filter(({ day }) => day >= since)
  return { history, recent, rhythms, expected, sure, rest, lately, exceptional, daily: dailyOf(rest, expected, past, last, history) }
}

/** How many of these days (in order) are on that day or before. */
export function countUpTo(days: readonly number[], last: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) <= last) low = middle + 1
    else high = middle
  }
  return low
}

/** Times that say what a varying amount usually is. */
const times = 6

/** The mean of the last times, which errs less than any one of them when it is summed over a year. */
function expectedOf(rhythm: Rhythm, { byId }: Past, last: number, end: number): Expected[number] {
  const due = rhythm.expected(dayAt(last), dayAt(end))
  const sign = rhythm.direction === 'in' ? 1 : -1
  const { fixed, every, operations } = rhythm
  if (fixed || (every.unit === 'month' && every.count > 1)) return { rhythm, usual: sign * rhythm.amount, times: due }
  const own = operations.slice(-times).map((id) => byId.get(id)?.amount ?? 0)
  const usual = Math.round(own.reduce((sum, amount) => sum + amount, 0) / Math.max(1, own.length)) + 0
  return { rhythm, usual, times: due.map(({ day }) => ({ day, amount: usual })) }
}

/** Times the ninth decile of what comes in. */
const far = 3

/**
 * Money that came in once or twice under its name, far above the rest: a rhythm is seen three times. Not the same for money that goes out:
 * that what breaks will be something else next year does not make it cheaper.
 */
function exceptionalIn(once: readonly Entry[]): readonly Entry[] {
  const came = once.filter(({ amount }) => amount > 0)
  const sorted = came.map(({ amount }) => amount).toSorted((a, b) => a - b)
  const most = (sorted[Math.floor(sorted.length * 0.9)] ?? 0) * far
  const names = Map.groupBy(came, ({ merchant }) => merchant.join(' '))
  return came.filter(({ amount, merchant }) => amount > most && (names.get(merchant.join(' '))?.length ?? 0) < 3)
}

function dailyOf(rest: readonly Entry[], expected: Expected, { byId }: Past, last: number, history: number): readonly number[] {
  const daily = Array.from({ length: history }, () => 0)
  const add = (day: string, amount: number): void => {
    const place = dayNumber(day) - (last - history) - 1
    if (place >= 0) daily[place] = (daily[place] ?? 0) + amount
  }
  for (const { day, amount } of rest) add(day, amount)
  for (const { rhythm, usual } of expected) {
    if (rhythm.fixed) continue
    for (const { day, amount } of rhythm.operations.flatMap((id) => byId.get(id) ?? [])) add(day, amount - usual)
  }
  return daily
}
