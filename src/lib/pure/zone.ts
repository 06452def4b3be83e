/**
 * Clocks on the wall and instants, by the zones of the IANA database that the platform carries (`Intl`), without `Temporal`.
 * A zone's changes are looked for once a year of use: reading a year of half-hours costs as little as arithmetic.
 */
import { err, ok, type Result } from './result.ts'

export interface Moment {
  /** UTC, to the second: `2025-03-30T00:30:00Z`. Of a repeated hour, the first; of a missing one, as if the clock had not moved yet. */
  readonly instant: string
  /** The second instant with this very clock reading, when the hour is repeated. */
  readonly ambiguous?: string
  /** True when the clock jumped over this reading. */
  readonly skipped?: true
}

export interface Zone {
  readonly name: string
  /** The instant of a clock reading; throws on a day or a time that is not `YYYY-MM-DD`, `HH:MM` or `HH:MM:SS`. */
  toInstant(day: string, time: string): Moment
  /** What the clock shows at an instant; `offset` such as `+02:00`. */
  fromInstant(instant: string): { readonly day: string; readonly time: string; readonly offset: string }
  /** Minutes of a day from midnight to midnight: 1380, 1440 or 1500 where clocks change by an hour. */
  minutesOf(day: string): number
}

/** Opens a zone by its name (`Europe/Paris`, `America/Toronto`). */
export function openZone(name: string): Result<Zone, { readonly type: 'zone-unknown' }> {
  const offsetAt = createOffsets(name)
  if (offsetAt === undefined) return err({ type: 'zone-unknown' })
  const toInstant = (day: string, time: string): Moment => {
    const local = localMs(day, time)
    const [before, after] = [offsetAt(local - dayMs), offsetAt(local + dayMs)]
    const first = local - before
    if (before === after && offsetAt(first) === before) return { instant: textOf(first) }
    const fitting = [...new Set([local - Math.max(before, after), local - Math.min(before, after)])].filter(
      (at) => at + offsetAt(at) === local,
    )
    if (fitting.length === 0) return { instant: textOf(first), skipped: true }
    const instant = textOf(fitting[0]!)
    return fitting.length === 1 ? { instant } : { instant, ambiguous: textOf(fitting[1]!) }
  }
  return ok({
    name,
    toInstant,
    fromInstant(instant) {
      const at = Date.parse(instant)
      if (Number.isNaN(at)) throw new Error('fromInstant needs an instant in UTC')
      const offset = offsetAt(at)
      const text = new Date(at + offset).toISOString()
      return { day: text.slice(0, 10), time: text.slice(11, 19), offset: offsetText(offset) }
    },
    minutesOf(day) {
      const next = new Date(localMs(day, '00:00') + dayMs).toISOString().slice(0, 10)
      return (Date.parse(toInstant(next, '00:00').instant) - Date.parse(toInstant(day, '00:00').instant)) / 60_000
    },
  })
}

/**
 * The instants of readings that follow each other, forwards or backwards in time: of an hour met twice, the order tells which is which.
 * One met once in such an hour stays `ambiguous`.
 */
export function toInstants(zone: Zone, readings: readonly { readonly day: string; readonly time: string }[]): readonly Moment[] {
  const moments = readings.map(({ day, time }) => zone.toInstant(day, time))
  const backwards = (moments.at(-1)?.instant ?? '') < (moments[0]?.instant ?? '')
  const firsts = new Map<string, number>()
  let last = ''
  for (let step = 0; step < moments.length; step += 1) {
    const at = backwards ? moments.length - 1 - step : step
    const { instant, ambiguous } = moments[at]!
    const second = ambiguous !== undefined && instant <= last
    const first = firsts.get(instant)
    if (second) moments[at] = { instant: ambiguous }
    if (second && first !== undefined) moments[first] = { instant }
    if (ambiguous !== undefined && !second) firsts.set(instant, at)
    last = moments[at]!.instant
  }
  return moments
}

const dayMs = 86_400_000

const textOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

function localMs(day: string, time: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}(?::\d{2})?$/.test(time) ? Date.parse(`${day}T${time}Z`) : Number.NaN
  if (Number.isNaN(at)) throw new Error('a zone needs a day YYYY-MM-DD and a time HH:MM or HH:MM:SS')
  return at
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

interface Year {
  readonly start: number
  readonly end: number
  /** Milliseconds to add to UTC at the year's start, then after each change. */
  readonly first: number
  readonly changes: readonly { readonly at: number; readonly offset: number }[]
}

/** The zone's offset at any instant, in milliseconds; undefined when the platform does not know the zone. */
function createOffsets(name: string): ((at: number) => number) | undefined {
  const ask = createAsker(name)
  if (ask === undefined) return undefined
  const years = new Map<number, Year>()
  let year: Year = { start: 0, end: 0, first: 0, changes: [] }
  return (at) => {
    // Readings come in order: most are in the year of the one before.
    if (at < year.start || at >= year.end) {
      const number = new Date(at).getUTCFullYear()
      year = years.get(number) ?? yearOf(number, ask)
      years.set(number, year)
    }
    let offset = year.first
    for (const change of year.changes) if (at >= change.at) offset = change.offset
    return offset
  }
}

/** Asks the platform, which is slow: about a hundred times a year looked at. */
function createAsker(name: string): ((at: number) => number) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    return (at) => {
      const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
      return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) - at
    }
  } catch {
    return undefined
  }
}

/** No zone changes twice in ten days, Ramadan's pauses included. */
const stepMs = 10 * dayMs

function yearOf(year: number, ask: (at: number) => number): Year {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  const first = ask(start)
  const changes: { at: number; offset: number }[] = []
  let offset = first
  for (let from = start; from < end; from += stepMs) {
    const to = Math.min(from + stepMs, end)
    const later = ask(to)
    if (later === offset) continue
    let [low, high] = [from, to]
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (ask(middle) === offset) low = middle
      else high = middle
    }
    changes.push({ at: high, offset: later })
    offset = later
  }
  return { start, end, first, changes }
}
