/** A record as the texts of its form, and what was changed in them. */
import { decimalText } from '#lib/pure/decimal'
import { formatDecimal } from '#lib/pure/money'
import { type FormField, formFields, type Record } from '#model'
import type { Lang } from '#routes'
import type { Typed } from '../hand/read.ts'

type Values = { readonly [field: string]: unknown }

/** What the form of a record shows before anything is changed. `zone` is the person's, where the record names none. */
export function typedOf(record: Record, lang: Lang, zone: string): { [field: string]: string } {
  const values = record as unknown as Values
  const typed: { [field: string]: string } = {}
  for (const field of formFields(record.kind)) {
    const value = values[field.name]
    if (value === undefined) continue
    if (field.type === 'address') {
      for (const [part, text] of Object.entries(value as Values))
        typed[`${field.name}.${part}`] = Array.isArray(text) ? text.join(', ') : String(text)
    } else typed[field.name] = textOf(field, value, values, lang, zoneOf(record, zone))
  }
  return typed
}

export const zoneOf = (record: Record, zone: string): string => ('zone' in record && record.zone) || zone

function textOf({ type }: FormField, value: unknown, values: Values, lang: Lang, zone: string): string {
  if (type === 'amount')
    return inLang(formatDecimal(Number(value), typeof values['currency'] === 'string' ? values['currency'] : 'EUR'), lang)
  if (type === 'quantity') return inLang(decimalText(Number(value), 6), lang)
  if (type === 'degrees') return inLang(decimalText(Number(value), 7), lang)
  if (type === 'yes') return 'yes'
  if (type === 'list') return (value as readonly string[]).join('\n')
  if (type === 'instant')
    return Temporal.Instant.from(String(value)).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
  return String(value)
}

const inLang = (text: string, lang: Lang): string => (lang === 'fr' ? text.replace('.', ',') : text)

/** Names of the fields whose texts were changed; an amount is read again when its currency is. */
export function changedNames(record: Record, before: Typed, after: Typed): string[] {
  const fields = formFields(record.kind)
  const same = (name: string): boolean => plain(before[name]) === plain(after[name])
  const changed = fields.filter(({ name, type }) =>
    type === 'address' ? !['lines', 'postcode', 'city', 'country'].every((part) => same(`${name}.${part}`)) : !same(name),
  )
  const isOther = changed.some(({ type }) => type === 'currency')
  const again = isOther ? fields.filter(({ name, type }) => type === 'amount' && (after[name] ?? '') !== '') : []
  return [...new Set([...changed, ...again].map(({ name }) => name))]
}

/** A browser sends line ends of its own, and no seconds where they are zero. */
const plain = (text: string | undefined): string =>
  (text ?? '')
    .replaceAll('\r\n', '\n')
    .replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):00$/, '$1')
    .trim()
