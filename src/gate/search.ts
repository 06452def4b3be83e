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
  setting: ['name', 'value'],
}

function textOf(item: Item): string {
  const values = item as unknown as { readonly [field: string]: string | number | undefined }
  let text = ''
  for (const field of searched[item.kind]) if (values[field] !== undefined) text += text === '' ? values[field] : ` ${values[field]}`
  return text
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
  if (!('amount' in item)) return false
  if (sign !== '' && item.amount < 0 !== (sign !== '+')) return false
  const places = minorDigits(item.currency) ?? 2
  if (decimals.length > places) return false
  return Math.abs(item.amount) === Number(whole + decimals.padEnd(places, '0'))
}
