/** GeoJSON (RFC 7946) of loggers and applications, Overland's batches, and bare lists of points. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { type JsonError, readJson } from '#lib/pure/json'
import { type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { createPlaceRecords } from '../place-records.ts'
import { createFeatures } from './features.ts'

export const geojson: Connector = { name: 'geojson', recognise, parse }

function recognise(head: Uint8Array): number {
  const { text } = decodeBytes(head)
  if (!/^[\s\uFEFF]*[[{]/u.test(text)) return 0
  const isTimed = /"(?:[a-z_]*time[a-z_]*|times|date|datetime|tst|when|start|at|coordTimes)"\s*:/i.test(text)
  if (/"type"\s*:\s*"(?:FeatureCollection|Feature)"/.test(text)) return isTimed ? 0.9 : 0.6
  // A list of points, one object each.
  return /^[\s\uFEFF]*\[\s*\{[^[{]*"latitude"\s*:[^[{]*"longitude"\s*:/u.test(text) && isTimed ? 0.7 : 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const { text } = decodeBytes(await source.read(0, 65_536))
  if (text.trim() === '') return yield problem('empty-file', { fatal: true })
  const isList = /^[\s\uFEFF]*\[/u.test(text)
  const isOne = !isList && !/"(?:features|locations)"\s*:/.test(text)
  const take = (names: readonly string[]): boolean => {
    if (isOne) return names.length === 0
    if (isList) return names.length === 1
    return names.length === 2 && names[1] === '*' && (names[0] === 'features' || names[0] === 'locations')
  }
  const records = createPlaceRecords()
  const features = createFeatures(records)
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') return yield ended(event.error, records.count())
    yield* features.read(event.value, { line: event.line, ...(event.path === '' ? {} : { path: event.path }) })
  }
  if (records.count() === 0) yield problem('no-operation')
}

/** What came before the end of a file that was cut holds. */
export const ended = ({ type, line }: JsonError, read: number): Problem =>
  problem(type === 'too-large' ? 'malformed' : type, { line, fatal: read === 0 || type === 'too-deep' })
