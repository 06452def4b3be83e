/** Positions and journeys as GeoJSON (RFC 7946): a feature each, what they say beside as properties named as in our own tables. */
import { decimalText } from '#lib/pure/decimal'
import type { Record } from '#model'
import { endsOf, type Placed, said, type Spot } from './placed.ts'

export async function* writeGeoJson(groups: AsyncIterable<readonly Placed[]>): AsyncGenerator<string, void> {
  yield '{"type":"FeatureCollection","features":['
  let between = '\n'
  for await (const group of groups) {
    for (let from = 0; from < group.length; from += atOnce) {
      const some = group.slice(from, from + atOnce)
      yield between + some.map((record) => (record.kind === 'mobility.trip' ? journey(record) : position(record))).join(',\n')
      between = ',\n'
    }
  }
  yield '\n]}\n'
}

/** Features in one piece of text: those of a whole month would be long. */
const atOnce = 500

/** The height is the third coordinate; `time` is what other programs look for. */
function position(record: Record<'mobility.position'>): string {
  const { at, altitude } = record
  const height = altitude === undefined ? '' : `,${decimalText(altitude, 6)}`
  const coordinates = `[${lonLat(record)}${height}]`
  return feature(record.id, `{"type":"Point","coordinates":${coordinates}}`, { kind: record.kind, time: at, ...said(record) })
}

/** A line between its ends, the end that is known, or nowhere. */
function journey(record: Record<'mobility.trip'>): string {
  const ends = endsOf(record).map(({ spot }) => `[${lonLat(spot)}]`)
  const geometry =
    ends.length === 2
      ? `{"type":"LineString","coordinates":[${ends.join(',')}]}`
      : ends.length === 1
        ? `{"type":"Point","coordinates":${ends[0]}}`
        : 'null'
  return feature(record.id, geometry, { kind: record.kind, ...said(record) })
}

const feature = (id: string, geometry: string, properties: object): string =>
  `{"type":"Feature","id":${JSON.stringify(id)},"geometry":${geometry},"properties":${JSON.stringify(properties)}}`

const lonLat = ({ latitude, longitude }: Spot): string => `${decimalText(longitude, 7)},${decimalText(latitude, 7)}`
