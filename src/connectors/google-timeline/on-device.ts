/** The Timeline that phones keep since 2024, as Android (`semanticSegments`, `rawSignals`) and iOS (a bare list) export it. */
import { jsonText, type JsonValue } from '#lib/pure/json'
import type { Spot } from '#lib/pure/earth'
import { type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import type { Place, PlaceRecords } from '../place-records.ts'
import { modeOf, readInstant, readPair } from '../place-values.ts'
import { placeName } from './names.ts'

type Read = Generator<Found | Problem>

/** What a phone writes beside places: its networks, its guesses, the journeys of several days it remembers. */
const passedOver = ['timelineMemory', 'wifiScan', 'activityRecord', 'barometer']

export function* onDevice(value: Fields, where: Place, records: PlaceRecords): Read {
  const [start, end] = [jsonText(value, 'startTime'), jsonText(value, 'endTime')]
  const { visit, activity, timelinePath, position } = value
  if (isFields(visit)) {
    const top = visit['topCandidate']
    const spot = pairAt(top, 'placeLocation')
    const raw = { placeId: jsonText(top, 'placeId', 'placeID') }
    yield* records.position({ spot, time: start, end, place: placeName(undefined, jsonText(top, 'semanticType')), raw }, where)
  } else if (isFields(activity)) {
    const [from, to] = [pairAt(activity, 'start'), pairAt(activity, 'end')]
    const mode = modeOf(jsonText(activity, 'topCandidate/type'))
    yield* records.trip({ mode, start, end, from, to, metres: jsonText(activity, 'distanceMeters') }, where)
  } else if (timelinePath !== undefined) {
    for (const point of listOf(timelinePath)) {
      const time = jsonText(point, 'time') ?? later(start, jsonText(point, 'durationMinutesOffsetFromStartTime'))
      yield* records.position({ spot: pairAt(point, 'point'), time }, where)
    }
  } else if (isFields(position)) {
    const [accuracy, altitude] = [jsonText(position, 'accuracyMeters'), jsonText(position, 'altitudeMeters')]
    yield* records.position(
      { spot: pairAt(position, 'LatLng') ?? pairAt(position, 'latLng'), time: jsonText(position, 'timestamp'), accuracy, altitude },
      where,
    )
  } else if (!passedOver.some((name) => value[name] !== undefined)) yield problem('section-unread', where)
}

/** `{ "latLng": "48.8°, 2.3°" }`, or the pair alone. */
const pairAt = (value: JsonValue | undefined, name: string): Spot | undefined => readPair(jsonText(value, `${name}/latLng`, name))

/** iOS counts the minutes since the beginning of the segment. */
function later(start: string | undefined, minutes: string | undefined): string | undefined {
  const from = readInstant(start)
  if (!from.ok || minutes === undefined || !/^\d{1,6}$/.test(minutes)) return undefined
  return new Date(Date.parse(from.value.at) + Number(minutes) * 60_000).toISOString()
}
