/** What our own GPX and GeoJSON say beyond those formats, so that records come back as they left. */
import { kinds, mobilityFields, type MobilityPosition, type MobilityTrip } from '#model'

type Own = MobilityPosition | MobilityTrip

const numbers = new Set(
  'latitude longitude fromLatitude fromLongitude toLatitude toLongitude accuracy altitude distance cost schema'.split(' '),
)

/** The fields of a kind among texts by name; undefined when they name another kind, or none. */
export function ownFields(kind: Own['kind'], texts: Iterable<readonly [string, string]>): { [field: string]: string | number } | undefined {
  const given = new Map(texts)
  if (given.get('kind') !== kind) return undefined
  const fields = [...given].filter(([name]) => name !== 'raw' && mobilityFields[kind].has(name))
  return Object.fromEntries(fields.map(([name, text]) => [name, numbers.has(name) ? Number(text) : text]))
}

/** The item that these fields make, when its kind takes it. */
export function ownItem<K extends Own['kind']>(kind: K, fields: object): Extract<Own, { kind: K }> | undefined {
  const parsed = kinds[kind].schema.safeParse({ kind, schema: 1, ...fields })
  return parsed.success ? parsed.data : undefined
}
