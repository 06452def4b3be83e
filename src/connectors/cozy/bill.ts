/** A bill of a Cozy: what a vendor asks, or gives back (a reimbursement of care, a refund). */
import { type JsonValue, jsonText } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type HealthReimbursement, type Invoice, type Problem, problem } from '#model'
import type { Hints } from '../connector.ts'
import type { Fields } from '../json-documents.ts'
import { rawOf, readCurrency, readDay, readMoney } from '../json-values.ts'
import { matchingOf } from './matching.ts'

const used = new Set([
  '_id',
  '_rev',
  'amount',
  'currency',
  'vendor',
  'vendorRef',
  'number',
  'isRefund',
  'isThirdPartyPayer',
  'type',
  'subtype',
  'date',
  'demo',
  'contractId',
  'title',
  'matchingCriterias',
])

export function* billOf(fields: Fields, hints: Hints): Generator<Invoice | HealthReimbursement | Problem> {
  const written = readCurrency(fields['currency'])
  const currency = written ?? hints.currency
  const matching = matchingOf(fields['matchingCriterias'], currency)
  // A bill may be told by the words of its payment alone.
  const vendor = cleanOrNone(jsonText(fields, 'vendor', 'contentAuthor') ?? matching?.labels?.[0], 140)
  if (vendor === undefined) return yield problem('vendor-missing')
  if (written === undefined) yield problem('currency-assumed', { text: hints.currency })
  const amount = readMoney(fields['amount'], currency)
  if (!amount.ok) return yield problem(amount.error, { text: jsonText(fields, 'amount') })
  const dateText = jsonText(fields, 'date', 'originalDate')
  const day = readDay(dateText)
  if (!day.ok) return yield problem(day.error, { text: dateText })
  if (day.value.repaired) yield problem('day-repaired', { text: dateText })
  const isRefund = fields['isRefund'] === true
  const thirdParty = fields['isThirdPartyPayer'] === true
  // A bill is written without sign; some connectors write what goes out of the account.
  if (amount.value < 0 && !isRefund) yield problem('direction-assumed', { text: jsonText(fields, 'amount') })
  const size = Math.abs(amount.value)
  const number = cleanOrNone(jsonText(fields, 'number', 'invoiceNumber', 'vendorRef'), 140)
  const title = cleanOrNone(jsonText(fields, 'title', 'subtype', 'label'), 200)
  const category = cleanOrNone(jsonText(fields, 'type'), 140)
  if ((isRefund || thirdParty) && category !== undefined && ofCare.has(category))
    return yield {
      kind: 'health.reimbursement',
      schema: 1,
      by: vendor,
      day: day.value.day,
      label: title ?? category,
      amount: size,
      currency,
      ...careOf(fields, currency),
      ...(number === undefined ? {} : { reference: number }),
      ...(thirdParty ? { thirdParty } : {}),
      ...rawOf(fields, usedForCare),
    }
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
    ...(matching === undefined ? {} : { matching }),
    ...rawOf(fields, used),
  }
}

const ofCare = new Set(['health_costs', 'health'])
const usedForCare = new Set([...used, 'originalAmount', 'originalDate', 'groupAmount'])

/** What was spent, when, and the whole transfer when it pays several cares. */
function careOf(fields: Fields, currency: string): Pick<HealthReimbursement, 'paid' | 'careDay' | 'transfer'> {
  const positive = (value: JsonValue | undefined): number | undefined => {
    const read = readMoney(value, currency)
    return read.ok && read.value !== 0 ? Math.abs(read.value) : undefined
  }
  const paid = positive(fields['originalAmount'])
  const transfer = positive(fields['groupAmount'])
  const careDay = readDay(jsonText(fields, 'originalDate'))
  return {
    ...(paid === undefined ? {} : { paid }),
    ...(transfer === undefined ? {} : { transfer }),
    ...(careDay.ok ? { careDay: careDay.value.day } : {}),
  }
}
