/** Intervals of meters: where they fall on the days of a zone, how long ISO 8601 says they last, what a mean power amounts to. */
import { addDays } from './day.ts'
import type { Zone } from './zone.ts'

/** Local days, and instants where whole days would not say all: `end` is excluded. */
export interface Interval {
  readonly day: string
  readonly lastDay?: string
  readonly start?: string
  readonly end?: string
  readonly zone?: string
}

/** UTC, to the second. */
export const instantText = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

/**
 * Places intervals on the days of a zone, in milliseconds; whole days need no instants. `end` must come after `start`. Readings come in
 * order: the bounds of the day of the last one are kept, and its end is the start of the next.
 */
export function createIntervals(zone: Zone): (start: number, end: number) => Interval {
  let today = { day: '', from: 0, to: 0 }
  let last = { at: Number.NaN, text: '' }
  const textOf = (at: number): string => {
    if (at !== last.at) last = { at, text: instantText(at) }
    return last.text
  }
  const boundsOf = (at: number): typeof today => {
    const { day } = zone.fromInstant(instantText(at))
    const midnight = (of: string) => Date.parse(zone.toInstant(of, '00:00').instant)
    return { day, from: midnight(day), to: midnight(addDays(day, 1) ?? day) }
  }
  return (start, end) => {
    if (start < today.from || start >= today.to) today = boundsOf(start)
    const whole = start === today.from
    if (whole && end === today.to) return { day: today.day }
    const { day } = today
    const instants = () => ({ start: textOf(start), end: textOf(end), zone: zone.name })
    if (end <= today.to) return { day, ...instants() }
    const until = boundsOf(end)
    const lastDay = until.from === end ? (addDays(until.day, -1) ?? day) : until.day
    const days = { day, ...(lastDay > day ? { lastDay } : {}) }
    return whole && until.from === end ? days : { ...days, ...instants() }
  }
}

/** Milliseconds of an instant with its offset (`2025-03-30T00:30:00+01:00`); undefined for anything else, a bare clock reading included. */
export function instantOf(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/.exec(text)
  if (match === null) return undefined
  const offset = match[3]!.length === 5 ? `${match[3]!.slice(0, 3)}:${match[3]!.slice(3)}` : match[3]!
  const at = Date.parse(`${match[1]}T${match[2]!.length === 5 ? `${match[2]}:00` : match[2]}${offset}`)
  // 31 June would be read as 1 July.
  const written = Date.parse(`${match[1]}T00:00:00Z`)
  const exists = !Number.isNaN(written) && new Date(written).toISOString().startsWith(match[1]!)
  return exists && !Number.isNaN(at) && at >= firstInstant && at < lastInstant ? at : undefined
}

const firstInstant = Date.UTC(1900, 0, 2)
const lastInstant = Date.UTC(2199, 11, 30)

/** True for milliseconds that fall in the years read. */
export const isInstant = (at: number): boolean => Number.isFinite(at) && at >= firstInstant && at < lastInstant

/** Minutes of `PT30M`, `PT1H`, `P1D` or of a bare number of minutes; undefined otherwise. */
export function minutesOf(text: string | undefined): number | undefined {
  const match = /^(?:(\d{1,5})|P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)$/.exec(text?.trim() ?? '')
  if (match === null) return undefined
  const minutes = Number(match[1] ?? 0) + Number(match[2] ?? 0) * 1440 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  return minutes > 0 ? minutes : undefined
}

/**
 * The energy of a mean power held for some minutes, in millionths of a kWh. 10⁻⁶ W in, so that decimals are exact; rounded half away
 * from zero where a third of a millionth is left (steps of ten minutes). Minutes are counted to the second: a damaged stamp makes a
 * step of 29 min 50 s.
 */
export function energyOf(microwatts: number, minutes: number): number {
  const product = BigInt(microwatts) * BigInt(Math.round(minutes * 60))
  const half = product < 0n ? -1_800_000n : 1_800_000n
  return Number((product + half) / 3_600_000n)
}
