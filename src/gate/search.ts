/** Search in words: no index, no accent, no case; a word that reads as an amount also finds that amount. */
import { minorDigits } from '#lib/pure/money'
import { fold } from '#lib/pure/text'
import type { Item, ItemOf, Kind } from '#model'

/** Text as it is compared: folded, without accents or ligatures. */
function searchable(text: string): string {
  const folded = fold(text)
  if (isAscii.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œæß’]/gu, (letter) => plain[letter] ?? letter)
}

const isAscii = /^[ -~]*$/

/** True for the records that hold every word; an empty text is held by all. */
export function holdsWords(text: string): (item: Item) => boolean {
  const words = wordsOf(text)
  return (item) => {
    if (words.length === 0) return true
    const held = searchable(textOf(item))
    return words.every(({ word, amount }) => held.includes(word) || (amount !== undefined && isAmount(item, amount)))
  }
}

const plain: { readonly [letter: string]: string } = { œ: 'oe', æ: 'ae', ß: 'ss', '’': "'" }

/** Where words are looked for. */
const searched: { readonly [K in Kind]: readonly (keyof ItemOf<K>)[] } = {
  'bank.transaction': ['label', 'counterparty', 'memo', 'type'],
  'bank.account': ['account', 'iban', 'number', 'bank', 'name', 'holder', 'type'],
  'bank.balance': ['account', 'type'],
  'energy.reading': ['fluid', 'meter', 'tariff', 'contract'],
  invoice: ['vendor', 'number', 'title', 'customer', 'contract', 'category', 'paymentReference', 'lines'],
  receipt: ['vendor', 'number', 'category', 'state', 'lines'],
  contract: ['provider', 'number', 'name', 'category', 'holder', 'option', 'meter', 'address'],
  incident: ['by', 'type', 'reference', 'place', 'state', 'description'],
  'identity.profile': ['by', 'name', 'birthName', 'profession', 'customerId', 'emails', 'phones', 'addresses'],
  household: ['by', 'name', 'address', 'housing', 'occupation', 'heating'],
  contact: ['name', 'organisation', 'role', 'note', 'emails', 'phones', 'addresses'],
  document: ['title', 'by', 'text'],
  message: ['from', 'to', 'subject', 'text'],
  'loyalty.card': ['provider', 'number', 'level'],
  'loyalty.movement': ['provider', 'label', 'number'],
  equipment: ['name', 'type', 'brand', 'number', 'provider'],
  'telecom.usage': ['provider', 'type', 'number'],
  'mobility.trip': ['mode', 'from', 'to', 'provider'],
  'health.reimbursement': ['by', 'label', 'reference'],
  'health.observation': ['name', 'finding', 'by'],
  'education.course': ['school', 'title', 'state'],
  'education.mark': ['school', 'title', 'finding'],
  'education.credential': ['title', 'by', 'number', 'distinction'],
  'calendar.event': ['title', 'place', 'note'],
  'media.play': ['title', 'type', 'author', 'provider'],
  interest: ['name', 'by'],
  'culture.visit': ['title', 'place', 'type'],
  'association.membership': ['organisation', 'number'],
  benefit: ['name', 'by', 'reference'],
  declaration: ['title', 'note'],
  measurement: ['name', 'provider'],
  setting: ['name', 'value'],
}

function textOf(item: Item): string {
  const values = item as unknown as { readonly [field: string]: unknown }
  let text = ''
  for (const field of searched[item.kind]) {
    const value = values[field]
    // Nearly every field is a text: the others, lines of an invoice or addresses, are few.
    if (value !== undefined) text += text === '' ? wordsIn(value) : ` ${wordsIn(value)}`
  }
  return text
}

/** The text of a value, however it is nested. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsIn).join(' ') : ''
}

/** An amount as typed: digits before and after the mark, and a sign when one was typed. */
interface Typed {
  readonly sign: string
  readonly whole: string
  readonly decimals: string
}

function wordsOf(text: string): { word: string; amount?: Typed }[] {
  // `1 234,50` is one word: a space between groups of three digits is a thousands separator when decimals follow.
  const joined = searchable(text).replaceAll(/\d{1,3}(?: \d{3})+(?=[.,]\d{1,2}\b)/g, (digits) => digits.replaceAll(' ', ''))
  const words = joined.split(' ').filter((word) => word !== '')
  return words.map((word) => {
    const [, sign, whole, decimals] = /^([+\-−]?)(\d{1,12})(?:[.,](\d{1,3}))?(?:€|\$|eur)?$/u.exec(word) ?? []
    return whole === undefined ? { word } : { word, amount: { sign: sign ?? '', whole, decimals: decimals ?? '' } }
  })
}

function isAmount(item: Item, { sign, whole, decimals }: Typed): boolean {
  const amount = 'amount' in item ? item.amount : 'total' in item ? item.total : undefined
  if (amount === undefined || !('currency' in item) || item.currency === undefined) return false
  if (sign !== '' && amount < 0 !== (sign !== '+')) return false
  const places = minorDigits(item.currency) ?? 2
  if (decimals.length > places) return false
  return Math.abs(amount) === Number(whole + decimals.padEnd(places, '0'))
}
