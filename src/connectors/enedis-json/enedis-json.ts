/** Enedis in JSON: Data Connect (2017, v4, v5), with contracts, names and addresses, and the professional flows R63, R65, R66. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { jsonAt, type JsonValue, readJson } from '#lib/pure/json'
import { isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { readingsOf, type Series } from '../meter-series.ts'
import { factsOf, mergedFacts } from './customer.ts'
import { seriesOf } from './readings.ts'

export const enedisJson: Connector = { name: 'enedis-json', recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head).text
  // A vocabulary (JSON-LD) that describes these names holds no reading.
  if (!/^[\s\uFEFF]*[[{]/.test(text) || text.includes('"@context"')) return 0
  const has = (...names: readonly string[]) => names.every((name) => text.includes(`"${name}"`))
  if (has('meter_reading', 'usage_point_id') && (has('interval_reading') || has('interval_block'))) return 1
  if (/"codeFlux"\s*:\s*"R6[356]/.test(text) || has('mesures', 'idPrm', 'grandeur')) return 1
  if (has('interval_reading', 'measuring_period') || has('meter_reading', 'interval_reading')) return 0.9
  if (has('usage_points', 'usage_point_id')) return 0.9
  return has('customer_id') && (has('usage_point_address') || has('identity') || has('contact_data')) ? 0.9 : 0
}

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const start = decodeBytes(await source.read(0, 4_096)).text
  const list = /^[\s\uFEFF]*\[/.test(start)
  // The flows may be long: each of their points of delivery is read alone.
  const flow = /"(?:mesures|header)"\s*:/.test(start)
  const take = (names: readonly string[]) =>
    list ? names.length === 1 : flow ? names.length === 2 && names[0] === 'mesures' && names[1] === '*' : names.length === 0
  const series: Series[] = []
  /** What a customer's documents say together, by point and customer. */
  const said = new Map<string, Found>()
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') {
      const { type, line } = event.error
      return yield problem(type === 'too-large' ? 'too-many-records' : type, { line, fatal: true })
    }
    const { path, line } = event
    const place = { line, ...(path === '' ? {} : { path }) }
    const value = unwrapped(event.value)
    for (const found of factsOf(value, place)) {
      const key = keyOf(found)
      const before = said.get(key)
      said.set(key, before === undefined ? found : { ...before, item: mergedFacts(before.item, found.item) })
    }
    yield* seriesOf(value, { ...place, name: source.name }, series)
  }
  yield* said.values()
  let facts = said.size
  for (const one of series) {
    for (const found of readingsOf(one, [])) {
      if (!isProblem(found)) facts += 1
      yield found
    }
  }
  if (facts === 0) yield problem('no-operation')
}

const keyOf = ({ item }: Found): string =>
  item.kind === 'contract'
    ? `contract ${item.number ?? ''} ${item.number === undefined ? item.customerId : ''}`
    : `${item.kind} ${'customerId' in item ? item.customerId : ''}`

/** Relays put an answer under `data` or `body`. */
function unwrapped(value: JsonValue): JsonValue {
  for (const name of ['data', 'body', 'response']) {
    const inside = jsonAt(value, name)
    if (typeof inside === 'object' && inside !== null && jsonAt(value, 'meter_reading') === undefined) return inside
  }
  return value
}
