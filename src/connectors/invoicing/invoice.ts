/** From a draft to an invoice, with what it says held against itself (the arithmetic rules of EN 16931-1:2017, §6.4: BR-CO-10 to BR-CO-17). */
import { parseDecimal } from '#lib/pure/decimal'
import { minorDigits, parseAmount } from '#lib/pure/money'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Invoice, type Problem, problem } from '#model'
import type { Draft, DraftLine, DraftTax, Written } from './draft.ts'
import { findings, type Sums } from './findings.ts'
import { isoDay } from './reading.ts'

const place = ({ node }: Pick<Written, 'node'>, text?: string) => ({ line: node.line, path: node.path, text })

/** UNTDID 1001 and FatturaPA's TD codes; any other is `other`, and under `raw`. */
const codes: { readonly [type in Exclude<Invoice['type'], 'other'>]: string } = {
  invoice:
    '80 82 84 102 130 202 203 204 211 218 219 295 326 331 380 382 383 385 387 388 389 390 393 394 395 456 457 527 553 575 623 633 780 817 870 875 876 877 935 ' +
    'TD01 TD05 TD06 TD07 TD09 TD16 TD17 TD18 TD19 TD20 TD21 TD22 TD23 TD24 TD25 TD26 TD27 TD28',
  'credit-note': '81 83 261 262 296 308 381 396 420 458 502 503 532 TD04 TD08',
  correction: '384 471 472 473',
  prepayment: '386 500 TD02 TD03',
  notice: '325 TD29',
}
const types: ReadonlyMap<string, Invoice['type']> = new Map(
  Object.entries(codes).flatMap(([type, list]) =>
    list.split(' ').map((code): [string, Invoice['type']] => [code, type as Invoice['type']]),
  ),
)

/** An invoice with its findings, or only the problem for which it is left out. */
export function invoiceOf(draft: Draft, assumedCurrency: string): { readonly item?: Invoice; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const note = (found: Problem): undefined => void problems.push(found)
  if (draft.day === undefined)
    return { problems: [problem(draft.dayText === undefined ? 'day-missing' : 'day-unreadable', place(draft, draft.dayText))] }
  if (draft.currency === undefined) note(problem('currency-assumed', place(draft, assumedCurrency)))
  const currency = draft.currency ?? assumedCurrency
  if (minorDigits(currency) === undefined) return { problems: [problem('currency-unknown', place(draft, currency))] }

  const money = (written: Written | undefined): number | undefined => {
    if (written === undefined) return undefined
    const amount = parseAmount(written.text, currency, { decimal: '.' })
    return amount.ok ? amount.value : note(problem('field-unreadable', place(written, written.text)))
  }
  const { totals } = draft
  const sums: Sums = {
    lines: money(totals.lines),
    allowances: money(totals.allowances),
    charges: money(totals.charges),
    net: money(totals.net),
    tax: money(totals.tax),
    gross: money(totals.gross),
    prepaid: money(totals.prepaid),
    rounding: money(totals.rounding),
    due: money(totals.due),
    stamp: money(totals.stamp),
    thirdParty: (totals.thirdParty ?? []).reduce((sum, one) => sum + (money(one) ?? 0), 0),
  }
  const dueDay = isoDay(draft.due)
  if (draft.due !== undefined && dueDay === undefined) note(problem('field-unreadable', place(draft, draft.due)))
  const taxes = draft.taxes.map((tax) => ({ ...rateOf(tax), base: money(tax.base), amount: money(tax.amount), tax }))
  const lines = draft.lines.map((line) => ({ line, net: money(line.net), gross: money(line.gross) }))
  const total = sums.gross ?? totalOf(sums, taxes) ?? linesTotal(lines)
  if (total === undefined) return { problems: [...problems, problem('amount-missing', place(draft))] }
  problems.push(...findings(draft, sums, taxes, lines))

  const type = types.get(draft.type) ?? 'other'
  const credit = type === 'credit-note'
  // The standard writes a credit note with positive amounts; some programs put a minus as well, and mean the same.
  if (credit && total < 0) note(problem('sign-assumed', place(draft)))
  const sign = credit && total > 0 ? -1 : 1
  const signed = <K extends string>(name: K, amount: number | undefined): { [key in K]?: number } =>
    amount === undefined ? {} : ({ [name]: amount === 0 ? 0 : sign * amount } as { [key in K]?: number })
  const { seller, buyer } = draft
  if (seller.name === undefined && seller.id === undefined) note(problem('vendor-missing', place(draft)))
  const item: Invoice = {
    kind: 'invoice',
    schema: 1,
    vendor: seller.name ?? seller.id ?? '',
    ...present('vendorId', seller.id),
    ...present('number', draft.number),
    type,
    day: draft.day,
    ...present('dueDay', dueDay),
    currency,
    total: total === 0 ? 0 : sign * total,
    ...signed('net', sums.net ?? (sums.tax === undefined ? undefined : total - sums.tax)),
    ...signed('tax', sums.tax ?? taxSum(taxes)),
    ...signed('prepaid', sums.prepaid),
    ...signed('due', sums.due),
    ...(taxes.length === 0 ? {} : { taxes: taxes.slice(0, 50).flatMap((tax) => taxItem(tax, sign)) }),
    ...(lines.length === 0 ? {} : { lines: lines.slice(0, maxLines).map((line) => lineItem(line, sign, note)) }),
    ...present('customer', buyer.name),
    ...present('customerId', buyer.id),
    ...present('contract', draft.contract),
    ...present('order', draft.order),
    ...present('periodStart', draft.periodStart),
    ...present('periodEnd', draft.periodEnd),
    ...present('paymentReference', draft.paymentReference),
    ...present('iban', draft.iban),
    ...present('profile', cleanOrNone(draft.profile, 140)),
    ...present('title', draft.title),
    raw: { type: clean(draft.type, 16), ...present('note', draft.note), ...present('accountingTax', draft.accountingTax) },
  }
  const lineCount = draft.lines.length + draft.moreLines
  if (lineCount > maxLines) note(problem('section-unread', place(draft, `${maxLines} / ${lineCount}`)))
  return { item, problems }
}

const maxLines = 500

interface ReadTax {
  readonly tax: DraftTax
  readonly rate: number | undefined
  readonly base: number | undefined
  readonly amount: number | undefined
}

/** Percent to 10⁻⁶ of one: `20.00` → 200,000. */
function rateOf({ rate }: DraftTax): { readonly rate: number | undefined } {
  const read = rate === undefined ? undefined : parseDecimal(rate, { decimal: '.', places: 4 })
  return { rate: read?.ok ? read.value : undefined }
}

const taxSum = (taxes: readonly ReadTax[]): number | undefined =>
  taxes.length > 0 && taxes.every(({ amount }) => amount !== undefined)
    ? taxes.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    : undefined

/** A total that the file does not write, but says in parts: net and tax, or the bases and amounts of its taxes. */
function totalOf(sums: Sums, taxes: readonly ReadTax[]): number | undefined {
  const tax = sums.tax ?? taxSum(taxes)
  if (sums.net !== undefined && tax !== undefined) return sums.net + tax
  const bases =
    taxes.length > 0 && taxes.every(({ base }) => base !== undefined) ? taxes.reduce((sum, { base }) => sum + (base ?? 0), 0) : undefined
  if (bases !== undefined && tax !== undefined) return bases + tax + (sums.rounding ?? 0)
  return sums.due
}

function taxItem({ tax, rate, base, amount }: ReadTax, sign: number): NonNullable<Invoice['taxes']> {
  if (amount === undefined) return []
  return [
    {
      ...present('category', tax.category),
      ...(rate === undefined ? {} : { rate }),
      ...(base === undefined ? {} : { base: base === 0 ? 0 : sign * base }),
      amount: amount === 0 ? 0 : sign * amount,
      ...present('reason', tax.reason),
    },
  ]
}

interface ReadLine {
  readonly line: DraftLine
  readonly net: number | undefined
  readonly gross: number | undefined
}

/** What lines written with their tax come to together. */
const linesTotal = (lines: readonly ReadLine[]): number | undefined =>
  lines.length > 0 && lines.every(({ gross }) => gross !== undefined) ? lines.reduce((sum, { gross }) => sum + (gross ?? 0), 0) : undefined

function lineItem(
  { line, net, gross }: ReadLine,
  sign: number,
  note: (found: Problem) => undefined,
): NonNullable<Invoice['lines']>[number] {
  const decimal = (written: Written | undefined): number | undefined => {
    if (written === undefined) return undefined
    const read = parseDecimal(written.text, { decimal: '.' })
    return read.ok ? read.value : note(problem('quantity-unreadable', place(written, written.text)))
  }
  const quantity = decimal(line.quantity)
  const price = decimal(line.unitPrice)
  const base = decimal(line.priceBase)
  const unitPrice = price !== undefined && base !== undefined && base > 0 ? Math.round((price * 1_000_000) / base) : price
  const rate = line.rate === undefined ? undefined : parseDecimal(line.rate, { decimal: '.', places: 4 })
  return {
    label: line.label,
    ...present('reference', line.reference),
    ...(quantity === undefined ? {} : { quantity }),
    ...present('unit', cleanOrNone(line.unit, 40)),
    ...(unitPrice === undefined || !Number.isSafeInteger(unitPrice) ? {} : { unitPrice }),
    ...(rate?.ok ? { taxRate: rate.value } : {}),
    ...(net === undefined ? {} : { net: net === 0 ? 0 : sign * net }),
    ...(gross === undefined ? {} : { total: gross === 0 ? 0 : sign * gross }),
  }
}

const present = <K extends string>(name: K, value: string | undefined): { [key in K]?: string } =>
  value === undefined || value === '' ? {} : ({ [name]: value } as { [key in K]?: string })
