/** One row, read as the kind its person said. */
import { err, ok, type Result } from '#lib/pure/result'
import { openZone, toInstants } from '#lib/pure/zone'
import type { BankTransaction, EnergyReading, Receipt, TableMapping } from '#model'
import type { Cells, Money, Unread } from './cells.ts'

export type RowItem = BankTransaction | EnergyReading | Receipt

/** The record of a row, or the first reason why it is none. */
export function itemOf(cells: Cells, mapping: TableMapping): Result<RowItem, Unread> {
  if (mapping.target === 'energy.reading') return readingOf(cells, mapping)
  return mapping.target === 'receipt' ? receiptOf(cells) : transactionOf(cells, mapping)
}

function transactionOf(cells: Cells, mapping: TableMapping): Result<BankTransaction, Unread> {
  const date = cells.date('date')
  if (!date.ok) return date
  const money = amountOf(cells, mapping)
  if (!money.ok) return money
  const { minor, currency } = money.value
  const optional = { counterparty: cells.text('counterparty', 140), memo: cells.text('memo', 2_000), category: cells.text('category', 140) }
  return ok({
    kind: 'bank.transaction',
    schema: 1,
    account: cells.text('account', 64).replaceAll(' ', '') || mapping.account,
    day: date.value.day,
    amount: minor,
    currency,
    label: cells.text('label', 500),
    ...filled(optional),
  })
}

/** One signed column, or one for each way: a debit goes out and a credit comes in, however they are written. */
function amountOf(cells: Cells, { columns, signs }: TableMapping): Result<Money, Unread> {
  if (columns.debit === undefined && columns.credit === undefined) {
    const read = cells.money('amount')
    if (!read.ok) return read
    if (read.value === undefined) return err({ type: 'amount-missing', text: '' })
    return ok({ ...read.value, minor: signs === 'reversed' ? 0 - read.value.minor : read.value.minor })
  }
  const [debit, credit] = [cells.money('debit'), cells.money('credit')]
  if (!debit.ok) return debit
  if (!credit.ok) return credit
  const [out, into] = [debit.value, credit.value]
  // Two amounts on one row are two operations, or none: nobody can say.
  if (out && into && out.minor !== 0 && into.minor !== 0) return err({ type: 'amount-unreadable', text: '' })
  if (into && (into.minor !== 0 || !out)) return ok({ ...into, minor: Math.abs(into.minor) })
  return out ? ok({ ...out, minor: 0 - Math.abs(out.minor) }) : err({ type: 'amount-missing', text: '' })
}

function receiptOf(cells: Cells): Result<Receipt, Unread> {
  const date = cells.date('date')
  if (!date.ok) return date
  const money = cells.money('amount')
  if (!money.ok) return money
  if (money.value === undefined) return err({ type: 'amount-missing', text: '' })
  const { minor, currency } = money.value
  const optional = { number: cells.text('number', 140), category: cells.text('category', 140) }
  const vendor = cells.text('vendor', 140)
  return ok({ kind: 'receipt', schema: 1, vendor, type: 'other', day: date.value.day, currency, total: minor, ...filled(optional) })
}

/** A day's reading; with a time of day, the instant of it in the zone of the table. */
function readingOf(cells: Cells, { fluid, unit, zone }: TableMapping): Result<EnergyReading, Unread> {
  const date = cells.date('date')
  if (!date.ok) return date
  const quantity = cells.quantity('quantity')
  if (!quantity.ok) return quantity
  const { day, time } = date.value
  const opened = time === undefined ? undefined : openZone(zone)
  const [moment] = opened?.ok && time !== undefined ? toInstants(opened.value, [{ day, time }]) : []
  return ok({
    kind: 'energy.reading',
    schema: 1,
    fluid,
    direction: 'consumed',
    measure: unit === 'm3' ? 'volume' : 'energy',
    meter: cells.text('meter', 64),
    day,
    ...(moment === undefined ? {} : { start: moment.instant, zone }),
    quantity: quantity.value,
    unit,
  })
}

const filled = <T extends { readonly [name: string]: string }>(texts: T): Partial<T> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<T>
