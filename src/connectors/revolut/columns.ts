/** The columns of each shape of Revolut's statement. */
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'

export type Name =
  | 'type'
  | 'product'
  | 'started'
  | 'completed'
  | 'id'
  | 'state'
  | 'description'
  | 'reference'
  | 'amount'
  | 'fee'
  | 'currency'
  | 'balance'
  | 'account'
  | 'counterparty'
  | 'category'
  | 'note'
  | 'out'
  | 'in'
  | 'exchangeOut'
  | 'exchangeIn'
  | 'originalAmount'
  | 'originalCurrency'
  | 'rate'
  | 'total'

export interface Columns {
  readonly shape: 'personal' | 'business' | 'old'
  readonly at: { readonly [N in Name]?: number }
  readonly names: readonly string[]
  /** In old statements the names of columns say the currency: `Paid Out (EUR)`. */
  readonly currency?: string
}

/** Reads a header, English or French; undefined when it is not one of Revolut's. */
export function columnsOf({ cells }: Row): Columns | undefined {
  const names = cells.map((cell) => cell.trim())
  const at: { [N in Name]?: number } = {}
  for (const [index, name] of names.entries()) {
    const { key } = foldHeader(name)
    const found = (Object.keys(words) as Name[]).find((one) => at[one] === undefined && words[one].includes(key))
    if (found !== undefined) at[found] = index
  }
  const has = (...wanted: readonly Name[]) => wanted.every((name) => at[name] !== undefined)
  if (has('type', 'product', 'started', 'completed', 'description', 'amount', 'fee', 'currency', 'state'))
    return { shape: 'personal', at, names }
  if (has('started', 'completed', 'id', 'type', 'description', 'amount', 'fee', 'balance')) return { shape: 'business', at, names }
  if (has('completed', 'description', 'out', 'in', 'balance') && (has('exchangeOut') || has('exchangeIn'))) {
    const currency = names.map((name) => /[([]([A-Z]{3})[)\]]/.exec(name)?.[1]).find(Boolean)
    return currency === undefined ? undefined : { shape: 'old', at, names, currency }
  }
  return undefined
}

/** Folded names. The Canadian and British English are the same; the French came with the application in French. */
const words: { readonly [N in Name]: readonly string[] } = {
  type: ['type'],
  product: ['product', 'produit'],
  started: ['started date', 'date started', 'date de debut', 'date started utc'],
  completed: ['completed date', 'date completed', 'date de fin', 'date completed utc'],
  id: ['id'],
  state: ['state', 'etat', 'statut'],
  description: ['description'],
  reference: ['reference'],
  amount: ['amount', 'montant'],
  fee: ['fee', 'frais'],
  currency: ['currency', 'devise', 'payment currency'],
  balance: ['balance', 'solde'],
  account: ['account', 'compte'],
  counterparty: ['payer', 'beneficiary name', 'sender name'],
  category: ['category', 'categorie', 'spend program', 'mcc'],
  note: ['notes', 'note'],
  out: ['paid out', 'money out', 'argent sortant'],
  in: ['paid in', 'money in', 'argent entrant'],
  exchangeOut: ['exchange out'],
  exchangeIn: ['exchange in'],
  originalAmount: ['orig amount', 'original amount'],
  originalCurrency: ['orig currency', 'original currency'],
  rate: ['exchange rate'],
  total: ['total amount'],
}
