/** The balance that a table shows beside its operations: that of its newest row is kept, for each account. */
import type { BankBalance, BankTransaction, Problem, TableMapping } from '#model'
import { problem } from '#model'
import type { Found } from '../connector.ts'
import type { Cells } from './cells.ts'

export function createBalances({ columns }: TableMapping) {
  const rows = new Map<string, { first: Found; last: Found }>()
  return {
    *add({ account, day, currency }: BankTransaction, cells: Cells, line: number): Generator<Problem> {
      if (columns.balance === undefined) return
      const read = cells.money('balance')
      if (!read.ok) return yield problem(read.error.type, { line, text: read.error.text })
      if (read.value === undefined) return
      const item: BankBalance = { kind: 'bank.balance', schema: 1, account, day, amount: read.value.minor, currency, type: 'other' }
      rows.set(account, { first: rows.get(account)?.first ?? { item, line }, last: { item, line } })
    },
    /** Rows go from the oldest day to the newest, or the other way round. */
    *end(): Generator<Found> {
      for (const { first, last } of rows.values()) yield dayOf(last) >= dayOf(first) ? last : first
    },
  }
}

const dayOf = ({ item }: Found): string => ('day' in item ? (item.day ?? '') : '')
