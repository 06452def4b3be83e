/**
 * Positions and journeys as GPX 1.1: stays and named places are waypoints, other positions tracks, journeys routes. What GPX has no word
 * for stands in our own extension, so that records come back as they left.
 */
import { decimalText } from '#lib/pure/decimal'
import type { Record } from '#model'
import { endsOf, type Placed, said, type Spot } from './placed.ts'

type Position = Record<'mobility.position'>

/** A silence longer than this ends a segment: nothing says where one was meanwhile. */
const gap = 30 * 60_000

interface Read {
  /** Called twice: GPX wants waypoints, routes and tracks in that order. */
  readonly positions: () => AsyncIterable<readonly Position[]>
  readonly trips: () => AsyncIterable<readonly Record<'mobility.trip'>[]>
}

export async function* writeGpx({ positions, trips }: Read, at: string): AsyncGenerator<string, void> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Grenier" xmlns="http://www.topografix.com/GPX/1/1" xmlns:grenier="${namespace}">\n<metadata><time>${at.replace(/\.\d+/, '')}</time></metadata>\n`
  for await (const group of positions()) yield inTime(group.filter(isPlace)).map(waypoint).join('')
  for await (const group of trips()) yield group.map(route).join('')
  let last: Position | undefined
  for await (const group of positions()) {
    const points = inTime(group.filter((one) => !isPlace(one)))
    for (let from = 0; from < points.length; from += atOnce) {
      let some = ''
      for (const point of points.slice(from, from + atOnce)) {
        some += `${between(last, point)}${pointOf('trkpt', point, undefined)}`
        last = point
      }
      yield some
    }
  }
  yield `${last === undefined ? '' : ends}</gpx>\n`
}

/** Points in one piece of text: those of a whole month would be long. */
const atOnce = 500

/** Names no page: what tells our own extension from another's. */
const namespace = 'urn:grenier:gpx:1'
const ends = '</trkseg></trk>\n'

/** In the order of time, which a track follows. */
const inTime = (group: readonly Position[]): readonly Position[] =>
  group.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))

const isPlace = ({ end, place }: Position): boolean => end !== undefined || place !== undefined

function between(last: Position | undefined, next: Position): string {
  const begins = `<trk>${named(next.device)}<trkseg>\n`
  if (last === undefined) return begins
  if (last.device !== next.device) return ends + begins
  return Date.parse(next.at) - Date.parse(last.at) > gap ? '</trkseg><trkseg>\n' : ''
}

const waypoint = (stay: Position): string => pointOf('wpt', stay, stay.place)

function pointOf(tag: 'wpt' | 'trkpt', position: Position, name: string | undefined): string {
  const { altitude, at: time } = position
  const height = altitude === undefined ? '' : `<ele>${decimalText(altitude, 6)}</ele>`
  return `<${tag} ${latLon(position)}>${height}<time>${time}</time>${named(name)}${extension(position)}</${tag}>\n`
}

function route(trip: Record<'mobility.trip'>): string {
  const points = endsOf(trip).map(
    ({ spot, name, time }) => `<rtept ${latLon(spot)}>${time === undefined ? '' : `<time>${time}</time>`}${named(name)}</rtept>`,
  )
  const name = [trip.from, trip.to].filter((end) => end !== undefined).join(' → ')
  return `<rte>${named(name === '' ? undefined : name)}${extension(trip)}${points.join('')}</rte>\n`
}

/** Nothing where GPX says it all. */
function extension(record: Placed): string {
  const attributes = Object.entries(said(record)).map(([field, value]) => ` ${field}="${escaped(String(value))}"`)
  if (attributes.length === 0) return ''
  return `<extensions><grenier:record kind="${record.kind}"${attributes.join('')}/></extensions>`
}

const latLon = ({ latitude, longitude }: Spot): string => `lat="${decimalText(latitude, 7)}" lon="${decimalText(longitude, 7)}"`
const named = (name: string | undefined): string => (name === undefined ? '' : `<name>${escaped(name)}</name>`)

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`)
