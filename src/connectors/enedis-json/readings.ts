/** Readings of Data Connect and of the flows, gathered into series. */
import { addDays, isDay } from '#lib/pure/day'
import { parseMachine } from '#lib/pure/decimal'
import { instantOf, minutesOf } from '#lib/pure/interval'
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import { openZone } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Measure, Series, SeriesKind, Stamp } from '../meter-series.ts'

interface Place {
  readonly line: number
  readonly path?: string
  /** The file's name: nothing else tells production from consumption in an answer of Data Connect. */
  readonly name: string
}

const listAt = (value: JsonValue, path: string): readonly JsonValue[] => {
  const found = jsonAt(value, path)
  return Array.isArray(found) ? found : []
}

/** Adds to `series` what `value` measures; gives the problems. */
export function* seriesOf(value: JsonValue, place: Place, series: Series[]): Generator<Problem> {
  if (jsonAt(value, 'idPrm') !== undefined) return yield* flow(value, place, series)
  const points = [
    ...listAt(value, 'usage_point'),
    ...listAt(value, 'meter_reading'),
    ...(jsonAt(value, 'meter_reading') === undefined ? [] : [value]),
  ]
  for (const point of points) {
    const reading = jsonAt(point, 'meter_reading') ?? point
    const meter = jsonText(reading, 'usage_point_id') ?? jsonText(point, 'usage_point_id') ?? jsonText(value, 'usage_point_id') ?? ''
    yield* counted(reading, meter, place, series)
    yield* stamped(reading, meter, place, series)
  }
}

/** 2017: values numbered from the start of the period, without any time. */
function* counted(reading: JsonValue, meter: string, place: Place, series: Series[]): Generator<Problem> {
  const block = listAt(reading, 'interval_block')
  if (block.length === 0) return
  const type = (name: string) => jsonText(reading, `reading_type/${name}`) ?? ''
  const from = type('start_measurement_period').slice(0, 10)
  if (!isDay(from)) return yield problem('day-missing', where(place))
  const minutes = /^(\d+) ?mi?n/i.exec(type('time_attribute'))?.[1] ?? (/^h/i.test(type('time_attribute')) ? '60' : type('interval_length'))
  const step = /^(?:day|jour|1 ?d)/i.test(type('time_attribute')) ? 1_440 : minutesOf(minutes)
  const unit = type('unit').toLowerCase()
  const kind = kindOf(type('measurement_kind'), unit, (step ?? 1_440) < 1_440)
  if (kind === undefined || step === undefined) return yield problem('section-unread', { ...where(place), text: type('measurement_kind') })
  const zone = openZone('Europe/Paris')
  const begin = zone.ok ? Date.parse(zone.value.toInstant(from, '00:00').instant) : 0
  const measures: Measure[] = []
  for (const [index, one] of block.entries()) {
    const number = Number(jsonText(one, 'reading_number') ?? index + 1)
    const value = valueOf(one, 'value')
    if (value === null || !Number.isInteger(number) || number < 1 || number > 1_000_000) {
      yield problem('quantity-unreadable', { ...where(place), text: jsonText(one, 'value') ?? '' })
      continue
    }
    const day = addDays(from, number - 1)
    const stamp: Stamp | undefined =
      step < 1_440 ? { at: begin + number * step * 60_000 } : day === undefined ? undefined : { day, time: undefined }
    if (stamp !== undefined) measures.push({ stamp, line: place.line, value, ...(step < 1_440 ? { minutes: step } : {}) })
  }
  const produced = /^(?:reverse|backward|prod)/i.test(type('flow_direction'))
  series.push({ kind, meter, direction: produced ? 'produced' : 'consumed', unit, stated: step, from, measures, indexes: [] })
}

/** v4 and v5: each value with its date, and its length where it is not a day. */
function* stamped(reading: JsonValue, meter: string, place: Place, series: Series[]): Generator<Problem> {
  const list = listAt(reading, 'interval_reading')
  if (list.length === 0) return
  const type = (name: string) => jsonText(reading, `reading_type/${name}`) ?? ''
  const measures: Measure[] = []
  let timed = false
  for (const one of list) {
    const written = jsonText(one, 'date') ?? ''
    const stamp = stampOf(written)
    const value = valueOf(one, 'value')
    if (stamp === undefined) yield problem(written === '' ? 'day-missing' : 'day-unreadable', { ...where(place), text: written })
    else if (value === null) yield problem('quantity-unreadable', { ...where(place), text: jsonText(one, 'value') ?? '' })
    else {
      const minutes = minutesOf(jsonText(one, 'interval_length'))
      timed ||= 'at' in stamp || stamp.time !== undefined
      measures.push({
        stamp,
        line: place.line,
        value,
        ...(minutes === undefined ? {} : { minutes }),
        ...qualityOf(jsonText(one, 'measure_type')),
      })
    }
  }
  const period = minutesOf(type('measuring_period')) ?? minutesOf(type('interval_length'))
  const days =
    (period ?? 0) >= 1_440 || !timed || measures.every(({ stamp }) => 'day' in stamp && (stamp.time ?? '00:00:00') === '00:00:00')
  const unit = (type('unit') || (days ? 'wh' : 'w')).toLowerCase()
  const kind = kindOf(type('measurement_kind'), unit, !days)
  if (kind === undefined) return yield problem('section-unread', { ...where(place), text: unit })
  const from = (jsonText(reading, 'start') ?? '').slice(0, 10)
  const produced = /prod|reverse|inj/i.test(`${type('flow_direction')} ${place.name.replace(/^.*[/\\]/, '')}`)
  const stated = period !== undefined && period < 1_440 ? period : undefined
  series.push({
    kind,
    meter,
    direction: produced ? 'produced' : 'consumed',
    unit,
    stated,
    from: isDay(from) ? from : undefined,
    measures,
    indexes: [],
  })
}

/** R63, R65, R66: `{d, v, p, n}` by quantity. */
function* flow(value: JsonValue, place: Place, series: Series[]): Generator<Problem> {
  const meter = jsonText(value, 'idPrm') ?? ''
  for (const quantity of listAt(value, 'grandeur')) {
    const unit = (jsonText(quantity, 'unite') ?? '').toLowerCase()
    const physical = jsonText(quantity, 'grandeurPhysique') ?? ''
    const points = listAt(quantity, 'points')
    const days = points.every((point) => (minutesOf(jsonText(point, 'p')) ?? 0) >= 1_440)
    const kind = /^(?:EA|PA|PMA)$/.test(physical) ? kindOf(physical, unit, !days) : undefined
    if (kind === undefined) {
      yield problem('section-unread', { ...where(place), text: physical })
      continue
    }
    const measures: Measure[] = []
    for (const point of points) {
      const stamp = stampOf(jsonText(point, 'd') ?? '')
      const read = valueOf(point, 'v')
      if (stamp === undefined) yield problem('day-unreadable', { ...where(place), text: jsonText(point, 'd') ?? '' })
      else if (read === null) yield problem('quantity-unreadable', { ...where(place), text: jsonText(point, 'v') ?? '' })
      else {
        const minutes = minutesOf(jsonText(point, 'p'))
        measures.push({
          stamp,
          line: place.line,
          value: read,
          ...(minutes === undefined ? {} : { minutes }),
          ...qualityOf(jsonText(point, 'n')),
        })
      }
    }
    const direction = jsonText(quantity, 'grandeurMetier') === 'PROD' ? 'produced' : 'consumed'
    const from = jsonText(value, 'periode/dateDebut')?.slice(0, 10)
    series.push({
      kind,
      meter,
      direction,
      unit,
      stated: undefined,
      from: from !== undefined && isDay(from) ? from : undefined,
      measures,
      indexes: [],
    })
  }
}

const where = ({ line, path }: Place) => ({ line, ...(path === undefined ? {} : { path }) })

/** Undefined for a blank, which is a gap; null for what is no number. */
function valueOf(value: JsonValue, name: string): number | undefined | null {
  const text = jsonText(value, name)
  if (text === undefined) return undefined
  const read = parseMachine(text)
  return read.ok ? read.value : null
}

function stampOf(text: string): Stamp | undefined {
  const at = instantOf(text)
  if (at !== undefined) return { at }
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?$/.exec(text)
  if (match === null || !isDay(match[1]!)) return undefined
  if (match[2] === undefined) return { day: match[1]!, time: undefined }
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(match[2]) ? { day: match[1]!, time: text.slice(11).padEnd(8, ':00').slice(0, 8) } : undefined
}

function kindOf(measure: string, unit: string, timed: boolean): SeriesKind | undefined {
  if (/^(?:pmax|pma)$/i.test(measure) || unit === 'va' || unit === 'kva') return 'max-power'
  if (unit === 'w' || unit === 'kw') return timed ? 'power' : undefined
  return unit === 'wh' || unit === 'kwh' ? (timed ? 'energy' : 'daily') : undefined
}

function qualityOf(letter: string | undefined): { quality?: NonNullable<EnergyReading['quality']> } {
  if (letter === 'B' || letter === 'R') return { quality: 'measured' }
  if (letter === 'E' || letter === 'H') return { quality: 'estimated' }
  return letter === 'C' || letter === 'K' ? { quality: 'corrected' } : {}
}
