/** Rows of PayPal's activity: what changes the balance is an operation, its commission another; the rest is told. */
import { type DateOrder } from '#lib/pure/date-text'
import { readDate } from '#lib/pure/dates'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type BankAccount, type BankTransaction, type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import type { Columns, Name } from './columns.ts'

interface Conventions {
  readonly dateOrder: DateOrder
  readonly decimal: '.' | ','
}

interface Account {
  readonly rows: { readonly at: string; readonly change: number; readonly balance: number; readonly line: number }[]
}

export function createReader({ at, names }: Columns, { dateOrder, decimal }: Conventions) {
  const cell = (row: Row, name: Name): string => (at[name] === undefined ? '' : (row.cells[at[name]] ?? '').trim())
  const accounts = new Map<string, Account>()
  let operations = 0
  const money = (text: string, currency: string, line: number): number | Problem | undefined => {
    if (text === '' || text === '...') return undefined
    const read = parseAmount(text, currency, { decimal })
    return read.ok ? read.value : problem(read.error.type, { line, text })
  }
  return {
    *row(row: Row): Generator<Found | Problem> {
      const { line } = row
      if (row.cells.every((text, index) => text.trim() === (names[index] ?? ''))) return
      const currency = cell(row, 'currency').toUpperCase()
      if (currency === '') return yield problem('currency-missing', { line })
      if (minorDigits(currency) === undefined) return yield problem('currency-unknown', { line, text: currency })
      const why = pendingOf(cell(row, 'status'), cell(row, 'impact'), cell(row, 'type'))
      if (why !== undefined) return yield problem('not-booked', { line, text: why })
      const date = readDate(cell(row, 'date'), dateOrder)
      if (!date.ok) return yield problem(date.error.type, { line, ...(cell(row, 'date') === '' ? {} : { text: cell(row, 'date') }) })
      const gross = money(cell(row, 'gross'), currency, line)
      if (typeof gross !== 'number') return yield gross ?? problem('amount-missing', { line })
      const fee = money(cell(row, 'fee'), currency, line) ?? 0
      if (typeof fee !== 'number') return yield fee
      const net = money(cell(row, 'net'), currency, line) ?? gross + fee
      if (typeof net !== 'number') return yield net
      if (net !== gross + fee) yield problem('balance-mismatch', { line })
      const balance = money(cell(row, 'balance'), currency, line)
      if (typeof balance === 'object') yield balance
      let account = accounts.get(currency)
      if (account === undefined) {
        account = { rows: [] }
        accounts.set(currency, account)
        yield { item: accountOf(currency), line }
      }
      const operation = operationOf(row, date.value.day, gross, currency)
      operations += 1
      yield { item: operation, line }
      if (fee !== 0) yield { item: feeOf(operation, fee), line }
      if (typeof balance === 'number')
        account.rows.push({ at: `${date.value.day} ${cell(row, 'time').padStart(8, '0')}`, change: net, balance, line })
    },
    *end(): Generator<Found | Problem> {
      if (operations === 0) yield problem('no-operation')
      for (const [currency, { rows }] of accounts) yield* balancesOf(currency, rows)
    },
  }

  function operationOf(row: Row, day: string, amount: number, currency: string): BankTransaction {
    const name = cleanOrNone(cell(row, 'name'), 140)
    const title = cleanOrNone(cell(row, 'subject') || cell(row, 'item'), 500)
    const type = cleanOrNone(cell(row, 'type'), 40)
    const note = cleanOrNone(cell(row, 'note'), 2000)
    const id = cleanOrNone(cell(row, 'id'), 140)
    const raw = row.cells.flatMap((text, index) => {
      const value = used.some((one) => at[one] === index) ? '' : clean(text, 2000)
      return value === '' ? [] : [[clean(names[index] || `column ${index + 1}`, 140), value]]
    })
    return {
      kind: 'bank.transaction',
      schema: 1,
      account: keyOf(currency),
      day,
      amount,
      currency,
      label: name ?? title ?? cleanOrNone(cell(row, 'type'), 500) ?? '',
      ...(name === undefined ? {} : { counterparty: name }),
      ...(note === undefined && (title === undefined || name === undefined)
        ? {}
        : { memo: clean([name === undefined ? '' : title, note].filter(Boolean).join(' / '), 2000) }),
      ...(id === undefined ? {} : { reference: id }),
      ...(type === undefined ? {} : { type }),
      ...(raw.length === 0 ? {} : { raw: Object.fromEntries(raw) }),
    }
  }
}

const used: readonly Name[] = [
  'date',
  'name',
  'type',
  'status',
  'currency',
  'gross',
  'fee',
  'net',
  'id',
  'subject',
  'note',
  'balance',
  'impact',
]

/** Why a row changes no balance; undefined when it does. An order, an authorisation or a hold comes again once it is paid. */
function pendingOf(status: string, impact: string, type: string): string | undefined {
  const [state, effect, what] = [status, impact, type].map((text) => foldHeader(text).key) as [string, string, string]
  if (/^(?:memo|memorandum|pour memoire|a titre indicatif|sans incidence)/.test(effect)) return impact
  if (
    /^(?:pending|en attente|en cours|denied|refuse|cancel|annule|voided|expire|created|cree|unclaimed|non reclame|failed|echoue|place|placed|removed|supprime|unverified|bloque|held|suspendu)/.test(
      state,
    )
  )
    return status
  // Without the column of its effect, the type alone says that nothing moves.
  if (
    effect === '' &&
    /^(?:authori[sz]ation|autorisation|general authori[sz]ation|autorisation generale|order|commande|request|demande de paiement|invoice sent|facture envoyee|void)/.test(
      what,
    )
  )
    return type
  return undefined
}

const keyOf = (currency: string): string => `paypal:${currency}`

const accountOf = (currency: string): BankAccount => ({
  kind: 'bank.account',
  schema: 1,
  account: keyOf(currency),
  bank: 'PayPal',
  name: `PayPal ${currency}`,
  currency,
  type: 'other',
})

const feeOf = (operation: BankTransaction, amount: number): BankTransaction => ({
  kind: 'bank.transaction',
  schema: 1,
  account: operation.account,
  day: operation.day,
  amount,
  currency: operation.currency,
  label: clean(`Commission PayPal : ${operation.label}`, 500),
  ...(operation.reference === undefined ? {} : { reference: clean(`${operation.reference} fee`, 140) }),
  type: 'FEE',
})

/** Balances run by currency, forwards or backwards in time. */
function* balancesOf(currency: string, rows: Account['rows']): Generator<Found | Problem> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return
  const ordered = first.at > last.at ? rows.toReversed() : rows
  const broken = ordered.filter((row, index) => index > 0 && ordered[index - 1]!.balance + row.change !== row.balance)
  if (broken.length * 2 <= ordered.length) for (const { line } of broken.slice(0, 20)) yield problem('balance-mismatch', { line })
  const newest = ordered.at(-1)!
  yield {
    item: {
      kind: 'bank.balance',
      schema: 1,
      account: keyOf(currency),
      day: newest.at.slice(0, 10),
      amount: newest.balance,
      currency,
      type: 'closing',
    },
    line: newest.line,
  }
}
