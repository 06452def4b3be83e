/**
 * The columns of CFONB 120 (Comité français d'organisation et de normalisation bancaires, "Relevé de compte sur support informatique",
 * 2004): lines of 120 characters, their meaning by their first two.
 */
import { toDay } from '#lib/pure/day'
import { minorDigits } from '#lib/pure/money'

export const lineWidth = 120

/** Characters `from` to `to`, counted from 1, both included, as the standard's tables do. */
export const column = (text: string, from: number, to: number): string => text.slice(from - 1, to)

/** 01 opening balance, 04 operation, 05 complement of the operation before, 07 closing balance. */
export const isRecord = (text: string): boolean =>
  /^(?:01|07)\d{5}[\d ]{4}\d{5}(?:[A-Z]{3}|\d{3} ?| {3})/.test(text) || /^0[45]\d{5}.{4}\d{5}(?:[A-Z]{3}| {3})/.test(text)

/**
 * The last digit of an amount carries its sign: `{ABCDEFGHI` is +0 to +9, `}JKLMNOPQR` is −0 to −9 (overpunch of the card days). In the
 * French seven-bit code (ISO 646-FR) `{` and `}` print as é and è, which is how some banks' files come.
 */
const signed = new Map([...'{ABCDEFGHI'].map((letter, digit): [string, string] => [letter, `${digit}`]))
for (const [digit, letter] of [...'}JKLMNOPQR'].entries()) signed.set(letter, `-${digit}`)
signed.set('é', '0').set('è', '-0')

/** An amount of 14 characters: 13 digits and the signed one; undefined when it is not that. Minor units of `decimals`, as written. */
export function overpunched(text: string): number | undefined {
  const last = signed.get(text.slice(-1))
  const digits = text.slice(0, -1).replaceAll(' ', '0')
  if (last === undefined || !/^\d{13}$/.test(digits)) return undefined
  const value = Number(digits + last.slice(-1))
  return last.startsWith('-') && value !== 0 ? -value : value
}

/** `JJMMAA`; a century is written by its last two digits alone: from 80 on, the last one. */
export function shortDay(text: string): string | undefined {
  if (!/^\d{6}$/.test(text)) return undefined
  const [day, month, year] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))]
  return toDay(year + (year < 80 ? 2000 : 1900), month, day)
}

/** The currency of a line and how many decimals its amounts have; undefined when ISO 4217 does not know it, or disagrees with the digits. */
export function currencyOf(text: string): { readonly currency: string; readonly decimals: number } | undefined {
  const currency = column(text, 17, 19)
  const digits = minorDigits(currency)
  const written = column(text, 20, 20)
  if (digits === undefined || !/^[\d ]$/.test(written)) return undefined
  return { currency, decimals: written === ' ' ? digits : Number(written) }
}

/**
 * The IBAN of a French account, from the bank, the branch and the number that every line carries: the key of the RIB makes the whole
 * divisible by 97 (letters count as in the CFONB's table), the IBAN's check digits are ISO 7064's. Undefined for anything else.
 */
export function ibanOf(bank: string, branch: string, account: string): string | undefined {
  if (!/^\d{5}$/.test(bank) || !/^\d{5}$/.test(branch) || !/^[0-9A-Z]{11}$/.test(account)) return undefined
  const digits = [...account].map((letter) => (/\d/.test(letter) ? letter : String(letters.get(letter)))).join('')
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(digits)) % 97n)
  const rib = `${bank}${branch}${account}${String(key).padStart(2, '0')}`
  const number = [...`${rib}FR00`].map((letter) => String(Number.parseInt(letter, 36))).join('')
  return `FR${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${rib}`
}

/** A, J are 1; B, K, S are 2; … : the ninth letter of the second row starts the third. */
const letters = new Map(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FOW', 'GPX', 'HQY', 'IRZ'].flatMap((row, i) =>
    [...row].map((letter): [string, number] => [letter, i + 1]),
  ),
)
