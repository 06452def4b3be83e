/** What is known on a day, cut into what comes back and the rest: the same for a forecast and for its test on the past. */
import { dayAt, dayNumber } from '../money/days.ts'
import type { Entry } from '../money/entries.ts'
import { recurrencesOf, type Rhythm } from '../money/recurrences.ts'

/** Days of the past that are laid again over the future. */
const mostHistory = 730

export type Expected = readonly {
  readonly rhythm: Rhythm
  readonly times: readonly { readonly day: string; readonly amount: number }[]
}[]

export interface Model {
  /** Days of the past it rests on. */
  readonly history: number
  readonly known: readonly Entry[]
  readonly rhythms: readonly Rhythm[]
  readonly expected: Expected
  /** For each day to come, what comes back. */
  readonly sure: readonly number[]
  /** Operations of the past that no rhythm gives. */
  readonly rest: readonly Entry[]
  readonly exceptional: readonly Entry[]
  /** For each past day, the rest, and how far each rhythm was from its mean. */
  readonly daily: readonly number[]
}

/** `last` and `end` are day numbers: what is known ends on the first, what is foreseen on the second. */
export function modelOf(entries: readonly Entry[], until: ReadonlyMap<string, string>, last: number, end: number): Model {
  const lastDay = dayAt(last)
  const known = entries.filter(({ day }) => day <= lastDay)
  const history = Math.min(mostHistory, last - dayNumber(known[0]?.day ?? lastDay) + 1)
  const rhythms = recurrencesOf(known, until).filter(({ state }) => state !== 'ended')
  const back = new Set(rhythms.flatMap(({ operations }) => operations))
  const expected = rhythms.map((rhythm) => ({ rhythm, times: rhythm.expected(lastDay, dayAt(end)) }))
  const sure = Array.from({ length: end - last }, () => 0)
  for (const { times } of expected) {
    for (const { day, amount } of times) {
      const place = dayNumber(day) - last - 1
      sure[place] = (sure[place] ?? 0) + amount
    }
  }
  const once = known.filter(({ id, day }) => !back.has(id) && dayNumber(day) > last - history)
  const exceptional = exceptionalIn(once)
  const apart = new Set(exceptional.map(({ id }) => id))
  const rest = once.filter(({ id }) => !apart.has(id))
  return { history, known, rhythms, expected, sure, rest, exceptional, daily: dailyOf(rest, rhythms, known, last, history) }
}

/** Times the ninth decile of what comes in. */
const far = 3

/**
 * Money that came in once or twice under its name, far above the rest: a rhythm is seen three times. Not the same for money that goes out: that what breaks will be
 * something else next year does not make it cheaper.
 */
function exceptionalIn(once: readonly Entry[]): readonly Entry[] {
  const came = once.filter(({ amount }) => amount > 0)
  const sorted = came.map(({ amount }) => amount).toSorted((a, b) => a - b)
  const most = (sorted[Math.floor(sorted.length * 0.9)] ?? 0) * far
  const names = Map.groupBy(came, ({ merchant }) => merchant.join(' '))
  return came.filter(({ amount, merchant }) => amount > most && (names.get(merchant.join(' '))?.length ?? 0) < 3)
}

function dailyOf(
  rest: readonly Entry[],
  rhythms: readonly Rhythm[],
  known: readonly Entry[],
  last: number,
  history: number,
): readonly number[] {
  const daily = Array.from({ length: history }, () => 0)
  const add = (day: string, amount: number): void => {
    const place = dayNumber(day) - (last - history) - 1
    if (place >= 0) daily[place] = (daily[place] ?? 0) + amount
  }
  for (const { day, amount } of rest) add(day, amount)
  const byId = new Map(known.map((entry) => [entry.id, entry]))
  for (const { operations, fixed } of rhythms) {
    if (fixed) continue
    const own = operations.flatMap((id) => byId.get(id) ?? [])
    const mean = Math.round(own.reduce((sum, { amount }) => sum + amount, 0) / Math.max(1, own.length))
    for (const { day, amount } of own) add(day, amount - mean)
  }
  return daily
}
