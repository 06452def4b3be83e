/** What a year would cost with each offer that the dated tables hold, and with the person's own. */
import { type EnergyOffer, energyOffers } from '#content'
import type { Judged, Lang } from '../service.ts'
import type { OfferCost } from './result.ts'

export interface Consumed {
  readonly fluid: string
  /** 10⁻⁶ kWh over a year. */
  readonly yearly: number
  readonly offPeak: number | null
  /** The last twelve months at most, as told: a price by tiers counts them one by one. */
  readonly months: readonly { readonly quantity: number; readonly known: number }[]
}
interface Known {
  readonly country: 'fr' | 'qc'
  readonly today: string
  readonly lang: Lang
  readonly judged: readonly Judged[]
}

/** The form of `about` for the offer that the person has, or looks at; its value is `fixed price offPeakPrice` in 10⁻⁶ of the currency. */
export const aboutOffer = (fluid: string): string => `offer/${fluid}`
export const aboutPower = 'power'
export const offerValue = (fixedPerYear: number, price: number, offPeak?: number): string =>
  `${fixedPerYear} ${price}${offPeak === undefined ? '' : ` ${offPeak}`}`

export function offersFor(consumed: Consumed, known: Known): readonly OfferCost[] {
  const own = mine(consumed, known)
  return [...(own === undefined ? [] : [own]), ...listed(consumed, known)]
}

/** Of each offer the table in force, else the last one, said as ended. */
function listed(consumed: Consumed, { country, today, lang, judged }: Known): readonly OfferCost[] {
  const power = Number(judged.find(({ by, about }) => by === 'energy' && about === aboutPower)?.value ?? 6)
  const held = energyOffers.filter(
    (one) => one.country === country && one.fluid === consumed.fluid && (one.power ?? power) === power && one.from <= today,
  )
  const latest = Map.groupBy(held, ({ id, from }) => id.replace(`-${from}`, ''))
  return [...latest.values()].flatMap((tables) => {
    const table = tables.toSorted((a, b) => (a.from > b.from ? -1 : 1))[0]
    if (table === undefined) return []
    const { id, currency, from, until, precision, source, fixedPerDay } = table
    const cost = yearlyCost(table, consumed)
    const { price } = table
    return {
      id,
      name: table.name[lang],
      currency,
      yearly: cost === null ? null : minor(cost),
      fixed: minor(fixedPerDay * 365),
      price: price.by === 'flat' ? price.kWh : price.by === 'off-peak' ? price.peak : price.rest,
      offPeakPrice: price.by === 'off-peak' ? price.offPeak : null,
      from,
      until,
      state: until !== null && until < today ? ('ended' as const) : ('in-force' as const),
      isMean: precision === 'mean',
      source: source.cite[lang],
      licence: source.licence[lang],
    }
  })
}

/** 10⁻⁶ of the currency to minor units. */
const minor = (micro: number): number => Math.round(micro / 10_000)

/** 10⁻⁶ of the currency over a year; null when the cheaper hours are not known. */
function yearlyCost({ price, fixedPerDay }: EnergyOffer, { yearly, offPeak, months }: Consumed): number | null {
  const fixed = fixedPerDay * 365
  const kWh = yearly / 1_000_000
  if (price.by === 'flat') return fixed + kWh * price.kWh
  if (price.by === 'off-peak') return offPeak === null ? null : fixed + kWh * (offPeak * price.offPeak + (1 - offPeak) * price.peak)
  const first = kWh * firstTier(months, price.perDay)
  return fixed + first * price.first + (kWh - first) * price.rest
}

/** Share of what is used that the first tier holds: a winter above it is not made up for by a summer below. */
function firstTier(months: Consumed['months'], perDay: number): number {
  const all = months.reduce((sum, { quantity }) => sum + quantity, 0)
  const first = months.reduce((sum, { quantity, known }) => sum + Math.min(quantity, perDay * known), 0)
  return all === 0 ? 1 : first / all
}

function mine({ fluid, yearly, offPeak }: Omit<Consumed, 'months'>, { country, lang, judged, today }: Known): OfferCost | undefined {
  const said = judged
    .find(({ by, about }) => by === 'energy' && about === aboutOffer(fluid))
    ?.value?.split(' ')
    .map(Number)
  const [fixed, price, cheap] = said ?? []
  if (fixed === undefined || price === undefined || said?.some((one) => !Number.isSafeInteger(one))) return undefined
  const kWh = yearly / 1_000_000
  const cost = cheap === undefined ? kWh * price : offPeak === null ? null : kWh * (offPeak * cheap + (1 - offPeak) * price)
  return {
    id: 'mine',
    name: lang === 'fr' ? 'L’offre que vous avez saisie' : 'The offer that you typed',
    currency: country === 'qc' ? 'CAD' : 'EUR',
    yearly: cost === null ? null : minor(fixed + cost),
    fixed: minor(fixed),
    price,
    offPeakPrice: cheap ?? null,
    from: today,
    until: null,
    state: 'mine',
    isMean: false,
    source: '',
    licence: '',
  }
}
