/** Rows of a Revolut statement: operations and their fees, accounts, and balances that must follow. */
import { readDate } from '#lib/pure/dates'
import { splitCurrency } from '#lib/pure/currency'
import { minorDigits, parseAmount } from '#lib/pure/money'
import type { Row } from '#lib/pure/table'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type BankAccount, type BankTransaction, type Problem, problem } from '#model'
import type { Found, Hints } from '../connector.ts'
import type { Columns, Name } from './columns.ts'

/** An account in one currency, or a pocket: each has a balance of its own. */
interface Pot {
  readonly account: BankAccount
  readonly rows: { readonly at: string; readonly change: number; readonly balance: number; readonly line: number }[]
}

/** States of an operation that counts; the others are not operations yet, or never will be. */
const booked = new Set(['completed', 'termine', 'terminee', 'effectue', ''])

export function createReader({ at, names, shape, currency: named }: Columns, hints: Hints) {
  const cell = (row: Row, name: Name): string => (at[name] === undefined ? '' : (row.cells[at[name]] ?? '').trim())
  const pots = new Map<string, Pot>()
  let operations = 0

  const currencyOf = (row: Row): string => {
    const written = cell(row, 'currency').toUpperCase()
    if (written !== '') return written
    // In the statement of a company the account's name holds its currency.
    return named ?? /\b([A-Z]{3})\b/.exec(cell(row, 'account'))?.[1] ?? hints.currency
  }
  function* potOf(row: Row, currency: string): Generator<Found | Problem, Pot> {
    const product = cell(row, 'product') || cell(row, 'account')
    const plain = /^(?:current|compte courant|courant|actuel)?$/i.test(product) ? '' : product
    const key = clean(`revolut:${plain === '' || plain.toUpperCase() === currency ? '' : `${plain.toLowerCase()} `}${currency}`, 64)
    const known = pots.get(key)
    if (known !== undefined) return known
    const account: BankAccount = {
      kind: 'bank.account',
      schema: 1,
      account: key,
      bank: 'Revolut',
      name: clean(plain === '' ? `Revolut ${currency}` : plain, 140),
      ...(minorDigits(currency) === undefined ? {} : { currency }),
      type: /saving|épargne|epargne|pocket|coffre|vault|deposit/i.test(plain) ? 'savings' : 'checking',
    }
    const pot: Pot = { account, rows: [] }
    pots.set(key, pot)
    yield { item: account, line: row.line }
    return pot
  }
  const money = (text: string, currency: string, line: number): number | Problem | undefined => {
    if (text === '') return undefined
    const { number } = splitCurrency(text)
    // Revolut writes a point, with or without thousands; French spreadsheets turn it into a comma.
    const read = parseAmount(number, currency, { decimal: /,\d{1,2}$/.test(number) && !number.includes('.') ? ',' : '.' })
    return read.ok ? read.value : problem(read.error.type, { line, text })
  }

  return {
    *row(row: Row): Generator<Found | Problem> {
      const { line } = row
      if (row.cells.every((text, index) => text.trim() === (names[index] ?? ''))) return
      const state = cell(row, 'state')
      const currency = currencyOf(row)
      if (minorDigits(currency) === undefined) return yield problem('currency-unknown', { line, text: currency })
      if (!booked.has(state.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')))
        return yield problem('not-booked', { line, text: state })
      const completed = cell(row, 'completed') || cell(row, 'started')
      const date = readDate(completed, 'dmy')
      if (!date.ok) return yield problem(date.error.type, { line, ...(completed === '' ? {} : { text: completed }) })
      const amount = amountOf(row, currency)
      if (typeof amount !== 'number') return yield amount
      const fee = money(cell(row, 'fee'), currency, line) ?? 0
      if (typeof fee !== 'number') return yield fee
      const balance = money(cell(row, 'balance'), currency, line)
      if (balance !== undefined && typeof balance !== 'number') yield balance
      const pot = yield* potOf(row, currency)
      const { day, time = '' } = date.value
      const operation = operationOf(row, pot.account.account, day, amount, currency)
      operations += 1
      yield { item: operation, line }
      // A fee is taken beside the amount: it leaves the balance as an operation of its own.
      const cost = shape === 'business' ? -Math.abs(fee) : -fee
      if (cost !== 0) yield { item: feeOf(operation, cost), line }
      if (typeof balance === 'number') pot.rows.push({ at: `${day} ${time}`, change: amount + cost, balance, line })
    },
    *end(): Generator<Found | Problem> {
      if (operations === 0) yield problem('no-operation')
      for (const { account, rows } of pots.values()) yield* balancesOf(account, rows)
    },
  }

  function amountOf(row: Row, currency: string): number | Problem {
    const { line } = row
    if (shape !== 'old') return money(cell(row, 'amount'), currency, line) ?? problem('amount-missing', { line })
    const [out, into] = [money(cell(row, 'out'), currency, line), money(cell(row, 'in'), currency, line)]
    if (typeof out === 'object') return out
    if (typeof into === 'object') return into
    if (out === undefined && into === undefined) return problem('amount-missing', { line })
    return (into ?? 0) - (out ?? 0)
  }

  function operationOf(row: Row, account: string, day: string, amount: number, currency: string): BankTransaction {
    const description = cleanOrNone(cell(row, 'description'), 500)
    const optional: readonly (readonly [keyof BankTransaction, string | undefined])[] = [
      ['counterparty', cleanOrNone(cell(row, 'counterparty'), 140)],
      ['memo', cleanOrNone([cell(row, 'reference'), cell(row, 'note')].filter((text) => text !== '').join(' / '), 2000)],
      ['reference', cleanOrNone(cell(row, 'id'), 140)],
      ['category', cleanOrNone(cell(row, 'category'), 140)],
      ['type', cleanOrNone(cell(row, 'type'), 40)],
    ]
    const used = new Set(
      (
        [
          'type',
          'product',
          'completed',
          'state',
          'description',
          'amount',
          'fee',
          'currency',
          'balance',
          'account',
          'counterparty',
          'reference',
          'note',
          'id',
          'category',
          'out',
          'in',
        ] as const
      ).map((name) => at[name]),
    )
    const raw = row.cells.flatMap((text, index) => {
      const value = used.has(index) ? '' : clean(text, 2000)
      return value === '' ? [] : [[clean(names[index] || `column ${index + 1}`, 140), value]]
    })
    return {
      kind: 'bank.transaction',
      schema: 1,
      account,
      day,
      amount,
      currency,
      label: description ?? cleanOrNone(cell(row, 'type'), 500) ?? '',
      ...Object.fromEntries(optional.filter(([, text]) => text !== undefined)),
      ...(raw.length === 0 ? {} : { raw: Object.fromEntries(raw) }),
    }
  }
}

const feeOf = ({ reference, ...operation }: BankTransaction, amount: number): BankTransaction => ({
  kind: 'bank.transaction',
  schema: 1,
  account: operation.account,
  day: operation.day,
  amount,
  currency: operation.currency,
  label: clean(`Frais : ${operation.label}`, 500),
  ...(reference === undefined ? {} : { reference: clean(`${reference} fee`, 140) }),
  type: 'FEE',
})

/** Balances run in the order of completion, forwards or backwards; the newest closes the statement. */
function* balancesOf(account: BankAccount, rows: Pot['rows']): Generator<Found | Problem> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || account.currency === undefined) return
  const ordered = first.at > last.at ? rows.toReversed() : rows
  const broken = ordered.filter((row, index) => index > 0 && ordered[index - 1]!.balance + row.change !== row.balance)
  // Rows are in order of start in some years: balances are then compared no further.
  if (broken.length * 2 <= ordered.length) for (const { line } of broken.slice(0, 20)) yield problem('balance-mismatch', { line })
  const newest = ordered.reduce((one, other) => (other.at >= one.at ? other : one))
  yield {
    item: {
      kind: 'bank.balance',
      schema: 1,
      account: account.account,
      day: newest.at.slice(0, 10),
      amount: newest.balance,
      currency: account.currency,
      type: 'closing',
    },
    line: newest.line,
  }
}
