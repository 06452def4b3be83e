/** The person, her home and those who live or sign with her, as EDF and MAIF describe them. */
import { parseDecimal } from '#lib/pure/decimal'
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type Contact, type Household, type IdentityProfile, type Item, type Problem, problem } from '#model'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import { rawOf, readAddress, readDay } from '../json-values.ts'

export function* edfClient(fields: Fields): Generator<Item | Problem> {
  const by = cleanOrNone(jsonText(fields, 'vendor'), 140) ?? 'EDF'
  yield* profileOf(
    fields,
    by,
    fields['name'],
    jsonText(fields, 'clientId'),
    new Set(['vendor', 'clientId', 'name', 'address', 'coHolder', 'email', 'telMobile', 'telFixe', 'docType']),
  )
  // Someone else signed too: a third party, apart from the person.
  yield* thirdParty(fields['coHolder'], by, 'co-titulaire')
}

export function* maifMember(fields: Fields): Generator<Item | Problem> {
  for (const one of listOf(fields['societaire'])) if (isFields(one)) yield* maifProfile(one)
}

/** The first member is the person; the others live with her. */
export function* maifHousehold(fields: Fields): Generator<Item | Problem> {
  for (const one of listOf(fields['foyer'])) {
    if (!isFields(one)) continue
    const members = listOf(one['membres']).filter((member) => isFields(member))
    yield* householdOf(one, 'MAIF', members.length === 0 ? {} : { persons: members.length }, new Set(['name', 'address', 'membres']))
    for (const [at, member] of members.entries()) {
      const isMain = /principal/i.test(jsonText(member, 'quality') ?? '') || (at === 0 && jsonText(member, 'quality') === undefined)
      if (isMain) yield* maifProfile(member)
      else yield* thirdParty(member, 'MAIF', jsonText(member, 'quality') ?? 'membre du foyer')
    }
  }
}

export function* maifHome(fields: Fields): Generator<Item | Problem> {
  for (const one of listOf(fields['home'])) {
    if (!isFields(one)) continue
    const texts = {
      housing: cleanOrNone(jsonText(one, 'natureLieu'), 80),
      occupation: cleanOrNone(jsonText(one, 'situationJuridiqueLieu'), 140),
      rooms: cleanOrNone(jsonText(one, 'nombrePieces'), 80),
    }
    yield* householdOf(one, 'MAIF', texts, new Set(['name', 'address', 'natureLieu', 'situationJuridiqueLieu', 'nombrePieces']))
  }
}

export function* energyProfile(fields: Fields): Generator<Item | Problem> {
  const day = readDay(jsonText(fields, 'beginTs', 'date'))
  const surface = parseDecimal(jsonText(fields, 'surface') ?? '', { decimal: '.' })
  const persons = Number(jsonText(fields, 'occupantsCount') ?? 'none')
  const texts = {
    housing: cleanOrNone(jsonText(fields, 'housingType'), 80),
    residence: cleanOrNone(jsonText(fields, 'residenceType'), 80),
    occupation: cleanOrNone(jsonText(fields, 'occupationType'), 140),
    built: cleanOrNone(jsonText(fields, 'constructionDate'), 16),
    heating: cleanOrNone(jsonText(fields, 'principalHeatingSystemType'), 80),
    hotWater: cleanOrNone(jsonText(fields, 'sanitoryHotWaterType', 'sanitaryHotWaterType'), 80),
    ...(surface.ok ? { surface: surface.value } : {}),
    ...(Number.isInteger(persons) && persons >= 0 && persons <= 1000 ? { persons } : {}),
    ...(day.ok ? { day: day.value.day } : {}),
  }
  const taken = [
    'housingType',
    'residenceType',
    'occupationType',
    'constructionDate',
    'principalHeatingSystemType',
    'sanitoryHotWaterType',
    'surface',
    'occupantsCount',
    'origin',
    'docType',
  ]
  yield* householdOf(fields, cleanOrNone(jsonText(fields, 'origin'), 140) ?? 'EDF', texts, new Set(taken))
}

const maifProfile = (fields: Fields): Generator<Item | Problem> =>
  profileOf(
    fields,
    'MAIF',
    fields['name'],
    jsonText(fields, 'referenceClient'),
    new Set(['name', 'address', 'email', 'telMobile', 'telFixe', 'birthdate', 'profession', 'familySituation', 'referenceClient']),
  )

function* profileOf(
  fields: Fields,
  by: string,
  name: JsonValue | undefined,
  customer: string | undefined,
  used: ReadonlySet<string>,
): Generator<Item | Problem> {
  const names = namesOf(name)
  if (names === undefined) return yield problem('record-refused', { path: 'name' })
  const title = cleanOrNone(jsonText(name, 'prefix', 'title'), 40)
  const birthName = cleanOrNone(jsonText(name, 'maiden'), 140)
  const birthday = readDay(jsonText(fields, 'birthdate'))
  const profession = cleanOrNone(jsonText(fields, 'profession'), 140)
  const familySituation = cleanOrNone(jsonText(fields, 'familySituation'), 140)
  const customerId = cleanOrNone(customer, 64)
  const address = readAddress(fields['address'])
  if (address?.doubtful !== undefined) yield problem('value-doubtful', { path: 'address/postcode', text: address.doubtful })
  const profile: IdentityProfile = {
    kind: 'identity.profile',
    schema: 1,
    by,
    ...names,
    ...(title === undefined ? {} : { title }),
    ...(birthName === undefined ? {} : { birthName }),
    ...(birthday.ok ? { birthday: birthday.value.day } : {}),
    ...(profession === undefined ? {} : { profession }),
    ...(familySituation === undefined ? {} : { familySituation }),
    ...(customerId === undefined ? {} : { customerId }),
    ...reached(fields),
    ...(address === undefined ? {} : { addresses: [address.address] }),
    ...rawOf(fields, used),
  }
  yield profile
}

function* thirdParty(value: JsonValue | undefined, organisation: string, role: string): Generator<Contact> {
  if (!isFields(value)) return
  const names = namesOf(value['name'] ?? value)
  if (names === undefined) return
  yield { kind: 'contact', schema: 1, ...names, organisation, role: cleanOrNone(role, 140) ?? role.slice(0, 140), ...reached(value) }
}

function* householdOf(
  fields: Fields,
  by: string,
  more: { readonly [K in keyof Household]?: Household[K] | undefined },
  used: ReadonlySet<string>,
): Generator<Household | Problem> {
  const name = cleanOrNone(jsonText(fields, 'name'), 140)
  const address = readAddress(fields['address'])
  if (address?.doubtful !== undefined) yield problem('value-doubtful', { path: 'address/postcode', text: address.doubtful })
  yield {
    kind: 'household',
    schema: 1,
    by,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address: address.address }),
    ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
    ...rawOf(fields, used),
  }
}

type Names = Pick<IdentityProfile, 'name' | 'givenName' | 'familyName'>

function namesOf(value: JsonValue | undefined): Names | undefined {
  const givenName = cleanOrNone(jsonText(value, 'given', 'givenName'), 140)
  const familyName = cleanOrNone(jsonText(value, 'family', 'familyName'), 140)
  const name =
    cleanOrNone(jsonText(value, 'formated', 'formatted') ?? (typeof value === 'string' ? value : undefined), 140) ??
    cleanOrNone([givenName, familyName].filter(Boolean).join(' '), 140)
  if (name === undefined) return undefined
  return { name, ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) }
}

function reached(fields: Fields): Pick<IdentityProfile, 'emails' | 'phones'> {
  const written = (names: readonly string[], max: number) => [
    ...new Set(names.flatMap((name) => cleanOrNone(jsonText({ one: jsonAt(fields, name) ?? null }, 'one'), max) ?? [])),
  ]
  const emails = written(['email', 'loginEmail'], 254)
  const phones = written(['telMobile', 'telFixe', 'phone'], 40)
  return { ...(emails.length === 0 ? {} : { emails }), ...(phones.length === 0 ? {} : { phones }) }
}
