/** Numbers as people and programs write them: sign, thousands, decimals. Shared by amounts of money and by quantities; never through a float. */

/** Which sign separates the decimals; `auto` reads one number alone and refuses what could be read in two ways. */
export type DecimalSign = '.' | ',' | 'auto'

/** The digits of a number before and after its decimal sign. */
export interface Digits {
  readonly whole: string
  readonly fraction: string
}

/**
 * What a number says of its file's decimal sign: `.` or `,` when it proves one, `ambiguous` for `1,234`, undefined when it has neither.
 * Formats that name no sign collect this over all their amounts before they read any.
 */
export function decimalEvidence(text: string): '.' | ',' | 'ambiguous-comma' | 'ambiguous-point' | undefined {
  const number = splitSign(text)?.number
  if (number === undefined) return undefined
  const points = number.split('.').length - 1
  const commas = number.split(',').length - 1
  if (points > 0 && commas > 0) return number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ','
  if (points > 1) return ','
  if (commas > 1) return '.'
  if (points + commas === 0) return undefined
  const sign = points === 1 ? '.' : ','
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) return sign
  return sign === '.' ? 'ambiguous-point' : 'ambiguous-comma'
}

const spaces = /[\s\u00a0\u2000-\u200b\u202f\u205f]/gu
const minuses = /[\u2010-\u2013\u2212\ufe63\uff0d]/gu

/** The number without its sign, which may come before, after, or be a pair of parentheses; undefined when this is no number. */
export function splitSign(text: string): { number: string; negative: boolean } | undefined {
  if (text.length > 80) return undefined
  const plain = text.trim().replaceAll(minuses, '-').replaceAll(/[’´`]/gu, "'").replaceAll(spaces, ' ')
  const match = /^(?:([-+]) ?([^-+()]+)|\( ?([^-+()]+)\)|([^-+()]+)([-+])?)$/.exec(plain)
  if (match === null) return undefined
  const number = (match[2] ?? match[3] ?? match[4] ?? '').trim()
  if (!/^[\d.,' ]+$/.test(number) || !/\d/.test(number)) return undefined
  return { number, negative: match[1] === '-' || match[5] === '-' || match[3] !== undefined }
}

/** Cuts at the decimal sign and takes the thousands' separators out, if they stand where thousands do. */
export function splitDecimal(number: string, decimal: '.' | ','): Digits | undefined {
  const [before = '', fraction = '', ...more] = number.split(decimal)
  if (more.length > 0 || !/^\d*$/.test(fraction)) return undefined
  // Groups of three, or of two and three as in India; one kind of separator only.
  const grouped = /^\d{1,3}(?:([.,' ])\d{2,3}(?:\1\d{2,3})*)?$/.test(before) && /(?:^|\D)\d{1,3}$/.test(before) && !/\D\d{2}$/.test(before)
  if (before !== '' && !/^\d+$/.test(before) && !grouped) return undefined
  if (before === '' && fraction === '') return undefined
  return { whole: before.replaceAll(/\D/g, ''), fraction }
}

/** The number as an integer of 10^-`places`, or why it is not one that a double holds exactly. Zeros at the end are no precision. */
export function toScaled({ whole, fraction }: Digits, places: number, negative: boolean): number | 'too-precise' | 'too-large' {
  const decimals = fraction.replace(/0+$/, '')
  if (decimals.length > places) return 'too-precise'
  const digits = (whole + decimals.padEnd(places, '0')).replace(/^0+(?=\d)/, '')
  if (digits.length > 16 || !Number.isSafeInteger(Number(digits))) return 'too-large'
  return negative && Number(digits) !== 0 ? -Number(digits) : Number(digits)
}

/** True for what some decimal sign makes a number: not a telephone, not two numbers in one cell. */
export function isNumber(text: string): boolean {
  const number = splitSign(text)?.number
  return number !== undefined && (splitDecimal(number, '.') ?? splitDecimal(number, ',')) !== undefined
}
