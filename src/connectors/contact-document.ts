/** A contact, of today's Cozy (`io.cozy.contacts`) or of the first (`fn`, `n`, `datapoints`). */
import { jsonAt, jsonText, type JsonValue } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type Contact, type Problem, problem } from '#model'
import { type Fields, isFields, listOf } from './json-documents.ts'
import { rawOf, readAddress, readDay, textOf } from './json-values.ts'

const used = new Set([
  '_id',
  '_rev',
  'fn',
  'n',
  'name',
  'fullname',
  'displayName',
  'docType',
  'note',
  'email',
  'phone',
  'address',
  'datapoints',
  'birthday',
  'company',
  'org',
  'jobTitle',
  'title',
  'revision',
])

export function* contactOf(fields: Fields): Generator<Contact | Problem> {
  const [family, given] = (jsonText(fields, 'n') ?? '').split(';')
  const givenName = cleanOrNone(jsonText(fields, 'name/givenName') ?? given, 140)
  const familyName = cleanOrNone(jsonText(fields, 'name/familyName') ?? family, 140)
  const emails = valuesOf(fields, 'email', 'address', 254)
  const phones = valuesOf(fields, 'phone', 'number', 40)
  const name =
    cleanOrNone(jsonText(fields, 'fullname', 'fn', 'displayName'), 140) ??
    cleanOrNone([givenName, familyName].filter(Boolean).join(' '), 140) ??
    emails[0] ??
    phones[0]
  if (name === undefined) return yield problem('record-refused')
  const organisation = cleanOrNone(jsonText(fields, 'company', 'org'), 140)
  const role = cleanOrNone(jsonText(fields, 'jobTitle', 'title'), 140)
  const birthday = readDay(jsonText(fields, 'birthday', 'bday'))
  const note = cleanOrNone(jsonText(fields, 'note'), 2000)
  const addresses = [...listOf(fields['address']), ...pointsOf(fields, 'adr')].flatMap((value) => addressOf(value)).slice(0, 10)
  yield {
    kind: 'contact',
    schema: 1,
    name,
    ...(givenName === undefined ? {} : { givenName }),
    ...(familyName === undefined ? {} : { familyName }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(role === undefined ? {} : { role }),
    ...(birthday.ok ? { birthday: birthday.value.day } : {}),
    ...(emails.length === 0 ? {} : { emails }),
    ...(phones.length === 0 ? {} : { phones }),
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(note === undefined ? {} : { note }),
    ...rawOf(fields, used),
  }
}

function addressOf(value: JsonValue) {
  if (Array.isArray(value)) {
    const lines = value.flatMap((line) => cleanOrNone(textOf(line), 140) ?? [])
    return lines.length === 0 ? [] : [{ lines: lines.slice(0, 8) }]
  }
  const read = readAddress(value)
  return read === undefined ? [] : [read.address]
}

const pointsOf = (fields: Fields, name: string): JsonValue[] =>
  listOf(fields['datapoints']).flatMap((point) =>
    isFields(point) && jsonText(point, 'name') === name ? [jsonAt(point, 'value') ?? null] : [],
  )

function valuesOf(fields: Fields, name: string, key: string, max: number): string[] {
  const point = name === 'phone' ? 'tel' : name
  const written = [
    ...listOf(fields[name]).map((one) => (isFields(one) ? jsonText(one, key) : textOf(one))),
    ...pointsOf(fields, point).map((one) => textOf(one)),
  ]
  return [...new Set(written.flatMap((text) => cleanOrNone(text, max) ?? []))].slice(0, 20)
}
