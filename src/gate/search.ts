/**
 * Search in words: no index, no accent, no case. All that is typed must hold: each word in the record's text, or as what it also
 * reads as: an amount (`12,50`, `>100`, `10..20`), a period (`2025`, `mars 2025`, `15/03/2025`), a kind of record by its name.
 */
import { scannable, searchable } from '#lib/pure/text'
import type { Scan, Sought } from '#vault'
import type { Item, ItemOf, Kind } from '#model'
import { amountsNear, isAmount, isBetween, readAmount, readRange } from './amounts.ts'
import { dayOf } from './need.ts'
import { readPeriods } from './periods.ts'

/** What was typed, understood: what holds it, and what the text of a record that holds it has. */
export interface Search {
  readonly holds: (item: Item) => boolean
  readonly scan: Scan
}

/** Kinds by the words that name them, folded and without accents. */
export type Named = ReadonlyMap<string, readonly Kind[]>

/** Reads what was typed; an empty text is held by all. */
export function readSearch(text: string, named: Named = new Map()): Search {
  const { periods, words } = readPeriods(wordsOf(text))
  const terms = [...periods.map(periodTerm), ...words.map((word) => termOf(word, named))]
  return {
    holds(item) {
      if (terms.length === 0) return true
      const held = searchable(textOf(item))
      return terms.every((term) => term.holds(item, held))
    },
    scan: terms.map(({ sought }) => sought.map((one) => (typeof one === 'string' ? scannable(one) : one))),
  }
}

interface Term {
  readonly holds: (item: Item, held: string) => boolean
  /** One of these is in the JSON of whatever holds the term. */
  readonly sought: readonly Sought[]
}

function termOf(word: string, named: Named): Term {
  const range = readRange(word)
  if (range !== undefined) return { holds: (item, held) => isBetween(item, range) || held.includes(word), sought: [inJson(word), range] }
  const amount = readAmount(word)
  const kinds = named.get(word) ?? []
  return {
    holds: (item, held) => held.includes(word) || kinds.includes(item.kind) || (amount !== undefined && isAmount(item, amount)),
    sought: [inJson(word), ...kinds.map((kind) => `"kind":"${kind}"`), ...(amount === undefined ? [] : amountsNear(amount))],
  }
}

function periodTerm({ words, since, until, prefix }: ReturnType<typeof readPeriods>['periods'][number]): Term {
  const [longest = ''] = words.toSorted((a, b) => b.length - a.length)
  return {
    holds(item, held) {
      const day = dayOf(item)
      return (day !== '' && day >= since && day <= until) || words.every((word) => held.includes(word))
    },
    sought: [`"${prefix}`, inJson(longest)],
  }
}

/** Of a text already `searchable`: the longest of its words, since its spaces may be written otherwise. */
export function scanOfWords(text: string): readonly (readonly string[])[] {
  const [longest = ''] = text.split(' ').toSorted((a, b) => b.length - a.length)
  return longest === '' ? [] : [[scannable(inJson(longest))]]
}

/** As it stands inside the JSON of a text. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1)

/** `1 234,50` is one word (a space between groups of three digits, before decimals), and so are `> 100` and `10 .. 20`. */
function wordsOf(text: string): string[] {
  const joined = searchable(text)
    .replaceAll(/\d{1,3}(?: \d{3})+(?=[.,]\d{1,2}\b)/g, (digits) => digits.replaceAll(' ', ''))
    .replaceAll(/([<>≤≥]=?) (?=\d)/g, '$1')
    .replaceAll(/(\d) ?(?:\.\.+|…) ?(?=\d)/g, '$1..')
  return joined.split(' ').filter((word) => word !== '')
}

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
  'mobility.position': ['place', 'device'],
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
  judgement: ['about', 'value', 'reason'],
  setting: ['name', 'value'],
  amendment: ['reason'],
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
