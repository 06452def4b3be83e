/** Dates that come back: every so many weeks or months. Pure arithmetic on day numbers. */
import { dayNumber, firstDayOf, monthNumber, weekday } from './days.ts'

export interface Every {
  readonly unit: 'week' | 'month'
  readonly count: number
}

/** A day, worked out once: its number, and that of its month. */
export interface Moment {
  readonly day: number
  readonly month: number
  readonly dayOfMonth: number
}

/** Slots of a rhythm, numbered: `dayOf` gives the day number of one, before any weekend moves it. */
export interface Grid {
  readonly every: Every
  /** Days on each side of a slot within which an operation is that slot's. */
  readonly tolerance: number
  readonly dayOf: (slot: number) => number
  /** The nearest slot. */
  readonly slotOf: (moment: Moment) => number
}

export const momentOf = (day: string): Moment => ({
  day: dayNumber(day),
  month: monthNumber(day.slice(0, 7)),
  dayOfMonth: Number(day.slice(8, 10)),
})

/** Weekends and holidays move a payment by some days; what is rarer moves more. */
const rhythms: readonly (readonly [unit: Every['unit'], count: number, tolerance: number])[] = [
  ['week', 1, 2],
  ['week', 2, 3],
  ['month', 1, 6],
  ['month', 2, 7],
  ['month', 3, 9],
  ['month', 4, 9],
  ['month', 6, 12],
  ['month', 12, 18],
]

/** Mean days between two slots. */
export const lengthOf = ({ unit, count }: Every): number => (unit === 'week' ? 7 : 30.436875) * count

/** Shares of slots filled and of operations on a slot, under which a rhythm is none. */
export const leastShare = 0.7

/** For each rhythm that so many operations could follow, the grid that lies nearest to them. Moments are in order. */
export function gridsOf(moments: readonly Moment[]): readonly Grid[] {
  const span = (moments.at(-1)?.day ?? 0) - (moments[0]?.day ?? 0)
  return rhythms.flatMap(([unit, count, tolerance]) => {
    const every: Every = { unit, count }
    const slots = Math.round(span / lengthOf(every)) + 1
    if (slots < 2 || moments.length < slots * leastShare || slots < moments.length * leastShare) return []
    const grids = unit === 'week' ? weekGrids(every, tolerance, moments) : monthGrids(every, tolerance, moments)
    return nearest(grids, moments)
  })
}

function nearest(grids: readonly Grid[], moments: readonly Moment[]): readonly Grid[] {
  let best: Grid | undefined
  let least = Infinity
  for (const grid of grids) {
    let far = 0
    for (const moment of moments) {
      far += Math.min(Math.abs(moment.day - grid.dayOf(grid.slotOf(moment))), grid.tolerance * 2)
      if (far >= least) break
    }
    if (far < least) [best, least] = [grid, far]
  }
  return best === undefined ? [] : [best]
}

function weekGrids(every: Every, tolerance: number, moments: readonly Moment[]): readonly Grid[] {
  const length = every.count * 7
  return [...new Set(moments.map(({ day }) => day % length))].map((first) => ({
    every,
    tolerance,
    dayOf: (slot) => slot * length + first,
    slotOf: ({ day }) => Math.round((day - first) / length),
  }))
}

function monthGrids(every: Every, tolerance: number, moments: readonly Moment[]): readonly Grid[] {
  const { count } = every
  const days = [...new Set(moments.map(({ dayOfMonth }) => dayOfMonth))].toSorted((a, b) => a - b)
  const phases = [...new Set(moments.map(({ month }) => month % count))].toSorted((a, b) => a - b)
  // The same months are asked for every day of theirs.
  const firsts = new Map<number, number>()
  const firstOf = (month: number): number => {
    const known = firsts.get(month)
    if (known !== undefined) return known
    const first = firstDayOf(month)
    firsts.set(month, first)
    return first
  }
  return phases.flatMap((phase) =>
    days.map((dayOfMonth) => {
      const dayOf = (slot: number): number => {
        const month = slot * count + phase
        const day = firstOf(month) + dayOfMonth - 1
        // No month is shorter than twenty-eight days: the next one is asked only for what may pass its end.
        return dayOfMonth <= 28 ? day : Math.min(day, firstOf(month + 1) - 1)
      }
      const slotOf = ({ day, month }: Moment): number => {
        const slot = Math.floor((month - phase) / count)
        const due = dayOf(slot)
        if (day < due) return day - dayOf(slot - 1) < due - day ? slot - 1 : slot
        return Math.abs(dayOf(slot + 1) - day) < day - due ? slot + 1 : slot
      }
      return { every, tolerance, dayOf, slotOf }
    }),
  )
}

/** Where a payment due on a day is booked when that is a weekend: the Monday, the Friday, or the day itself. */
export type Weekend = 'after' | 'before' | 'same'

export function bookedOn(day: number, weekend: Weekend): number {
  const late = weekday(day) - 4
  if (late <= 0 || weekend === 'same') return day
  return weekend === 'after' ? day + 3 - late : day - late
}
