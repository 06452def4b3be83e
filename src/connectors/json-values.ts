/** Values of JSON documents that programs and people filled in: days, instants, amounts, addresses, with what they get wrong. */
import { splitCurrency } from '#lib/pure/currency'
import { toDay } from '#lib/pure/day'
import { isIban } from '#lib/pure/iban'
import { JsonNumber, type JsonValue, jsonText } from '#lib/pure/json'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { err, ok, type Result } from '#lib/pure/result'
import { clean, cleanOrNone } from '#lib/pure/text'
import { openZone } from '#lib/pure/zone'
import type { IdentityProfile, ProblemCode } from '#model'
import { type Fields, isFields } from './json-documents.ts'

export interface WrittenDay {
  readonly day: string
  /** `HH:MM:SS` as written, when there is one. */
  readonly time?: string
  /** True when the text was no date and could only be this one. */
  readonly repaired?: true
}

/**
 * Reads an ISO date, or what is left of one: written twice, or with one digit too many where only one day is possible.
 * A midnight of France written in UTC (`22:00Z`, `23:00Z`) is the day that begins then.
 */
export function readDay(text: string | undefined): Result<WrittenDay, 'day-missing' | 'day-unreadable'> {
  if (text === undefined || text.trim() === '') return err('day-missing')
  // Sets made to demonstrate wrap their dates: `{{ freshDate '2018-08-06' }}`.
  const wrapped = /^\{\{[^'{}]*'([^'{}]{10,40})'[^'{}]*\}\}$/.exec(text.trim())?.[1]
  if (wrapped !== undefined) {
    const inside = readDay(wrapped)
    return inside.ok ? ok({ ...inside.value, repaired: true }) : inside
  }
  const match =
    /^(\d{4})-(\d{1,3})-(\d{1,3})(?:(\d{4}-\d{2}-\d{2})|[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    )
  if (match === null) return err('day-unreadable')
  const [, year = '', month = '', date = '', again, hours, minutes, seconds = '00', offset] = match
  const days = [...new Set(shorter(month).flatMap((m) => shorter(date).flatMap((d) => toDay(+year, +m, +d) ?? [])))]
  const [day] = days
  if (day === undefined || days.length > 1 || (again !== undefined && again !== day)) return err('day-unreadable')
  const repaired = again !== undefined || month.length > 2 || date.length > 2 ? { repaired: true as const } : {}
  if (hours === undefined) return ok({ day, ...repaired })
  if (offset === 'Z' && /^2[23]$/.test(hours) && minutes === '00' && seconds === '00') {
    const local = paris.fromInstant(`${day}T${hours}:00:00Z`)
    if (local.time === '00:00:00') return ok({ day: local.day, ...repaired })
  }
  return ok({ day, time: `${hours}:${minutes}:${seconds}`, ...repaired })
}

/** The zone of the services these documents come from. */
export const paris = zoneOf('Europe/Paris')

function zoneOf(name: string) {
  const zone = openZone(name)
  if (!zone.ok) throw new Error('the platform has no time zones')
  return zone.value
}

/** A number of at most two digits, or the two digits left once any one of three is out. */
const shorter = (digits: string): readonly string[] =>
  digits.length < 3 ? [digits] : [...new Set([0, 1, 2].map((at) => digits.slice(0, at) + digits.slice(at + 1)))]

/** An amount given as a number or a text, in minor units. What a float adds beyond the ninth decimal is noise. */
export function readMoney(value: JsonValue | undefined, currency: string): Result<number, ProblemCode> {
  const text = textOf(value)
  if (text === undefined) return err('amount-missing')
  const read = parseAmount(plainNumber(text), currency, { decimal: text.includes(',') && !text.includes('.') ? ',' : '.' })
  return read.ok ? read : err(read.error.type)
}

/** `1e3`, `0.30000000000000004`: as a person would write them. */
export const plainNumber = (text: string): string =>
  /^-?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(text) || /^-?\d+\.\d{9,}$/.test(text)
    ? Number(text)
        .toFixed(6)
        .replace(/\.?0+$/, '')
    : text

/** ISO 4217 for a code, a sign, or an object that describes the currency. */
export function readCurrency(value: JsonValue | undefined): string | undefined {
  const text = isFields(value) ? jsonText(value, 'id', 'code', 'symbol') : textOf(value)
  if (text === undefined) return undefined
  const code = text.toUpperCase()
  return minorDigits(code) === undefined ? splitCurrency(`1 ${text}`).currency : code
}

export const textOf = (value: JsonValue | undefined): string | undefined => {
  const text =
    value instanceof JsonNumber ? value.text : typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : ''
  return text === '' ? undefined : text
}

/** Values that no field takes, under their own names; what is inside one is named by its way there (`counter.type`). */
export function rawOf(fields: Fields, used: ReadonlySet<string>): { readonly raw?: Record<string, string> } {
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(fields)) if (!used.has(name) && !noise.has(name)) collect(entries, name, value, 0)
  return entries.length === 0 ? {} : { raw: Object.fromEntries(entries) }
}

/** What programs write for themselves. */
const noise = new Set(['cozyMetadata', 'relationships', '_rev', 'binary', 'clearance'])
const maxRaw = 100
const maxDepth = 3

function collect(entries: [string, string][], name: string, value: JsonValue, depth: number): void {
  if (entries.length >= maxRaw) return
  const list = Array.isArray(value) ? value.map((one) => textOf(one)) : undefined
  const text = cleanOrNone(list?.every((one) => one !== undefined) ? list.join(', ') : textOf(value), 2000)
  if (text !== undefined) entries.push([clean(name, 140), text])
  else if (typeof value === 'object' && value !== null && !(value instanceof JsonNumber) && depth < maxDepth)
    for (const [key, inside] of Object.entries(value))
      collect(entries, `${name}.${Array.isArray(value) ? Number(key) + 1 : key}`, inside, depth + 1)
}

type Address = NonNullable<IdentityProfile['addresses']>[number]

/** An address, and whether its postcode cannot be one of its country. */
export function readAddress(value: JsonValue | undefined): { readonly address: Address; readonly doubtful?: string } | undefined {
  if (!isFields(value)) return undefined
  const street = jsonText(value, 'street', 'formated', 'formatted')
  const postcode = cleanOrNone(jsonText(value, 'postcode', 'postCode', 'postalCode', 'zipcode'), 16)
  const city = cleanOrNone(jsonText(value, 'city', 'locality'), 140)
  const country = cleanOrNone(jsonText(value, 'country'), 80)
  const lines = (street ?? '').split('\n').flatMap((line) => cleanOrNone(line, 140) ?? [])
  const address = {
    ...(lines.length === 0 ? {} : { lines: lines.slice(0, 8) }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(city === undefined ? {} : { city }),
    ...(country === undefined ? {} : { country }),
  }
  if (Object.keys(address).length === 0) return undefined
  const french = country === undefined || /^france$/i.test(country)
  return { address, ...(postcode !== undefined && french && !/^\d{5}$/.test(postcode) ? { doubtful: postcode } : {}) }
}

/** An IBAN if it is one; what is not stays aside. */
export const ibanOf = (text: string | undefined): string | undefined =>
  text !== undefined && isIban(text) ? text.replaceAll(/\s/g, '').toUpperCase() : undefined
