/** Bank operations, bills of energy, of telephone, and purchases. */
import { jsonText } from '#lib/pure/json'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Item, type Problem, problem } from '#model'
import type { Fields } from '../json-documents.ts'
import { rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'
import type { Context } from './sets.ts'

export function* bankOperation(fields: Fields, { hints, accounts }: Context): Generator<Item | Problem> {
  const currency = yield* currencyOf(fields, hints.currency)
  const amount = readMoney(fields['amount'], currency)
  if (!amount.ok) return yield problem(amount.error, { text: jsonText(fields, 'amount') })
  const day = yield* dayOf(fields, 'date')
  if (day === undefined) return
  const number = cleanOrNone(jsonText(fields, 'bankAccount'), 64)
  if (number === undefined && !accounts.has('')) yield problem('account-missing')
  if (number !== undefined && !accounts.has(number)) yield { kind: 'bank.account', schema: 1, account: number, number }
  accounts.add(number ?? '')
  const label = cleanOrNone(jsonText(fields, 'title', 'raw'), 500) ?? ''
  const raw = cleanOrNone(jsonText(fields, 'raw'), 2000)
  yield {
    kind: 'bank.transaction',
    schema: 1,
    account: number ?? '',
    day,
    amount: amount.value,
    currency,
    label,
    ...(raw === undefined || raw === label ? {} : { memo: raw }),
    ...rawOf(fields, new Set(['_rev', 'amount', 'bankAccount', 'title', 'raw', 'docType', 'date'])),
  }
}

/** `totalPaymentDue` is the bill; `value` is what remains once what was paid before is off. */
export function* edfBill(fields: Fields, { hints }: Context): Generator<Item | Problem> {
  const currency = yield* currencyOf(fields, hints.currency)
  const total = readMoney(fields['totalPaymentDue'] ?? fields['value'], currency)
  if (!total.ok) return yield problem(total.error, { text: jsonText(fields, 'totalPaymentDue', 'value') })
  const day = yield* dayOf(fields, 'date')
  if (day === undefined) return
  const due = readMoney(fields['value'], currency)
  const before = readMoney(fields['balanceBeforeInvoice'], currency)
  if (due.ok && before.ok && total.value + before.value !== due.value) yield problem('totals-mismatch')
  const dueDay = readDay(jsonText(fields, 'paymentDueDate', 'scheduledPaymentDate'))
  const number = cleanOrNone(jsonText(fields, 'number'), 140)
  const customerId = cleanOrNone(jsonText(fields, 'clientId'), 64)
  const title = cleanOrNone(jsonText(fields, 'title'), 200)
  yield {
    kind: 'invoice',
    schema: 1,
    vendor: vendorOf(fields),
    ...(number === undefined ? {} : { number }),
    type: total.value < 0 ? 'credit-note' : 'invoice',
    day,
    ...(dueDay.ok ? { dueDay: dueDay.value.day } : {}),
    currency,
    total: total.value,
    ...(before.ok && before.value < 0 ? { prepaid: -before.value } : {}),
    ...(due.ok ? { due: due.value } : {}),
    ...(customerId === undefined ? {} : { customerId }),
    ...(title === undefined ? {} : { title }),
    ...rawOf(fields, new Set(['vendor', 'clientId', 'number', 'totalPaymentDue', 'value', 'paymentDueDate', 'title', 'docType'])),
  }
}

/** A purchase is a receipt; what a subscription asks is an invoice. */
const purchases: { readonly [type: string]: 'order' | 'ride' | 'till' } = {
  shop: 'order',
  shopping: 'order',
  taxi: 'ride',
  vtc: 'ride',
  train: 'ride',
  supermarket: 'till',
}

export function* simpleBill(fields: Fields, { hints }: Context): Generator<Item | Problem> {
  const currency = yield* currencyOf(fields, hints.currency)
  const amount = readMoney(fields['amount'], currency)
  if (!amount.ok) return yield problem(amount.error, { text: jsonText(fields, 'amount') })
  const day = yield* dayOf(fields, 'date')
  if (day === undefined) return
  const vendor = vendorOf(fields)
  if (vendor === '') return yield problem('vendor-missing')
  const category = cleanOrNone(jsonText(fields, 'type'), 140)
  const number = cleanOrNone(jsonText(fields, 'number', 'reference'), 140)
  const bought = purchases[(category ?? '').toLowerCase()]
  const common = {
    schema: 1 as const,
    vendor,
    ...(number === undefined ? {} : { number }),
    day,
    currency,
    total: amount.value,
    ...(category === undefined ? {} : { category }),
    ...rawOf(fields, new Set(['_id', '_rev', 'vendor', 'type', 'amount', 'number', 'docType'])),
  }
  if (bought !== undefined) yield { kind: 'receipt', type: bought, ...common }
  else yield { kind: 'invoice', type: amount.value < 0 ? 'credit-note' : 'invoice', ...common }
}

const vendorOf = (fields: Fields): string => clean(jsonText(fields, 'vendor') ?? '', 140)

export function* currencyOf(fields: Fields, assumed: string): Generator<Problem, string> {
  const written = readCurrency(fields['currency'])
  if (written === undefined) yield problem('currency-assumed', { text: assumed })
  return written ?? assumed
}

/** A day, or the problem that leaves the record out; a repaired one is told. */
export function* dayOf(fields: Fields, ...names: readonly string[]): Generator<Problem, string | undefined> {
  const text = jsonText(fields, ...names)
  const read = readDay(text)
  if (!read.ok) {
    yield problem(read.error, { path: names[0], text })
    return undefined
  }
  if (read.value.repaired) yield problem('day-repaired', { path: names[0], text })
  return read.value.day
}
