/** One operation of a Cozy. The cloud's identifiers are no references of the bank: they stay aside. */
import { jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type BankTransaction, type Problem, problem } from '#model'
import type { Hints } from '../connector.ts'
import type { Fields } from '../json-documents.ts'
import { rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'

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
  const valueDay = readDay(jsonText(fields, 'valueDate'))
  const original = cleanOrNone(jsonText(fields, 'originalBankLabel', 'rawLabel'), 500)
  const label = cleanOrNone(jsonText(fields, 'label', 'title'), 500) ?? original ?? ''
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
    ...(type === undefined ? {} : { type }),
    ...rawOf(fields, used),
  }
}
