/**
 * The peer: the rules of cozy-banks, written anew from its documentation (`docs/bills-matching.md`): days −15 to +29, the same amount to
 * 0.001, health with health, the name in the label (a dictionary, else the vendor), nearest by 0.7 × days + 0.3 × amount, one
 * bill after the other; health bills of one day and vendor that found nothing are tried together. It is given our dictionary.
 */
import { dayNumber } from '#lib/pure/day'
import type { Read } from './households.ts'

type Operation = Extract<Read, { kind: 'bank.transaction' }>

interface Bill {
  readonly id: string
  readonly vendor: string
  readonly amount: number
  readonly original: number
  readonly group: number
  readonly day: number
  readonly originalDay: number
  readonly refund: boolean
  readonly health: boolean
  readonly currency: string
}

/** `operation document` of every link made. `named` says whether a label holds a vendor's name. */
export function linksByRules(records: readonly Read[], named: (vendor: string, label: string) => boolean): ReadonlySet<string> {
  const operations = records.filter((record): record is Operation => record.kind === 'bank.transaction')
  const bills = records.flatMap(billOf)
  const links = new Set<string>()
  const billsSum = new Map<string, number>()
  const reimbursed = new Map<string, number>()
  const byAmount = Map.groupBy(operations, ({ amount }) => amount)
  const find = (bill: Bill, credit: boolean): Operation | undefined => {
    const day = credit ? bill.day : bill.originalDay
    const fits = (byAmount.get(credit ? bill.group : -bill.original) ?? []).filter((operation) => {
      const apart = dayNumber(operation.day) - day
      if (apart < -15 || apart > 29) return false
      if ((operation.category === 'Santé') !== bill.health) return false
      if (!credit && (reimbursed.get(operation.id) ?? 0) + bill.amount > -operation.amount) return false
      return !(credit || !bill.health) || named(bill.vendor, operation.label)
    })
    return fits.toSorted((a, b) => Math.abs(dayNumber(a.day) - day) - Math.abs(dayNumber(b.day) - day))[0]
  }
  const add = (operation: Operation, bill: Bill): boolean => {
    const sum = (billsSum.get(operation.id) ?? 0) + bill.amount
    if (sum > Math.abs(operation.amount)) return false
    billsSum.set(operation.id, sum)
    links.add(`${operation.id} ${bill.id}`)
    return true
  }
  const unlinked: Bill[] = []
  for (const bill of bills) {
    const debit = find(bill, false)
    const paid = debit !== undefined && add(debit, bill) ? debit : undefined
    if (paid === undefined) unlinked.push(bill)
    const credit = bill.refund ? find(bill, true) : undefined
    if (credit !== undefined) add(credit, bill)
    if (credit !== undefined && paid !== undefined) reimbursed.set(paid.id, (reimbursed.get(paid.id) ?? 0) + bill.amount)
  }
  const groups = Map.groupBy(
    unlinked.filter(({ health }) => health),
    ({ vendor, originalDay }) => `${vendor} ${originalDay}`,
  )
  for (const group of groups.values())
    for (let set = 1; set < 2 ** Math.min(group.length, 8); set += 1) {
      const some = group.filter((_, index) => (set & (1 << index)) !== 0)
      if (some.length < 2) continue
      const sum = (of: (bill: Bill) => number): number => some.reduce((total, bill) => total + of(bill), 0)
      const operation = find({ ...some[0]!, original: sum((bill) => bill.original), amount: sum((bill) => bill.amount) }, false)
      if (operation === undefined) continue
      for (const bill of some) links.add(`${operation.id} ${bill.id}`)
      break
    }
  return links
}

/** As its connectors write bills. One paid straight to the carer is skipped. */
function billOf(record: Read): readonly Bill[] {
  if (record.kind === 'health.reimbursement') {
    if (record.thirdParty === true) return []
    const day = dayNumber(record.day)
    return [
      {
        id: record.id,
        vendor: record.by,
        amount: record.amount,
        original: record.paid ?? record.amount,
        group: record.transfer ?? record.amount,
        day,
        originalDay: record.careDay === undefined ? day : dayNumber(record.careDay),
        refund: true,
        health: true,
        currency: record.currency,
      },
    ]
  }
  if (record.kind !== 'invoice' && record.kind !== 'receipt') return []
  const amount = Math.abs(record.total)
  const day = dayNumber(record.day)
  const shared = { id: record.id, vendor: record.vendor, currency: record.currency, health: false }
  return [{ ...shared, amount, original: amount, group: amount, day, originalDay: day, refund: record.total < 0 }]
}
