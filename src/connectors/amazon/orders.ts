/** Rows into orders: an order's rows may stand apart, its total is their sum. */
import type { ColumnReader } from '#lib/pure/columns'
import type { Row } from '#lib/pure/table'
import { clean, cleanOrNone } from '#lib/pure/text'
import { type Problem, problem, type ProblemCode, type Receipt } from '#model'
import type { Found } from '../connector.ts'
import type { Field, Report } from './header.ts'

type Line = NonNullable<Receipt['lines']>[number]

interface Order {
  readonly line: number
  readonly day: string
  readonly currency: string
  readonly number: string
  readonly vendor: string
  readonly states: Set<string>
  readonly categories: Set<string>
  readonly payments: Set<string>
  readonly lines: Line[]
  total: number
  /** Rows, those cancelled, and those whose subtotal and tax do not make their total. */
  rows: number
  cancelled: number
  odd: number
}

const maxLines = 500

export function createOrders(
  { type, columns }: Report,
  reader: ColumnReader,
): { add(row: Row, currency: string): Generator<Problem>; end(): Generator<Found | Problem> } {
  const orders = new Map<string, Order>()
  const lost = new Set<string>()
  const textOf = (row: Row, field: Field, max: number) => {
    const index = columns[field]
    return index === undefined ? undefined : cleanOrNone(row.cells[index], max)
  }
  const money = (row: Row, field: Field, currency: string) => {
    const index = columns[field]
    const read = index === undefined ? undefined : reader.amount(row, index, currency)
    return read?.ok ? read.value.minor : undefined
  }
  const millionths = (row: Row, field: Field) => {
    const index = columns[field]
    const read = index === undefined ? undefined : reader.quantity(row, index)
    return read?.ok ? read.value : undefined
  }
  const refunds = type === 'refunds'

  return {
    *add(row, currency) {
      const number = textOf(row, 'order', 140)
      const dayIndex = (refunds ? columns.refundDay : columns.day)!
      const totalIndex = (refunds ? columns.refund : columns.total)!
      // The total of an order one row of which cannot be read is not known.
      const lose = (code: ProblemCode, text?: string): Problem => {
        if (number !== undefined) lost.add(number)
        return problem(code, { line: row.line, text: text === '' ? undefined : text })
      }
      if (row.cells.length <= Math.max(dayIndex, totalIndex, columns.order!)) return yield lose('truncated')
      if (number === undefined) return yield lose('field-unreadable', row.cells.join(' '))
      const day = reader.date(row, dayIndex)
      if (!day.ok) return yield lose(day.error.type, row.cells[dayIndex])
      const key = JSON.stringify([number, currency, refunds ? day.value.day : ''])
      const order = orders.get(key) ?? newOrder(row, day.value.day, number, currency)
      orders.set(key, order)
      const state = textOf(row, 'state', 60)
      if (state !== undefined) order.states.add(state)
      order.rows += 1
      if ([state, textOf(row, 'shipment', 60)].some((one) => cancelled.test(one ?? ''))) {
        order.cancelled += 1
        return
      }
      const amount = reader.amount(row, totalIndex, currency)
      if (!amount.ok) return yield lose(amount.error.type, row.cells[totalIndex])
      const tax = money(row, refunds ? 'refundTax' : 'totalTax', currency) ?? 0
      yield* count(order, row, refunds ? -(amount.value.minor + tax) : amount.value.minor + tax)
    },
    *end() {
      if (orders.size === 0 && lost.size === 0) yield problem('no-operation')
      for (const order of orders.values()) if (!lost.has(order.number)) yield* receiptOf(order)
    },
  }

  function newOrder({ line, cells }: Row, day: string, number: string, currency: string): Order {
    const vendor =
      columns.site === undefined ? undefined : cleanOrNone(cells[columns.site]?.replace(/^(?:www\.)?amazon\./i, 'Amazon.'), 140)
    const sets = { states: new Set<string>(), categories: new Set<string>(), payments: new Set<string>() }
    return {
      line,
      day,
      currency,
      number,
      vendor: vendor ?? 'Amazon',
      ...sets,
      lines: [],
      total: 0,
      rows: 0,
      cancelled: 0,
      odd: 0,
    }
  }

  function* count(order: Order, row: Row, total: number): Generator<Problem> {
    order.total += total === 0 ? 0 : total
    const [category, payment] = [textOf(row, 'category', 140), textOf(row, 'payment', 140)]
    if (category !== undefined) order.categories.add(category)
    if (payment !== undefined) order.payments.add(payment)
    const [net, tax] = [money(row, 'net', order.currency), money(row, 'tax', order.currency)]
    if (!refunds && net !== undefined && tax !== undefined && net + tax !== total) order.odd += 1
    if (columns.title === undefined || order.lines.length > maxLines) return
    const reference = textOf(row, 'reference', 140)
    const [quantity, unitPrice] = [millionths(row, 'quantity'), millionths(row, 'price')]
    for (const field of ['quantity', 'price'] as const) {
      const text = textOf(row, field, 80)
      if (text !== undefined && millionths(row, field) === undefined) yield problem('quantity-unreadable', { line: row.line, text })
    }
    order.lines.push({
      label: textOf(row, 'title', 500) ?? '',
      ...(reference === undefined ? {} : { reference }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(unitPrice === undefined ? {} : { unitPrice }),
      ...(net === undefined ? {} : { net }),
      total: total === 0 ? 0 : total,
    })
  }

  function* receiptOf(order: Order): Generator<Found | Problem> {
    const { line, day, currency, number, vendor, states, categories, payments, lines, total, odd } = order
    if (!Number.isSafeInteger(total)) return yield problem('amount-too-large', { line, text: number })
    const state = refunds ? 'refunded' : clean([...states].join(', '), 140)
    const payment = clean([...payments].join(', '), 500)
    const item: Receipt = {
      kind: 'receipt',
      schema: 1,
      vendor,
      number,
      type: 'order',
      day,
      currency,
      total,
      ...(state === '' ? {} : { state }),
      ...(lines.length === 0 ? {} : { lines: lines.slice(0, maxLines) }),
      ...(categories.size === 1 ? { category: [...categories][0]! } : {}),
      raw: {
        report: type,
        ...(payment === '' ? {} : { payment }),
        ...(order.cancelled === 0 ? {} : { cancelled: `${order.cancelled} / ${order.rows}` }),
      },
    }
    yield { item, line }
    if (odd > 0) yield problem('totals-mismatch', { line, text: number })
    if (lines.length > maxLines) yield problem('section-unread', { line, text: `> ${maxLines}` })
  }
}

const cancelled = /^(?:cancell?ed|annul|stornier|cancelad|geannuleerd)/i
