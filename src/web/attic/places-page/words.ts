/** Places of some days together, and how days are said in a line. */
import { metresBetween } from '#lib/pure/earth'
import type { Lang } from '#routes'
import { quantity, text } from '../../i18n/index.ts'
import type { PlaceEvent, PlacesDay, PlaceSpot, PlaceStay } from '../../props.ts'
import { placeInWords, placeName } from '../place-words.ts'
import { capital } from '../words.ts'

export interface PlaceBeen {
  readonly spot: PlaceSpot
  readonly name: string
  readonly times: number
  readonly minutes: number
}

/** In metres: as far apart as two readings of one place. */
const samePlace = 200

/** Stays within two hundred metres are one place: each place with its stays, in the order they come. */
export function stayGroups(events: readonly PlaceEvent[]): readonly (readonly PlaceStay[])[] {
  const groups: PlaceStay[][] = []
  for (const event of events) {
    if (event.type !== 'stay') continue
    const group = groups.find(([first]) => first !== undefined && metresBetween(first.spot, event.spot) <= samePlace)
    if (group === undefined) groups.push([event])
    else group.push(event)
  }
  return groups
}

/** By the name that any of their stays has; the longest first. */
export function placesOf(days: readonly PlacesDay[], lang: Lang): readonly PlaceBeen[] {
  const places = stayGroups(days.flatMap(({ events }) => events)).flatMap((some) => {
    const known = some.find(({ place }) => place !== undefined) ?? some[0]
    if (known === undefined) return []
    const minutes = some.reduce((sum, one) => sum + minutesOf(one), 0)
    return [{ spot: known.spot, name: stayName(known, lang), times: some.length, minutes }]
  })
  return places.toSorted((a, b) => b.minutes - a.minutes)
}

export const stayName = ({ place, spot }: PlaceStay, lang: Lang): string =>
  place === undefined ? capital(placeInWords(spot, lang)) : placeName(place, lang)

export const minutesOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  Math.max(0, Math.round((Date.parse(end) - Date.parse(start)) / 60_000))

export const lengthInWords = (minutes: number, lang: Lang): string =>
  text(lang).places.duration(Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60)

export const withEarly = (day: PlacesDay): PlacesDay => (day.early === undefined ? day : { ...day, events: [day.early, ...day.events] })

/** `3 lieux, 2 trajets`; or how many positions, when nothing was made of them. */
export function summaryOf(days: readonly PlacesDay[], lang: Lang): string {
  const t = text(lang).places
  const events = days.flatMap((one) => one.events)
  const trips = events.filter(({ type }) => type === 'trip').length
  const positions = days.reduce((sum, one) => sum + one.positions, 0)
  return t.summary(placesOf(days, lang).length, trips, positions)
}

/** Kilometres of all journeys whose distance is known; empty when none is. */
export function distanceInWords(events: readonly PlaceEvent[], lang: Lang): string {
  const metres = events.flatMap((event) => (event.type === 'trip' ? (event.metres ?? []) : []))
  return metres.length === 0
    ? ''
    : kilometresInWords(
        metres.reduce((sum, one) => sum + one, 0),
        lang,
      )
}

/** To a hundred metres, which is what telephones are good for; metres when it is less. */
export const kilometresInWords = (metres: number, lang: Lang): string =>
  metres < 1_000 ? quantity(metres * 1e6, 'm', lang) : quantity(Math.round(metres / 100) * 1e5, 'km', lang)
