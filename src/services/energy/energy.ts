/** Energy: what meters counted, day by day; what never stops, what stands out, what the cold adds, what it costs and emits. */
import { energyFactors } from '#content'
import type { Granted, Need } from '#gate'
import { meterReads, type Reading } from '../meters/readings.ts'
import { type Series, seriesOf } from '../meters/series.ts'
import { dayAt, dayNumber } from '../money/days.ts'
import { wordsOf } from '../money/words.ts'
import type { Judged, Options, Service } from '../service.ts'
import { coldOf, coldPart, type Temperatures } from './cold.ts'
import { openFigure } from './figures.ts'
import { habitsOf } from './habits.ts'
import { offersFor } from './offers.ts'
import type { EnergyResult, EnergySeries } from './result.ts'
import { spansOf } from './spans.ts'
import { tablesOf } from './tables.ts'
import { tellEnergy, text, toText } from './text.ts'
import { baseOf, exceptionalOf } from './usual.ts'

/** What it reads: meters; temperatures of the days, if any are held; habits that the person declared; the offer she typed. */
export const need = {
  purpose: 'energy',
  reads: {
    ...meterReads,
    measurement: ['name', 'day', 'quantity', 'unit'],
    declaration: ['type', 'title', 'day'],
    judgement: ['by', 'about', 'verdict', 'value'],
  },
} as const satisfies Need

export const energy: Service<typeof need, EnergyResult> = {
  name: 'energy',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell: tellEnergy,
}

/** Fewer known days than this say nothing of a year. */
const fewestDays = 28

function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): EnergyResult {
  const readings = granted.filter((record) => record.kind === 'energy.reading' && record.day <= today) as readonly Reading[]
  const judged = granted.filter((record) => record.kind === 'judgement')
  const temperatures = temperaturesOf(granted)
  const country = zone.startsWith('America/') ? 'qc' : 'fr'
  const places = new Map<string, number>()
  const series = seriesOf(readings, zone).map((one) => {
    const alike = `${one.fluid}-${one.direction}`
    const place = (places.get(alike) ?? 0) + 1
    places.set(alike, place)
    return followed(`${alike}-${place}`, one, { today, lang, country, judged, temperatures })
  })
  const first = series.find(({ fluid, direction }) => fluid === 'electricity' && direction === 'consumed')
  const declared = granted.filter((record) => record.kind === 'declaration' && record.type === 'habit')
  return {
    lang,
    locale: `${lang}-${country === 'qc' ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    series,
    habits: first === undefined ? [] : habitsOf(declared as never, first.days),
  }
}

/** Mean of what is measured each day in degrees Celsius under the name of temperature. */
function temperaturesOf(granted: Granted<typeof need>): Temperatures {
  const found = new Map<string, { sum: number; count: number }>()
  for (const record of granted) {
    if (record.kind !== 'measurement' || !/^°?\s*c(?:elsius)?$/i.test(record.unit.trim())) continue
    if (!wordsOf(record.name).some((word) => word === 'temperature')) continue
    const day = found.get(record.day) ?? { sum: 0, count: 0 }
    found.set(record.day, { sum: day.sum + record.quantity / 1_000_000, count: day.count + 1 })
  }
  return new Map([...found].map(([day, { sum, count }]) => [day, sum / count]))
}

interface Known {
  readonly today: string
  readonly lang: Options['lang']
  readonly country: 'fr' | 'qc'
  readonly judged: readonly Judged[]
  readonly temperatures: Temperatures
}

function followed(key: string, series: Series, { today, lang, country, judged, temperatures }: Known): EnergySeries {
  const { fluid, direction, unit, days } = series
  const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today]
  const since = dayAt(dayNumber(last) - 364)
  const from = since > first ? since : first
  const whole = days.filter(({ state }) => state !== 'partial')
  const recent = whole.filter(({ day }) => day >= from)
  const quantity = recent.reduce((sum, one) => sum + one.quantity, 0)
  const yearly = recent.length < fewestDays ? undefined : Math.round((quantity / recent.length) * 365)
  const isUsed = direction === 'consumed'
  const cold = isUsed && fluid !== 'water' ? coldOf(days, temperatures, from) : { state: 'none' as const }
  const offPeak = isUsed && fluid === 'electricity' ? (series.offPeak ?? offPeakOf(series)) : null
  const offPeakBy = offPeak === null ? null : series.offPeak === undefined ? 'clock' : 'file'
  const factor = isUsed && unit === 'kWh' ? energyFactors.find((one) => one.fluid === fluid && one.country === country) : undefined
  const emitted = (grams: number): number => Math.round((quantity / 1_000_000) * grams)
  const months = spansOf(days, 'month')
  return {
    key,
    fluid,
    direction,
    unit,
    first,
    last,
    known: whole.length,
    partial: days.length - whole.length,
    missing: dayNumber(last) - dayNumber(first) + 1 - days.length,
    days: days.map(({ day, quantity: told, state }) => ({ day, quantity: told, state })),
    weeks: spansOf(days, 'week'),
    months,
    years: spansOf(days, 'year'),
    lately: { from, known: recent.length, quantity, ...(yearly === undefined ? {} : { yearly }) },
    base: baseOf(series, since, yearly),
    exceptional: isUsed ? exceptionalOf(days, coldPart(cold, temperatures)) : [],
    cold,
    co2: factor === undefined ? null : { low: emitted(factor.low), central: emitted(factor.central), high: emitted(factor.high) },
    factor:
      factor === undefined
        ? null
        : { source: factor.source.cite[lang], licence: factor.source.licence[lang], why: factor.why[lang], year: factor.year },
    offers:
      yearly === undefined || !isUsed || unit !== 'kWh'
        ? []
        : offersFor({ fluid, yearly, offPeak, months: months.slice(-12) }, { country, today, lang, judged }),
    offPeak,
    offPeakBy,
  }
}

/** From 22:00 to 6:00, the commonest of the cheaper hours; null without steps. */
function offPeakOf({ steps }: Series): number | null {
  let [off, all] = [0, 0]
  for (const { minute, minutes, quantity } of steps) {
    if (minutes > 120) continue
    all += quantity
    if (minute < 360 || minute >= 1320) off += quantity
  }
  return all === 0 ? null : off / all
}
