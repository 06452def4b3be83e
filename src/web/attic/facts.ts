/** A record's fields in words, in the order of its schema, whatever its kind. */
import type { Kind, Record } from '#model'
import type { Lang } from '#routes'
import { day, degrees, money, moment, quantity, text } from '../i18n/index.ts'
import { accountName, grouped } from './words.ts'

/** A field and its words: one line, or several for a list. */
export interface Fact {
  readonly field: string
  readonly words: readonly string[]
}

/** What the title and the line below it already say. */
const told: { readonly [K in Kind]: readonly string[] } = {
  'bank.transaction': ['label', 'amount', 'currency'],
  'bank.account': ['account', 'name'],
  'bank.balance': ['amount', 'currency', 'type'],
  'energy.reading': ['fluid', 'quantity', 'unit'],
  invoice: ['vendor', 'total', 'currency'],
  receipt: ['total', 'currency'],
  contract: ['name', 'price', 'noticeUnit'],
  incident: ['type'],
  'identity.profile': ['name'],
  household: [],
  contact: ['name'],
  document: ['title', 'digest'],
  message: ['subject'],
  'loyalty.card': ['provider'],
  'loyalty.movement': ['points'],
  equipment: ['name'],
  'telecom.usage': ['quantity', 'unit'],
  'mobility.trip': ['distance'],
  'mobility.position': ['place'],
  'health.reimbursement': ['label', 'amount', 'currency'],
  'health.observation': ['name', 'quantity', 'unit'],
  'education.course': ['title'],
  'education.mark': ['title', 'quantity', 'outOf'],
  'education.credential': ['title'],
  'calendar.event': ['title'],
  'media.play': ['title'],
  interest: ['name'],
  'culture.visit': ['title', 'total'],
  'association.membership': ['organisation', 'amount'],
  benefit: ['name', 'amount'],
  declaration: ['title'],
  measurement: ['name', 'quantity', 'unit'],
  setting: ['name'],
  amendment: ['verdict', 'reason'],
  judgement: [],
}

/** Days and instants, by name. */
const days = new Set(['day', 'valueDay', 'dueDay', 'lastDay', 'endDay', 'periodStart', 'periodEnd', 'birthday', 'careDay'])
const amounts = new Set([
  'net',
  'tax',
  'prepaid',
  'due',
  'total',
  'cost',
  'price',
  'amount',
  'base',
  'paid',
  'transfer',
  'reimbursed',
  'below',
  'above',
])
const quantities: { readonly [field: string]: string } = {
  volume: 'm3',
  surface: 'm2',
  distance: 'km',
  altitude: 'm',
  hours: 'h',
  quantity: '',
  outOf: '',
}

/** Every field worth showing. */
export function factsOf(record: Record, lang: Lang, accountTitle: string | null): readonly Fact[] {
  const hidden = new Set<string>(['kind', 'schema', 'id', 'source', 'others', 'corrected', 'raw', ...told[record.kind]])
  return Object.entries(record)
    .filter(([field, value]) => !hidden.has(field) && value !== undefined && value !== '')
    .map(([field, value]) => ({ field, words: wordsOf(record, field, value, lang, accountTitle) }))
}

/** One field in words; empty when the record does not have it. */
export function fieldInWords(record: Record, field: string, lang: Lang): string {
  const value = (record as unknown as { readonly [field: string]: unknown })[field]
  return value === undefined || value === '' ? '' : wordsOf(record, field, value, lang, null).join(', ')
}

function wordsOf(record: Record, field: string, value: unknown, lang: Lang, accountTitle: string | null): readonly string[] {
  const t = text(lang).attic
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(record, field, one, lang, accountTitle))
  if (field === 'account') return [accountName(String(value), lang, accountTitle)]
  if (field === 'iban') return [grouped(String(value))]
  if (value === true) return [t.record.yes]
  if (days.has(field)) return [day(String(value), lang)]
  if (field === 'start' || field === 'end' || field === 'at') {
    const told = moment(String(value), lang, zoneOf(record))
    // Nothing says on whose clock she was: the hour is not passed off as hers.
    return [record.kind.startsWith('mobility.') && !('zone' in record && record.zone) ? `${told} UTC` : told]
  }
  if (field === 'notice' && record.kind === 'contract')
    return [text(lang).suppliers.board.noticeIn[record.noticeUnit ?? 'days'](Number(value))]
  if (typeof value === 'number') return [numberOf(record, field, value, lang)]
  if (typeof value === 'object' && value !== null) return [partsOf(record, value, lang)]
  return [t.values[String(value)] ?? String(value)]
}

const zoneOf = (record: Record): string => ('zone' in record && record.zone) || 'UTC'

function numberOf(record: Record, field: string, value: number, lang: Lang): string {
  const currency = 'currency' in record ? record.currency : undefined
  if (amounts.has(field) && currency !== undefined) return money(value, currency, lang)
  if (field === 'exactCost') return quantity(value, currency ?? '', lang)
  if (field === 'coefficient') return quantity(value, 'kWh/m³', lang)
  if (field.startsWith('index') && record.kind === 'energy.reading')
    return quantity(value, record.fluid === 'gas' ? 'm3' : record.unit, lang)
  if (field === 'taxRate' || field === 'rate') return quantity(value * 100, '%', lang)
  if (/latitude$/i.test(field) || /longitude$/i.test(field)) return degrees(value, lang)
  if (field === 'accuracy') return `${new Intl.NumberFormat(lang).format(value)}\u00a0m`
  const unit = quantities[field]
  return unit === undefined ? new Intl.NumberFormat(lang).format(value) : quantity(value, unit, lang)
}

/** A line of an invoice, a tax, an address: its parts side by side. */
function partsOf(record: Record, value: object, lang: Lang): string {
  const parts = Object.entries(value).flatMap(([field, part]) => {
    if (field === 'category' || field === 'reference') return []
    if (Array.isArray(part)) return part.map(String)
    if (field === 'quantity' && typeof part === 'number') return [quantity(part, '', lang)]
    if (field === 'unitPrice' && typeof part === 'number') return [`× ${quantity(part, '', lang)}`]
    return typeof part === 'number' ? [numberOf(record, field, part, lang)] : [String(part)]
  })
  return parts.filter((part) => part !== '').join(' · ')
}
