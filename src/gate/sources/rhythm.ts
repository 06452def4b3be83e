/** How often something of a source usually comes, learnt from its own days. Pure. */

export interface Rhythm {
  /** Usual days from one to the next (the median); 0 when fewer than three days are known. */
  readonly step: number
  /** True when most gaps are near the usual one: what comes when it likes (a shop) has no rhythm to be late on. */
  readonly steady: boolean
}

/** A gap is near the usual one within half of it: months of 28 to 31 days are alike, and so are weeks with a holiday. */
const nearness = 0.5
/** Two gaps out of three: one missing invoice in a short year leaves the rhythm standing. */
const most = 2 / 3

/** Of distinct days, in order. */
export function rhythmOf(days: readonly number[]): Rhythm {
  if (days.length < 3) return { step: 0, steady: false }
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
  const step = gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0
  const near = gaps.filter((gap) => Math.abs(gap - step) <= step * nearness).length
  return { step, steady: near / gaps.length >= most }
}

export type Pace = 'day' | 'week' | 'month' | 'two-months' | 'quarter' | 'half-year' | 'year'

/** The name that people give to a number of days; undefined beyond a year and a half. */
export const paceOf = (step: number): Pace | undefined => paces.find(([most]) => step > 0 && step <= most)?.[1]

/** Each goes to half-way before the next. */
const paces: readonly (readonly [most: number, pace: Pace])[] = [
  [3, 'day'],
  [18, 'week'],
  [45, 'month'],
  [75, 'two-months'],
  [136, 'quarter'],
  [273, 'half-year'],
  [548, 'year'],
]
