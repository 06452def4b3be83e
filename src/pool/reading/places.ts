/** Addresses of France and Canada made comparable. */
import { words } from './words.ts'

/** `12 bis, Bd. St-Michel` gives `12 bis boulevard saint michel`. */
export function street(text: string): string {
  return words(text)
    .split(' ')
    .map((word) => streetWords[word] ?? word)
    .filter((word) => !dropped.has(word))
    .join(' ')
}

/** `CEDEX` and its number are the post office's own; `St` is `saint`. */
export function city(text: string): string {
  return words(text)
    .replace(/ cedex.*$/, '')
    .split(' ')
    .map((word) => saints[word] ?? word)
    .join(' ')
}

/**
 * Five digits in France (a zero lost by a spreadsheet comes back; Corsica's 2A and 2B are 20; the former Seine and Seine-et-Oise,
 * 75 and 78 before 1968, cannot be told apart and stay), `h0h0h0` in Canada; else the words as they are.
 */
export function postcode(text: string): string {
  const plain = words(text).replaceAll(' ', '')
  const canadian = /[abceghj-nprstvxy]\d[abceghj-nprstv-z]\d[abceghj-nprstv-z]\d/.exec(plain)
  if (canadian !== null) return canadian[0]
  const french = /^(?:f|fr)?(\d{4,5}|2[ab]\d{3})$/.exec(plain)?.[1]
  if (french === undefined) return plain.slice(0, 12)
  const digits = french.replace(/^2[ab]/, '20')
  return /^0{4,5}$|^9{5}$/.test(digits) ? '' : digits
}

/** The wider area of a postal code: département, sorting area of Canada, first two signs elsewhere. */
export const postalArea = (code: string): string => (/^[a-z]\d[a-z]/.test(code) ? code.slice(0, 3) : code.slice(0, 2))

const streetWords: { readonly [word: string]: string } = {
  av: 'avenue', ave: 'avenue', bd: 'boulevard', bld: 'boulevard', blvd: 'boulevard', blv: 'boulevard', boul: 'boulevard', bvd: 'boulevard',
  r: 'rue', ch: 'chemin', che: 'chemin', chem: 'chemin', rte: 'route', pl: 'place', imp: 'impasse', all: 'allee', sq: 'square', res: 'residence',
  bat: 'batiment', app: 'appartement', appt: 'appartement', apt: 'appartement', fg: 'faubourg', fbg: 'faubourg', qu: 'quai',
  st: 'saint', ste: 'sainte', rd: 'road', dr: 'drive', ln: 'lane', street: 'st',
  n: 'north', s: 'south', e: 'east', w: 'west',
} // prettier-ignore
const saints: { readonly [word: string]: string } = { st: 'saint', ste: 'sainte' }
const dropped = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'd', 'l'])
