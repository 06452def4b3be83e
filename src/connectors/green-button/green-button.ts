/** Green Button: the ESPI Atom feeds of North American utilities, for electricity, gas and water. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { readXml, type XmlError } from '#lib/pure/xml'
import { openZone } from '#lib/pure/zone'
import { isProblem, type Problem, problem, type ProblemCode } from '#model'
import type { Connector, Found, Source } from '../connector.ts'
import { readFeed } from './entries.ts'
import { createReadings } from './readings.ts'

export const greenButton: Connector = { name: 'green-button', recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head).text
  const before = /^(?:[\uFEFF\s]+|<\?[^>]*>|<!--[^]*?-->)*/u.exec(text)![0]
  const tag = /^<(?:[\w.-]+:)?(feed|entry|UsagePoint|IntervalBlock|MeterReading)[\s/>]/.exec(text.slice(before.length))
  if (tag === null) return 0
  return /naesb\.org\/espi/.test(text.slice(before.length)) ? 1 : 0
}

const taken = new Set(['IntervalReading', 'UsageSummary', 'ElectricPowerUsageSummary'])

async function* parse(source: Source): AsyncGenerator<Found | Problem> {
  const head = await source.read(0, 1_024)
  if (head.length === source.size && head.every((byte) => byte <= 0x20)) return yield problem('empty-file', { fatal: true })
  const feed = await readFeed(source)
  if (feed.encoding !== undefined) yield problem('encoding-assumed', { text: feed.encoding })
  if (feed.error !== undefined) return yield problem(codes[feed.error.type], { line: feed.error.line, fatal: true })
  const opened = openZone(feed.clock.zone)
  if (!opened.ok) throw new Error(`the platform does not know ${feed.clock.zone}`)
  const readings = createReadings(feed, opened.value)
  let entry = -1
  let count = 0
  const repeated = new Set(['entry', 'IntervalBlock', 'IntervalReading'])
  for await (const event of readXml(() => source.stream(), { take: (name) => taken.has(name), repeated })) {
    if (event.type === 'open' && event.name === 'entry') entry += 1
    else if (event.type === 'node') {
      for (const found of readings.read(event.node, feed.entries[entry])) {
        if (!isProblem(found) && (count += 1) === 1 && feed.clock.assumed) yield problem('zone-assumed', { text: feed.clock.zone })
        yield found
      }
    }
  }
  if (count === 0) yield problem('no-operation')
}

const codes: { readonly [type in XmlError['type']]: ProblemCode } = {
  'doctype-refused': 'doctype-refused',
  'too-deep': 'too-deep',
  'too-large': 'malformed',
  truncated: 'truncated',
  malformed: 'malformed',
}
