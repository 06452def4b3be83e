/** The currency and the direction written beside a number: `12,50 €`, `($12.50)`, `12,50 $ CA`, `EUR 12.50-`, `1,234.56 DR`. */
import { minorDigits } from './money.ts'

export interface Priced {
  /** The number alone, with its sign or its parentheses. */
  readonly number: string
  /** ISO 4217, when what is written names one currency and only one. */
  readonly currency?: string
  /** True when a sign shared by several currencies is written (`$`, `¥`, `kr`): the file or the person says which. */
  readonly shared?: true
  /** `CR` or `DR` after the number. What it means for the balance depends on the account: never applied here. */
  readonly direction?: 'credit' | 'debit'
}

/** Sets the currency and the direction apart; a text where neither is found, or where two currencies disagree, comes back as it was. */
export function splitCurrency(text: string): Priced {
  // Most cells are bare numbers or long labels.
  if (text.length > 80 || /^[-+\d.,\s]*$/.test(text)) return { number: text }
  const direction = /^(.*[\d.,)€$£])\s*(CR|DR|DB)\.?\s*$/i.exec(text)
  let number = (direction?.[1] ?? text).trim()
  const found = new Set<string>()
  let shared = false
  for (const pattern of [after, before]) {
    const match = pattern.exec(number)
    const written = match?.groups?.['mark'] === undefined ? undefined : currencyOf(match.groups['mark'])
    if (match === null || written === undefined) continue
    number = `${match.groups!['head']}${match.groups!['tail']}`.trim()
    if (written === '') shared = true
    else found.add(written)
  }
  if (found.size > 1 || (direction === null && found.size === 0 && !shared)) return { number: text }
  const [currency] = found
  return {
    number,
    ...(currency === undefined ? (shared ? { shared } : {}) : { currency }),
    ...(direction === null ? {} : { direction: /^c/i.test(direction[2]!) ? 'credit' : 'debit' }),
  }
}

const mark = String.raw`(?<mark>[A-Za-z]{0,5}\s?[€$£¥]\s?(?:[A-Za-z]{2,3}(?![A-Za-z]))?|[A-Za-z]{2,5}\.?)`
const before = new RegExp(String.raw`^(?<head>[-+(\u2212\u2013]?\s*)${mark}\s*(?<tail>[-+(\u2212\u2013]?[\d.,].*)$`)
const after = new RegExp(String.raw`^(?<head>.*[\d.,])\s*${mark}(?<tail>\s*[-+)\u2212\u2013]?)$`)

const names: { readonly [name: string]: string } = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '€EUR': 'EUR',
  'EUR€': 'EUR',
  '£': 'GBP',
  '£GBP': 'GBP',
  'GBP£': 'GBP',
  $CA: 'CAD',
  $CAD: 'CAD',
  CA$: 'CAD',
  CAD$: 'CAD',
  CDN$: 'CAD',
  C$: 'CAD',
  $US: 'USD',
  $USD: 'USD',
  US$: 'USD',
  USD$: 'USD',
  $: '',
  '¥': '',
  KR: '',
}

/** ISO 4217, '' for a sign that several currencies share, undefined for what is no currency. */
function currencyOf(written: string): string | undefined {
  const name = written.replaceAll(/[\s.]/g, '').toUpperCase()
  return names[name] ?? (/^[A-Z]{3}$/.test(name) && minorDigits(name) !== undefined ? name : undefined)
}
