/** What was bought: invoices and credit notes, orders and till receipts. Amounts are integers of minor units, tax included unless said. */
import { z } from 'zod'
import { currencyCode, day, millionths, minorUnits, raw, text } from './field.ts'

/** A line of an invoice; `quantity`, `unitPrice` and `taxRate` are in 10⁻⁶ (of the unit, of the currency, of one: 20 % is 200,000). */
const invoiceLine = z.strictObject({
  label: text(500),
  reference: text(140).optional(),
  quantity: millionths.optional(),
  unit: text(40).optional(),
  unitPrice: millionths.optional(),
  taxRate: millionths.optional(),
  net: minorUnits.optional(),
  total: minorUnits.optional(),
})

/** A tax of an invoice, by rate (10⁻⁶) and category (UNTDID 5305: `S`, `AE` reverse charge, `E` exempt …). */
const invoiceTax = z.strictObject({
  category: text(16).optional(),
  rate: millionths.optional(),
  base: minorUnits.optional(),
  amount: minorUnits,
  reason: text(500).optional(),
})

/**
 * What the source says of the operation that pays it: words its label holds (one of `labels`), days around the invoice's, and minor
 * units of the operation's signed amount around the expected one.
 */
const matching = z.strictObject({
  labels: z.array(text(140)).max(20).optional(),
  before: z.int().min(0).max(3660).optional(),
  after: z.int().min(0).max(3660).optional(),
  below: minorUnits.optional(),
  above: minorUnits.optional(),
})

/**
 * An invoice. `total` is with tax (EN 16931 BT-112), negative for what the vendor gives back (a credit note); `due` is what
 * remains to pay (BT-115). `vendor` is the seller's name as printed; `vendorId` its SIREN, SIRET or VAT number.
 */
export const invoice = z.strictObject({
  kind: z.literal('invoice'),
  schema: z.literal(1),
  vendor: text(140),
  vendorId: text(64).optional(),
  number: text(140).optional(),
  type: z.enum(['invoice', 'credit-note', 'correction', 'prepayment', 'notice', 'other']),
  day,
  dueDay: day.optional(),
  currency: currencyCode,
  total: minorUnits,
  net: minorUnits.optional(),
  tax: minorUnits.optional(),
  prepaid: minorUnits.optional(),
  due: minorUnits.optional(),
  taxes: z.array(invoiceTax).max(50).optional(),
  lines: z.array(invoiceLine).max(500).optional(),
  customer: text(140).optional(),
  customerId: text(64).optional(),
  contract: text(140).optional(),
  order: text(140).optional(),
  periodStart: day.optional(),
  periodEnd: day.optional(),
  paymentReference: text(140).optional(),
  iban: text(34).optional(),
  profile: text(140).optional(),
  category: text(140).optional(),
  title: text(200).optional(),
  matching: matching.optional(),
  raw,
})
export type Invoice = z.infer<typeof invoice>

/** A purchase without an invoice: an order of an online shop, a till receipt. */
export const receipt = z.strictObject({
  kind: z.literal('receipt'),
  schema: z.literal(1),
  vendor: text(140),
  number: text(140).optional(),
  type: z.enum(['order', 'till', 'ride', 'other']),
  day,
  currency: currencyCode,
  total: minorUnits,
  state: text(140).optional(),
  lines: z.array(invoiceLine).max(500).optional(),
  category: text(140).optional(),
  raw,
})
export type Receipt = z.infer<typeof receipt>
