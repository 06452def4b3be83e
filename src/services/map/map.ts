/** Where and when a card and a telephone are used most, from what is held: towns alone, and what has no place is told. */
import type { Granted, Need } from '#gate'
import { monthOf } from '#lib/pure/day'
import type { Town } from '#content'
import { dayAt, dayNumber, weekday } from '../money/days.ts'
import { wordsOf } from '../money/words.ts'
import type { Judged, Options, Service } from '../service.ts'
import { openFigure } from './figures.ts'
import type { MapResult, Part, Place } from './result.ts'
import { tablesOf } from './tables.ts'
import { tell, text, toText } from './text.ts'
import { type Country, kilometres, townById, townInLabel, townOfStop } from './towns.ts'

export const need = {
  purpose: 'map',
  reads: {
    'bank.transaction': ['day', 'amount', 'currency', 'account', 'label', 'type'],
    'bank.account': ['account', 'type'],
    'mobility.trip': ['day', 'from', 'to', 'start', 'zone'],
    'telecom.usage': ['type', 'quantity', 'unit', 'day'],
    judgement: ['by', 'about', 'verdict', 'value'],
  },
} as const satisfies Need

type Read = Granted<typeof need>[number]
type Operation = Extract<Read, { kind: 'bank.transaction' }>

export const map: Service<typeof need, MapResult> = { name: 'map', need, text, compute, toText, open: openFigure, tables: tablesOf, tell }

/** Something that happened somewhere on a day. */
interface Visit {
  readonly id: string
  readonly what: 'operations' | 'trips'
  readonly day: string
  readonly part: Part
  readonly town: Town | undefined
  readonly paid: number
  readonly currency: string
}

function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): MapResult {
  const records = granted.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const cards = new Set(records.flatMap((one) => (one.kind === 'bank.account' && one.type === 'card' ? [one.account] : [])))
  const operations = records.filter((one) => one.kind === 'bank.transaction').filter((one) => one.day <= today && isCard(one, cards))
  const trips = records.filter((one) => one.kind === 'mobility.trip').filter(({ day }) => day <= today)
  const dollars = operations.filter(({ currency }) => currency === 'CAD').length
  const country: Country = dollars * 2 > operations.length || (operations.length === 0 && zone.startsWith('America/')) ? 'qc' : 'fr'
  const visits = [
    ...operations.map((one): Visit => ({
      id: one.id,
      what: 'operations',
      day: dayPaid(one),
      part: 'none',
      town: townInLabel(one.label, one.currency === 'CAD' ? 'qc' : 'fr'),
      paid: -one.amount,
      currency: one.currency,
    })),
    ...trips.map((trip): Visit => ({
      id: trip.id,
      what: 'trips',
      day: trip.day,
      part: partOf(trip.start, trip.zone ?? zone),
      town: townOfStop(trip.to ?? trip.from ?? '', country),
      paid: 0,
      currency: '',
    })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
  const judged = records.filter((one) => one.kind === 'judgement')
  const groups = Map.groupBy(visits, ({ town }) => town)
  const home = homeOf(groups, judged)
  const lost = groups.get(undefined) ?? []
  const count = (what: Visit['what']): number => visits.filter((one) => one.what === what && one.town !== undefined).length
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    country,
    home: home && { town: home.town.id, source: home.source },
    places: [...groups]
      .flatMap(([town, some]) => (town === undefined ? [] : [placeOf(town, some, home?.town)]))
      .toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.town < b.town ? -1 : 1)),
    placed: { operations: count('operations'), trips: count('trips') },
    unplaced: { operations: idsOf(lost, 'operations'), trips: idsOf(lost, 'trips') },
    grid: gridOf(visits),
    phone: phoneOf(records),
  }
}

const cardWords = new Set(wordsOf('cb carte retrait achat dab'))
const cardTypes = new Set(['POS', 'ATM', 'CASH', 'DEBIT'])
/** A payment by card, or cash from a machine: what a person does on the spot. */
const isCard = ({ label, type = '', account }: Operation, cards: ReadonlySet<string>): boolean =>
  cards.has(account) || cardTypes.has(type) || cardWords.has(wordsOf(label)[0] ?? '')

/** The day of the purchase when the label writes it (`CB 12/03`), at most ten days before the bank's. */
function dayPaid({ day, label }: Operation): string {
  const [, date, month] = /\b(\d{2})\/(\d{2})\b/.exec(label) ?? []
  for (const year of [Number(day.slice(0, 4)), Number(day.slice(0, 4)) - 1]) {
    const written = `${year}-${month}-${date}`
    const days = dayNumber(day) - dayNumber(written)
    if (days >= 0 && days <= 10) return dayAt(dayNumber(written))
  }
  return day
}

/** A zone that no clock knows gives no hour. */
function partOf(start: string | undefined, zone: string): Part {
  if (start === undefined) return 'none'
  try {
    const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(start)))
    return (['night', 'morning', 'afternoon', 'evening'] as const)[Math.floor(hour / 6)] ?? 'none'
  } catch {
    return 'none'
  }
}

/** Where she was seen on the most days, since a day with ten purchases is still one day. */
function homeOf(
  groups: ReadonlyMap<Town | undefined, readonly Visit[]>,
  judged: readonly Judged[],
): { readonly town: Town; readonly source: 'guessed' | 'said' } | null {
  const said = townById(judged.find(({ by, about, verdict }) => by === 'map' && about === 'home' && verdict === 'home')?.value ?? '')
  if (said !== undefined) return { town: said, source: 'said' }
  const days = [...groups].flatMap(([town, some]) => (town === undefined ? [] : [{ town, days: new Set(some.map(({ day }) => day)).size }]))
  const [most] = days.toSorted((a, b) => b.days - a.days || (a.town.id < b.town.id ? -1 : 1))
  return most === undefined ? null : { town: most.town, source: 'guessed' }
}

function placeOf(town: Town, visits: readonly Visit[], home: Town | undefined): Place {
  const paid = Map.groupBy(
    visits.filter(({ what }) => what === 'operations'),
    ({ currency }) => currency,
  )
  return {
    town: town.id,
    name: town.name,
    area: town.area,
    latitude: town.latitude,
    longitude: town.longitude,
    away: home === undefined ? null : kilometres(home, town),
    operations: idsOf(visits, 'operations'),
    trips: idsOf(visits, 'trips'),
    spent: [...paid]
      .map(([currency, some]) => ({ currency, amount: some.reduce((sum, one) => sum + one.paid, 0) }))
      .toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    first: visits[0]?.day ?? '',
    last: visits.at(-1)?.day ?? '',
  }
}

const idsOf = (visits: readonly Visit[], wanted: Visit['what']): readonly string[] =>
  visits.flatMap(({ id, what }) => (what === wanted ? [id] : []))
const sizeOf = ({ operations, trips }: Place): number => operations.length + trips.length

const parts: readonly Part[] = ['night', 'morning', 'afternoon', 'evening', 'none']

function gridOf(visits: readonly Visit[]): MapResult['grid'] {
  const counts = new Map<string, number>()
  for (const { day, part } of visits)
    counts.set(`${weekday(dayNumber(day))} ${part}`, (counts.get(`${weekday(dayNumber(day))} ${part}`) ?? 0) + 1)
  return [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    parts.flatMap((part): MapResult['grid'] => {
      const count = counts.get(`${day} ${part}`)
      return count === undefined ? [] : [[day, part, count]]
    }),
  )
}

function phoneOf(records: readonly Read[]): MapResult['phone'] {
  const used = records.filter((one) => one.kind === 'telecom.usage')
  return [...Map.groupBy(used, ({ day, type }) => `${monthOf(day)} ${type}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => {
      const [first] = some
      if (first === undefined) return []
      const quantity = some.reduce((sum, one) => sum + one.quantity, 0)
      return [{ month: monthOf(first.day), type: first.type, unit: first.unit, quantity, records: some.map(({ id }) => id) }]
    })
}
