/** What Takeout gave until 2024: raw positions, and the visits and journeys that Google made of them. */
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import type { Spot } from '#lib/pure/earth'
import { type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import type { Place, PlaceRecords } from '../place-records.ts'
import { modeOf, readE7 } from '../place-values.ts'
import { placeName } from './names.ts'

type Read = Generator<Found | Problem>

/** One of `locations` in Records.json. */
export function* onRecord(value: Fields, where: Place, records: PlaceRecords): Read {
  const spot = readE7(jsonText(value, 'latitudeE7'), jsonText(value, 'longitudeE7'))
  const time = jsonText(value, 'timestamp', 'timestampMs')
  yield* records.position({ spot, time, accuracy: jsonText(value, 'accuracy'), altitude: jsonText(value, 'altitude') }, where)
}

/** One of `timelineObjects`. */
export function* onTimelineObject(value: Fields, where: Place, records: PlaceRecords): Read {
  const [visit, activity] = [value['placeVisit'], value['activitySegment']]
  if (isFields(visit)) yield* visited(visit, where, records)
  else if (isFields(activity)) yield* travelled(activity, where, records)
  else yield problem('section-unread', where)
}

const start = (value: Fields): string | undefined => jsonText(value, 'duration/startTimestamp', 'duration/startTimestampMs')
const end = (value: Fields): string | undefined => jsonText(value, 'duration/endTimestamp', 'duration/endTimestampMs')

function* visited(visit: Fields, where: Place, records: PlaceRecords): Read {
  const spot = spotAt(visit['location']) ?? readE7(jsonText(visit, 'centerLatE7'), jsonText(visit, 'centerLngE7'))
  yield* records.position(
    {
      spot,
      time: start(visit),
      end: end(visit),
      place: placeName(jsonText(visit, 'location/name', 'location/address'), jsonText(visit, 'location/semanticType')),
      raw: { placeId: jsonText(visit, 'location/placeId'), address: jsonText(visit, 'location/address') },
    },
    where,
  )
  yield* path(visit, where, records)
}

function* travelled(activity: Fields, where: Place, records: PlaceRecords): Read {
  const points = listOf(jsonAt(activity, 'waypointPath/waypoints'))
  const [from, to] = [spotAt(activity['startLocation']) ?? waypoint(points[0]), spotAt(activity['endLocation']) ?? waypoint(points.at(-1))]
  const how = jsonText(activity, 'activityType') ?? jsonText(activity, 'waypointPath/travelMode', 'activities/0/activityType')
  const metres = jsonText(activity, 'distance', 'waypointPath/distanceMeters')
  yield* records.trip({ mode: modeOf(how), start: start(activity), end: end(activity), from, to, metres }, where)
  yield* path(activity, where, records)
}

/** The points of a visit or a journey that have their own time. */
function* path(value: Fields, where: Place, records: PlaceRecords): Read {
  for (const point of listOf(jsonAt(value, 'simplifiedRawPath/points'))) {
    const time = jsonText(point, 'timestamp', 'timestampMs')
    yield* records.position({ spot: waypoint(point), time, accuracy: jsonText(point, 'accuracyMeters') }, where)
  }
}

const spotAt = (value: JsonValue | undefined): Spot | undefined => readE7(jsonText(value, 'latitudeE7'), jsonText(value, 'longitudeE7'))
const waypoint = (value: JsonValue | undefined): Spot | undefined => readE7(jsonText(value, 'latE7'), jsonText(value, 'lngE7'))
