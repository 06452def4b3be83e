/** From positions in the order of time to where one stayed and how far one went: computed, and told as such. Pure. */
import { metresAlong, metresBetween, type Spot } from '#lib/pure/earth'

export interface Point extends Spot {
  readonly at: string
}
export interface Stayed {
  readonly start: string
  readonly end: string
  readonly spot: Spot
}
export interface Moved {
  readonly start: string
  readonly end: string
  readonly metres: number
  readonly ends: readonly [Spot, Spot]
}

/** In minutes, and metres: within a hundred and fifty metres for ten minutes, one is somewhere. */
const near = 150
const staying = 10
/** A telephone that lies still may say nothing all night; if it wakes where it slept, it stayed. */
const asleep = 12 * 60
/** A longer silence while moving: nothing says where one was. */
export const silence = 30
/** A receiver wanders by as much without moving. */
const farEnough = 200

const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** Lines where positions follow each other: a gap is not a journey. */
export function pathsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const paths: Point[][] = []
  let last: Point | undefined
  for (const point of points) {
    if (last === undefined || minutes(last.at, point.at) > silence) paths.push([])
    paths.at(-1)?.push(point)
    last = point
  }
  return paths
}

/** Stays, and the moves between them. */
export function stretchesOf(all: readonly Point[]): { readonly stays: readonly Stayed[]; readonly moves: readonly Moved[] } {
  const points = spaced(all)
  const stays: Stayed[] = []
  const moves: Moved[] = []
  let from = 0
  let at = 0
  while (at < points.length) {
    const last = stillUntil(points, at)
    const [first, end] = [points[at]!, points[last]!]
    if (minutes(first.at, end.at) < staying) {
      at += 1
      continue
    }
    moves.push(...movesIn(points.slice(from, at + 1)))
    stays.push({ start: first.at, end: end.at, spot: middleOf(points.slice(at, last + 1)) })
    from = last
    at = last + 1
  }
  moves.push(...movesIn(points.slice(from)))
  return { stays, moves }
}

/** In seconds. A watch says where it is each second: one point in ten says as much, and bounds the work that a file can ask. */
const step = 10

function spaced(points: readonly Point[]): readonly Point[] {
  let last = -Infinity
  return points.filter(({ at }, index) => {
    const now = Date.parse(at)
    if (now - last < step * 1_000 && index < points.length - 1) return false
    last = now
    return true
  })
}

/** The last of the points that are near this one, without leaving. */
function stillUntil(points: readonly Point[], from: number): number {
  let last = from
  for (; last + 1 < points.length; last += 1) {
    const [here, next] = [points[last]!, points[last + 1]!]
    if (metresBetween(points[from]!, next) > near || minutes(here.at, next.at) > asleep) break
  }
  return last
}

const movesIn = (points: readonly Point[]): readonly Moved[] =>
  pathsOf(points).flatMap((path) => {
    const [first, last] = [path[0]!, path.at(-1)!]
    const metres = metresAlong(path)
    return path.length < 2 || metres < farEnough ? [] : [{ start: first.at, end: last.at, metres, ends: [first, last] as const }]
  })

const middleOf = (points: readonly Spot[]): Spot => ({
  latitude: Math.round(points.reduce((sum, { latitude }) => sum + latitude, 0) / points.length),
  longitude: Math.round(points.reduce((sum, { longitude }) => sum + longitude, 0) / points.length),
})
