/** Lines of CFONB 120 read into items. */
import { minorDigits } from '#lib/pure/money'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type BankAccount, type BankBalance, type BankTransaction, type Problem, problem } from '#model'
import { column, currencyOf, ibanOf, overpunched, shortDay } from './layout.ts'

/** Every line names its account. */
export function accountOf(text: string): BankAccount {
  const [bank, branch, number] = [column(text, 3, 7), column(text, 12, 16), column(text, 22, 32).trim()]
  const iban = ibanOf(bank, branch, number.toUpperCase())
  const currency = currencyOf(text)?.currency
  const account = iban ?? `${bank}${branch}${number}`
  return {
    kind: 'bank.account',
    schema: 1,
    account: clean(account, 64),
    ...(iban === undefined ? {} : { iban }),
    ...(number === '' ? {} : { number: clean(number, 64) }),
    bank,
    ...(currency === undefined ? {} : { currency }),
    raw: { guichet: branch },
  }
}

/** Minor units of the currency, from an amount of `decimals` places as the line says; a line of another scale is brought to it exactly. */
function amountOf(text: string, line: number): { readonly amount: number; readonly currency: string } | Problem {
  const money = currencyOf(text)
  if (money === undefined) return problem('currency-unknown', { line, text: column(text, 17, 20) })
  const written = column(text, 91, 104)
  const value = overpunched(written)
  if (value === undefined) return problem(written.trim() === '' ? 'amount-missing' : 'amount-unreadable', { line, text: written })
  const shift = (minorDigits(money.currency) ?? 2) - money.decimals
  const amount = shift >= 0 ? value * 10 ** shift : value / 10 ** -shift
  if (!Number.isInteger(amount)) return problem('amount-too-precise', { line, text: written })
  if (!Number.isSafeInteger(amount)) return problem('amount-too-large', { line, text: written })
  return { amount: amount === 0 ? 0 : amount, currency: money.currency }
}

export function balanceOf(text: string, line: number, account: string, type: 'opening' | 'closing'): BankBalance | Problem {
  const money = amountOf(text, line)
  if ('code' in money) return money
  const written = column(text, 35, 40)
  const day = shortDay(written)
  if (day === undefined) return problem(written.trim() === '' ? 'day-missing' : 'day-unreadable', { line, text: written })
  return { kind: 'bank.balance', schema: 1, account, day, ...money, type }
}

export function operationOf(text: string, line: number, account: string): BankTransaction | Problem {
  const money = amountOf(text, line)
  if ('code' in money) return money
  const written = column(text, 35, 40)
  const day = shortDay(written)
  if (day === undefined) return problem(written.trim() === '' ? 'day-missing' : 'day-unreadable', { line, text: written })
  const valueDay = shortDay(column(text, 43, 48))
  const reference = cleanOrNone(column(text, 105, 120), 140)
  const entry = column(text, 82, 88).trim()
  const code = cleanOrNone(column(text, 33, 34), 40)
  const raw = {
    ...present('codeInterne', column(text, 8, 11)),
    ...present('motifRejet', column(text, 41, 42)),
    ...present('ecriture', /^0*$/.test(entry) ? '' : entry),
    ...present('exoneration', column(text, 89, 89)),
    ...present('indisponibilite', column(text, 90, 90)),
  }
  return {
    kind: 'bank.transaction',
    schema: 1,
    account,
    day,
    ...(valueDay === undefined ? {} : { valueDay }),
    ...money,
    label: clean(column(text, 49, 79), 500),
    ...(reference === undefined || /^0*$/.test(reference) ? {} : { reference }),
    ...(code === undefined ? {} : { type: operationTypes.get(code) ?? code }),
    // 01 is a cheque paid: its number is the entry's.
    ...(code === '01' && /[1-9]/.test(entry) ? { cheque: clean(entry, 16) } : {}),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
  }
}

const present = (name: string, text: string): { readonly [name: string]: string } => (text.trim() === '' ? {} : { [name]: text.trim() })

/** Interbank operation codes that a person meets (CFONB, annex "codes opération interbancaires"); others are kept as they are. */
const operationTypes: ReadonlyMap<string, string> = new Map([
  ['01', 'chèque'],
  ['02', 'remise de chèque'],
  ['05', 'virement'],
  ['06', 'virement'],
  ['08', 'prélèvement'],
  ['11', 'carte'],
  ['18', 'virement'],
  ['21', 'virement'],
  ['B1', 'prélèvement SEPA'],
  ['B2', 'prélèvement SEPA'],
])

/**
 * A line 05 tells more of the operation before it, by qualifier: `LIB` more label, `NPY` name of the payer or debtor, `NBE` of the
 * beneficiary, `LCC` `LC2` the text of a transfer, `RCN` its end-to-end reference, `RUM` the mandate of a direct debit …
 */
export function complemented(item: BankTransaction, text: string): BankTransaction {
  const qualifier = column(text, 46, 48).trim()
  const words = cleanOrNone(column(text, 49, 118), 2000)
  if (words === undefined) return item
  if (qualifier === 'NPY' || qualifier === 'NBE') {
    // The other side: who pays when money comes in, who receives when it goes out.
    const other = qualifier === (item.amount < 0 ? 'NBE' : 'NPY')
    return other ? { ...item, counterparty: clean(words, 140) } : withRaw(item, qualifier, words)
  }
  if (qualifier === 'LIB' || qualifier === 'LCC' || qualifier === 'LC2' || qualifier === 'LCS') {
    return { ...item, memo: clean([item.memo, words].filter(Boolean).join(' '), 2000) }
  }
  const reference = cleanOrNone(words.replace(/^(?:NOTPROVIDED|NOT PROVIDED)\b/i, ''), 140)
  if (qualifier === 'RCN' && item.reference === undefined && reference !== undefined)
    return withRaw({ ...item, reference }, qualifier, words)
  return withRaw(item, qualifier === '' ? 'complement' : qualifier, words)
}

/** More complements than any operation has; beyond, they are dropped. */
const maxRaw = 100

function withRaw(item: BankTransaction, name: string, words: string): BankTransaction {
  const before = item.raw?.[name]
  if (before === undefined && Object.keys(item.raw ?? {}).length >= maxRaw) return item
  return { ...item, raw: { ...item.raw, [clean(name, 16)]: clean(before === undefined ? words : `${before} ${words}`, 2000) } }
}
