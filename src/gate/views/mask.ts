/** What a person's data say of other people, who agreed to nothing: hidden in what leaves, where it can be found. */
import { searchable } from '#lib/pure/text'
import type { Item, Kind } from '#model'

/** What stands in the place of what is hidden. */
export const hidden = '•••'

/** Fields that speak of somebody else, whatever they say. */
const ofOthers: { readonly [K in Kind]?: readonly string[] } = {
  contact: ['name', 'givenName', 'familyName', 'birthday', 'emails', 'phones', 'addresses', 'note'],
  message: ['from', 'to', 'text'],
}
/** Fields that are known in advance and hold no words of a source. */
const plain = new Set(['kind', 'schema', 'id', 'currency', 'day', 'type', 'direction', 'fluid', 'unit', 'measure', 'zone'])

/** Hides, in the fields of one record, the people named there. `names` are those of her contacts (`namesOf`). */
export function createMask(names: ReadonlySet<string>): (kind: Kind, field: string, value: unknown, item: Item) => unknown {
  const known = [...names].filter((name) => name.length >= 4).toSorted((a, b) => b.length - a.length)
  const maskText = (text: string): string => {
    const shown = patterns.reduce((kept, pattern) => kept.replaceAll(pattern, hidden), text)
    // Names are found without accents or case: one hit hides the whole text, since places move when letters are made plain.
    const plainText = searchable(shown)
    return known.some((name) => plainText.includes(name)) ? hidden : shown
  }
  return (kind, field, value, item) => {
    if (plain.has(field)) return value
    if (ofOthers[kind]?.includes(field)) return hidden
    if (kind === 'bank.transaction' && (field === 'counterparty' || field === 'memo') && isTransfer(item)) return hidden
    return deep(value, maskText)
  }
}

/** The names of a person's contacts, as `createMask` takes them. */
export const namesOf = (contacts: readonly Extract<Item, { kind: 'contact' }>[]): ReadonlySet<string> =>
  new Set(contacts.map(({ name }) => searchable(name)))

const transfer = /\b(?:vir(?:ement)?s?|transfer|interac|wero|paylib|lydia)\b/iu
const isTransfer = (item: Item): boolean => item.kind === 'bank.transaction' && transfer.test(item.label)

const patterns = [
  // Electronic addresses, accounts, then any long number written like a card's or a telephone's.
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b/gu,
  /\+?\d(?:[ .-]?\d){8,18}/gu,
  // After a transfer, the rest of the line names who it is to or from.
  /(?<=\b(?:vir(?:ement)?s?|transfer|interac|wero|paylib|lydia)\b\s?)\S.*$/giu,
  // After a title, up to four words.
  /(?<=\b(?:M|MR|MRS|MS|MME|MLLE|Mme|Mlle|Mr|Mrs|Ms|Monsieur|Madame|MONSIEUR|MADAME)\b\.? )\p{L}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,3}/gu,
] as const

function deep(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((one) => deep(one, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deep(one, mask)]))
}
