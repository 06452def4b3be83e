/** What makes a life's statements: standing orders, habits and single events, turned into booked operations. */
import { addDays, bankDay, bankDayBefore, dayIn, months } from './days.ts'
import { createRandom } from './random.ts'

/** What a statement says of an operation. `{date}` in a label becomes the day of purchase, dd/mm; `{month}` the month, mm/yyyy. */
export interface Line {
  readonly account: string
  readonly label: string
  readonly memo?: string
  /** OFX `TRNTYPE`. */
  readonly type?: string
  /** QIF `L`. */
  readonly category?: string
  readonly cheque?: string
}

export interface Operation extends Line {
  readonly day: string
  readonly amountCents: number
}

/** Every month (or only in `months`, 1–12) on a day, at the price in force: `['2025-01', -64200]` holds until the next. */
export interface Standing {
  readonly line: Line
  readonly day: number
  readonly prices: readonly (readonly [from: string, cents: number])[]
  readonly months?: readonly number[]
  readonly until?: string
  /** Cents added or removed at random. */
  readonly give?: number
  /** On the last day that banks work, instead of the next: wages. */
  readonly early?: true
}

export const standing = (line: Line, day: number, prices: Standing['prices'], more: Partial<Standing> = {}): Standing => ({
  line,
  day,
  prices,
  ...more,
})

/** Some times a month: a count, and an amount, each between two bounds. */
export interface Habit {
  readonly lines: readonly Line[]
  readonly times: readonly [number, number]
  readonly cents: readonly [number, number]
  readonly months?: readonly number[]
  /** Amounts are multiples of this (cash: 1000). */
  readonly step?: number
}

export interface Event {
  readonly line: Line
  readonly day: string
  readonly cents: number
}

export const once = (line: Line, day: string, cents: number): Event => ({ line, day, cents })

export interface Life {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly standing: readonly Standing[]
  readonly habits: readonly Habit[]
  readonly events: readonly Event[]
}

/** Every operation, oldest first; those of a same day in the order of the life. */
export function live(life: Life): readonly Operation[] {
  const all = months(life.from.slice(0, 7), life.to.slice(0, 7)).flatMap((month) => [
    ...life.standing.flatMap((standing) => paid(life.name, standing, month)),
    ...life.habits.flatMap((habit, place) => lived(life.name, habit, place, month)),
  ])
  const events = life.events.map(({ line, day, cents }) => booked(line, day, cents))
  return [...all, ...events]
    .filter(({ day }) => day >= life.from && day <= life.to)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function paid(name: string, { line, day, prices, months, until, give = 0, early }: Standing, month: string): readonly Operation[] {
  const price = prices.findLast(([from]) => from <= month)
  if (price === undefined || (months !== undefined && !months.includes(Number(month.slice(5)))) || (until !== undefined && month > until))
    return []
  const more = give === 0 ? 0 : createRandom(`${name} ${line.label} ${month}`).between(-give, give)
  return [booked(line, early ? bankDayBefore(dayIn(month, day)) : bankDay(dayIn(month, day)), price[1] + more)]
}

function lived(name: string, { lines, times, cents, months, step = 1 }: Habit, place: number, month: string): readonly Operation[] {
  if (months !== undefined && !months.includes(Number(month.slice(5)))) return []
  const random = createRandom(`${name} ${place} ${month}`)
  return Array.from({ length: random.between(times[0], times[1]) }, () => {
    const day = dayIn(month, random.between(1, 28))
    const amount = random.between(Math.ceil(cents[0] / step), Math.floor(cents[1] / step)) * step
    return booked(random.pick(lines), day, amount)
  })
}

/** Cards are booked a working day or two after the purchase, whose day the label gives. */
function booked(line: Line, day: string, amountCents: number): Operation {
  const label = line.label
    .replace('{date}', `${day.slice(8)}/${day.slice(5, 7)}`)
    .replace('{month}', `${day.slice(5, 7)}/${day.slice(0, 4)}`)
  const memo = line.memo?.replace('{month}', `${day.slice(5, 7)}/${day.slice(0, 4)}`)
  const later = line.label.includes('{date}') ? addDays(day, 1) : day
  return { ...line, label, ...(memo === undefined ? {} : { memo }), day: bankDay(later), amountCents }
}
