/** "What if I change this?": what a year would use, cost and emit otherwise. Nothing of it is kept. */
import { shareOfDegree, winterSurplus } from '../meters/heating.ts'
import type { EnergyResult, EnergySeries, Range } from './result.ts'

export interface Change {
  /** Of the use of full hours, in hundredths, moved to the cheaper hours. */
  readonly shift: number
  /** Degrees less in the heated rooms. */
  readonly degrees: number
  /** An appliance's use a year, in kWh, before and after. */
  readonly before: number
  readonly after: number
}
export interface Effect {
  readonly what: 'shift' | 'heating' | 'appliance'
  /** Saved over a year: 10⁻⁶ kWh, minor units; negative when more is used. Null money: no price is held. */
  readonly quantity: number
  readonly money: number | null
  /** Grams of CO2 not emitted. */
  readonly co2: Range | null
  readonly rule: 'two-prices' | 'degree-days' | 'share'
}

export function changed(result: EnergyResult, key: string, { shift, degrees, before, after }: Change): readonly Effect[] {
  const series = result.series.find((one) => one.key === key)
  if (series === undefined || series.lately.yearly === undefined) return []
  const offer = series.offers.find(({ state }) => state === 'mine') ?? series.offers[0]
  const price = offer?.price
  const saved = (what: Effect['what'], quantity: number, rule: Effect['rule']): Effect => ({
    what,
    quantity: Math.round(quantity),
    money: price === undefined ? null : Math.round((quantity / 1_000_000) * (price / 10_000)),
    co2: emittedFor(series, quantity),
    rule,
  })
  const effects: Effect[] = []
  if (shift > 0 && offer !== undefined && offer.offPeakPrice !== null && series.offPeak !== null) {
    const moved = (series.lately.yearly * (1 - series.offPeak) * shift) / 100
    const money = Math.round((moved / 1_000_000) * ((offer.price - offer.offPeakPrice) / 10_000))
    effects.push({ what: 'shift', quantity: 0, money, co2: null, rule: 'two-prices' })
  }
  const { cold } = series
  if (degrees > 0 && cold.state === 'found') {
    effects.push(saved('heating', (cold.perDegreeDay * degrees * cold.coldDays * 365) / cold.days, 'degree-days'))
  } else if (degrees > 0) {
    const heat = series.fluid === 'water' ? 0 : winterSurplus(series.months)
    if (heat > 0) effects.push(saved('heating', heat * Math.min(1, shareOfDegree * degrees), 'share'))
  }
  if (before !== after) effects.push(saved('appliance', (before - after) * 1_000_000, 'share'))
  return effects
}

function emittedFor({ co2, lately }: EnergySeries, quantity: number): Range | null {
  if (co2 === null || lately.quantity === 0) return null
  const part = quantity / lately.quantity
  return { low: Math.round(co2.low * part), central: Math.round(co2.central * part), high: Math.round(co2.high * part) }
}
