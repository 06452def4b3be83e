/** What meters counted: readings of EDF, months that Edelia works out, half-hours of Linky in Wh, gas days of Gazpar in kWh. */
import { addDays } from '#lib/pure/day'
import { parseDecimal } from '#lib/pure/decimal'
import { jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type EnergyReading, type Item, type Problem, problem } from '#model'
import type { Fields } from '../json-documents.ts'
import { paris, plainNumber, rawOf, readDay, readMoney, type WrittenDay } from '../json-values.ts'

const used = new Set([
  '_id',
  '_rev',
  'docType',
  'value',
  'contractNumber',
  'volume',
  'volumeToEnergyCoefficient',
  'cost',
  'index',
  'similarHomes',
  'start',
  'end',
])

export function* statementOf(fields: Fields): Generator<Item | Problem> {
  const texts = { start: jsonText(fields, 'start'), end: jsonText(fields, 'end') }
  const read = { start: readDay(texts.start), end: readDay(texts.end) }
  for (const name of ['start', 'end'] as const) {
    const one = read[name]
    if (!one.ok) return yield problem(one.error, { path: name, text: texts[name] })
    if (one.value.repaired) yield problem('day-repaired', { path: name, text: texts[name] })
  }
  if (!read.start.ok || !read.end.ok) return
  const category = (jsonText(fields, 'statementCategory') ?? '').toLowerCase()
  const reason = jsonText(fields, 'statementReason') ?? ''
  const fluid = category.includes('gazpar') || /gaz/i.test(reason) ? 'gas' : 'electricity'
  const inWattHours = category === 'linky' && /halfhour/i.test(reason)
  const value = quantity(fields, 'value', inWattHours ? 3 : 6)
  if (value === undefined) return yield problem('quantity-unreadable', { path: 'value', text: jsonText(fields, 'value') })
  const interval = intervalOf(read.start.value, read.end.value)
  if (interval === undefined) return yield problem('day-unreadable', { path: 'end', text: texts.end })
  const contract = cleanOrNone(jsonText(fields, 'contractNumber'), 64)
  const cost = fields['cost'] === undefined ? undefined : readMoney(fields['cost'], 'EUR')
  const [volume, coefficient] = [quantity(fields, 'volume', 6), quantity(fields, 'volumeToEnergyCoefficient', 6)]
  const index = quantity(fields, 'index', 6)
  if (fields['similarHomes'] !== undefined) yield problem('section-unread', { path: 'similarHomes' })
  yield {
    kind: 'energy.reading',
    schema: 1,
    fluid,
    direction: 'consumed',
    measure: 'energy',
    // These sets name no meter: the contract stands for it.
    meter: contract ?? '',
    ...interval,
    quantity: value,
    unit: 'kWh',
    ...(volume === undefined ? {} : { volume }),
    ...(coefficient === undefined ? {} : { coefficient }),
    ...(index === undefined ? {} : { indexEnd: index }),
    ...qualityOf(jsonText(fields, 'statementType')),
    ...(cost?.ok ? { cost: cost.value, currency: 'EUR' } : {}),
    ...(contract === undefined ? {} : { contract }),
    ...rawOf(fields, used),
  }
}

type Interval = Pick<EnergyReading, 'day' | 'lastDay' | 'start' | 'end' | 'zone'>

/** Shorter than a day: instants of France. Months of Edelia end on the first of the next; readings of EDF on their last day. */
function intervalOf(start: WrittenDay, end: WrittenDay): Interval | undefined {
  const midnight = '00:00:00'
  const [from, to] = [start.time ?? midnight, end.time ?? midnight]
  const timed = start.time !== undefined || end.time !== undefined
  if (end.day < start.day || (end.day === start.day && timed && to <= from)) return undefined
  const next = addDays(start.day, 1)
  if (timed && (end.day === start.day || (end.day === next && to < from)))
    return {
      day: start.day,
      start: paris.toInstant(start.day, from).instant,
      end: paris.toInstant(end.day, to).instant,
      zone: 'Europe/Paris',
    }
  const isExclusive =
    timed || (end.day > start.day && start.day.endsWith('-01') && end.day.endsWith('-01') && start.day.slice(0, 7) !== end.day.slice(0, 7))
  const last = isExclusive ? addDays(end.day, -1) : end.day
  if (last === undefined || last < start.day) return undefined
  return { day: start.day, ...(last === start.day ? {} : { lastDay: last }) }
}

function quantity(fields: Fields, name: string, places: number): number | undefined {
  const text = jsonText(fields, name)
  if (text === undefined) return undefined
  const read = parseDecimal(plainNumber(text), { decimal: '.', places })
  return read.ok ? read.value : undefined
}

function qualityOf(type: string | undefined): Pick<EnergyReading, 'quality'> {
  if (type === undefined) return {}
  if (/^(?:reel|mesure)/i.test(type)) return { quality: 'measured' }
  if (/^estim/i.test(type)) return { quality: 'estimated' }
  return /^(?:auto|client)/i.test(type) ? { quality: 'self-reported' } : {}
}
