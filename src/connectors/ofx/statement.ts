/** Records of an OFX statement read into items, or into the problem that keeps one out. */
import { toDay } from '#lib/pure/day'
import { decodeEntities } from '#lib/pure/entities'
import { isIban } from '#lib/pure/iban'
import { parseAmount } from '#lib/pure/money'
import { clean, cleanOrNone, fold } from '#lib/pure/text'
import { type BankAccount, type BankBalance, type BankTransaction, type Problem, problem } from '#model'
import type { Value } from './read-ofx.ts'

export interface Statement {
  readonly element: string
  account: string
  currency: string | undefined
  /** Day of the statement as a whole, for a balance without its own. */
  asOf: string | undefined
}

export interface Record {
  readonly values: readonly Value[]
  readonly line: number
}

const valueOf = (record: Record, ...paths: readonly string[]): Value | undefined => {
  for (const path of paths) {
    const value = record.values.find((one) => one.path === path)
    if (value !== undefined) return value
  }
  return undefined
}

const textOf = (record: Record, max: number, ...paths: readonly string[]): string | undefined => {
  const value = valueOf(record, ...paths)
  return value === undefined ? undefined : cleanOrNone(decodeEntities(value.text), max)
}

/**
 * The calendar day as the bank wrote it: `20250331235900[-5:EST]` is 31 March. A statement's day is the bank's own; moving it to
 * another zone would put a midnight posting on the day before.
 */
export function ofxDay(text: string): string | undefined {
  const match = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ]?[\d:]{2,12}(?:[.,]\d*)?)?\s*(?:\[[^\]]*\]?|Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim())
  return match === null ? undefined : toDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

export function accountOf(
  record: Record,
  element: string,
  currency: string | undefined,
  bank: string | undefined,
): BankAccount | undefined {
  const written = textOf(record, 64, 'ACCTID')
  const number = written?.replaceAll(' ', '')
  if (written === undefined || number === undefined) return undefined
  const iban = isIban(number) ? number.toUpperCase() : undefined
  const type = element === 'CCSTMTRS' ? 'card' : accountTypes.get(textOf(record, 40, 'ACCTTYPE')?.toUpperCase() ?? '')
  const of = bank ?? textOf(record, 64, 'BANKID', 'BROKERID')
  return {
    kind: 'bank.account',
    schema: 1,
    account: iban ?? number,
    ...(iban === undefined ? { number: written } : { iban }),
    ...(of === undefined ? {} : { bank: clean(of, 64) }),
    ...(currency === undefined ? {} : { currency }),
    ...(type === undefined ? (element === 'INVSTMTRS' ? { type: 'other' } : {}) : { type }),
    ...rawOf(record, new Set(['ACCTID', 'ACCTTYPE'])),
  }
}

const accountTypes: ReadonlyMap<string, NonNullable<BankAccount['type']>> = new Map([
  ['CHECKING', 'checking'],
  ['SAVINGS', 'savings'],
  ['MONEYMRKT', 'savings'],
  ['CD', 'savings'],
  ['CREDITLINE', 'credit'],
])

/** OFX §3.2.9.2: comma or point separates the decimals and nothing separates thousands; files that do otherwise are read when they can be. */
function amountOf(record: Record, path: string, currency: string): { ok: true; value: number } | { ok: false; problem: Problem } {
  const written = valueOf(record, path)
  if (written === undefined) return { ok: false, problem: problem('amount-missing', { line: record.line }) }
  const plain = written.text.trim()
  const amount = parseAmount(plain, currency, { decimal: /^[-+]?\d*\.\d*$/.test(plain) ? '.' : 'auto' })
  if (amount.ok) return amount
  const text = amount.error.type === 'currency-unknown' ? currency : plain
  return { ok: false, problem: problem(amount.error.type, { line: written.line, text }) }
}

export function balanceOf(record: Record, name: string, statement: Statement, currency: string): BankBalance | Problem {
  const dated = textOf(record, 80, 'DTASOF')
  // Zeros: no date given.
  const written = dated === undefined || /^0+$/.test(dated) ? undefined : dated
  const day = written === undefined ? statement.asOf : ofxDay(written)
  const amount = amountOf(record, 'BALAMT', currency)
  if (!amount.ok) return amount.problem
  if (day === undefined)
    return written === undefined
      ? problem('day-missing', { line: record.line })
      : problem('day-unreadable', { line: record.line, text: written })
  const type = name === 'LEDGERBAL' ? 'closing' : 'available'
  return { kind: 'bank.balance', schema: 1, account: statement.account, day, amount: amount.value, currency, type }
}

export function operationOf(record: Record, statement: Statement, assumed: string): BankTransaction | Problem {
  const posted = valueOf(record, 'DTPOSTED')
  if (posted === undefined) return problem('day-missing', { line: record.line })
  const day = ofxDay(posted.text)
  if (day === undefined) return problem('day-unreadable', { line: posted.line, text: posted.text })
  // `CURRENCY`: the amount is in that currency. `ORIGCURRENCY`: it was converted already, the original stays under `raw`.
  const currency = textOf(record, 40, 'CURRENCY.CURSYM')?.toUpperCase() ?? statement.currency ?? assumed
  const amount = amountOf(record, 'TRNAMT', currency)
  if (!amount.ok) return amount.problem
  const valueDay = ofxDay(valueOf(record, 'DTAVAIL')?.text ?? '')
  return {
    kind: 'bank.transaction',
    schema: 1,
    account: statement.account,
    day,
    ...(valueDay === undefined ? {} : { valueDay }),
    amount: amount.value,
    currency,
    ...textsOf(record),
    ...identityOf(record),
    ...rawOf(record, used),
  }
}

function textsOf(record: Record): Pick<BankTransaction, 'label' | 'memo' | 'counterparty'> {
  const name = textOf(record, 500, 'NAME', 'PAYEE.NAME')
  const memo = textOf(record, 2000, 'MEMO', 'EXTDNAME')
  const counterparty = textOf(record, 140, 'PAYEE.NAME')
  return {
    label: name ?? (memo === undefined ? '' : clean(memo, 500)),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(memo === undefined || name === undefined || fold(memo) === fold(name) ? {} : { memo }),
  }
}

function identityOf(record: Record): Pick<BankTransaction, 'reference' | 'cheque' | 'type'> {
  const reference = textOf(record, 140, 'FITID')
  const cheque = textOf(record, 40, 'CHECKNUM', 'CHKNUM')
  const type = textOf(record, 40, 'TRNTYPE')
  return {
    ...(reference === undefined ? {} : { reference }),
    // Banks fill the field with zeros when there is no cheque.
    ...(cheque === undefined || /^0+$/.test(cheque) ? {} : { cheque }),
    ...(type === undefined ? {} : { type }),
  }
}

const used = new Set([
  'DTPOSTED',
  'TRNAMT',
  'NAME',
  'MEMO',
  'FITID',
  'CHECKNUM',
  'CHKNUM',
  'TRNTYPE',
  'DTAVAIL',
  'PAYEE.NAME',
  'CURRENCY.CURSYM',
])
const maxRaw = 60

function rawOf(record: Record, known: ReadonlySet<string>): { raw?: { [path: string]: string } } {
  const entries = new Map<string, string>()
  for (const { path, text } of record.values) {
    const value = cleanOrNone(decodeEntities(text), 2000)
    const key = clean(path, 140)
    if (value !== undefined && key !== '' && !known.has(path) && !entries.has(key) && entries.size < maxRaw) entries.set(key, value)
  }
  return entries.size === 0 ? {} : { raw: Object.fromEntries(entries) }
}
