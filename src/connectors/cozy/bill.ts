/** A bill of a Cozy: what a vendor asks, or gives back (a reimbursement of care, a refund). */
import { jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type Invoice, type Problem, problem } from '#model'
import type { Hints } from '../connector.ts'
import type { Fields } from '../json-documents.ts'
import { rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'

const used = new Set([
  '_id',
  '_rev',
  'amount',
  'currency',
  'vendor',
  'vendorRef',
  'number',
  'isRefund',
  'type',
  'subtype',
  'date',
  'demo',
  'contractId',
  'title',
])

export function* billOf(fields: Fields, hints: Hints): Generator<Invoice | Problem> {
  const vendor = cleanOrNone(jsonText(fields, 'vendor', 'contentAuthor'), 140)
  if (vendor === undefined) return yield problem('vendor-missing')
  const written = readCurrency(fields['currency'])
  if (written === undefined) yield problem('currency-assumed', { text: hints.currency })
  const currency = written ?? hints.currency
  const amount = readMoney(fields['amount'], currency)
  if (!amount.ok) return yield problem(amount.error, { text: jsonText(fields, 'amount') })
  const dateText = jsonText(fields, 'date', 'originalDate')
  const day = readDay(dateText)
  if (!day.ok) return yield problem(day.error, { text: dateText })
  if (day.value.repaired) yield problem('day-repaired', { text: dateText })
  const isRefund = fields['isRefund'] === true
  // A bill is written without sign; some connectors write what goes out of the account.
  if (amount.value < 0 && !isRefund) yield problem('direction-assumed', { text: jsonText(fields, 'amount') })
  const size = Math.abs(amount.value)
  const number = cleanOrNone(jsonText(fields, 'number', 'invoiceNumber', 'vendorRef'), 140)
  const title = cleanOrNone(jsonText(fields, 'title', 'subtype', 'label'), 200)
  const category = cleanOrNone(jsonText(fields, 'type'), 140)
  const contract = cleanOrNone(jsonText(fields, 'contractId', 'contract'), 140)
  yield {
    kind: 'invoice',
    schema: 1,
    vendor,
    ...(number === undefined ? {} : { number }),
    type: isRefund ? 'credit-note' : 'invoice',
    day: day.value.day,
    currency,
    total: isRefund && size !== 0 ? -size : size,
    ...(contract === undefined ? {} : { contract }),
    ...(category === undefined ? {} : { category }),
    ...(title === undefined ? {} : { title }),
    ...rawOf(fields, used),
  }
}
