/** How sure a link is: a sum of named reasons, each with its points. */
import { minorDigits } from '#lib/pure/money'
import type { Claim } from './claims.ts'
import { type Name, nameIn, numbersIn } from './names.ts'
import type { Operation } from './operations.ts'
import type { Rates } from './rates.ts'
import { dayPoints, points, slack } from './rules.ts'

export type ReasonName = keyof typeof points | 'day'

export interface Reason {
  readonly reason: ReasonName
  readonly points: number
}

/** What the operation says of who was paid, apart from amount and day; computed once for a claim and an operation. */
export interface Evidence {
  readonly reasons: readonly Reason[]
  /** True when the name, a number or, for care, the words say that it is the one. */
  readonly says: boolean
  /** True when they say so well enough for a sum, where amounts say less. */
  readonly surely: boolean
}

export const reason = (name: keyof typeof points): Reason => ({ reason: name, points: points[name] })
export const sumOf = (reasons: readonly Reason[]): number => reasons.reduce((total, one) => total + one.points, 0)

export function evidenceOf(claim: Claim, operation: Operation): Evidence {
  const reasons: Reason[] = []
  const number = numberReason(claim, operation)
  if (number !== undefined) reasons.push(number)
  const name = claim.role === 'origin' && claim.care ? careReason(claim, operation) : nameReason(claim, operation)
  if (name !== undefined) reasons.push(name)
  if (!claim.care && operation.careCategory === true) reasons.push(reason('health-other'))
  const total = sumOf(reasons)
  return { reasons, says: total > 0, surely: total >= points['health-care'] }
}

/** The words of the label, else, for a bill of care, that it is about care; against it, another name. */
function nameReason(claim: Claim, operation: Operation): Reason | undefined {
  const named = claim.brands.some((brand) => operation.brands.includes(brand))
  if (named) return reason(claim.role === 'reimbursement' ? 'health-payer' : 'name')
  const how = bestOf(claim.names, operation.words)
  if (how === 'all') return reason('name')
  if (claim.care) {
    const care = careReason(claim, operation)
    // A transfer that another payer signs is not this one's.
    if (operation.brands.length === 0 || claim.role !== 'reimbursement') return care ?? (how === 'part' ? reason('name-part') : undefined)
  }
  if (operation.brands.length > 0) return reason(claim.brands.length > 0 ? 'name-other' : 'name-unlike')
  return how === 'part' ? reason('name-part') : undefined
}

function careReason({ role }: Claim, { care, careCategory, amount }: Operation): Reason | undefined {
  if (careCategory === false && !(care && role !== 'origin' && amount > 0)) return reason('health-other')
  return care || careCategory === true ? reason('health-care') : undefined
}

function bestOf(names: readonly Name[], words: readonly string[]): 'all' | 'part' | 'none' {
  const found = names.map((name) => nameIn(name, words))
  return found.includes('all') ? 'all' : found.includes('part') ? 'part' : 'none'
}

function numberReason({ numbers, contracts }: Claim, { words }: Operation): Reason | undefined {
  if (numbers.length === 0 && contracts.length === 0) return undefined
  let contract = false
  for (const number of numbersIn(words)) {
    if (numbers.includes(number)) return reason('number')
    contract ||= contracts.includes(number)
  }
  return contract ? reason('contract') : undefined
}

/** Points of the nearest expected day; undefined outside the window. `apart` is the distance in days. */
export function dayOf(claim: Claim, operation: Operation): { readonly reason: Reason; readonly apart: number } | undefined {
  const { days, from, to } = claim
  let best: { share: number; apart: number } | undefined
  for (const happened of operation.days) {
    if (happened < from || happened > to) continue
    for (const expected of days) {
      const apart = Math.abs(happened - expected)
      const room = happened < expected ? expected - from : to - expected
      const share = room === 0 ? 0 : Math.min(1, apart / room)
      if (best === undefined || share < best.share) best = { share, apart }
    }
  }
  return best === undefined ? undefined : { reason: { reason: 'day', points: Math.round(dayPoints * (1 - best.share)) }, apart: best.apart }
}

/** How the amount of an operation relates to what is expected; undefined when it does not. */
export function amountOf(claim: Claim, operation: Operation, rates: Rates): keyof typeof points | undefined {
  const { amounts, currency, till, below, above } = claim
  const [expected = 0] = amounts
  if (Math.sign(operation.amount) !== Math.sign(expected)) return undefined
  if (operation.currency !== currency) return abroad(claim, operation, rates)
  if (amounts.includes(operation.amount)) return 'amount-exact'
  if (operation.amount >= expected - below && operation.amount <= expected + above) return 'amount-told'
  if (claim.role === 'origin') return undefined
  const unit = minorDigits(currency) === 2 ? 1 : 0
  const more = Math.abs(operation.amount) - Math.abs(expected)
  if (Math.abs(more) <= slack.rounded * unit) return 'amount-rounded'
  // A fee makes the buyer pay more, and the one who is paid back receive less.
  const fee = claim.role === 'payment' ? more : -more
  if (fee > 0 && fee <= Math.max(slack.fee * unit, Math.abs(expected) * slack.feeShare) && fee <= Math.abs(expected) / 4)
    return operation.words.some((word) => feeWords.has(word)) ? 'amount-fee-said' : 'amount-fee'
  if (till && more > 0 && more <= Math.abs(expected) * slack.tipShare) return 'amount-tip'
  return more < 0 ? 'amount-part' : undefined
}

function abroad(
  { amounts, currency }: Claim,
  { foreign, amount, currency: own, day }: Operation,
  rates: Rates,
): keyof typeof points | undefined {
  if (amounts.some((asked) => foreign.includes(`${currency} ${Math.abs(asked)}`))) return 'amount-foreign'
  const rate = foreign.length > 0 ? undefined : rates(currency, own, day)
  const [asked = 0] = amounts
  if (rate === undefined || asked === 0) return undefined
  return Math.abs(amount / asked / rate - 1) <= slack.rateShare ? 'amount-rate' : undefined
}

const feeWords: ReadonlySet<string> = new Set(['frais', 'commission', 'comm', 'fee', 'fees', 'agios'])
