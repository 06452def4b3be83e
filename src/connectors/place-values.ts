/** Coordinates and instants as loggers and exports write them, with what they get wrong. */
import { parseMachine } from '#lib/pure/decimal'
import { toDay } from '#lib/pure/day'
import type { Spot } from '#lib/pure/earth'
import { err, ok, type Result } from '#lib/pure/result'
import type { MobilityTrip } from '#model'

/**
 * Degrees as text to integers of 10⁻⁷; undefined for what is no place on Earth. Zero north, zero east is what a receiver without a fix
 * writes: never a place where someone was.
 */
export function readSpot(north: string | undefined, east: string | undefined): Spot | undefined {
  const [latitude, longitude] = [degrees(north, /[ns]/i), degrees(east, /[ew]/i)]
  return spotOf(latitude, longitude)
}

/** Whole numbers of 10⁻⁷ degrees. Old files of Google count them in 32 bits without a sign: a value too large has gone round. */
export function readE7(north: string | undefined, east: string | undefined): Spot | undefined {
  const [latitude, longitude] = [north, east].map((text) => (text !== undefined && /^-?\d{1,11}$/.test(text) ? Number(text) : undefined))
  return spotOf(unwrapped(latitude, 900_000_000), unwrapped(longitude, 1_800_000_000))
}

/** `48.8566140°, 2.3522219°`, `geo:48.856614,2.352222` and `48.8,2.3`. */
export function readPair(text: string | undefined): Spot | undefined {
  const match = /^(?:geo:)?\s*(-?[\d.]+)°?\s*,\s*(-?[\d.]+)°?(?:[,;].*)?$/i.exec(text?.trim() ?? '')
  return match === null ? undefined : readSpot(match[1], match[2])
}

function spotOf(latitude: number | undefined, longitude: number | undefined): Spot | undefined {
  if (latitude === undefined || longitude === undefined) return undefined
  if (Math.abs(latitude) > 900_000_000 || Math.abs(longitude) > 1_800_000_000) return undefined
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude }
}

const unwrapped = (value: number | undefined, most: number): number | undefined =>
  value !== undefined && value > most ? value - 2 ** 32 : value

/** A sign, or the letter of the hemisphere at either end. */
function degrees(text: string | undefined, letters: RegExp): number | undefined {
  const plain = text?.trim().replace(/°$/, '') ?? ''
  const letter = /^[nsew]|[nsew]$/i.exec(plain)?.[0]
  if (letter !== undefined && !letters.test(letter)) return undefined
  const number = letter === undefined ? plain : plain.replaceAll(/[nsew°]/gi, '').trim()
  const read = parseMachine(/^-?\d+(?:\.\d+)?e[-+]?\d{1,2}$/i.test(number) ? Number(number).toFixed(9) : number, 7)
  if (!read.ok) return undefined
  return letter !== undefined && /[sw]/i.test(letter) ? -read.value : read.value
}

export interface WrittenInstant {
  /** UTC, to the second. */
  readonly at: string
  /** The day on the clock of the file. */
  readonly day: string
  /** `Etc/GMT-2` for an offset of two whole hours: nothing says which country it was. */
  readonly zone?: string
  /** True when the file names neither a zone nor an offset: UTC was taken. */
  readonly assumed?: true
}

/** ISO 8601 and its cousins (`2025-03-24 20:07:24 +0100`), or an epoch in seconds or any thousandth of one down to nanoseconds. */
export function readInstant(text: string | undefined): Result<WrittenInstant, 'time-missing' | 'time-unreadable'> {
  const plain = text?.trim() ?? ''
  if (plain === '') return err('time-missing')
  if (/^\d{9,19}(?:\.\d+)?$/.test(plain)) return fromEpoch(Number(plain))
  const match =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:]\d+)?)?\s*(Z|UTC|GMT|([-+])(\d{2}):?(\d{2})?)?$/i.exec(
      plain,
    )
  if (match === null) return err('time-unreadable')
  const [, year, month, date, hour, minute, second = '0', offset, sign, offsetHours = '0', offsetMinutes = '0'] = match
  const day = toDay(Number(year), Number(month), Number(date))
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return err('time-unreadable')
  if (Number(offsetHours) > 14 || Number(offsetMinutes) > 59) return err('time-unreadable')
  const minutes = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes))
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute) - minutes, Math.min(59, Number(second)))
  const zone =
    minutes !== 0 && minutes % 60 === 0 && minutes >= -720 ? { zone: `Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes) / 60}` } : {}
  return within(at, { day, ...zone, ...(offset === undefined ? { assumed: true as const } : {}) })
}

function fromEpoch(value: number): Result<WrittenInstant, 'time-unreadable'> {
  const ms = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1e3 : value / 1e6
  return within(Math.floor(ms), {})
}

/** Before 1980 no satellite gave a time: a clock never set. */
const [first, last] = [Date.UTC(1980, 0, 6), Date.UTC(2200, 0, 1)]

function within(ms: number, rest: Partial<WrittenInstant>): Result<WrittenInstant, 'time-unreadable'> {
  if (!(ms >= first && ms < last)) return err('time-unreadable')
  const at = `${new Date(ms).toISOString().slice(0, 19)}Z`
  return ok({ day: at.slice(0, 10), ...rest, at })
}

/** Means of transport as Google, Garmin, Apple and Strava name them; `other` for what is none of them. */
export function modeOf(text: string | undefined): MobilityTrip['mode'] {
  const words = (text ?? '').toLowerCase().replaceAll(/[^a-z]+/g, ' ')
  return modes.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
}

const modes: readonly (readonly [RegExp, MobilityTrip['mode']])[] = [
  [/\b(?:walk\w*|on foot|run\w*|hik\w*|jog\w*|trail\w*|foot)\b/, 'walk'],
  [/\b(?:motorcycl\w*|motorbik\w*)\b/, 'car'],
  [/\b(?:cycling|bicycle|bicycling|bik\w*|e bik\w*|mountain biking|ride)\b/, 'bike'],
  [/\bbus\b/, 'bus'],
  [/\b(?:tram|tramway|streetcar)\b/, 'tram'],
  [/\b(?:subway|metro|underground)\b/, 'metro'],
  [/\b(?:train|rail)\b/, 'train'],
  [/\b(?:fly|flying|plane|flight)\b/, 'plane'],
  [/\b(?:boat\w*|ferry|sail\w*|kayak\w*|row\w*|canoe\w*)\b/, 'boat'],
  [/\b(?:vehicle|driv\w*|car|taxi|automotive)\b/, 'car'],
]

/** Whole metres of an accuracy; a negative one says that there is none. */
export function metresOf(text: string | undefined): number | undefined {
  const read = text === undefined ? undefined : parseMachine(text, 0)
  return read?.ok && read.value >= 0 && read.value <= 40_000_000 ? read.value : undefined
}

/** An altitude in 10⁻⁶ m, between the deepest sea and where satellites fly. */
export function altitudeOf(text: string | undefined): number | undefined {
  const read = text === undefined ? undefined : parseMachine(text)
  return read?.ok && Math.abs(read.value) <= 1e11 ? read.value : undefined
}
