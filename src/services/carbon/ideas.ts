/** What could be emitted less, each with its gain: from the person's own lines, never more than they hold. */
import { energyFactors } from '#content'
import { shareOfDegree, winterSurplus } from '../meters/heating.ts'
import type { Series } from '../meters/series.ts'
import { cited, emittedBy, factorOf, type Place, type Trip } from './lines.ts'
import type { CarbonLine, Idea, Range } from './result.ts'

/** Two meals a week. */
const mealsAYear = 104

export interface Held {
  readonly lines: readonly CarbonLine[]
  readonly trips: readonly Trip[]
  readonly series: readonly Series[]
  /** Whether food is bought at all in what is held. */
  readonly buysFood: boolean
}

export function ideasOf(held: Held, place: Place): readonly Idea[] {
  return [...meals(held, place), ...car(held, place), ...flight(held, place), ...heating(held, place), ...fewer(held)]
    .filter(({ central }) => central > 0)
    .toSorted((a, b) => b.central - a.central || (a.id < b.id ? -1 : 1))
}

/** Food is not counted by euro: what is gained lies outside the total, and is said so. */
function meals({ buysFood }: Held, place: Place): readonly Idea[] {
  const [meat, other] = [factorOf('red-meat', place), factorOf('vegetarian', place)]
  if (!buysFood || meat === undefined || other === undefined) return []
  return [
    {
      id: 'meals',
      isOutside: true,
      low: (meat.low - other.central) * mealsAYear,
      central: (meat.central - other.central) * mealsAYear,
      high: (meat.high - other.low) * mealsAYear,
      ...cited(meat, place.lang),
    },
  ]
}

function car({ lines }: Held, place: Place): readonly Idea[] {
  const [line, train] = [lines.find(({ key }) => key === 'trips/car'), factorOf('train', place)]
  if (line === undefined || train === undefined) return []
  const km = line.amount / 2
  const gain = (all: number, less: number): number => Math.max(0, Math.round(all / 2 - less * km))
  return [
    {
      id: 'car',
      isOutside: false,
      low: gain(line.low, train.high),
      central: gain(line.central, train.central),
      high: gain(line.high, train.low),
      ...cited(train, place.lang),
    },
  ]
}

function flight({ lines, trips }: Held, place: Place): readonly Idea[] {
  const line = lines.find(({ key }) => key === 'trips/plane')
  const longest = trips
    .filter(({ mode, distance }) => mode === 'plane' && distance !== undefined)
    .flatMap((trip) => emittedBy(trip, place) ?? [])
    .toSorted((a, b) => b.central - a.central)[0]
  return line === undefined || longest === undefined ? [] : [{ id: 'flight', isOutside: false, ...longest, ...citedOf(line) }]
}

/** One degree less, on what winter adds to summer, of the meter that heats most. */
function heating({ lines, series }: Held, { country }: Place): readonly Idea[] {
  const found = series.flatMap((one): readonly Idea[] => {
    const line = lines.find(({ key }) => key === `energy/${one.fluid}`)
    const factor = energyFactors.find(({ fluid, country: where }) => fluid === one.fluid && where === country)
    if (line === undefined || factor === undefined || one.direction !== 'consumed' || one.unit !== 'kWh') return []
    const kWh = (winterSurplus(monthsOf(one)) * shareOfDegree) / 1_000_000
    return [{ id: 'heating', isOutside: false, ...timesOf(factor, kWh), ...citedOf(line) }]
  })
  return found.toSorted((a, b) => b.central - a.central).slice(0, 1)
}

function monthsOf({ days }: Series): readonly { readonly at: string; readonly quantity: number; readonly known: number }[] {
  const months = new Map<string, { quantity: number; known: number }>()
  for (const { day, quantity, state } of days) {
    if (state === 'partial') continue
    const month = months.get(day.slice(0, 7)) ?? { quantity: 0, known: 0 }
    months.set(day.slice(0, 7), { quantity: month.quantity + quantity, known: month.known + 1 })
  }
  return [...months].map(([at, month]) => ({ at, ...month })).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** A third less of what is bought new. */
const fewer = ({ lines }: Held): readonly Idea[] =>
  (['home', 'shopping'] as const).flatMap((id): readonly Idea[] => {
    const line = lines.find(({ key }) => key === `purchases/${id}`)
    return line === undefined ? [] : [{ id, isOutside: false, ...timesOf(line, 1 / 3), ...citedOf(line) }]
  })

const timesOf = ({ low, central, high }: Range, by: number): Range => ({
  low: Math.round(low * by),
  central: Math.round(central * by),
  high: Math.round(high * by),
})
const citedOf = ({ source, licence, year, why }: CarbonLine): Pick<Idea, 'source' | 'licence' | 'year' | 'why'> => ({
  source,
  licence,
  year,
  why,
})
