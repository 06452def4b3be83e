/** What a person says of a table that nothing recognises: which kind its rows are, and what each column holds. */
import { z } from 'zod'
import { currencyCode, text, zone } from './field.ts'

/** The kinds that a table may be read as, with the columns each knows; the first ones are asked for. */
export const tableRoles = {
  'bank.transaction': ['date', 'label', 'amount', 'debit', 'credit', 'balance', 'account', 'currency', 'counterparty', 'memo', 'category'],
  'energy.reading': ['date', 'quantity', 'meter'],
  receipt: ['date', 'vendor', 'amount', 'currency', 'number', 'category'],
} as const

export type TableTarget = keyof typeof tableRoles
export type TableRole = (typeof tableRoles)[TableTarget][number]

export const tableTargets = Object.keys(tableRoles) as readonly TableTarget[]
const roles = [...new Set(Object.values(tableRoles).flat())] as [TableRole, ...TableRole[]]

/** Characters of a mapping as JSON: it is the value of a sealed setting. */
const maxValue = 500

/**
 * `columns` gives the index of each, from 0. `signs` is for one column of amounts: `signed` when minus is money that goes out,
 * `reversed` when plus is. `account` names the account of a table that has no column for it; `fluid`, `unit` and `zone` are for meters.
 * `title` is what the person is shown of the table later: names of columns, never a value.
 */
export const tableMapping = z
  .strictObject({
    target: z.enum(tableTargets as [TableTarget, ...TableTarget[]]),
    columns: z.partialRecord(z.enum(roles), z.int().min(0).max(99)),
    order: z.enum(['dmy', 'mdy', 'ymd']),
    decimal: z.enum(['.', ',']),
    signs: z.enum(['signed', 'reversed']),
    account: text(64),
    currency: currencyCode,
    fluid: z.enum(['electricity', 'gas', 'water', 'heat']),
    unit: z.enum(['kWh', 'm3']),
    zone,
    title: text(60),
  })
  .refine((mapping) => JSON.stringify(mapping).length <= maxValue)
export type TableMapping = z.infer<typeof tableMapping>

/** What is missing for a table to be read; empty when it can be. */
export function missingRoles({ target, columns }: Pick<TableMapping, 'target' | 'columns'>): readonly TableRole[] {
  const needed: readonly TableRole[] = {
    'bank.transaction': ['date', 'label'],
    'energy.reading': ['date', 'quantity'],
    receipt: ['date', 'vendor', 'amount'],
  }[target] as readonly TableRole[]
  const missing = needed.filter((role) => columns[role] === undefined)
  const hasMoney = columns.amount !== undefined || columns.debit !== undefined || columns.credit !== undefined
  return target === 'bank.transaction' && !hasMoney ? [...missing, 'amount'] : missing
}
