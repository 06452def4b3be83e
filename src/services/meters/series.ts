/** A meter's readings, of whatever step, as days: each known whole, known in part, spread from a longer period, or missing. */
import { openZone } from '#lib/pure/zone'
import { dayAt, dayNumber } from '../money/days.ts'
import { type Fluid, isOffPeak, kept, type Reading } from './readings.ts'

/** `spread`: its share of a reading over several days. */
export type DayState = 'whole' | 'partial' | 'spread'

export interface MeterDay {
  readonly day: string
  /** 10⁻⁶ of the unit. */
  readonly quantity: number
  readonly state: DayState
  readonly ids: readonly string[]
}

/** A step shorter than a day; `minute` is elapsed since midnight. */
export interface Step {
  readonly day: string
  readonly minute: number
  readonly minutes: number
  readonly quantity: number
}

export interface Series {
  readonly fluid: Fluid
  readonly direction: 'consumed' | 'produced'
  readonly unit: string
  /** Days that something is known of, oldest first. */
  readonly days: readonly MeterDay[]
  readonly steps: readonly Step[]
  /** Share of the cheaper hours by the tariffs that files name, 0 to 1. */
  readonly offPeak: number | undefined
}

/** One series a meter, fluid and direction, in an order of their own; `zone` stands where a reading says none. */
export function seriesOf(readings: readonly Reading[], zone: string): readonly Series[] {
  const groups = Map.groupBy(
    readings.filter(({ measure }) => measure !== 'max-power'),
    ({ fluid, direction, meter }) => `${fluid} ${direction} ${meter.trim().toLowerCase()}`,
  )
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const energy = own.filter(({ measure }) => measure === 'energy')
      return oneSeries(energy.length > 0 ? energy : own, zone) ?? []
    })
}

function oneSeries(readings: readonly Reading[], fallback: string): Series | undefined {
  const held = kept(readings)
  const [first] = held
  if (first === undefined) return undefined
  const { steps, parts } = stepsOf(held, fallback)
  const days = new Map<string, MeterDay>()
  const whole = Map.groupBy(
    held.filter(({ start, day, lastDay }) => start === undefined && (lastDay ?? day) === day),
    ({ day }) => day,
  )
  for (const [day, part] of parts) {
    const told = whole.get(day)
    if (part.minutes >= part.expected || told === undefined)
      days.set(day, { day, quantity: part.quantity, state: part.minutes >= part.expected ? 'whole' : 'partial', ids: part.ids })
  }
  for (const [day, told] of whole)
    if (!days.has(day)) days.set(day, { day, quantity: sum(told), state: 'whole', ids: told.map(({ id }) => id).toSorted() })
  spread(held, days)
  const named = readings.filter(({ tariff }) => tariff !== undefined)
  const off = named.filter(({ tariff = '' }) => isOffPeak(tariff))
  return {
    fluid: first.fluid,
    direction: first.direction,
    unit: first.unit,
    days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    steps,
    offPeak: off.length > 0 && off.length < named.length ? sum(off) / Math.max(1, sum(named)) : undefined,
  }
}

const sum = (readings: readonly { readonly quantity: number }[]): number => readings.reduce((total, { quantity }) => total + quantity, 0)

interface Part {
  quantity: number
  minutes: number
  readonly expected: number
  readonly ids: string[]
}

/** The shortest day of the year, in minutes: a step as long tells a day by itself. */
const wholeDay = 1380

function stepsOf(held: readonly Reading[], fallback: string) {
  const steps: Step[] = []
  const parts = new Map<string, Part>()
  const clock = createClock(fallback)
  const fine = held
    .flatMap((reading) =>
      reading.start === undefined || reading.end === undefined
        ? []
        : [{ reading, from: Date.parse(reading.start), to: Date.parse(reading.end) }],
    )
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.reading.id < b.reading.id ? -1 : 1))
  // Registers of one interval follow each other; an interval that begins inside another is told twice, and counts once.
  let last = { from: 0, to: 0 }
  for (const { reading, from, to } of fine) {
    const isSame = from === last.from && to === last.to
    if (!isSame && from < last.to) continue
    last = { from, to }
    const { midnight, expected } = clock(reading.day, reading.zone)
    const part = parts.get(reading.day) ?? { quantity: 0, minutes: 0, expected, ids: [] }
    parts.set(reading.day, part)
    part.quantity += reading.quantity
    part.ids.push(reading.id)
    const minutes = (to - from) / 60_000
    // A gas day runs from six to six: it tells its day whole, though the clock changes between midnights and not between its ends.
    if (!isSame) part.minutes += minutes >= wholeDay ? Math.max(minutes, expected) : minutes
    steps.push({ day: reading.day, minute: (from - midnight) / 60_000, minutes, quantity: reading.quantity })
  }
  return { steps, parts }
}

/** Midnight of a day as an instant, and how many minutes it lasts: 1380 or 1500 when clocks change. */
function createClock(fallback: string) {
  const zones = new Map<string, ReturnType<typeof openZone>>()
  const days = new Map<string, { readonly midnight: number; readonly expected: number }>()
  return (day: string, name = fallback) => {
    const key = `${name} ${day}`
    const known = days.get(key)
    if (known !== undefined) return known
    const zone = zones.get(name) ?? openZone(name)
    zones.set(name, zone)
    const found = zone.ok
      ? { midnight: Date.parse(zone.value.toInstant(day, '00:00').instant), expected: zone.value.minutesOf(day) }
      : { midnight: Date.parse(`${day}T00:00:00Z`), expected: 1440 }
    days.set(key, found)
    return found
  }
}

/** No reading longer than this is spread: nothing says what it was made of. */
const longest = 800

/** What a reading over several days does not share with days known by themselves goes to the others, evenly, to the last millionth. */
function spread(held: readonly Reading[], days: Map<string, MeterDay>): void {
  const periods = held
    .filter(({ start, day, lastDay }) => start === undefined && lastDay !== undefined && lastDay > day)
    .map((reading) => ({ reading, from: dayNumber(reading.day), to: dayNumber(reading.lastDay ?? reading.day) }))
    .filter(({ from, to }) => to - from < longest)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from || (a.reading.id < b.reading.id ? -1 : 1))
  const registers = Map.groupBy(periods, ({ from, to }) => `${from} ${to}`)
  for (const own of registers.values()) {
    const [{ from, to } = { from: 0, to: -1 }] = own
    const free: string[] = []
    let rest = sum(own.map(({ reading }) => reading))
    for (let at = from; at <= to; at += 1) {
      const known = days.get(dayAt(at))
      if (known === undefined) free.push(dayAt(at))
      else rest -= known.quantity
    }
    if (free.length === 0 || rest < 0) continue
    const share = Math.floor(rest / free.length)
    const more = rest - share * free.length
    const ids = own.map(({ reading }) => reading.id).toSorted()
    for (const [place, day] of free.entries()) days.set(day, { day, quantity: share + (place < more ? 1 : 0), state: 'spread', ids })
  }
}
