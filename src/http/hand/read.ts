/** From a form as typed to an item of its kind, or what is wrong with each field. */
import { isDay } from '#lib/pure/day'
import { readDate } from '#lib/pure/dates'
import { parseDecimal } from '#lib/pure/decimal'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { err, ok, type Result } from '#lib/pure/result'
import { clean } from '#lib/pure/text'
import { type FormField, formFields, type Item, type Kind, kinds } from '#model'
import type { Lang } from '#routes'
import type { HandError } from '#web'

/** What the form sent: texts alone, by field; those of an address are `address.city` and so on. */
export type Typed = { readonly [field: string]: string | undefined }

export interface Read {
  readonly errors: { readonly [field: string]: HandError }
  /** Present when nothing is wrong. */
  readonly item?: Item
}

interface Place {
  readonly lang: Lang
  /** IANA; the hours typed are of this zone. */
  readonly zone: string
  /** ISO 4217 code of the form's amounts. */
  readonly currency: string
}

/** The parts of an address, in its form. */
const addressParts = ['lines', 'postcode', 'city', 'country'] as const

/** Reads every field; the kind's own schema has the last word. Throws on nothing that a person can type. */
export function readTyped(kind: Kind, typed: Typed, where: { readonly lang: Lang; readonly zone: string }): Read {
  const fields = formFields(kind)
  const place: Place = { ...where, currency: (typed['currency'] ?? '').trim() }
  const errors: { [field: string]: HandError } = {}
  const item: { [field: string]: unknown } = { kind, schema: 1 }
  for (const field of fields) {
    const read = readField(field, typed, place)
    if (!read.ok) errors[field.name] = read.error
    else if (read.value !== undefined) item[field.name] = read.value
    else if (field.required) errors[field.name] = 'missing'
  }
  if (Object.keys(errors).length > 0) return { errors }
  const amounts = fields.filter(({ type }) => type === 'amount').map(({ name }) => name)
  const isOptional = fields.some(({ name, required }) => name === 'currency' && !required)
  // A currency chosen by default says nothing when there is no amount.
  if (isOptional && amounts.length > 0 && amounts.every((name) => item[name] === undefined)) delete item['currency']
  return parse(kind, item, fields, where.zone)
}

/** These fields alone, each as typed or what is wrong with it; undefined for what was emptied. */
export function readFields(
  kind: Kind,
  names: readonly string[],
  typed: Typed,
  where: { readonly lang: Lang; readonly zone: string },
): { readonly errors: Read['errors']; readonly fields: { readonly [field: string]: unknown } } {
  const place: Place = { ...where, currency: (typed['currency'] ?? '').trim() }
  const errors: { [field: string]: HandError } = {}
  const fields: { [field: string]: unknown } = {}
  for (const field of formFields(kind)) {
    if (!names.includes(field.name)) continue
    const read = readField(field, typed, place)
    if (!read.ok) errors[field.name] = read.error
    else if (read.value === undefined && field.required) errors[field.name] = 'missing'
    else fields[field.name] = read.value
  }
  return { errors, fields }
}

function parse(kind: Kind, item: { [field: string]: unknown }, fields: readonly FormField[], zone: string): Read {
  const { schema } = kinds[kind]
  const hasTime = fields.some(({ name, type }) => type === 'instant' && item[name] !== undefined)
  const zoned = hasTime ? schema.safeParse({ ...item, zone }) : undefined
  const parsed = zoned?.success ? zoned : schema.safeParse(item)
  if (parsed.success) return { errors: {}, item: parsed.data }
  return { errors: Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0] ?? fields[0]?.name), 'refused' as const])) }
}

type Value = Result<unknown, HandError>

function readField(field: FormField, typed: Typed, place: Place): Value {
  if (field.type === 'address') return readAddress(field.name, typed)
  const text = (typed[field.name] ?? '').toWellFormed().trim()
  return text === '' ? ok(undefined) : readers[field.type](text, place, field)
}

/** Coordinates are kept in 10⁻⁷ degrees. */
const degreePlaces = 7

const decimalOf = { fr: ',', en: '.' } as const

const readers: { readonly [T in Exclude<FormField['type'], 'address'>]: (text: string, place: Place, field: FormField) => Value } = {
  text: (text, _, { max = 140 }) => (text.length > max ? err('too-long') : ok(clean(text, max))),
  long(text, _, { max = 2000 }) {
    // oxlint-disable-next-line no-control-regex -- what a schema refuses, line ends apart
    const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    return plain.length > max ? err('too-long') : ok(plain)
  },
  day(text, { lang }) {
    if (isDay(text)) return ok(text)
    const read = readDate(text, lang === 'fr' || !/^\d{4}/.test(text) ? 'dmy' : 'ymd')
    return read.ok ? ok(read.value.day) : err('bad-day')
  },
  instant(text, { zone }) {
    const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/.exec(text) ?? []
    if (!isDay(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(time)) return err('bad-time')
    return ok(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' }))
  },
  amount(text, { lang, currency }) {
    const alone = parseAmount(text, currency)
    // `1,234` alone could be either: the reader's own language decides.
    const read = alone.ok || alone.error.type !== 'amount-unreadable' ? alone : parseAmount(text, currency, { decimal: decimalOf[lang] })
    return read.ok ? read : err(amountErrors[read.error.type])
  },
  currency: (text) => (minorDigits(text) === undefined ? err('bad-currency') : ok(text)),
  quantity(text, { lang }) {
    const alone = parseDecimal(text)
    const read = alone.ok ? alone : parseDecimal(text, { decimal: decimalOf[lang] })
    if (read.ok) return read
    return err(read.error.type === 'quantity-too-large' ? 'too-large' : 'bad-quantity')
  },
  degrees(text, { lang }) {
    const alone = parseDecimal(text, { places: degreePlaces })
    const read = alone.ok ? alone : parseDecimal(text, { decimal: decimalOf[lang], places: degreePlaces })
    return read.ok ? read : err('bad-degrees')
  },
  count: (text) => (/^[-−]?\d{1,15}$/.test(text) ? ok(Number(text.replace('−', '-'))) : err('bad-count')),
  choice: (text, _, { values = [] }) => (values.includes(text) ? ok(text) : err('bad-choice')),
  yes: () => ok(true),
  list(text, _, { max = 140 }) {
    const lines = text.split('\n').flatMap((line) => clean(line, 10_000) || [])
    return lines.some((line) => line.length > max) ? err('too-long') : ok(lines)
  },
}

const amountErrors = {
  'amount-unreadable': 'bad-amount',
  'amount-too-precise': 'too-precise',
  'amount-too-large': 'too-large',
  'currency-unknown': 'bad-currency',
} as const

function readAddress(name: string, typed: Typed): Value {
  const parts = addressParts.flatMap((part) => {
    const text = clean((typed[`${name}.${part}`] ?? '').toWellFormed(), 1_000)
    return text === '' ? [] : [[part, part === 'lines' ? [text] : text] as const]
  })
  if (parts.some(([part, text]) => text.length > (part === 'postcode' ? 16 : 140))) return err('too-long')
  return ok(parts.length === 0 ? undefined : Object.fromEntries(parts))
}
