/** Possible links: one operation for one claim, several claims for one operation, several operations for one claim. */
import type { Index } from './candidates.ts'
import type { Claim } from './claims.ts'
import type { Operation } from './operations.ts'
import { bounds, instalmentsAfter, type points, thresholds } from './rules.ts'
import type { Rates } from './rates.ts'
import { amountOf, dayOf, evidenceOf, type Reason, reason, sumOf } from './score.ts'
import { type Part, partsOf } from './sums.ts'

/** Claims and operations by their places. */
export interface Link {
  readonly claims: readonly number[]
  readonly operations: readonly number[]
  readonly reasons: readonly Reason[]
  readonly score: number
  /** Days between what is expected and what happened. */
  readonly apart: number
  /** True when another link explains as much: the person is asked. */
  readonly doubtful: boolean
}

export interface Matter {
  readonly claims: readonly Claim[]
  readonly operations: readonly Operation[]
  readonly index: Index
  readonly rates: Rates
  /** What the person said can never be. */
  readonly refused: (claim: Claim, operation: Operation) => boolean
}

/** The links of one claim to one operation that are worth a question at least, the best first. */
export function linksOf(
  { claims, operations, index, rates, refused }: Matter,
  place: number,
  free: (operation: number) => boolean,
): readonly Link[] {
  const claim = claims[place]
  if (claim === undefined) return []
  const exact = index.exact(claim)
  const alone = exact.length === 1
  const links: Link[] = []
  for (const at of new Set([...exact, ...index.named(claim)])) {
    const operation = operations[at]
    if (operation === undefined || !free(at) || refused(claim, operation)) continue
    const amount = amountOf(claim, operation, rates)
    const day = amount === undefined ? undefined : dayOf(claim, operation)
    if (amount === undefined || day === undefined) continue
    const evidence = evidenceOf(claim, operation)
    if (amount !== 'amount-exact' && amount !== 'amount-foreign' && !evidence.says) continue
    const reasons = [
      reason(amount),
      ...(alone && amount === 'amount-exact' ? [reason('amount-alone')] : []),
      day.reason,
      ...evidence.reasons,
    ]
    const score = sumOf(reasons)
    if (score >= thresholds.ask) links.push({ claims: [place], operations: [at], reasons, score, apart: day.apart, doubtful: false })
  }
  return links.toSorted((a, b) => b.score - a.score || a.apart - b.apart || (a.operations[0] ?? 0) - (b.operations[0] ?? 0))
}

/** Several documents of one seller that one operation pays together. `places` are claims that nothing settles alone. */
export function groupsOf(matter: Matter, places: readonly number[], free: (operation: number) => boolean): readonly Link[] {
  const { claims, operations, index, refused } = matter
  const claimsBy = new Map<string, number[]>()
  for (const place of places) {
    const claim = claims[place]
    if (claim === undefined || claim.role === 'origin') continue
    for (const at of index.named(claim)) {
      const operation = operations[at]
      if (operation === undefined || !free(at) || refused(claim, operation)) continue
      const [expected = 0] = claim.amounts
      if (operation.currency !== claim.currency || Math.abs(operation.amount) <= Math.abs(expected)) continue
      if (dayOf(claim, operation) === undefined || !evidenceOf(claim, operation).surely) continue
      const key = `${at} ${claim.seller}`
      claimsBy.set(key, [...(claimsBy.get(key) ?? []), place])
    }
  }
  const links: Link[] = []
  for (const [key, own] of claimsBy) {
    const at = Number(key.slice(0, key.indexOf(' ')))
    const operation = operations[at]
    if (operation === undefined || own.length < 2) continue
    const near = own
      .map((place) => ({ place, apart: dayOf(claims[place]!, operation)?.apart ?? 0 }))
      .toSorted((a, b) => a.apart - b.apart || a.place - b.place)
    const parts = near.map(({ place, apart }): Part => ({ amount: Math.abs(claims[place]?.amounts[0] ?? 0), weight: 1 + apart }))
    const found = partsOf(Math.abs(operation.amount), parts)
    if (found === undefined) continue
    const chosen = found.places.map((one) => near[one]?.place ?? 0).toSorted((a, b) => a - b)
    links.push(sumLink(matter, chosen, [at], 'amount-group', found.others))
  }
  return links
}

/** Several operations that pay one document together. */
export function instalmentsOf(matter: Matter, places: readonly number[], free: (operation: number) => boolean): readonly Link[] {
  const { claims, operations, index, refused } = matter
  const links: Link[] = []
  for (const place of places) {
    const claim = claims[place]
    if (claim === undefined || claim.role === 'origin') continue
    const [expected = 0] = claim.amounts
    const own = index
      .named(claim, instalmentsAfter)
      .filter((at) => {
        const operation = operations[at]
        if (operation === undefined || !free(at) || refused(claim, operation) || operation.currency !== claim.currency) return false
        return Math.abs(operation.amount) < Math.abs(expected) && operation.day >= claim.from && evidenceOf(claim, operation).surely
      })
      .slice(0, bounds.parts)
    if (own.length < 2) continue
    const [day = 0] = claim.days
    const parts = own.map((at): Part => ({
      amount: Math.abs(operations[at]?.amount ?? 0),
      weight: 1 + Math.abs((operations[at]?.day ?? 0) - day),
    }))
    const found = partsOf(Math.abs(expected), parts)
    if (found === undefined) continue
    const chosen = found.places.map((one) => own[one] ?? 0).toSorted((a, b) => a - b)
    links.push(sumLink(matter, [place], chosen, 'amount-instalments', found.others))
  }
  return links
}

/** The reasons of a sum are those of its weakest pair: one part that does not belong spoils the whole. */
function sumLink(
  { claims, operations }: Matter,
  claimPlaces: readonly number[],
  operationPlaces: readonly number[],
  amount: keyof typeof points,
  others: boolean,
): Link {
  let weakest: readonly Reason[] | undefined
  let apart = 0
  for (const place of claimPlaces)
    for (const at of operationPlaces) {
      const [claim, operation] = [claims[place], operations[at]]
      if (claim === undefined || operation === undefined) continue
      const day = dayOf(claim, operation)
      apart = Math.max(apart, day?.apart ?? 0)
      const reasons = [reason(amount), ...(day === undefined ? [] : [day.reason]), ...evidenceOf(claim, operation).reasons]
      // The first instalment is near the document; the next ones are late by nature.
      if (weakest !== undefined && operationPlaces.length > 1) continue
      if (weakest === undefined || sumOf(reasons) < sumOf(weakest)) weakest = reasons
    }
  const reasons = weakest ?? []
  return { claims: claimPlaces, operations: operationPlaces, reasons, score: sumOf(reasons), apart, doubtful: others }
}
