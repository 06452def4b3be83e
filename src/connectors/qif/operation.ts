/** One record of a QIF account list, read into an operation, or into the problem that keeps it out. */
import { clean, cleanOrNone } from '#lib/pure/text'
import { decodeEntities } from '#lib/pure/entities'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { type BankTransaction, type Problem, problem } from '#model'
import type { Field } from './read-qif.ts'
import { type Conventions, dayOf } from './survey.ts'

export interface Context extends Conventions {
  readonly account: string
  readonly currency: string
}

/** The letters of the format (Quicken Interchange Format, bank lists); any other is kept under `raw`. */
const known = new Set(['D', 'T', 'U', 'P', 'M', 'N', 'C', 'A', 'L', 'S', 'E', '$', '%', 'F'])

export const isKnownLetter = (letter: string): boolean => known.has(letter)

export function operationOf(fields: readonly Field[], context: Context): BankTransaction | Problem {
  const first = (letter: string) => fields.find((field) => field.letter === letter && field.value.trim() !== '')
  const date = first('D')
  if (date === undefined) return problem('day-missing', { line: fields[0]!.line })
  const day = dayOf(date.value, context.dayFirst, context.yearFirst)
  if (day === undefined) return problem('day-unreadable', { line: date.line, text: date.value })
  // `U` repeats `T` in files of Quicken 2000 and later.
  const written = first('T') ?? first('U')
  if (written === undefined) return problem('amount-missing', { line: fields[0]!.line })
  const settled = (minorDigits(context.currency) ?? 2) < 3 ? context.decimal : context.threeDigitDecimal
  // `1.234,56` says by itself which sign is which, whatever the rest of the file.
  const decimal = written.value.includes('.') && written.value.includes(',') ? 'auto' : settled
  const amount = parseAmount(written.value, context.currency, { decimal })
  if (!amount.ok) return problem(amount.error.type, { line: written.line, text: written.value })
  return {
    kind: 'bank.transaction',
    schema: 1,
    account: context.account,
    day,
    amount: amount.value,
    currency: context.currency,
    ...textsOf(first),
    ...numberOf(first('N')?.value),
    ...rawOf(fields),
  }
}

function textsOf(first: (letter: string) => Field | undefined): Pick<BankTransaction, 'label' | 'memo' | 'category'> {
  const payee = plain(first('P'), 500)
  const note = plain(first('M'), 2000)
  const category = plain(first('L'), 140)
  // Money leaves transfers between own accounts without payee or memo: the category, or the other account, is all that is known.
  const label = payee ?? plain(first('M'), 500) ?? category?.replaceAll(/^\[|\]$/g, '') ?? ''
  return {
    label,
    ...(note === undefined || note === label || payee === undefined ? {} : { memo: note }),
    ...(category === undefined || category.startsWith('[') ? {} : { category }),
  }
}

/** `N` holds the cheque's number, or a word such as `DEP` or `Virement`. */
function numberOf(text: string | undefined): Pick<BankTransaction, 'cheque' | 'type'> {
  const plain = cleanOrNone(text, 40)
  if (plain === undefined) return {}
  return /^[\d ]+$/.test(plain) ? { cheque: plain } : { type: plain }
}

function rawOf(fields: readonly Field[]): Pick<BankTransaction, 'raw'> {
  const entries = new Map<string, string>()
  let split = 0
  const seen = new Set<string>()
  for (const field of fields) {
    const repeated = single.has(field.letter) && seen.has(field.letter)
    if (field.value.trim() !== '') seen.add(field.letter)
    const key = repeated ? `again.${field.letter}` : keyOf(field, () => (field.letter === 'S' ? (split += 1) : split))
    const value = plain(field, 2000)
    if (key === undefined || value === undefined || (entries.size >= maxRaw && !entries.has(key))) continue
    const before = entries.get(key)
    entries.set(key, before === undefined ? value : clean(`${before} / ${value}`, 2000))
  }
  return entries.size === 0 ? {} : { raw: Object.fromEntries(entries) }
}

const maxRaw = 200

/** Letters of which a record reads the first; another (a memo's second line that begins by `D`) is kept aside. */
const single = new Set(['D', 'T', 'U', 'P', 'M', 'N', 'L'])

function keyOf({ letter, value }: Field, split: () => number): string | undefined {
  if (letter === 'C') return 'cleared'
  if (letter === 'A') return 'address'
  if (letter === 'F') return 'reimbursable'
  if (letter === 'L') return value.trim().startsWith('[') ? 'transfer' : undefined
  if (letter === 'S') return `split.${split()}.category`
  if (letter === 'E') return `split.${split()}.memo`
  if (letter === '$') return `split.${split()}.amount`
  if (letter === '%') return `split.${split()}.percent`
  return known.has(letter) ? undefined : `field.${clean(letter, 2)}`
}

const plain = (field: Field | undefined, max: number): string | undefined =>
  field === undefined ? undefined : cleanOrNone(decodeEntities(field.value), max)
