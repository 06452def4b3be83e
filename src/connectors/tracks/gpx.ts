/** GPX 1.0 and 1.1: each point is a position; a segment of a track that says how one went is a journey, and what lies between two is not. */
import { metresBetween, type Spot } from '#lib/pure/earth'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import { type MobilityTrip, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import type { PlaceRecords } from '../place-records.ts'
import { modeOf, readInstant, readSpot } from '../place-values.ts'
import { ownFields } from '../own-places.ts'
import type { Dialect } from './tracks.ts'

interface Segment {
  readonly line: number
  readonly path: string
  first?: { readonly spot: Spot; readonly time: string }
  last?: { readonly spot: Spot; readonly time: string }
  metres: number
  points: number
}

const taken = new Set(['trkpt', 'wpt', 'rte'])

export function createGpx(records: PlaceRecords): Dialect {
  let mode: MobilityTrip['mode'] = 'other'
  let segment: Segment | undefined
  return {
    take: (name, parents) => taken.has(name) || (name === 'type' && parents.at(-1) === 'trk'),
    repeated: new Set(['trk', 'trkseg', 'trkpt', 'wpt', 'rte']),
    *read(event) {
      if (event.type === 'open' && event.name === 'trk') mode = 'other'
      else if (event.type === 'open' && event.name === 'trkseg') segment = { line: event.line, path: event.path, metres: 0, points: 0 }
      else if (event.type === 'close' && event.name === 'trkseg' && segment !== undefined) {
        if (mode !== 'other') yield* travelled(segment, mode)
        segment = undefined
      } else if (event.type === 'node') {
        const { node } = event
        if (node.name === 'type') mode = modeOf(node.text)
        else if (node.name === 'rte') yield* routeOf(node)
        else {
          if (segment !== undefined && node.name === 'trkpt') add(segment, node)
          yield* pointOf(node)
        }
      }
    },
  }
  function* pointOf(node: XmlNode): Generator<Found | Problem> {
    const where = { line: node.line, path: node.path }
    const written = {
      spot: readSpot(node.attributes.get('lat'), node.attributes.get('lon')),
      time: textAt(node, 'time'),
      altitude: textAt(node, 'ele'),
      accuracy: textAt(node, 'extensions/accuracy', 'extensions/TrackPointExtension/accuracy', 'accuracy'),
      ...(node.name === 'wpt' ? { place: textAt(node, 'name') } : {}),
      own: ownFields('mobility.position', nodeAt(node, 'extensions/record')?.attributes ?? []),
    }
    yield* records.position(written, where)
  }
  /** A route is a plan: only ours are journeys that were made. */
  function* routeOf(node: XmlNode): Generator<Found | Problem> {
    const where = { line: node.line, path: node.path }
    const fields = ownFields('mobility.trip', nodeAt(node, 'extensions/record')?.attributes ?? [])
    if (fields === undefined) yield problem('section-unread', { ...where, text: textAt(node, 'name') })
    else yield* records.own(fields, where)
  }
  function* travelled({ first, last, metres, points, line, path }: Segment, how: MobilityTrip['mode']): Generator<Found | Problem> {
    if (first === undefined || last === undefined || points < 2) return
    yield* records.trip(
      { mode: how, start: first.time, end: last.time, from: first.spot, to: last.spot, metres: String(metres) },
      { line, path },
    )
  }
}

function add(segment: Segment, node: XmlNode): void {
  const spot = readSpot(node.attributes.get('lat'), node.attributes.get('lon'))
  const time = textAt(node, 'time')
  if (spot === undefined || time === undefined || !readInstant(time).ok) return
  if (segment.last !== undefined) segment.metres += metresBetween(segment.last.spot, spot)
  segment.first ??= { spot, time }
  segment.last = { spot, time }
  segment.points += 1
}
