/** Puts one operation in a category, with the reason; what is uncertain goes to `other-in` or `other-out`. */
import { type CategoryId, type Direction, directionOf } from './categories.ts'
import { createMatcher } from './phrases.ts'
import type { OtherReason } from './reasons.ts'
import { rules } from './rules/all.ts'
import { sourceCategories, sourceTypes } from './rules/source.ts'
import { wordsOf } from './words.ts'

/** The fields of an operation that classing reads. */
export interface Labelled {
  readonly amount: number
  readonly label: string
  readonly counterparty?: string | undefined
  readonly memo?: string | undefined
  readonly type?: string | undefined
  readonly category?: string | undefined
}

export interface Classed {
  readonly category: CategoryId
  /** Id of the rule or reason (`reasons.ts`). */
  readonly reason: string
  /** May be one side of a transfer between the person's own accounts. */
  readonly movable: boolean
}

/** A classifier that remembers labels already seen: statements repeat them. Pure for whoever calls it. */
export function createClassifier(): (operation: Labelled, onCard?: boolean) => Classed {
  const seen = new Map<string, Classed>()
  return (operation, onCard = false) => {
    const { amount, label, counterparty = '', memo = '', type = '', category = '' } = operation
    const key = [amount < 0 ? 'out' : 'in', onCard, label, counterparty, memo, type, category].join('\u0000')
    const known = seen.get(key)
    if (known !== undefined) return known
    const classed = classify(operation, onCard)
    seen.set(key, classed)
    return classed
  }
}

const matcher = createMatcher(rules)

/**
 * In order: an act said by the label, the bank's type, a brand, the category of the person's software, a word of a trade.
 * The last two say less than a name, and a type (`ATM`) says more than the shop whose wall holds the machine.
 */
function classify(operation: Labelled, onCard: boolean): Classed {
  const direction: Direction = operation.amount < 0 ? 'out' : 'in'
  const texts = [operation.label, operation.counterparty, operation.memo].map((text) => wordsOf(text ?? ''))
  const channel = channelOf(texts[0] ?? [], operation.type)
  if (direction === 'out' && isWithdrawal(texts[0] ?? [])) return { category: 'cash', reason: 'any.cash', movable: false }
  const { act, brand, word } = matcher.find(texts, direction)
  if (act !== undefined) return { category: act.category, reason: act.id, movable: act.movable === true }
  const type = typeCategory(operation.type, direction)
  if (type !== undefined) return { category: type, reason: 'source.type' satisfies OtherReason, movable: false }
  const source = brand === undefined ? sourceCategory(operation.category, direction) : undefined
  if (source !== undefined) return { category: source, reason: 'source.category' satisfies OtherReason, movable: false }
  const named = brand ?? word
  if (named === undefined) return unknown(direction, channel)
  // Wages come from a company whose name is also a shop's: without a word of refund or a card, it is not called one.
  const isRefund = direction === 'in' && directionOf(named.category) === 'out'
  if (isRefund && !onCard && channel !== 'card' && !saysRefund(texts)) return received
  return { category: named.category, reason: named.id, movable: named.movable === true }
}

/** `RETRAIT CARREFOUR LYON` is cash from the shop's wall; `Retrait préautorisé`, in Québec, is a direct debit. */
const isWithdrawal = ([first, second]: readonly string[]): boolean => first === 'retrait' && second !== 'preautorise'

type Channel = 'card' | 'transfer' | 'debit' | 'cheque' | 'label'

const channels: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ...wordsOf('cb carte achat pos purchase').map((word): [string, Channel] => [word, 'card']),
  ...wordsOf('vir virement virements interac depot versement transfert transfer deposit xfer dep directdep').map(
    (word): [string, Channel] => [word, 'transfer'],
  ),
  ...wordsOf('prlv prelevement prelevements prelev preautorise domiciliation directdebit').map((word): [string, Channel] => [
    word,
    'debit',
  ]),
  ...wordsOf('chq cheque cheques check remise').map((word): [string, Channel] => [word, 'cheque']),
])

/** How the money moved, from the first word of the label that says so, else from the type. */
function channelOf(label: readonly string[], type: string | undefined): Channel {
  for (const word of [...label, ...wordsOf(type ?? '')]) {
    const channel = channels.get(word)
    if (channel !== undefined) return channel
  }
  return 'label'
}

const unknown = (direction: Direction, channel: Channel): Classed => ({
  category: direction === 'in' ? 'other-in' : 'other-out',
  reason: `none.${channel}` satisfies OtherReason,
  movable: channel === 'transfer' || channel === 'debit' || channel === 'label',
})
const received: Classed = { category: 'other-in', reason: 'none.received' satisfies OtherReason, movable: false }

const refundWords = new Set(
  wordsOf(
    'remboursement remboursements rembt remb rembourst rbt rbst avoir refund annulation annul regularisation regul trop percu retour restitution ' +
      'degrevement impot impots sinistre indemnisation indemnite credit reversal dedommagement geste',
  ),
)
const saysRefund = (texts: readonly (readonly string[])[]): boolean => texts.some((words) => words.some((word) => refundWords.has(word)))

function typeCategory(type: string | undefined, direction: Direction): CategoryId | undefined {
  for (const word of wordsOf(type ?? '')) if (Object.hasOwn(sourceTypes, word)) return sourceTypes[word]?.[direction]
  return undefined
}

const categoryByName: ReadonlyMap<string, CategoryId> = new Map(
  Object.entries(sourceCategories).flatMap(([category, names]) =>
    names.map((name): [string, CategoryId] => [name, category as CategoryId]),
  ),
)

/** Income written as a spending category is a refund and is believed; spending written as income is not. */
function sourceCategory(category: string | undefined, direction: Direction): CategoryId | undefined {
  for (const level of (category ?? '').split(/[:/]/).toReversed()) {
    const found = categoryByName.get(wordsOf(level).join(' '))
    if (found !== undefined && (direction === 'in' || directionOf(found) === 'out')) return found
  }
  return undefined
}
