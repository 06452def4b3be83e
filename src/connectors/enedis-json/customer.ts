/** Who Enedis knows at a meter: contracts, names and addresses, in the shapes of 2017 and of v5. */
import { isDay } from '#lib/pure/day'
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import { clean, cleanOrNone } from '#lib/pure/text'
import type { Contract, IdentityProfile, Item } from '#model'
import type { Found } from '../connector.ts'

interface Place {
  readonly line: number
  readonly path?: string
}

/** What a document says of a customer beside readings; nothing when it only holds readings. */
export function* factsOf(value: JsonValue, place: Place): Generator<Found> {
  const customer = jsonAt(value, 'customer') ?? value
  const customerId = cleanOrNone(jsonText(customer, 'customer_id'), 64)
  const identity = profileOf(customer, customerId)
  if (identity !== undefined) yield { item: identity, ...place }
  for (const point of pointsOf(customer)) {
    const item = contractOf(point, customer, customerId)
    if (item !== undefined) yield { item, ...place }
  }
}

/** Two documents on one customer or point, as one: the first word on each field stands, but a name stands before an address. */
export function mergedFacts(first: Item, second: Item): Item {
  const raw = { ...('raw' in second ? second.raw : {}), ...('raw' in first ? first.raw : {}) }
  const named = first.kind === 'identity.profile' && first.givenName === undefined && first.familyName === undefined
  // As plain objects: the product of two unions of kinds is more than the compiler takes.
  const [under, over]: readonly object[] = named ? [first, second] : [second, first]
  const merged = { ...under, ...over }
  return (Object.keys(raw).length === 0 ? merged : { ...merged, raw }) as Item
}

/** `usage_points` is a list, or one object in 2017; readings of 2017 carry their contract beside `usage_point`. */
function pointsOf(customer: JsonValue): readonly JsonValue[] {
  const points = jsonAt(customer, 'usage_points') ?? jsonAt(customer, 'usage_point')
  if (Array.isArray(points)) return points
  if (points !== undefined && points !== null) return [points]
  return jsonAt(customer, 'usage_point_address') === undefined ? [] : [customer]
}

function contractOf(point: JsonValue, customer: JsonValue, customerId: string | undefined): Contract | undefined {
  const text = (max: number, ...paths: readonly string[]) => cleanOrNone(jsonText(point, ...paths) ?? jsonText(customer, ...paths), max)
  const meter = text(64, 'usage_point/usage_point_id', 'usage_point_id')
  if (meter === undefined && customerId === undefined) return undefined
  const power = text(40, 'contracts/subscribed_power', 'power_subscribed', 'contract_power')
  const option = text(140, 'contracts/distribution_tariff', 'fee_schedule')
  const state = text(80, 'contracts/contract_status', 'usage_point/usage_point_status')
  const name = text(140, 'contracts/contract_type')
  const day = text(40, 'contracts/last_activation_date')?.slice(0, 10)
  const address = addressOf(jsonAt(point, 'usage_point/usage_point_addresses') ?? jsonAt(point, 'usage_point_address'))
  const raw = Object.fromEntries(
    [
      ['segment', text(40, 'contracts/segment', 'segment')],
      ['offpeak', text(200, 'contracts/offpeak_hours', 'time_slot')],
      ['meterType', text(40, 'usage_point/meter_type')],
      ['insee', text(20, 'INSEE_code', 'usage_point/usage_point_addresses/insee_code', 'usage_point_address/geo_point')],
    ].filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  // Readings alone say nothing of a contract.
  if ([power, option, state, name, day, address, jsonAt(customer, 'usage_points')].every((one) => one === undefined)) return undefined
  return {
    kind: 'contract',
    schema: 1,
    provider: 'Enedis',
    category: 'electricity',
    ...(meter === undefined ? {} : { number: meter }),
    ...(name === undefined ? {} : { name }),
    ...(state === undefined ? {} : { state }),
    ...(day !== undefined && isDay(day) ? { day } : {}),
    ...(customerId === undefined ? {} : { customerId }),
    ...(meter === undefined ? {} : { meter }),
    ...(option === undefined ? {} : { option }),
    ...(power === undefined ? {} : { power }),
    ...(address === undefined ? {} : { address }),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
  }
}

function profileOf(customer: JsonValue, customerId: string | undefined): IdentityProfile | undefined {
  const person = (...names: readonly string[]) =>
    cleanOrNone(jsonText(customer, ...names.map((name) => `identity/natural_person/${name}`)), 140)
  const [title, given, family] = [person('title'), person('firstname', 'first_name', 'name'), person('lastname', 'last_name')]
  const legal = cleanOrNone(jsonText(customer, 'identity/legal_person/name'), 140)
  const name = clean([given, family].filter((one) => one !== undefined).join(' '), 140) || legal
  const [email, phone] = [
    cleanOrNone(jsonText(customer, 'contact_data/email'), 254),
    cleanOrNone(jsonText(customer, 'contact_data/phone'), 40),
  ]
  if (name === undefined && email === undefined && phone === undefined) return undefined
  return {
    kind: 'identity.profile',
    schema: 1,
    by: 'Enedis',
    name: name ?? email ?? phone ?? '',
    ...(title === undefined ? {} : { title: clean(title, 40) }),
    ...(given === undefined ? {} : { givenName: given }),
    ...(family === undefined ? {} : { familyName: family }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(email === undefined ? {} : { emails: [email] }),
    ...(phone === undefined ? {} : { phones: [phone] }),
  }
}

function addressOf(value: JsonValue | undefined): Contract['address'] {
  const text = (max: number, ...names: readonly string[]) => cleanOrNone(jsonText(value, ...names), max)
  const street = cleanOrNone([text(20, 'street_number'), text(140, 'street')].filter((one) => one !== undefined).join(' '), 140)
  const lines = [
    text(140, 'additional_adress1', 'additional_address1'),
    text(140, 'additional_adress2', 'additional_address2'),
    street,
    text(140, 'locality'),
  ].filter((line) => line !== undefined)
  const [postcode, city, country] = [text(16, 'zip', 'postal_code'), text(140, 'city'), text(80, 'country')]
  if (lines.length === 0 && postcode === undefined && city === undefined) return undefined
  return {
    ...(lines.length === 0 ? {} : { lines }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(city === undefined ? {} : { city }),
    ...(country === undefined ? {} : { country }),
  }
}
