/** The budget, month by month: what came in, what went out, and for what. */
import type { Granted, Need } from '#gate'
import type { Options, Service } from '../service.ts'
import { createClassifier } from './classify.ts'
import { type CategoryId, categories } from './categories.ts'
import { type Entry, monthsByCurrency } from './posts.ts'
import { reasonIn } from './reasons.ts'
import type { BudgetResult } from './result.ts'
import { text, toText } from './text.ts'
import { findTransfers } from './transfers.ts'

/**
 * What it reads: operations to class them; which accounts are cards, where money in is a refund; the days of balances,
 * which say where a statement begins and ends.
 */
export const need = {
  purpose: 'budget',
  reads: {
    'bank.transaction': ['day', 'amount', 'currency', 'account', 'label', 'counterparty', 'memo', 'type', 'category'],
    'bank.account': ['account', 'type'],
    'bank.balance': ['account', 'day'],
  },
} as const satisfies Need

export const budget: Service<typeof need, BudgetResult> = { name: 'budget', need, text, compute, toText }

type Read = Granted<typeof need>[number]
type Operation = Extract<Read, { kind: 'bank.transaction' }>

/** Pure, the same whatever the order of the records; amounts stay integers. */
function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): BudgetResult {
  const operations = granted.filter((record): record is Operation => record.kind === 'bank.transaction').toSorted(byContent)
  const balances = granted.filter((record) => record.kind === 'bank.balance')
  const cards = new Set(granted.filter((record) => record.kind === 'bank.account' && record.type === 'card').map(({ account }) => account))
  const currencies = monthsByCurrency(entriesOf(operations, cards), balances, today)
  const posts = currencies.flatMap(({ months }) => months.flatMap((month) => month.posts))
  const transfers = currencies.flatMap(({ months }) => months.map((month) => month.transfers))
  const used = new Set([...posts, ...transfers].flatMap(({ reasons }) => reasons.map(({ reason }) => reason)))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    currencies,
    categories: Object.fromEntries(posts.map(({ category }): [CategoryId, string] => [category, categories[category][lang]])),
    reasons: Object.fromEntries([...used].map((reason) => [reason, reasonIn(lang, reason)])),
  }
}

function entriesOf(operations: readonly Operation[], cards: ReadonlySet<string>): readonly Entry[] {
  const classify = createClassifier()
  const classed = operations.map((operation) => ({ operation, ...classify(operation, cards.has(operation.account)) }))
  const accounts = [...new Set(operations.map(({ account }) => account))]
  const sides = classed.map(({ operation, movable }) => {
    const { day, account, currency, amount, label, counterparty = '', memo = '' } = operation
    return { day, account, currency, amount, movable, texts: [label, counterparty, memo] }
  })
  const transfers = findTransfers(sides, accounts)
  return classed.map(({ operation, category, reason }, place) => {
    const { id, day, account, currency, amount } = operation
    const transfer = transfers.get(place)
    return { id, day, account, currency, amount, category: transfer === undefined ? category : 'transfer', reason: transfer ?? reason }
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byContent = (a: Operation, b: Operation): number =>
  compare(a.day, b.day) || compare(a.account, b.account) || a.amount - b.amount || compare(a.label, b.label) || compare(a.id, b.id)
