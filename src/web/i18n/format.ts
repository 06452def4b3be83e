/** Numbers, amounts and dates as each language writes them, all by `Intl`. Formatters are made once a language. */
import type { Lang } from '#routes'

const locales = { fr: 'fr-FR', en: 'en-GB' } as const satisfies { readonly [L in Lang]: string }

/**
 * An amount of minor units (`-1250`, `'EUR'` → `−12,50 €`), exact: digits are moved, never divided.
 * `sign: 'always'` also writes the plus; `sign: 'never'` leaves the sign to the words around.
 */
export function money(minor: number, currency: string, lang: Lang, sign: 'auto' | 'always' | 'never' = 'auto'): string {
  const style = { style: 'currency', currency, signDisplay: sign === 'always' ? 'exceptZero' : sign } as const
  const format = new Intl.NumberFormat(locales[lang], style)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(decimal(minor, digits)).replaceAll('-', '−')
}

/**
 * A quantity of 10⁻⁶ of a unit (`12_500_000`, `'kWh'` → `12,5 kWh`), exact: digits are moved, never divided; at most three
 * decimals are shown, and what is smaller than that keeps all six.
 */
export function quantity(millionths: number, unit: string, lang: Lang): string {
  const maximumFractionDigits = millionths !== 0 && Math.abs(millionths) < 1_000 ? 6 : 3
  const format = new Intl.NumberFormat(locales[lang], { maximumFractionDigits })
  const number = format.format(decimal(millionths, 6)).replaceAll('-', '−')
  return unit === '' ? number : `${number}\u00a0${unit.replace(/^m([23])$/, (_, power) => (power === '2' ? 'm²' : 'm³'))}`
}

/** Degrees from integers of 10⁻⁷, to five decimals: about a metre (`48,85661°`). */
export const degrees = (tenMillionths: number, lang: Lang): string =>
  `${new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 5 }).format(decimal(Math.round(tenMillionths / 100), 5)).replaceAll('-', '−')}°`

/** A whole number with its thousands apart. */
export const count = (n: number, lang: Lang): string => new Intl.NumberFormat(locales[lang]).format(n)

/** A day `YYYY-MM-DD` in words: `21 novembre 2026`, or `21 nov. 2026` when short. */
export const day = (iso: string, lang: Lang, length: 'long' | 'short' = 'long'): string =>
  firstOfMonth(new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: length, year: 'numeric', timeZone: 'UTC' }), utc(iso))

/** A day without its year, for lists under a month: `21 novembre`. */
export const dayOfYear = (iso: string, lang: Lang, length: 'long' | 'short' = 'long'): string =>
  firstOfMonth(new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: length, timeZone: 'UTC' }), utc(iso))

/** A month `YYYY-MM` in words: `novembre 2026`. */
export const month = (iso: string, lang: Lang, length: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locales[lang], { month: length, year: 'numeric', timeZone: 'UTC' }).format(utc(`${iso}-01`))

/** A month without its year, for axes: `nov.`. */
export const monthName = (iso: string, lang: Lang, length: 'long' | 'short' = 'short'): string =>
  new Intl.DateTimeFormat(locales[lang], { month: length, timeZone: 'UTC' }).format(utc(`${iso}-01`))

/** An instant (ISO, UTC) as day and time in a zone. */
export const moment = (iso: string, lang: Lang, zone = 'Europe/Paris'): string =>
  new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(iso))

/** A size in bytes, in the unit a person expects: `340 ko`, `1.2 MB` (decimal, as banks and phones show). */
export function bytes(size: number, lang: Lang): string {
  const [unit, value] = size < 1000 ? ['byte', size] : size < 1e6 ? ['kilobyte', size / 1e3] : ['megabyte', size / 1e6]
  const digits = { maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0 }
  return new Intl.NumberFormat(locales[lang], {
    style: 'unit',
    unit,
    unitDisplay: size < 1000 ? 'long' : 'short',
    ...digits,
  }).format(value)
}

/** The form of a word that goes with a number, by `Intl.PluralRules`; French 0 and 1 are singular, English 1 only. */
export function plural(n: number, lang: Lang, forms: { readonly one: string; readonly other: string }): string {
  return new Intl.PluralRules(locales[lang]).select(n) === 'one' ? forms.one : forms.other
}

/** A number and its word, kept together: `3 opérations`. */
export const counted = (n: number, lang: Lang, forms: { readonly one: string; readonly other: string }): string =>
  `${count(n, lang)}\u00a0${plural(n, lang, forms)}`

/** Words in a row: `OFX, QIF et CAMT`. */
export const list = (words: readonly string[], lang: Lang): string => new Intl.ListFormat(locales[lang]).format(words)

const utc = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`)

/** French says `1er janvier` for the first only. */
function firstOfMonth(format: Intl.DateTimeFormat, date: Date): string {
  const parts = format.formatToParts(date)
  const french = format.resolvedOptions().locale.startsWith('fr')
  return parts.map((part) => (french && part.type === 'day' && part.value === '1' ? '1er' : part.value)).join('')
}

function decimal(minor: number, digits: number): Intl.StringNumericLiteral {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return `${minor < 0 ? '-' : ''}${whole}` as Intl.StringNumericLiteral
}
