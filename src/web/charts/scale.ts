/** Axes of amounts: minor units to pixels, with round marks. */
import { scaleLinear } from 'd3-scale'
import { minorDigits } from '#lib/pure/money'
import type { Lang } from '#routes'

/** Decimals of a currency (ISO 4217): 2 for the euro, 0 for the yen, 2 for one that is not listed. */
const digitsOf = (currency: string): number => minorDigits(currency) ?? 2

/** An amount to the nearest whole unit, as a title or a label says it: `2 312 €`. `sign: false` leaves the sign to the words. */
export function roundMoney(minor: number, currency: string, lang: Lang, sign = true): string {
  const style = { style: 'currency', currency, maximumFractionDigits: 0, signDisplay: sign ? 'negative' : 'never' } as const
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', style).format(wholeUnits(minor, currency)).replaceAll('-', '−')
}

/** Whole units of a currency, rounded half away from zero. */
export function wholeUnits(minor: number, currency: string): number {
  const size = 10 ** digitsOf(currency)
  return Math.sign(minor) * Math.round(Math.abs(minor) / size)
}

export interface AmountAxis {
  /** Position of an amount of minor units. */
  readonly y: (minor: number) => number
  readonly marks: readonly { readonly y: number; readonly words: string }[]
}

/**
 * An axis from zero, at `bottom`, to `most` minor units, at `top` (both in pixels of the drawing), with round marks
 * in whole units between; from 100,000 units on they are written short (`120 k`).
 */
export function amountAxis(most: number, currency: string, lang: Lang, place: { bottom: number; top: number; marks: number }): AmountAxis {
  const size = 10 ** digitsOf(currency)
  const scale = scaleLinear([0, Math.max(most / size, 1)], [place.bottom, place.top])
  const ticks = scale.ticks(place.marks).filter(Number.isInteger)
  const format = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    maximumFractionDigits: 1,
    ...((scale.domain()[1] ?? 0) >= 100_000 ? { notation: 'compact' } : {}),
  })
  return {
    y: (minor) => scale(minor / size),
    marks: ticks.map((tick) => ({ y: scale(tick), words: format.format(tick) })),
  }
}
