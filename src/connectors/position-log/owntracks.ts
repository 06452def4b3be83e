/** OwnTracks' recorder: a line an event, as `instant TAB topic TAB {JSON}`. Positions and crossings of a region are read. */
import { decodeStream, detectEncoding } from '#lib/pure/decode'
import { jsonText, parseJson } from '#lib/pure/json'
import { linesOf } from '#lib/pure/lines'
import { type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'
import type { PlaceRecords } from '../place-records.ts'
import { readSpot } from '../place-values.ts'

const shape = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\s+(\S.*?)\s*\t\s*(\{.*)$/

export const isRec = (text: string): boolean =>
  text
    .split(/\r?\n/)
    .slice(0, 5)
    .some((line) => shape.test(line) && line.includes('"_type"'))

/** Definitions of regions, goodbyes, pictures of friends, states of the phone: no place where one was. */
const passedOver = new Set(['waypoint', 'waypoints', 'lwt', 'card', 'cmd', 'configuration', 'steps', 'status', 'dump', 'beacon', 'request'])

export async function* readRec(source: Source, records: PlaceRecords): AsyncGenerator<Found | Problem> {
  const { encoding } = await detectEncoding(source.stream(), 'utf-8')
  for await (const { text, number, ended } of linesOf(decodeStream(source.stream(), encoding))) {
    if (text.trim() === '') continue
    const where = { line: number }
    const [, received, topic, json = ''] = shape.exec(text) ?? []
    const parsed = parseJson(new TextEncoder().encode(json))
    if (topic === undefined || !parsed.ok) {
      yield problem(ended ? 'malformed' : 'truncated', where)
      continue
    }
    const said = parsed.value
    const type = jsonText(said, '_type')
    if (type === 'location' || type === 'transition') {
      yield* records.position(
        {
          spot: readSpot(jsonText(said, 'lat'), jsonText(said, 'lon')),
          time: jsonText(said, 'tst') ?? received,
          accuracy: jsonText(said, 'acc'),
          altitude: jsonText(said, 'alt'),
          place: type === 'transition' ? jsonText(said, 'desc') : undefined,
          device: jsonText(said, 'tid'),
        },
        where,
      )
    } else if (type === undefined || !passedOver.has(type)) yield problem('section-unread', { ...where, text: type })
  }
}
