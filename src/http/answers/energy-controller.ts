/** The page of energy, the offer that a person types, and "what if I change this?". */
import { type Context, Hono } from 'hono'
import type { Said } from '#gate'
import { links, patterns } from '#routes'
import { aboutOffer, aboutPower, changed, energy, type EnergyResult, type EnergySeries, offerValue } from '#services'
import { type EnergyProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'
import { wholeTyped } from '#lib/pure/typed'
import { textsOf } from './typed.ts'

const by = 'energy'

export const energyPages = new Hono<Env>()
  .get(patterns.energy, signedIn, (c) => energyPage(c, c.req.query('meter')))
  .post(patterns.energy, signedIn, async (c) => {
    const { meter = '', fixed = '', price = '', offPeak = '', power = '' } = textsOf(await c.req.parseBody())
    const fluid = /^(electricity|gas|heat)-consumed-\d{1,3}$/.exec(meter)?.[1]
    const said: Said[] = []
    const [year, kWh, cheap] = [fixed, price, offPeak].map(decimalTyped)
    const kva = wholeTyped(power, 1, 36)
    const isOffered = fixed !== '' || price !== '' || offPeak !== ''
    if (fluid === undefined || (isOffered && (year === undefined || kWh === undefined)) || (offPeak !== '' && cheap === undefined))
      return await energyPage(c, meter, true)
    if (power !== '' && kva === undefined) return await energyPage(c, meter, true)
    if (year !== undefined && kWh !== undefined)
      said.push({ by, about: aboutOffer(fluid), verdict: 'offer', value: offerValue(year, kWh, cheap) })
    if (kva !== undefined) said.push({ by, about: aboutPower, verdict: 'power', value: String(kva) })
    if (said.length > 0) valueOf(await c.var.attic.judge(said))
    return c.redirect(`${links.energy({ meter })}#offers`, 303)
  })

/** `0,1952` to millionths; undefined for what is no number from 0 to 99,999. */
function decimalTyped(text: string): number | undefined {
  const found = /^(\d{1,5})(?:[.,](\d{1,6}))?$/.exec(text.replaceAll(/[\s\u00a0\u202f€$]/g, ''))
  return found ? Number(found[1]) * 1_000_000 + Number((found[2] ?? '').padEnd(6, '0')) : undefined
}

async function energyPage(c: Context<Env>, meter: string | undefined, wrong = false): Promise<Response> {
  const result = valueOf(await resultOf(c, energy))
  const series = result.series.find(({ key }) => key === meter) ?? mainOf(result)
  const span = (['day', 'week', 'year'] as const).find((one) => one === c.req.query('by')) ?? 'month'
  const meters = result.series.map(({ key, fluid, direction }) => ({
    key,
    fluid,
    produced: direction === 'produced',
    place: Number(key.slice(key.lastIndexOf('-') + 1)),
  }))
  const props: EnergyProps = { meters, by: span, wrong, shown: series === undefined ? null : shown(c, result, series, span) }
  return c.html(pages.energy(frameOf(c, await zoneOf(c)), props), wrong ? 422 : 200)
}

/** The electricity consumed that most days are held of, else the first meter. */
const mainOf = ({ series }: EnergyResult): EnergySeries | undefined =>
  series.filter(({ fluid, direction }) => fluid === 'electricity' && direction === 'consumed').toSorted((a, b) => b.known - a.known)[0] ??
  series[0]

function shown(c: Context<Env>, result: EnergyResult, series: EnergySeries, span: EnergyProps['by']): NonNullable<EnergyProps['shown']> {
  const { key, fluid, direction, unit, first, last, missing, partial, lately, base, exceptional, cold, co2, factor, offers } = series
  const { offPeak, offPeakBy } = series
  const typed = (name: string): string => (c.req.query(name) ?? '').slice(0, 12)
  const asked = { shift: typed('shift'), degrees: typed('degrees'), before: typed('before'), after: typed('after') }
  const number = (text: string, most: number): number => Math.min(most, (decimalTyped(text) ?? 0) / 1_000_000)
  const change = {
    shift: number(asked.shift, 100),
    degrees: number(asked.degrees, 10),
    before: number(asked.before, 99_999),
    after: number(asked.after, 99_999),
  }
  const isFirst = key === result.series.find((one) => one.fluid === 'electricity' && one.direction === 'consumed')?.key
  return {
    meter: key,
    fluid,
    produced: direction === 'produced',
    unit,
    first,
    last,
    missing,
    partial,
    lately,
    bars: barsOf(series, span),
    base,
    exceptional,
    cold,
    co2,
    factor,
    offers,
    offPeak,
    offPeakBy,
    habits: isFirst ? result.habits : [],
    asked,
    effects: changed(result, key, change),
  }
}

/** As many as are looked at: forty days, a year of weeks, three years of months. */
function barsOf(series: EnergySeries, span: EnergyProps['by']): NonNullable<EnergyProps['shown']>['bars'] {
  const { key } = series
  if (span === 'week') return series.weeks.slice(-53)
  if (span === 'year') return series.years.map((one) => ({ ...one, figure: `${key}/year/${one.at}` }))
  if (span === 'month')
    return series.months.slice(-36).map((one) => ({ ...one, ...(one.ids.length === 0 ? {} : { figure: `${key}/month/${one.at}` }) }))
  const told = new Map(series.days.map((one) => [one.day, one]))
  const end = Date.parse(`${series.last}T00:00:00Z`)
  return Array.from({ length: 40 }, (_, place) => {
    const at = new Date(end - (39 - place) * 86_400_000).toISOString().slice(0, 10)
    const one = told.get(at)
    const known = one === undefined || one.state === 'partial' ? 0 : 1
    return { at, quantity: one?.quantity ?? 0, known, missing: 1 - known }
  }).filter(({ at }) => at >= series.first)
}
