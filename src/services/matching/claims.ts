/** What documents expect of the bank: an amount, one way, on some days, under some names. */
import { dayNumber } from '#lib/pure/day'
import { type Brands, saysCare } from './brands/all.ts'
import { careCategories } from './brands/health.ts'
import { type Name, nameOf, numberOf, wordsOf } from './names.ts'
import type { Document, ReadOf } from './read.ts'
import { purchaseBefore, type Role, windows } from './rules.ts'

export interface Claim {
  readonly role: Role
  /** Records that this one movement settles: an order and its invoice, the cares that one transfer pays back. */
  readonly documents: readonly string[]
  /** Amounts that would settle it, signed as the operation is; the first is the one expected. */
  readonly amounts: readonly number[]
  readonly currency: string
  /** Expected days, as days since 1970; the window is `from` to `to`. */
  readonly days: readonly number[]
  readonly from: number
  readonly to: number
  readonly names: readonly Name[]
  readonly brands: readonly number[]
  readonly numbers: readonly string[]
  readonly contracts: readonly string[]
  /** True when it is about care: an operation about care is expected, whatever its name. */
  readonly care: boolean
  /** A care, or a purchase, that may be paid back by several: what this one gave back of it, in minor units. */
  readonly givenBack: number
  /** Documents of one seller share it. */
  readonly seller: string
  readonly till: boolean
  /** How far the amount may be, where the document says so. */
  readonly below: number
  readonly above: number
}

/** Every claim of the documents, which are in the order of their contents. Nothing to pay makes no claim. */
export function claimsOf(documents: readonly Document[], brands: Brands): readonly Claim[] {
  const orders = Map.groupBy(
    documents.filter((one) => one.kind === 'receipt'),
    ({ number, currency }) => `${numberOf(number) ?? ''} ${currency}`,
  )
  const taken = new Set<string>()
  const claims: Claim[] = []
  for (const document of documents) {
    if (document.kind !== 'invoice') continue
    const key = numberOf(document.order)
    const order =
      key === undefined
        ? undefined
        : orders.get(`${key} ${document.currency}`)?.find(({ total, id }) => total === document.total && !taken.has(id))
    if (order !== undefined) taken.add(order.id)
    claims.push(...ofInvoice(document, order === undefined ? [] : [order.id], brands))
  }
  for (const document of documents) if (document.kind === 'receipt' && !taken.has(document.id)) claims.push(...ofReceipt(document, brands))
  const reimbursements = documents.filter((one) => one.kind === 'health.reimbursement' && one.thirdParty !== true)
  claims.push(...ofReimbursements(reimbursements as readonly ReadOf<'health.reimbursement'>[], brands))
  return claims
}

function ofInvoice(invoice: ReadOf<'invoice'>, more: readonly string[], brands: Brands): readonly Claim[] {
  const { id, vendor, day, dueDay, currency, total, due, prepaid, category, title, matching } = invoice
  if (total === 0) return []
  const back = total < 0 || invoice.type === 'credit-note'
  const size = Math.abs(total)
  const rest = due !== undefined && due > 0 ? due : prepaid === undefined ? size : size - Math.abs(prepaid)
  const sizes = [...new Set([rest, size])].filter((amount) => amount > 0)
  const days = [...new Set([dayNumber(day), ...(dueDay === undefined || dueDay < day ? [] : [dayNumber(dueDay)])])]
  // Where the source says which words the label holds, they stand for the name.
  const named = namesOf(matching?.labels ?? [vendor], brands)
  const care = isCare(category) || saysCare(wordsOf(vendor)) || isCare(title)
  const shared = {
    ...empty,
    ...named,
    documents: [id, ...more],
    currency,
    numbers: numbersOf(invoice.number, invoice.paymentReference, invoice.order),
    contracts: numbersOf(invoice.contract, invoice.customerId),
    care,
    seller: sellerOf(vendor, named.brands),
    below: matching?.below ?? 0,
    above: matching?.above ?? 0,
  }
  const window = (role: Role) => ({
    ...windows[role],
    ...(matching?.before === undefined ? {} : { before: matching.before }),
    ...(matching?.after === undefined ? {} : { after: matching.after }),
  })
  if (!back) return [{ ...shared, role: 'payment', amounts: sizes.map((amount) => -amount), ...spanOf(days, window('payment')) }]
  const purchase = spanOf([dayNumber(day)], { before: Math.max(purchaseBefore, window('origin').before), after: window('origin').after })
  return [
    { ...shared, role: 'refund', amounts: sizes, ...spanOf(days, window('refund')) },
    { ...shared, role: 'origin', amounts: [-size], givenBack: size, ...purchase },
  ]
}

function ofReceipt(
  { id, vendor, day, currency, total, number, state, category, type }: ReadOf<'receipt'>,
  brands: Brands,
): readonly Claim[] {
  if (total === 0 || wordsOf(state ?? '').some((word) => cancelled.has(word))) return []
  const named = namesOf([vendor], brands)
  const days = [dayNumber(day)]
  const role = total < 0 ? 'refund' : 'payment'
  return [
    {
      ...empty,
      ...named,
      documents: [id],
      role,
      amounts: [-total],
      currency,
      ...spanOf(days, windows[role]),
      numbers: numbersOf(number),
      care: isCare(category) || saysCare(wordsOf(vendor)),
      seller: sellerOf(vendor, named.brands),
      till: type === 'till',
    },
  ]
}

const cancelled: ReadonlySet<string> = new Set(['annule', 'annulee', 'annulees', 'cancelled', 'canceled'])

/** Two claims each: the transfer that brings the money, and the care that was paid. */
function* ofReimbursements(records: readonly ReadOf<'health.reimbursement'>[], brands: Brands): Iterable<Claim> {
  for (const bundle of bundles(records)) {
    const [first] = bundle
    if (first === undefined) continue
    const named = namesOf([first.by], brands)
    const amount = first.transfer ?? first.amount
    if (amount <= 0) continue
    yield {
      ...empty,
      ...named,
      role: 'reimbursement',
      documents: bundle.map(({ id }) => id),
      amounts: [amount],
      currency: first.currency,
      ...spanOf([...new Set(bundle.map(({ day }) => dayNumber(day)))], windows.reimbursement),
      numbers: numbersOf(...bundle.map(({ reference }) => reference)),
      care: true,
      seller: sellerOf(first.by, named.brands),
    }
  }
  for (const { id, by, paid, careDay, day, currency, amount } of records) {
    if (paid === undefined || paid <= 0) continue
    const named = namesOf([by], brands)
    yield {
      ...empty,
      role: 'origin',
      documents: [id],
      amounts: [-paid],
      currency,
      ...spanOf([dayNumber(careDay ?? day)], windows.origin),
      care: true,
      givenBack: Math.max(0, amount),
      seller: sellerOf(by, named.brands),
    }
  }
}

/** Days between the cares of one transfer. */
const oneTransfer = 7

/**
 * Reimbursements that one transfer pays: those that name the same whole, of one payer, a few days apart, as long as they fit in it.
 * One alone may exceed it: something was held back.
 */
function* bundles(records: readonly ReadOf<'health.reimbursement'>[]): Iterable<readonly ReadOf<'health.reimbursement'>[]> {
  const open = new Map<string, { readonly last: number; readonly sum: number; readonly records: ReadOf<'health.reimbursement'>[] }>()
  for (const record of records) {
    const { transfer, amount } = record
    if (transfer === undefined || transfer <= amount) {
      yield [record]
      continue
    }
    const key = `${record.by} ${record.currency} ${transfer}`
    const known = open.get(key)
    const day = dayNumber(record.day)
    if (known !== undefined && day - known.last <= oneTransfer && known.sum + amount <= transfer) {
      known.records.push(record)
      open.set(key, { last: day, sum: known.sum + amount, records: known.records })
    } else {
      if (known !== undefined) yield known.records
      open.set(key, { last: day, sum: amount, records: [record] })
    }
  }
  for (const { records } of open.values()) yield records
}

const empty = {
  names: [] as readonly Name[],
  brands: [] as readonly number[],
  numbers: [] as readonly string[],
  contracts: [] as readonly string[],
  care: false,
  givenBack: 0,
  till: false,
  below: 0,
  above: 0,
} as const

function namesOf(texts: readonly string[], brands: Brands) {
  const names = texts.map(nameOf).filter(({ words }) => words.length > 0)
  return { names, brands: [...new Set(texts.flatMap((text) => brands.find(wordsOf(text))))] }
}

const numbersOf = (...texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => numberOf(text) ?? [])),
]

const sellerOf = (name: string, brands: readonly number[]): string =>
  brands.length > 0 ? `brand ${brands[0]}` : nameOf(name).telling.join(' ')

const careSet: ReadonlySet<string> = new Set(careCategories)
const isCare = (category: string | undefined): boolean => category !== undefined && careSet.has(wordsOf(category).join(' '))

const spanOf = (days: readonly number[], { before, after }: { readonly before: number; readonly after: number }) => ({
  days,
  from: Math.min(...days) - before,
  to: Math.max(...days) + after,
})
