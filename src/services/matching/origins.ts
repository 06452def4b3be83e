/**
 * What reimbursements and credit notes are about: the care that was paid, the purchase that was cancelled. Several may refer to one
 * operation (the public insurer and the complementary one, in parts), as long as they give back no more than it cost.
 */
import type { Claim } from './claims.ts'
import { type Link, linksOf, type Matter } from './links.ts'
import { assign, type Edge } from './assignment.ts'
import { bounds, thresholds } from './rules.ts'
import { dayOf, evidenceOf, reason, sumOf } from './score.ts'
import { partsOf } from './sums.ts'

/**
 * Rounds of the best assignment: in each, an operation takes one claim of each payer, so that two equal cares go to two operations
 * when there are two. `given` holds what was given back of each operation already, by its place, and is added to.
 */
export function originsOf(matter: Matter, places: readonly number[], given: Map<number, number>): readonly Link[] {
  const { claims, operations } = matter
  const rest = (at: number): number => {
    const operation = operations[at]
    return operation === undefined ? 0 : Math.abs(operation.amount) - operation.reimbursed - (given.get(at) ?? 0)
  }
  const links: Link[] = []
  let open = places
  for (let round = 0; round < bounds.origins && open.length > 0; round += 1) {
    const sellers = [...new Set(open.map((place) => claims[place]?.seller ?? ''))].toSorted()
    const singles = open.map((place) => linksOf(matter, place, (at) => rest(at) >= (claims[place]?.givenBack ?? 0)))
    const edges = singles.map((own, row) => {
      const payer = sellers.indexOf(claims[open[row] ?? 0]?.seller ?? '')
      return own.map((link): Edge => ({
        column: (link.operations[0] ?? 0) * sellers.length + payer,
        value: (link.score - thresholds.ask + 1) * 64 + 63 - Math.min(63, link.apart),
      }))
    })
    const columns = assign(edges)
    const before = links.length
    const kept = columns
      .flatMap((column, row) =>
        column === -1 ? [] : (singles[row]?.find(({ operations: [at = 0] }) => at === Math.floor(column / sellers.length)) ?? []),
      )
      .toSorted((a, b) => b.score - a.score || (a.claims[0] ?? 0) - (b.claims[0] ?? 0))
    for (const link of kept) {
      const [[at = 0], [place = 0]] = [link.operations, link.claims]
      const back = claims[place]?.givenBack ?? 0
      if (rest(at) < back) continue
      given.set(at, (given.get(at) ?? 0) + back)
      links.push(link)
    }
    const done = new Set(links.flatMap((link) => link.claims))
    open = open.filter((place) => !done.has(place))
    if (links.length === before) break
  }
  return [...links, ...together(matter, open, given, rest)]
}

/** Cares of one day that were paid at once. */
function together(matter: Matter, places: readonly number[], given: Map<number, number>, rest: (at: number) => number): readonly Link[] {
  const { claims, operations, index, refused } = matter
  const links: Link[] = []
  const byDay = Map.groupBy(
    places.filter((place) => claims[place]?.care === true),
    (place) => `${claims[place]?.seller} ${claims[place]?.days[0]} ${claims[place]?.currency}`,
  )
  for (const own of byDay.values()) {
    const some = own.slice(0, bounds.parts)
    const sizes = some.map((place) => Math.abs(claims[place]?.amounts[0] ?? 0))
    const most = sizes.reduce((total, size) => total + size, 0)
    const first = claims[some[0] ?? 0]
    if (some.length < 2 || first === undefined) continue
    for (const at of index.cares(first, most)) {
      const operation = operations[at]
      if (operation === undefined || some.some((place) => refused(claims[place] as Claim, operation))) continue
      const evidence = evidenceOf(first, operation)
      const day = dayOf(first, operation)
      const found =
        evidence.says && day !== undefined
          ? partsOf(
              -operation.amount,
              sizes.map((amount) => ({ amount, weight: 1 })),
            )
          : undefined
      if (found === undefined || day === undefined) continue
      const chosen = found.places.map((one) => some[one] ?? 0)
      const back = chosen.reduce((total, place) => total + (claims[place]?.givenBack ?? 0), 0)
      const reasons = [reason('amount-group'), day.reason, ...evidence.reasons]
      if (rest(at) < back || sumOf(reasons) < thresholds.ask) continue
      given.set(at, (given.get(at) ?? 0) + back)
      links.push({ claims: chosen, operations: [at], reasons, score: sumOf(reasons), apart: day.apart, doubtful: found.others })
      break
    }
  }
  return links
}
