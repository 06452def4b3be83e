/** Google's history of places: Records.json, the Semantic Location History, and the Timeline.json of phones. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { readJson } from '#lib/pure/json'
import { type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { isFields } from '../json-documents.ts'
import { createPlaceRecords } from '../place-records.ts'
import { onDevice } from './on-device.ts'
import { onRecord, onTimelineObject } from './takeout.ts'

export const googleTimeline: Connector = { name: 'google-timeline', recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head)
  if (isNotice(text)) return 0.9
  if (!/^[\s\uFEFF]*[[{]/u.test(text)) return 0
  const has = (...names: readonly string[]): boolean => names.some((name) => text.includes(`"${name}"`))
  if (/^[\s\uFEFF]*\{\s*"(?:timelineObjects|semanticSegments|rawSignals|userLocationProfile)"\s*:/u.test(text)) return 1
  if (has('locations') && has('latitudeE7', 'timestampMs')) return 1
  const isList = /^[\s\uFEFF]*\[\s*\{/u.test(text) && has('startTime') && has('endTime')
  return isList && has('visit', 'timelinePath', 'activity', 'timelineMemory') ? 0.95 : 0
}

/** The text that Takeout puts in place of a Timeline it cannot read. */
const isNotice = (text: string): boolean =>
  text.length < 4_096 &&
  !/^[\s\uFEFF]*[[{<]/u.test(text) &&
  (/\bencrypted\b[^.]{0,40}\bTimeline\b/i.test(text) ||
    /\bTimeline\b[^.]{0,40}\bencrypted\b/i.test(text) ||
    /Trajets?\b.{0,80}chiffr/isu.test(text) ||
    /chiffr.{0,80}\bTrajets?\b/isu.test(text))

/** Lists whose elements are read one at a time. */
const lists = new Set(['locations', 'timelineObjects', 'semanticSegments', 'rawSignals'])

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const { text } = decodeBytes(await source.read(0, 65_536))
  if (text.trim() === '') return yield problem('empty-file', { fatal: true })
  if (isNotice(text)) return yield problem('timeline-encrypted', { fatal: true })
  const isList = /^[\s\uFEFF]*\[/u.test(text)
  const take = (names: readonly string[]): boolean =>
    isList ? names.length === 1 : names.length === 2 && names[1] === '*' && lists.has(names[0]!)
  const records = createPlaceRecords()
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') {
      const { type, line } = event.error
      return yield problem(type === 'too-large' ? 'malformed' : type, { line, fatal: records.count() === 0 || type === 'too-deep' })
    }
    const { value, path, line } = event
    const where = { line, path }
    if (!isFields(value)) yield problem('section-unread', where)
    else if (path.startsWith('locations')) yield* onRecord(value, where, records)
    else if (path.startsWith('timelineObjects')) yield* onTimelineObject(value, where, records)
    else yield* onDevice(value, where, records)
  }
  if (records.count() === 0) yield problem('no-operation')
}
