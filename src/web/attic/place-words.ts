/** Coordinates and durations as people say them: a town near by, hours and minutes. */
import { nearestTown } from '#content'
import type { Lang } from '#routes'
import { degrees, text } from '../i18n/index.ts'

interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/** `48,85661°, 2,35222°`: to a metre, which is finer than any telephone. */
export const coordinatesInWords = ({ latitude, longitude }: Spot, lang: Lang): string =>
  `${degrees(latitude, lang)}, ${degrees(longitude, lang)}`

/** The town it is in or near, or else the coordinates. */
export function placeInWords(spot: Spot, lang: Lang): string {
  const town = nearestTown(spot)
  return town === undefined ? coordinatesInWords(spot, lang) : text(lang).places.near(town.name)
}

/** A place by its name, in her language where it is one of the few that sources give to all. */
export const placeName = (name: string, lang: Lang): string => text(lang).places.known[name] ?? name

/** The ends of a journey, or nothing when they are the same town and neither has a name. */
export function endsInWords(trip: Ends): string | undefined {
  const [from, to] = [endName(trip.from, trip.fromLatitude, trip.fromLongitude), endName(trip.to, trip.toLatitude, trip.toLongitude)]
  if (trip.from === undefined && trip.to === undefined && from === to) return undefined
  const ends = [from, to].filter((end) => end !== undefined)
  return ends.length === 0 ? undefined : ends.join(' → ')
}

interface Ends {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly fromLatitude?: number | undefined
  readonly fromLongitude?: number | undefined
  readonly toLatitude?: number | undefined
  readonly toLongitude?: number | undefined
}

/** The end of a journey by its name, or else by its town. */
function endName(name: string | undefined, latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (name !== undefined || latitude === undefined || longitude === undefined) return name
  return nearestTown({ latitude, longitude })?.name
}

/** `2 h 05`, `12 min`; days when it lasts more than one. */
export function durationInWords(from: string, to: string, lang: Lang): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  return text(lang).places.duration(Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60)
}
