/** One operation of a Cozy. The cloud's identifiers are no references of the bank: they stay aside. */
import { type JsonValue, jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type BankTransaction, type Problem, problem } from '#model'
import type { Hints } from '../connector.ts'
import { type Fields, isFields } from '../json-documents.ts'
import { rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'
import { categoryOf } from './category.ts'

const used = new Set([
  '_rev',
  'amount',
  'label',
  'originalBankLabel',
  'currency',
  'type',
  'isComing',
  'deleted',
  'demo',
  'valueDate',
  'realisationDate',
  'bankAccount',
])

export function* operationOf(
  fields: Fields,
  accounts: { keyOf(id: string | undefined): string },
  hints: Hints,
): Generator<BankTransaction | Problem> {
  if (fields['isComing'] === true || fields['_deleted'] === true || (fields['deleted'] !== null && fields['deleted'] !== undefined))
    return yield problem('not-booked', { text: jsonText(fields, 'label') })
  const written = readCurrency(fields['currency'])
  if (written === undefined) yield problem('currency-assumed', { text: hints.currency })
  const currency = written ?? hints.currency
  const amount = readMoney(fields['amount'], currency)
  if (!amount.ok) return yield problem(amount.error, { text: jsonText(fields, 'amount') })
  const dateText = jsonText(fields, 'rawDate', 'date', 'dateOperation')
  const day = readDay(dateText)
  if (!day.ok) return yield problem(day.error, { text: dateText })
  if (day.value.repaired) yield problem('day-repaired', { text: dateText })
  // On an account of cards, `date` is when they are debited all together; this is the day of the purchase.
  const valueDay = readDay(jsonText(fields, 'valueDate', 'realisationDate'))
  const original = cleanOrNone(jsonText(fields, 'originalBankLabel', 'rawLabel'), 500)
  const label = cleanOrNone(jsonText(fields, 'label', 'title'), 500) ?? original ?? ''
  const category = categoryOf(fields)
  const reimbursed = givenBack(fields['reimbursements'], currency)
  const type = cleanOrNone(jsonText(fields, 'type'), 40)
  yield {
    kind: 'bank.transaction',
    schema: 1,
    account: accounts.keyOf(jsonText(fields, 'account', 'relationships/account/data/_id', 'vendorAccountId')),
    day: day.value.day,
    ...(valueDay.ok ? { valueDay: valueDay.value.day } : {}),
    amount: amount.value,
    currency,
    label,
    ...(original === undefined || original === label ? {} : { memo: original }),
    ...(category === undefined ? {} : { category }),
    ...(type === undefined ? {} : { type }),
    ...(reimbursed === 0 ? {} : { reimbursed }),
    ...rawOf(fields, used),
  }
}

/** What the cloud says was given back already. */
function givenBack(list: JsonValue | undefined, currency: string): number {
  if (!Array.isArray(list)) return 0
  return list.reduce((total: number, one) => {
    const read = readMoney(isFields(one) ? one['amount'] : undefined, currency)
    return read.ok ? total + Math.abs(read.value) : total
  }, 0)
}
