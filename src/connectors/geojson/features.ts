/** From one feature to its positions and journeys. */
import { metresAlong, type Spot } from '#lib/pure/earth'
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import { type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import { textOf } from '../json-values.ts'
import { ownFields } from '../own-places.ts'
import type { Place, PlaceRecords } from '../place-records.ts'
import { modeOf, readInstant, readSpot } from '../place-values.ts'

const times = [
  'timestamp',
  'time',
  'datetime',
  'dateTime',
  'date',
  'when',
  'recorded_at',
  'recordedAt',
  'tst',
  'time_long',
  'created_at',
] as const
const ends = ['end', 'end_time', 'endTime', 'stop', 'ended_at'] as const
const starts = ['start', 'start_time', 'startTime', 'begin', 'started_at'] as const

export function createFeatures(records: PlaceRecords) {
  return { read }

  function* read(value: JsonValue, where: Place): Generator<Found | Problem> {
    if (!isFields(value)) return yield problem('section-unread', where)
    const properties = isFields(value['properties']) ? value['properties'] : {}
    if (jsonText(value, 'latitude') !== undefined && value['geometry'] === undefined)
      return yield* point(value, [value['longitude'] ?? null, value['latitude'] ?? null], where)
    const trip = ownFields('mobility.trip', textsOf(properties))
    if (trip !== undefined) return yield* records.own(trip, where)
    // A place that one keeps on a map is not somewhere that one was.
    if (['google_maps_url', 'Google Maps URL'].some((name) => properties[name] !== undefined)) return yield problem('section-unread', where)
    const type = jsonText(value, 'geometry/type')
    const coordinates = jsonAt(value, 'geometry/coordinates')
    if (type === 'Point') yield* point(properties, coordinates, where)
    else if (type === 'LineString' || type === 'MultiPoint')
      yield* line(properties, listOf(coordinates), stampsOf(properties, undefined), where)
    else if (type === 'MultiLineString')
      for (const [index, part] of listOf(coordinates).entries()) yield* line(properties, listOf(part), stampsOf(properties, index), where)
    else if (type === undefined) yield problem('position-unreadable', where)
    else yield problem('section-unread', { ...where, text: type })
  }

  function* point(said: Fields, coordinates: JsonValue | undefined, where: Place): Generator<Found | Problem> {
    const { spot, altitude } = spotOf(coordinates)
    yield* records.position(
      {
        spot,
        time: timeOf(said, [...times, ...starts]),
        end: jsonText(said, ...ends),
        altitude: altitude ?? jsonText(said, 'altitude', 'elevation', 'ele', 'alt'),
        accuracy: jsonText(said, 'accuracy', 'horizontal_accuracy', 'horizontalAccuracy', 'acc'),
        place: jsonText(said, 'place', 'name'),
        device: jsonText(said, 'device_id', 'deviceid', 'device', 'tracker_id'),
        own: ownFields('mobility.position', textsOf(said)),
      },
      where,
    )
  }

  /** A line with a time for each point is where one was; with one or two times, a journey. */
  function* line(said: Fields, points: readonly JsonValue[], stamps: readonly JsonValue[], where: Place): Generator<Found | Problem> {
    if (stamps.length > 0) {
      if (stamps.length !== points.length) yield problem(stamps.length < points.length ? 'time-missing' : 'position-unreadable', where)
      for (let index = 0; index < Math.min(stamps.length, points.length); index += 1)
        yield* records.position({ ...spotOf(points[index]), time: textOf(stamps[index]) }, where)
      return
    }
    const spots = points.flatMap((one) => spotOf(one).spot ?? [])
    const [from, to] = [spots[0], spots.at(-1)]
    if (from === undefined || to === undefined) return yield problem('position-unreadable', where)
    const mode = modeOf(jsonText(said, 'mode', 'activity', 'type', 'category', 'name'))
    yield* records.trip(
      { mode, start: timeOf(said, [...starts, ...times]), end: jsonText(said, ...ends), from, to, metres: String(metresAlong(spots)) },
      where,
    )
  }
}

/** The first that reads as an instant, or else the first there is, so that its problem is told. */
function timeOf(said: Fields, names: readonly string[]): string | undefined {
  const texts = names.flatMap((name) => jsonText(said, name) ?? [])
  return texts.find((text) => readInstant(text).ok) ?? texts[0]
}

/** Longitude comes first (RFC 7946 §3.1.1). */
function spotOf(value: JsonValue | undefined): { readonly spot: Spot | undefined; readonly altitude?: string | undefined } {
  const [east, north, altitude] = listOf(value).map((one) => textOf(one))
  return { spot: readSpot(north, east), altitude }
}

function stampsOf(properties: Fields, part: number | undefined): readonly JsonValue[] {
  const found = ['coordTimes', 'coordinateProperties/times', 'times', 'timestamps']
    .map((path) => jsonAt(properties, path))
    .find((one) => Array.isArray(one))
  const all = listOf(found)
  return part === undefined ? all : listOf(all[part])
}

const textsOf = (fields: Fields): readonly (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const text = textOf(value)
    return text === undefined ? [] : [[name, text] as const]
  })
