/** What an electricity meter in France measured, whatever file tells it, made into readings: steps, days, peaks, differences of indexes. */
import { addDays } from '#lib/pure/day'
import { createIntervals, energyOf, instantText, isInstant } from '#lib/pure/interval'
import { loadCurve, type Point } from '#lib/pure/load-curve'
import { clean } from '#lib/pure/text'
import { openZone, toInstants, type Zone } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found } from './connector.ts'

/** When a row is: an instant where the file gives the offset, else what a clock in France showed. */
export type Stamp =
  | { readonly at: number }
  /** `block`: the day stands on a row of its own, above its times. */
  | { readonly day: string; readonly time: string | undefined; readonly block?: true }

export interface Measure {
  readonly stamp: Stamp
  readonly line: number
  /** In 10⁻⁶ of the series' unit; undefined where the cell is blank. */
  readonly value: number | undefined
  readonly minutes?: number
  readonly quality?: EnergyReading['quality']
}

export interface Indexes {
  readonly stamp: Stamp
  readonly line: number
  /** In 10⁻⁶ Wh, by the name of the register: `EAS F1`, `EAS T`. */
  readonly registers: ReadonlyMap<string, number>
}

export type SeriesKind = 'power' | 'energy' | 'daily' | 'max-power' | 'index'

export interface Series {
  readonly kind: SeriesKind
  readonly meter: string
  readonly direction: EnergyReading['direction']
  readonly unit: string
  /** Minutes of a step, where the section gives them for all its rows. */
  readonly stated: number | undefined
  /** The first day of the section's period. */
  readonly from: string | undefined
  readonly measures: Measure[]
  readonly indexes: Indexes[]
}

/** What a supplier calls the registers in a period: `EAS F1` → `Heures Creuses`; an unnamed one is not counted in then. */
export interface Calendar {
  readonly meter: string
  readonly from: number
  readonly to: number
  readonly names: ReadonlyMap<string, string>
}

type Readings = Generator<Found | Problem>

/** Everything a series says, in order of time. */
export function* readingsOf(series: Series, calendars: readonly Calendar[]): Readings {
  const opened = openZone('Europe/Paris')
  if (!opened.ok) throw new Error('the platform has no time zones')
  const zone = opened.value
  if (series.kind === 'power' || series.kind === 'energy') yield* curve(series, zone)
  else if (series.kind === 'index') yield* fromIndexes(series, calendars, zone)
  else yield* days(series, zone)
}

const base = ({ meter, direction }: Series) => ({
  kind: 'energy.reading' as const,
  schema: 1 as const,
  fluid: 'electricity' as const,
  direction,
  meter: clean(meter, 64),
})

/** Clock readings in the order of the file, so that an hour met twice is told apart. */
function* timed<M extends Measure | Indexes>(measures: readonly M[], zone: Zone): Generator<Problem, (M & { at: number })[]> {
  const local = measures.flatMap(({ stamp }) => ('at' in stamp ? [] : [{ day: stamp.day, time: stamp.time ?? '00:00:00' }]))
  // EDF's blocks go back in time and end their day with 00:00:00: the first instant of the next one.
  const blocks = measures.some(({ stamp }, index) => 'day' in stamp && isBlockEnd(measures, index))
  const moments = toInstants(
    zone,
    blocks ? local.map((one) => (one.time === '00:00:00' ? { ...one, day: addDays(one.day, 1) ?? one.day } : one)) : local,
  )
  let next = 0
  const result: (M & { at: number })[] = []
  for (const measure of measures) {
    if ('at' in measure.stamp) {
      result.push({ ...measure, at: measure.stamp.at })
      continue
    }
    const moment = moments[next++]!
    const at = Date.parse(moment.instant)
    if (moment.skipped === true && 'value' in measure && !measure.value) continue
    if (moment.skipped === true || moment.ambiguous !== undefined) yield problem('time-ambiguous', { line: measure.line })
    if (isInstant(at)) result.push({ ...measure, at })
  }
  return result
}

/** True where midnight opens a block whose other rows follow it backwards: it ends the day. */
function isBlockEnd(measures: readonly (Measure | Indexes)[], index: number): boolean {
  const [first, second] = [measures[index]!.stamp, measures[index + 1]?.stamp]
  if (!('day' in first) || first.block !== true || first.time !== '00:00:00') return false
  return second !== undefined && 'day' in second && second.day === first.day && (second.time ?? '') >= '12:00:00'
}

function* curve(series: Series, zone: Zone): Readings {
  const measures = yield* timed(series.measures, zone)
  const intervalOf = createIntervals(zone)
  const from = series.from === undefined ? undefined : Date.parse(zone.toInstant(series.from, '00:00').instant)
  const { steps, conflicts, assumed } = loadCurve<Measure & Point>(measures, { stated: series.stated, from })
  if (series.meter === '') yield problem('account-missing')
  if (assumed) yield problem('interval-assumed', { line: measures[0]!.line })
  for (const { line, value } of conflicts) yield problem('quantity-mismatch', { line, text: String((value ?? 0) / 1e6) })
  const scale = series.unit.startsWith('k') ? 1_000 : 1
  for (const { point, start, end, minutes } of steps) {
    const value = point.value! * scale
    if (!Number.isSafeInteger(value) || !isInstant(start)) yield problem('quantity-unreadable', { line: point.line })
    else {
      const quantity = series.kind === 'power' ? energyOf(value, minutes) : Math.round(value / 1_000)
      const watts = series.kind === 'power' && value % 1_000_000 === 0 ? { watts: value / 1_000_000 } : {}
      const item: EnergyReading = {
        ...base(series),
        measure: 'energy',
        ...intervalOf(start, end),
        quantity,
        unit: 'kWh',
        ...watts,
        ...(point.quality === undefined ? {} : { quality: point.quality }),
      }
      yield { item, line: point.line }
    }
  }
}

/** One value a day: an energy, or the greatest power with the instant it was reached. */
function* days(series: Series, zone: Zone): Readings {
  if (series.meter === '') yield problem('account-missing')
  const peak = series.kind === 'max-power'
  const seen = new Map<string, number>()
  for (const { stamp, line, value, quality } of series.measures) {
    if (value === undefined) continue
    const moment =
      'at' in stamp ? instantText(stamp.at) : stamp.time === undefined ? undefined : zone.toInstant(stamp.day, stamp.time).instant
    const day = 'at' in stamp ? zone.fromInstant(moment!).day : stamp.day
    const known = seen.get(day)
    if (known !== undefined) {
      if (known !== value) yield problem('quantity-mismatch', { line, text: String(value / 1e6) })
      continue
    }
    seen.set(day, value)
    const quantity = series.unit.startsWith('k') ? value : Math.round(value / 1_000)
    // Midnight is what is written when the time is not known.
    const timed = peak && moment !== undefined && zone.fromInstant(moment).time !== '00:00:00'
    const item: EnergyReading = {
      ...base(series),
      measure: peak ? 'max-power' : 'energy',
      day,
      ...(timed ? { zone: zone.name, at: moment } : {}),
      quantity,
      unit: peak ? (series.unit.endsWith('va') || series.unit === '' ? 'kVA' : 'kW') : 'kWh',
      ...(quality === undefined ? {} : { quality }),
    }
    yield { item, line }
  }
}

/** What two indexes that follow each other differ by, in all and by register of the supplier; the distributor's are kept aside. */
function* fromIndexes(series: Series, calendars: readonly Calendar[], zone: Zone): Readings {
  if (series.meter === '') yield problem('account-missing')
  const read = yield* timed(series.indexes, zone)
  const intervalOf = createIntervals(zone)
  const indexes = read.toSorted((a, b) => a.at - b.at)
  for (const [place, last] of indexes.entries()) {
    const first = indexes[place - 1]
    if (first === undefined || first.at === last.at) continue
    const calendar = calendars.find(({ meter, from, to }) => meter === series.meter && from <= first.at && first.at < to)
    for (const [name, end] of last.registers) {
      const start = first.registers.get(name)
      const register = name.slice(4)
      if (start === undefined || register.startsWith('D')) continue
      const named = calendar?.names.get(name)
      if (register !== 'T' && calendar !== undefined && calendar.names.size > 0 && named === undefined) continue
      if (end < start) {
        yield problem('quantity-mismatch', { line: last.line, text: name })
        continue
      }
      const item: EnergyReading = {
        ...base({ ...series, direction: name.startsWith('EAI') ? 'produced' : series.direction }),
        measure: 'energy',
        ...intervalOf(first.at, last.at),
        quantity: Math.round((end - start) / 1_000),
        unit: 'kWh',
        indexStart: Math.round(start / 1_000),
        indexEnd: Math.round(end / 1_000),
        ...(register === 'T' ? {} : { tariff: clean(named ?? register, 64) }),
        quality: 'measured',
      }
      yield { item, line: last.line }
    }
  }
}
