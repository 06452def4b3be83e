/** Links that the person said are sure: made before any other, whatever their score would have been. */
import type { Link, Matter } from './links.ts'
import { dayOf, evidenceOf, reason, sumOf } from './score.ts'

/**
 * Pairs of numbers to links. Several operations of one document are its instalments, several documents of one operation a group; a
 * claim is in one link at most. What is no longer held is left out.
 */
export function taughtLinks(
  { claims, operations }: Matter,
  sure: readonly { readonly operation: string; readonly document: string }[],
): readonly Link[] {
  if (sure.length === 0) return []
  const placeOf = new Map(operations.map(({ id }, at) => [id, at]))
  const claimsOf = new Map<string, number[]>()
  for (const [place, { documents }] of claims.entries())
    for (const document of documents) claimsOf.set(document, [...(claimsOf.get(document) ?? []), place])
  const pairs = sure.flatMap(({ operation, document }) => {
    const at = placeOf.get(operation)
    const sign = at === undefined ? 0 : Math.sign(operations[at]?.amount ?? 0)
    const place = claimsOf.get(document)?.find((one) => Math.sign(claims[one]?.amounts[0] ?? 0) === sign)
    return at === undefined || place === undefined ? [] : [{ at, place }]
  })
  return joined(pairs).map(({ places, ats }) => {
    const [claim, operation] = [claims[places[0] ?? 0], operations[ats[0] ?? 0]]
    const day = claim === undefined || operation === undefined ? undefined : dayOf(claim, operation)
    const seen = claim === undefined || operation === undefined ? [] : evidenceOf(claim, operation).reasons
    const reasons = [reason('taught'), ...(day === undefined ? [] : [day.reason]), ...seen.filter(({ points }) => points > 0)]
    return { claims: places, operations: ats, reasons, score: sumOf(reasons), apart: day?.apart ?? 0, doubtful: false }
  })
}

/** One operation with its claims, or one claim with its operations: the first pair of a record decides, a pair that would tie two such knots together is left. */
function joined(pairs: readonly { readonly at: number; readonly place: number }[]) {
  const knots: { places: number[]; ats: number[] }[] = []
  const ordered = pairs.toSorted((a, b) => a.place - b.place || a.at - b.at)
  for (const { at, place } of ordered) {
    const byPlace = knots.find(({ places }) => places.includes(place))
    const byAt = knots.find(({ ats }) => ats.includes(at))
    if (byPlace === undefined && byAt === undefined) knots.push({ places: [place], ats: [at] })
    else if (byPlace === undefined && byAt?.ats.length === 1) byAt.places.push(place)
    else if (byAt === undefined && byPlace?.places.length === 1) byPlace.ats.push(at)
  }
  return knots.map(({ places, ats }) => ({ places: places.toSorted((a, b) => a - b), ats: ats.toSorted((a, b) => a - b) }))
}
