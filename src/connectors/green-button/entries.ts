/** The first pass over a feed: which meter reading is of which type, of which point, on which clock. Readings are not looked at. */
import { minorDigits } from '#lib/pure/money'
import { clean } from '#lib/pure/text'
import { readXml, textAt, type XmlError, type XmlNode } from '#lib/pure/xml'
import type { EnergyReading } from '#model'
import type { Source } from '../connector.ts'
import { type Clock, clockOf } from './clock.ts'
import { type Unit, unitOf } from './units.ts'

export interface Entry {
  self: string
  up: string
  readonly related: string[]
}

/** What a reading is counted in, and which way. */
export interface ReadingType {
  readonly unit: Unit | undefined
  readonly uom: string | undefined
  readonly multiplier: number
  readonly currency: string | undefined
  readonly direction: EnergyReading['direction']
  readonly net: boolean
}

export interface Feed {
  readonly error: XmlError | undefined
  readonly encoding: string | undefined
  /** In the order of the file. */
  readonly entries: readonly Entry[]
  readonly clock: Clock
  typeOf(entry: Entry | undefined): ReadingType | undefined
  fluidOf(entry: Entry | undefined): EnergyReading['fluid']
  meterOf(entry: Entry | undefined): string
}

const small = new Set(['link', 'ReadingType', 'LocalTimeParameters', 'ServiceCategory'])

export async function readFeed(source: Source): Promise<Feed> {
  const entries: Entry[] = []
  const types = new Map<string, ReadingType>()
  const points = new Map<string, string>()
  const pending: { entry: Entry; node: XmlNode }[] = []
  let current: Entry = { self: '', up: '', related: [] }
  let times: XmlNode | undefined
  let error: XmlError | undefined
  let encoding: string | undefined
  const take = (name: string) => small.has(name)
  for await (const event of readXml(() => source.stream(), { take, repeated: new Set(['entry']) })) {
    if (event.type === 'open' && event.name === 'entry') entries.push((current = { self: '', up: '', related: [] }))
    else if (event.type === 'error') error = event.error
    else if (event.type === 'encoding-assumed') encoding = event.encoding
    else if (event.type === 'node') {
      const { node } = event
      if (node.name === 'link') addLink(current, node)
      else if (node.name === 'LocalTimeParameters') times ??= node
      else pending.push({ entry: current, node })
    }
  }
  for (const { entry, node } of pending) {
    if (node.name === 'ReadingType') types.set(entry.self, typeFrom(node))
    else points.set(entry.self, textAt(node, 'kind') ?? '')
  }
  const only = types.size === 1 ? [...types.values()][0] : undefined
  const onlyKind = new Set(points.values()).size === 1 ? [...points.values()][0] : undefined
  const byReading = new Map(
    entries.flatMap((entry): [string, ReadingType][] => {
      const type = entry.related.map((href) => types.get(href)).find((one) => one !== undefined)
      return type === undefined ? [] : [[entry.self, type]]
    }),
  )
  return {
    error,
    encoding,
    entries,
    clock: clockOf(times),
    typeOf: (entry) => byReading.get(meterReadingOf(entry)) ?? byReading.get(entry?.self ?? '') ?? only,
    fluidOf(entry) {
      const point = [...points].find(([self]) => self !== '' && within(entry, self))
      return fluids[point?.[1] ?? onlyKind ?? ''] ?? 'electricity'
    },
    meterOf: (entry) => meterOf(entry),
  }
}

const fluids: { readonly [kind: string]: EnergyReading['fluid'] } = { 0: 'electricity', 1: 'gas', 2: 'water', 4: 'heat' }

function addLink(entry: Entry, { attributes }: XmlNode): void {
  const [href, rel] = [attributes.get('href')?.replace(/\/+$/, '') ?? '', attributes.get('rel')]
  if (rel === 'self') entry.self = href
  else if (rel === 'up') entry.up = href
  else if (rel === 'related' && entry.related.length < 100) entry.related.push(href)
}

/** The address of the meter reading that a block belongs to. */
const meterReadingOf = (entry: Entry | undefined): string =>
  (entry?.up === '' ? entry.self : (entry?.up ?? '')).replace(/\/IntervalBlock.*$/, '')

const within = (entry: Entry | undefined, point: string): boolean =>
  [entry?.self, entry?.up].some((href) => href !== undefined && (href === point || href.startsWith(`${point}/`)))

/** `RetailCustomer/4/UsagePoint/1` → `4/1`: points of two customers are two meters. */
function meterOf(entry: Entry | undefined): string {
  const match = [entry?.self, entry?.up].map((href) => /(?:^|\/)([^/]+)\/UsagePoint\/([^/]+)/.exec(href ?? '')).find((one) => one !== null)
  return match === undefined || match === null ? '' : clean(`${match[1]}/${match[2]}`, 64)
}

function typeFrom(node: XmlNode): ReadingType {
  const uom = textAt(node, 'uom')
  const multiplier = Number(textAt(node, 'powerOfTenMultiplier') ?? '0')
  const flow = textAt(node, 'flowDirection')
  return {
    uom,
    unit: unitOf(uom),
    multiplier: Number.isInteger(multiplier) && Math.abs(multiplier) <= 12 ? multiplier : 0,
    currency: currencyOf(textAt(node, 'currency')),
    direction: flow === '19' ? 'produced' : 'consumed',
    net: flow === '4',
  }
}

/** ISO 4217 by number, for the countries that publish Green Button; some write the letters. */
const byNumber: { readonly [number: string]: string } = { 840: 'USD', 124: 'CAD', 978: 'EUR', 826: 'GBP', 36: 'AUD' }

export function currencyOf(text: string | undefined): string | undefined {
  const code = byNumber[text?.replace(/^0+/, '') ?? ''] ?? text?.toUpperCase()
  return code !== undefined && minorDigits(code) !== undefined ? code : undefined
}
