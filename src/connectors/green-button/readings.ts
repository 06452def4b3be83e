/** Readings and billing summaries of a feed, in the units of a record. */
import { createIntervals, isInstant } from '#lib/pure/interval'
import { minorDigits } from '#lib/pure/money'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import type { Zone } from '#lib/pure/zone'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import { currencyOf, type Entry, type Feed, type ReadingType } from './entries.ts'
import { convert, type Unit, unitOf } from './units.ts'

export function createReadings(feed: Feed, zone: Zone): { read(node: XmlNode, entry: Entry | undefined): Generator<Found | Problem> } {
  const told = new Set<string>()
  const intervalOf = createIntervals(zone)
  function* once(key: string, one: Problem): Generator<Problem> {
    if (!told.has(key)) yield one
    told.add(key)
  }
  function* reading(node: XmlNode, entry: Entry | undefined, type: ReadingType): Generator<Found | Problem> {
    const place = { line: node.line, path: node.path }
    const period = periodOf(nodeAt(node, 'timePeriod'))
    if (period === undefined) return yield problem('day-unreadable', { ...place, text: textAt(node, 'timePeriod/start') })
    const written = textAt(node, 'value')
    if (written === undefined) return
    if (!/^-?\d{1,30}$/.test(written)) return yield problem('quantity-unreadable', { ...place, text: written })
    if (type.unit === undefined) return yield* once(`unit ${type.uom}`, problem('unit-unknown', { ...place, text: type.uom ?? '' }))
    yield* itemOf({ node, entry, period, value: BigInt(written), type, unit: type.unit, cost: textAt(node, 'cost') })
  }
  function* summary(node: XmlNode, entry: Entry | undefined): Generator<Found | Problem> {
    const place = { line: node.line, path: node.path }
    const period = periodOf(nodeAt(node, 'billingPeriod'))
    const total = nodeAt(node, 'overallConsumptionLastPeriod') ?? nodeAt(node, 'currentBillingPeriodOverAllConsumption')
    const written = textAt(total, 'value') ?? ''
    const unit = unitOf(textAt(total, 'uom'))
    if (period === undefined || unit === undefined || !/^-?\d{1,30}$/.test(written))
      return yield* once('summary', problem('section-unread', { ...place, text: node.name }))
    const multiplier = Number(textAt(total, 'powerOfTenMultiplier') ?? '0')
    const type: ReadingType = {
      unit,
      uom: textAt(total, 'uom'),
      multiplier: Number.isInteger(multiplier) && Math.abs(multiplier) <= 12 ? multiplier : 0,
      currency: currencyOf(textAt(node, 'currency')),
      direction: 'consumed',
      net: false,
    }
    yield* itemOf({ node, entry, period, value: BigInt(written), type, unit, cost: textAt(node, 'billLastPeriod') })
  }
  interface Parts {
    readonly node: XmlNode
    readonly entry: Entry | undefined
    readonly period: { readonly start: number; readonly seconds: number }
    readonly value: bigint
    readonly type: ReadingType
    readonly unit: Unit
    readonly cost: string | undefined
  }
  function* itemOf({ node, entry, period, value, type, unit, cost }: Parts): Generator<Found | Problem> {
    const place = { line: node.line, path: node.path }
    const converted = convert(value, type.multiplier, unit, period.seconds)
    if (converted === undefined) return yield problem('quantity-unreadable', { ...place, text: String(value) })
    if (!converted.exact) yield* once(`converted ${type.uom}`, problem('unit-converted', { ...place, text: unit.name }))
    const { meter, fluid } = about(entry)
    if (meter === '') yield* once('meter', problem('account-missing'))
    const currency = type.currency
    const money = cost === undefined || currency === undefined ? undefined : costOf(cost, currency)
    const watts = unit.power && type.multiplier === 0 && Number.isSafeInteger(Number(value)) ? { watts: Number(value) } : {}
    const raw = {
      ...(unit.name === 'Wh' || unit.power ? {} : { value: `${value} × 10^${type.multiplier} ${unit.name}` }),
      ...(cost !== undefined && currency === undefined ? { cost: `${cost.slice(0, 40)} × 10^-5` } : {}),
      ...(type.net ? { flow: 'net' } : {}),
      ...(textAt(node, 'tou') === undefined ? {} : { tou: textAt(node, 'tou')!.slice(0, 40) }),
    }
    const quality = qualityOf(textAt(node, 'ReadingQuality/quality', 'ReadingQuality'))
    const item: EnergyReading = {
      kind: 'energy.reading',
      schema: 1,
      fluid,
      direction: type.direction,
      measure: unit.measure,
      meter,
      ...intervalOf(period.start, period.start + period.seconds * 1_000),
      quantity: converted.quantity,
      unit: unit.unit,
      ...watts,
      ...(quality === undefined ? {} : { quality }),
      ...(money === undefined ? {} : { ...money, currency: currency! }),
      ...(Object.keys(raw).length === 0 ? {} : { raw }),
    }
    yield { item, ...place }
  }
  /** Blocks hold thousands of readings: what their entry says is looked up once. */
  const looked = new Map<Entry | undefined, { type: ReadingType; fluid: EnergyReading['fluid']; meter: string }>()
  const about = (entry: Entry | undefined) => {
    const found = looked.get(entry) ?? { type: feed.typeOf(entry) ?? noType, fluid: feed.fluidOf(entry), meter: feed.meterOf(entry) }
    looked.set(entry, found)
    return found
  }
  const noType: ReadingType = { unit: undefined, uom: undefined, multiplier: 0, currency: undefined, direction: 'consumed', net: false }
  return {
    *read(node, entry) {
      if (node.name === 'IntervalReading') yield* reading(node, entry, about(entry).type)
      else yield* summary(node, entry)
    },
  }
}

/** Seconds since 1970 and a length; some utilities write fractions of a second. */
function periodOf(node: XmlNode | undefined): { start: number; seconds: number } | undefined {
  const [start, duration] = [textAt(node, 'start'), textAt(node, 'duration')]
  if (start === undefined || duration === undefined || !/^\d{1,11}(?:\.\d{1,9})?$/.test(start) || !/^\d{1,9}$/.test(duration))
    return undefined
  const at = Math.floor(Number(start)) * 1_000
  const seconds = Number(duration)
  return seconds > 0 && isInstant(at) && isInstant(at + seconds * 1_000) ? { start: at, seconds } : undefined
}

/** Costs are in hundred-thousandths of the currency: in whole minor units, or exactly. */
function costOf(text: string, currency: string): { cost: number } | { exactCost: number } | undefined {
  const digits = minorDigits(currency)
  if (digits === undefined || digits > 5 || !/^-?\d{1,14}$/.test(text)) return undefined
  const scale = 10 ** (5 - digits)
  const value = Number(text)
  return value % scale === 0 ? { cost: value / scale } : { exactCost: value * 10 }
}

/** ESPI `QualityOfReading`: 0 valid, 7 manually edited, 8 estimated by reference day, 9 by interpolation, 11–12 derived, 14 raw, 17 validated. */
function qualityOf(text: string | undefined): EnergyReading['quality'] {
  if (text === undefined) return undefined
  if (['0', '13', '14', '17', '18', '19'].includes(text)) return 'measured'
  if (['8', '9', '10', '15', '16'].includes(text)) return 'estimated'
  return text === '7' ? 'corrected' : undefined
}
