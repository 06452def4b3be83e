/** Quantities of tables: kilowatt-hours, cubic metres, unit prices, rates. Integers of a millionth, read with the care of `money.ts`. */
import { splitCurrency } from './currency.ts'
import { decimalEvidence, type DecimalSign, isNumber, splitDecimal, splitSign, toScaled } from './number.ts'
import { err, ok, type Result } from './result.ts'

export interface DecimalError {
  readonly type: 'quantity-missing' | 'quantity-unreadable' | 'quantity-too-precise' | 'quantity-too-large'
}

/** Digits kept after the decimal sign: a quantity is an integer of 10⁻⁶. */
const millionths = 6

/**
 * Reads a quantity into an integer of 10^-`places` (millionths unless said): `0,1887 €` → 188700.
 * A currency beside the number is passed over; `CR` or `DR` is not, since only money has a direction. With `decimal: 'auto'`, `1,234`
 * is refused: the column must say (`surveyNumbers`).
 */
export function parseDecimal(text: string, options: { decimal?: DecimalSign; places?: number } = {}): Result<number, DecimalError> {
  const { decimal = 'auto', places = millionths } = options
  if (text.trim() === '') return err({ type: 'quantity-missing' })
  const { number, direction } = splitCurrency(text)
  const signed = direction === undefined ? splitSign(number) : undefined
  if (signed === undefined) return err({ type: 'quantity-unreadable' })
  const sign = decimal === 'auto' ? (decimalEvidence(signed.number) ?? '.') : decimal
  const digits = sign === '.' || sign === ',' ? splitDecimal(signed.number, sign) : undefined
  if (digits === undefined) return err({ type: 'quantity-unreadable' })
  const value = toScaled(digits, places, signed.negative)
  return typeof value === 'number' ? ok(value) : err({ type: `quantity-${value}` })
}

/**
 * Reads what a meter's program wrote, in an integer of 10^-`places`: it puts no sign between thousands (a space at most), so one point
 * or comma is the decimal sign. Digits beyond `places` are the noise of binary numbers (`7.5999999999999996`): rounded.
 */
export function parseMachine(text: string, places = millionths): Result<number, DecimalError> {
  if (places === millionths && /^\d{1,9}$/.test(text)) return ok(Number(text) * 1_000_000)
  const match = /^([-+\u2212]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d*)(?:[.,](\d*))?$/.exec(text.trim())
  if (match === null) return err({ type: text.trim() === '' ? 'quantity-missing' : 'quantity-unreadable' })
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return err({ type: text.trim() === '' ? 'quantity-missing' : 'quantity-unreadable' })
  if (whole.length + fraction.length > 60) return err({ type: 'quantity-too-large' })
  const digits =
    BigInt(whole.replaceAll(/\D/g, '') + fraction.slice(0, places).padEnd(places, '0')) + (fraction.charAt(places) >= '5' ? 1n : 0n)
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return err({ type: 'quantity-too-large' })
  return ok(sign !== '' && sign !== '+' && value !== 0 ? -value : value)
}

/** An integer of 10^-`places` as plain decimals, without zeros at the end: `-12_500_000`, 7 → `-1.25`. */
export function decimalText(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const decimals = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`
}

/** What the numbers of one column say together. Two columns of one file may differ, so each is asked apart. */
export interface NumberSurvey {
  readonly decimal: '.' | ','
  /** False when no number of the column proves the sign and some could be read in two ways, or when they contradict each other. */
  readonly sure: boolean
  /** Cells that are numbers, and cells that are something else; blank ones are not counted. */
  readonly numbers: number
  readonly others: number
}

/** Collects the evidence of a column cell by cell; `assumed` is the sign to take when nothing decides. */
export function createNumberSurvey(assumed: '.' | ','): { add(text: string): void; end(): NumberSurvey } {
  const seen = { '.': 0, ',': 0, 'ambiguous-point': 0, 'ambiguous-comma': 0 }
  let [numbers, others] = [0, 0]
  return {
    add(text) {
      if (text.trim() === '') return
      const { number } = splitCurrency(text)
      if (!isNumber(number)) {
        others += 1
        return
      }
      numbers += 1
      const evidence = decimalEvidence(number)
      if (evidence !== undefined) seen[evidence] += 1
    },
    end() {
      const proofs = seen['.'] + seen[',']
      const doubts = seen['ambiguous-point'] + seen['ambiguous-comma']
      const decimal = seen['.'] === seen[','] ? assumed : seen['.'] > seen[','] ? '.' : ','
      return { decimal, sure: proofs > 0 ? seen['.'] === 0 || seen[','] === 0 : doubts === 0, numbers, others }
    },
  }
}

/** As `createNumberSurvey`, over cells at hand. */
export function surveyNumbers(cells: Iterable<string>, assumed: '.' | ',' = '.'): NumberSurvey {
  const survey = createNumberSurvey(assumed)
  for (const cell of cells) survey.add(cell)
  return survey.end()
}
