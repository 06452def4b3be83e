/** What stands above or below the operations, or in the name of the file: the account, its holder, its currency, a balance and its day. */
import { splitCurrency } from '#lib/pure/currency'
import { cutDate } from '#lib/pure/date-text'
import { isIban } from '#lib/pure/iban'
import { minorDigits } from '#lib/pure/money'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { clean } from '#lib/pure/text'
import type { BankAccount } from '#model'
import { plain } from './cell.ts'

export interface Heading {
  readonly number?: string
  readonly holder?: string
  readonly name?: string
  readonly currency?: string
  /** The balance as written; `dayText` is the day beside it. */
  readonly balance?: { readonly text: string; readonly line: number; readonly dayText?: string }
}

/** Reads the rows that are no operations. Whatever is not understood is left. */
export function headingOf(rows: readonly Row[]): Heading {
  const found: { -readonly [K in keyof Heading]: Heading[K] } = {}
  for (const row of rows) {
    const cells = row.cells.map((cell) => plain(cell)).filter((cell) => cell !== '')
    if (isAccountLine(row)) readAccountLine(cells, row.line, found)
    for (const [index, cell] of cells.entries()) {
      const pair = /^([^:]{2,60}?)\s*:\s*(.+)$/su.exec(cell)
      if (pair !== null) readPair(pair[1]!, pair[2]!, row.line, found)
      else if (index + 1 < cells.length) readPair(cell.replace(/:$/, ''), cells[index + 1]!, row.line, found)
      readSentence(cell, row.line, found)
    }
  }
  const { dayText } = found.balance ?? {}
  if (found.balance !== undefined && dayText === undefined) {
    // Of a period, its last day.
    const written = rows.flatMap(({ cells }) => cells.flatMap((cell) => dayIn(cell) ?? []))
    const day = written.toSorted((a, b) => (dayKey(a) < dayKey(b) ? -1 : 1)).at(-1)
    if (day !== undefined) found.balance = { ...found.balance, dayText: day }
  }
  return found
}

type Found = { -readonly [K in keyof Heading]: Heading[K] }

/** A first row such as `Compte de chèques;…;****1234;03/07/2019;;1 234,56`, or a last one: date, balance and number alone. */
export function isAccountLine({ cells }: Row): boolean {
  const written = cells.map((cell) => plain(cell)).filter((cell) => cell !== '')
  if (!written.some((cell) => isNumber(cell))) return false
  const texts = written.filter((cell) => /\p{L}{2}/u.test(cell) && !isNumber(cell) && dayIn(cell) === undefined)
  return cutDate(written[0]!) === undefined || texts.length === 0
}

/** An account, masked or whole: `****1234`, `00012345678`, `01234 567890A`. */
export const isNumber = (cell: string): boolean =>
  /^(?:[*xX•]{2,}[ -]?\d{2,6}|\d{9,23}[A-Z]?|\d{4,5} \d{6,11}[A-Z]?|[A-Z0-9]{4,11}[xX*]{3,}\d*)$/.test(cell) || isIban(cell)

function readAccountLine(cells: readonly string[], line: number, found: Found): void {
  const number = cells.find((cell) => isNumber(cell))
  const amount = cells.findLast((cell) => cell !== number && isAmount(cell))
  const [day] = cells.flatMap((cell) => dayIn(cell) ?? []).toSorted((a, b) => (dayKey(a) < dayKey(b) ? 1 : -1))
  found.number ??= number!
  const [name] = cells
  if (name !== undefined && name !== number && /\p{L}{2}/u.test(name) && dayIn(name) === undefined) found.name ??= name
  if (amount !== undefined) found.balance ??= { text: amount, line, ...(day === undefined ? {} : { dayText: day }) }
}

function readPair(key: string, value: string, line: number, found: Found): void {
  const folded = foldHeader(key).key
  if (
    /^(?:numero|num|no|n)?\s?(?:de |du )?compte(?: bancaire)?(?: n| numero)?$|^account(?: (?:number|no))?$|^iban$|^rib$|^identifiant$/.test(
      folded,
    )
  ) {
    const plain = accountIn(value)
    if (plain !== undefined) found.number ??= plain
  } else if (/^(?:titulaire|account holder|nom du titulaire|client|holder)/.test(folded)) found.holder ??= clean(value, 140)
  else if (/^(?:type|nom du compte|intitule|type de compte|libelle du compte|account name|compte)$/.test(folded) && /\p{L}/u.test(value))
    found.name ??= clean(value, 140)
  else if (/^(?:devise|currency|compte tenu en|monnaie)/.test(folded)) {
    const code = value.trim().toUpperCase().slice(0, 3)
    if (minorDigits(code) !== undefined) found.currency ??= code
  } else if (/^(?:solde|balance|closing balance)/.test(folded) && !/debut|initial|opening|francs/.test(folded) && isAmount(value)) {
    const day = dayIn(key)
    found.balance ??= { text: value, line, ...(day === undefined ? {} : { dayText: day }) }
  }
}

/** `Compte de Dépôt carte n° 12345678901`, `Solde au 15/01/2025 1 234,56 €`. */
function readSentence(cell: string, line: number, found: Found): void {
  const account = /^(.{0,60}?(?:compte|livret|account)\b.{0,60}?)\s*(?:n[°ºo]\.?|num[ée]ro|#)\s*:?\s*([\dX*][\dX* ]{3,30}[A-Z]?)/iu.exec(
    cell,
  )
  if (account !== null) {
    found.number ??= account[2]!.trim()
    found.name ??= clean(account[1]!, 140)
  }
  const masked = /^.{0,40}(?:compte|livret|carte|account)\b.{0,40}?([*xX•]{2,}[ -]?\d{2,6})/iu.exec(cell)?.[1]
  if (masked !== undefined) found.number ??= masked.replaceAll(' ', '')
  const balance =
    /^(?:solde|balance)\b[^\d]{0,40}(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\s*:?\s*([-+−]?\s?\d[\d\s.,'  ]*(?:€|EUR|CAD|\$)?)\s*$/iu.exec(cell)
  if (balance !== null) found.balance ??= { text: balance[2]!, line, dayText: balance[1]! }
}

/** What an account is written as, once spaces are out; undefined for a sentence. */
function accountIn(value: string): string | undefined {
  const text = value.trim()
  return /^[A-Z0-9*•.\- ]{4,40}$/i.test(text) && /\d{3}/.test(text) ? text : undefined
}

const isAmount = (cell: string): boolean => {
  const { number } = splitCurrency(cell)
  return /^[-+−(]?\s?\d[\d\s.,'’  ]*\)?$/u.test(number.trim()) && cutDate(cell) === undefined
}

/** For comparison; French order. */
const dayKey = (text: string): string => (/^\d{4}/.test(text) ? text : text.split(/[/.-]/).toReversed().join('-'))

const dayIn = (cell: string): string | undefined => /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/.exec(cell)?.[0]

/** The number in a file's or a sheet's name: not a day, and long enough to be an account's. */
export function accountInName(name: string): string | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  const numbers = base.match(/\d{8,23}/g) ?? []
  return numbers.find((number) => number.length > 8 || !isDayNumber(number))
}

const isDayNumber = (text: string): boolean =>
  cutDate(text)?.days.ymd !== undefined || cutDate(`${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4)}`)?.days.dmy !== undefined

/** The account that a heading, a column or a name gives; IBANs are told from other numbers. */
export function accountOf(
  number: string,
  extra: { readonly name?: string | undefined; readonly holder?: string | undefined; readonly currency?: string | undefined },
): BankAccount {
  const digits = clean(number.replaceAll(/[\s.]/g, ''), 64)
  const iban = isIban(digits) ? digits.toUpperCase() : undefined
  const name = extra.name === undefined ? '' : clean(extra.name, 140)
  const holder = extra.holder === undefined ? '' : clean(extra.holder, 140)
  return {
    kind: 'bank.account',
    schema: 1,
    account: iban ?? digits,
    ...(iban === undefined ? { number: digits } : { iban }),
    ...(name === '' ? {} : { name }),
    ...(holder === '' ? {} : { holder }),
    ...(extra.currency === undefined ? {} : { currency: extra.currency }),
  }
}
