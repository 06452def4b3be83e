/** Tracks in XML: GPX, KML (a KMZ is an archive that holds one) and TCX. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { readXml, type XmlError, type XmlEvent } from '#lib/pure/xml'
import { type Problem, problem, type ProblemCode } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { createPlaceRecords } from '../place-records.ts'
import { createGpx } from './gpx.ts'
import { createKml } from './kml.ts'
import { createTcx } from './tcx.ts'

export const tracks: Connector = { name: 'tracks', recognise, parse }

const dialects = { gpx: createGpx, kml: createKml, TrainingCenterDatabase: createTcx } as const
type Root = keyof typeof dialects

function recognise(head: Uint8Array): number {
  return rootOf(head) === undefined ? 0 : 1
}

function rootOf(head: Uint8Array): Root | undefined {
  const { text } = decodeBytes(head)
  const before = /^(?:[\uFEFF\s]+|<\?[^>]*>|<!--[^]*?-->)*/u.exec(text)![0]
  const root = /^<(?:[\w.-]+:)?(gpx|kml|TrainingCenterDatabase)(?=[\s/>])/.exec(text.slice(before.length))?.[1]
  return root as Root | undefined
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 65_536)
  if (head.every((byte) => byte <= 0x20) && head.length === source.size) return yield problem('empty-file', { fatal: true })
  const records = createPlaceRecords()
  const dialect = dialects[rootOf(head) ?? 'gpx'](records)
  for await (const event of readXml(() => source.stream(), dialect)) {
    if (event.type === 'encoding-assumed') yield problem('encoding-assumed', { text: event.encoding })
    else if (event.type === 'error') return yield ended(event.error, records.count())
    else yield* dialect.read(event)
  }
  if (records.count() === 0) yield problem('no-operation')
}

/** A phone that stops writes half a file: what came before holds. One that may hide an attack gives nothing. */
const ended = ({ type, line }: XmlError, read: number): Problem =>
  problem(codes[type], { line, fatal: read === 0 || type === 'doctype-refused' || type === 'too-deep' })

const codes: { readonly [type in XmlError['type']]: ProblemCode } = {
  'doctype-refused': 'doctype-refused',
  'too-deep': 'too-deep',
  'too-large': 'malformed',
  truncated: 'truncated',
  malformed: 'malformed',
}

/** What a dialect takes from the stream, and what it makes of each event. */
export interface Dialect {
  readonly take: (name: string, parents: readonly string[]) => boolean
  readonly repeated: ReadonlySet<string>
  read(event: Exclude<XmlEvent, { type: 'error' | 'encoding-assumed' }>): Generator<Found | Problem>
}
