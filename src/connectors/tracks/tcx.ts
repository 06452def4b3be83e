/** TCX: the points of an activity are positions, and the activity is a journey. A course was planned, not travelled: it is not read. */
import type { Spot } from '#lib/pure/earth'
import { textAt } from '#lib/pure/xml'
import type { PlaceRecords } from '../place-records.ts'
import { modeOf, readSpot } from '../place-values.ts'
import type { Dialect } from './tracks.ts'

export function createTcx(records: PlaceRecords): Dialect {
  let activity: { sport: string | undefined; line: number; path: string } | undefined
  let [first, last]: ({ spot: Spot; time: string | undefined } | undefined)[] = []
  let [start, metres]: (string | undefined)[] = []
  return {
    take: (name, parents) =>
      parents.includes('Activity') && (name === 'Trackpoint' || (name === 'DistanceMeters' && parents.at(-1) === 'Lap')),
    repeated: new Set(['Activity', 'Lap', 'Track', 'Trackpoint']),
    *read(event) {
      if (event.type === 'open' && event.name === 'Activity') {
        activity = { sport: event.attributes.get('Sport'), line: event.line, path: event.path }
        first = last = start = metres = undefined
      } else if (event.type === 'open' && event.name === 'Lap') start ??= event.attributes.get('StartTime')
      else if (event.type === 'close' && event.name === 'Activity' && activity !== undefined) {
        const { sport, ...where } = activity
        activity = undefined
        const begun = start ?? first?.time
        const end = last?.time === begun ? undefined : last?.time
        yield* records.trip({ mode: modeOf(sport), start: begun, end, from: first?.spot, to: last?.spot, metres }, where)
      } else if (event.type === 'node' && event.node.name === 'DistanceMeters') {
        const sum = Number(metres ?? 0) + Number(event.node.text)
        // What is no number stays as written, and is told with the journey.
        if (Number.isFinite(sum)) metres = sum.toFixed(3)
        else if (metres === undefined || Number.isFinite(Number(metres))) metres = event.node.text
      } else if (event.type === 'node') {
        const { node } = event
        // A watch goes on counting where it sees no satellite: such a point has no position at all.
        if (textAt(node, 'Position/LatitudeDegrees') === undefined && textAt(node, 'Position/LongitudeDegrees') === undefined) return
        const spot = readSpot(textAt(node, 'Position/LatitudeDegrees'), textAt(node, 'Position/LongitudeDegrees'))
        const time = textAt(node, 'Time')
        if (spot !== undefined) last = { spot, time }
        first ??= last
        yield* records.position({ spot, time, altitude: textAt(node, 'AltitudeMeters') }, { line: node.line, path: node.path })
      }
    },
  }
}
