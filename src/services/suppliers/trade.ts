/** What kind of contract a supplier's is, from its papers, else from what it is paid for. */
import type { CategoryId } from '../money/categories.ts'
import { wordsOf } from '../money/words.ts'
import type { Gathered } from './gather.ts'
import type { Trade } from './result.ts'

export function tradeOf({ named, operations, papers }: Gathered): Trade | null {
  const contract = papers.find((record) => record.kind === 'contract')
  if (contract !== undefined && contract.category !== 'other') return contract.category
  const counts = new Map<string, number>()
  for (const { category, amount } of operations) if (amount < 0) counts.set(category, (counts.get(category) ?? 0) + 1)
  const [most] = [...counts].toSorted(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
  const found = most === undefined ? undefined : of[most[0] as CategoryId]
  if (found === 'electricity') return fluidOf(wordsOf(named.name))
  return found ?? (contract === undefined ? null : 'other')
}

const of: { readonly [C in CategoryId]?: Trade } = {
  'energy-water': 'electricity',
  telecom: 'telecom',
  insurance: 'insurance',
  subscriptions: 'media',
  housing: 'housing',
  transport: 'transport',
  'bank-fees': 'bank',
  loans: 'bank',
}

const waters = new Set(wordsOf('eau eaux water veolia suez saur'))
const gases = new Set(wordsOf('gaz gas grdf energir'))

/** Energy and water are one post of the budget, and three kinds of contracts. */
const fluidOf = (words: readonly string[]): Trade =>
  words.some((word) => waters.has(word)) ? 'water' : words.some((word) => gases.has(word)) ? 'gas' : 'electricity'
