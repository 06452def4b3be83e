/** Amounts of money: from text to integers of minor units and back, never through a float. Currencies by ISO 4217. */
import { decimalEvidence, type DecimalSign, splitDecimal, splitSign, toScaled } from './number.ts'
import { err, ok, type Result } from './result.ts'

export interface AmountError {
  readonly type: 'amount-unreadable' | 'amount-too-precise' | 'amount-too-large' | 'currency-unknown'
}

/** Number of minor-unit digits of a currency (EUR 2, JPY 0, TND 3), or undefined when ISO 4217 does not know it. */
export const minorDigits = (currency: string): number | undefined => digitsByCurrency.get(currency)

/**
 * Reads an amount into an integer of minor units: `-1 234,5` EUR → -123450.
 * Takes a sign before or after, a Unicode minus, parentheses for a negative, spaces of any width and apostrophes between thousands,
 * `,5` and `12,`. More decimals than the currency is an error unless they are zeros; so is a number that a double cannot hold exactly.
 */
export function parseAmount(text: string, currency: string, options: { decimal?: DecimalSign } = {}): Result<number, AmountError> {
  const digits = minorDigits(currency)
  if (digits === undefined) return err({ type: 'currency-unknown' })
  const signed = splitSign(text)
  if (signed === undefined) return err({ type: 'amount-unreadable' })
  const decimal = options.decimal === undefined || options.decimal === 'auto' ? guessDecimal(signed.number, digits) : options.decimal
  const parts = decimal === undefined ? undefined : splitDecimal(signed.number, decimal)
  if (parts === undefined) return err({ type: 'amount-unreadable' })
  const minor = toScaled(parts, digits, signed.negative)
  return typeof minor === 'number' ? ok(minor) : err({ type: `amount-${minor}` })
}

/** The amount as a plain decimal (`-1234.50`), with a point and all the digits of its currency; throws on an unknown currency. */
export function formatDecimal(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === undefined || !Number.isSafeInteger(minor)) throw new Error('formatDecimal needs a known currency and a safe integer')
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return `${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`
}

function guessDecimal(number: string, digits: number): '.' | ',' | undefined {
  const evidence = decimalEvidence(number)
  if (evidence === '.' || evidence === ',') return evidence
  if (evidence === undefined) return '.'
  // A third decimal is natural to a currency of three (TND); with any other, `1,234` could be either: refused rather than guessed.
  if (digits < 3) return undefined
  return evidence === 'ambiguous-point' ? '.' : ','
}

/** ISO 4217 list one, in force in 2026, by number of minor-unit digits; precious metals and units of account have none and are left out. */
const current: ReadonlyMap<number, string> = new Map([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD ' +
      'EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL ' +
      'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB ' +
      'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
])

/** List three: withdrawn codes that old statements still carry. */
const withdrawn: ReadonlyMap<number, string> = new Map([
  [0, 'ESP ITL LUF PTE ROL TRL'],
  [
    2,
    'ANG ATS AZM BEF BGN BYR CSD CUC CYP DEM EEK FIM FRF GHC GRD HRK IEP LTL LVL MGF MRO MTL MZM NLG RUR SDD SIT SKK SLL SRG STD TMM USS VEB VEF YUM ZMK ZWD ZWL ZWN ZWR',
  ],
])

/** The codes in force, in alphabetical order. */
export const currencies: readonly string[] = [...current.values()].flatMap((codes) => codes.split(' ')).toSorted()

const digitsByCurrency: ReadonlyMap<string, number> = new Map(
  [...withdrawn, ...current].flatMap(([digits, codes]) => codes.split(' ').map((code): [string, number] => [code, digits])),
)
