/**
 * What is behind each figure of energy, by its key: `<series>/month/2026-01`, `<series>/year/2026`, `<series>/day/2026-01-09`, and of the last
 * 365 days at most `<series>/lately`, `<series>/base`, `<series>/cold` and `<series>/co2`.
 */
import type { Opened } from '../service.ts'
import type { EnergyResult, EnergySeries } from './result.ts'

const words = {
  fr: {
    span: 'ces relevés sont ceux de ces jours ; un jour sans relevé manque, il ne compte pas pour zéro',
    day: (expected: string) => `ce jour dépasse de loin vos jours semblables des six semaines autour (${expected} d’habitude)`,
    lately: (from: string) => `les relevés sont ceux depuis le ${from}`,
    base: (watts: string) => `le dixième le plus bas des demi-heures ou des heures, de 1 h à 5 h, ne dépasse pas ${watts}`,
    cold: (each: string) =>
      `la droite des moindres carrés des jours sur leurs degrés sous 18 °C, d’après vos mesures de température, donne ${each} par degré`,
    co2: (grams: string, source: string) => `chaque kWh est compté à ${grams} g. ${source}`,
  },
  en: {
    span: 'these readings are those of these days; a day without a reading is missing, it is not counted as zero',
    day: (expected: string) => `this day is far above your days alike of six weeks around (${expected} usually)`,
    lately: (from: string) => `the readings are those since ${from}`,
    base: (watts: string) => `the lowest tenth of the half-hours or hours, from 1:00 to 5:00, is at most ${watts}`,
    cold: (each: string) =>
      `the line of least squares of days on their degrees below 18 °C, by your measures of temperature, gives ${each} a degree`,
    co2: (grams: string, source: string) => `each kWh is counted at ${grams} g. ${source}`,
  },
} as const

export function openFigure(result: EnergyResult, key: string): Opened | undefined {
  const [name, what = '', at = ''] = key.split('/')
  const series = result.series.find((one) => one.key === name)
  if (series === undefined) return undefined
  const say = words[result.lang]
  if (what === 'day') {
    const found = series.exceptional.find(({ day }) => day === at)
    const expected = shown(result, found?.expected ?? 0)
    return found && { kind: 'energy.reading', ids: found.ids, title: at, rule: say.day(`${expected} ${series.unit}`) }
  }
  if (what === 'month' || what === 'year') {
    const ids = idsOf(series, what, at)
    return ids.length === 0 ? undefined : { kind: 'energy.reading', ids, title: at, rule: say.span }
  }
  const rule = ruleOf(result, series, what)
  const since = series.lately.from
  const ids = series.months.filter((one) => one.at >= since.slice(0, 7)).flatMap((one) => one.ids)
  return rule === undefined || at !== ''
    ? undefined
    : {
        kind: 'energy.reading',
        ids: [...new Set(ids)],
        title: `${since} – ${series.last}`,
        rule: `${rule}${result.lang === 'fr' ? ' ;' : ';'} ${say.lately(since)}`,
      }
}

const shown = ({ locale }: EnergyResult, millionths: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(millionths / 1_000_000)

function idsOf(series: EnergySeries, what: 'month' | 'year', at: string): readonly string[] {
  if (what === 'month') return series.months.find((one) => one.at === at)?.ids ?? []
  return [...new Set(series.months.filter((one) => one.at.startsWith(`${at}-`)).flatMap(({ ids }) => ids))]
}

/** The rule behind a figure of the last days held; undefined when the series has no such figure. */
function ruleOf(result: EnergyResult, { base, cold, co2, factor, lately, unit }: EnergySeries, what: string): string | undefined {
  const say = words[result.lang]
  if (what === 'lately') return say.span
  if (what === 'base') return base === null ? undefined : say.base(`${base.watts} W`)
  if (what === 'cold') return cold.state === 'found' ? say.cold(`${shown(result, cold.perDegreeDay)} ${unit}`) : undefined
  if (what !== 'co2' || co2 === null || factor === null || lately.quantity === 0) return undefined
  const grams = new Intl.NumberFormat(result.locale, { maximumSignificantDigits: 3 }).format(co2.central / (lately.quantity / 1_000_000))
  return say.co2(grams, `${factor.why} ${factor.source}`)
}
