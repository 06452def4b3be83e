/**
 * The best links all together: sums first where they explain more than all they would undo, then the best one-to-one assignment.
 * What comes first in a file never wins for that.
 */
import { assign, type Edge } from './assignment.ts'
import { groupsOf, instalmentsOf, type Link, linksOf, type Matter } from './links.ts'
import { margin, thresholds } from './rules.ts'

/** Each claim and each operation is in one link at most. */
export function settle(matter: Matter, places: readonly number[], free: (operation: number) => boolean): readonly Link[] {
  const singles = new Map(places.map((place): [number, readonly Link[]] => [place, linksOf(matter, place, free)]))
  const alone = assigned(singles)
  // A sum is looked for among what is not surely settled alone: many amounts add up to many others.
  const sure = alone.filter(({ score }) => score >= thresholds.sure)
  const settled = new Set(sure.flatMap(({ claims }) => claims))
  const used = new Set(sure.flatMap(({ operations }) => operations))
  const open = places.filter((place) => !settled.has(place))
  const left = (operation: number): boolean => free(operation) && !used.has(operation)
  const sums = chosen([...groupsOf(matter, open, left), ...instalmentsOf(matter, open, left)], alone)
  const inSums = new Set(sums.flatMap(({ claims }) => claims))
  const bySums = new Set(sums.flatMap(({ operations }) => operations))
  const rest = new Map(
    [...singles]
      .filter(([place]) => !inSums.has(place))
      .map(([place, links]): [number, readonly Link[]] => [place, links.filter(({ operations: [at = 0] }) => !bySums.has(at))]),
  )
  const links = sums.length === 0 ? alone : [...sums, ...assigned(rest)]
  return doubted(matter, links, singles)
}

/** How much a link counts: steeply, so that one sure link is never undone for two questions. */
const worth = (link: Link): number => link.score - thresholds.ask + 1

function assigned(singles: ReadonlyMap<number, readonly Link[]>): readonly Link[] {
  const rows = [...singles.values()]
  // Among equal scores the nearest days win.
  const edges = rows.map((links) =>
    links.map((link): Edge => ({ column: link.operations[0] ?? 0, value: worth(link) * 64 + 63 - Math.min(63, link.apart) })),
  )
  return assign(edges).flatMap((column, row) => rows[row]?.find(({ operations: [at] }) => at === column) ?? [])
}

/** Sums that are worth more than every single link they would undo, the best first, none sharing a record. */
function chosen(sums: readonly Link[], alone: readonly Link[]): readonly Link[] {
  const byClaim = new Map(alone.flatMap((link) => link.claims.map((place): [number, Link] => [place, link])))
  const byOperation = new Map(alone.flatMap((link) => link.operations.map((at): [number, Link] => [at, link])))
  const taken = new Set<string>()
  const kept: Link[] = []
  const ranked = sums
    .filter(({ score }) => score >= thresholds.ask)
    .toSorted(
      (a, b) => valueOf(b) - valueOf(a) || (a.claims[0] ?? 0) - (b.claims[0] ?? 0) || (a.operations[0] ?? 0) - (b.operations[0] ?? 0),
    )
  for (const link of ranked) {
    const keys = [...link.claims.map((place) => `claim ${place}`), ...link.operations.map((at) => `operation ${at}`)]
    if (keys.some((key) => taken.has(key))) continue
    const undone = new Set([...link.claims.map((place) => byClaim.get(place)), ...link.operations.map((at) => byOperation.get(at))])
    const lost = [...undone].reduce((total, one) => total + (one === undefined ? 0 : worth(one)), 0)
    if (valueOf(link) <= lost) continue
    for (const key of keys) taken.add(key)
    kept.push(link)
  }
  return kept
}

/** A sum explains as many links as it joins records beyond the first. */
const valueOf = (link: Link): number => worth(link) * (link.claims.length + link.operations.length - 1)

/** A link is doubtful when a record left alone would do as well in it. */
function doubted({ operations }: Matter, links: readonly Link[], singles: ReadonlyMap<number, readonly Link[]>): readonly Link[] {
  const used = new Set(links.flatMap((link) => link.operations))
  const settled = new Set(links.flatMap((link) => link.claims))
  const rivals = new Map<number, number>()
  for (const [place, own] of singles)
    if (!settled.has(place))
      for (const {
        operations: [at = 0],
        score,
      } of own)
        rivals.set(at, Math.max(rivals.get(at) ?? 0, score))
  return links.map((link) => {
    const {
      claims: [place = 0],
      operations: [at = 0],
    } = link
    if (link.doubtful || link.claims.length > 1 || link.operations.length > 1) return link
    const own = operations[at]
    const other = (singles.get(place) ?? []).some(({ operations: [to = 0], score }) => {
      const rival = operations[to]
      // Twins of one day and label are the same for everyone.
      const twin = rival?.day === own?.day && rival?.label === own?.label && rival?.account === own?.account
      return to !== at && !used.has(to) && !twin && score > link.score - margin
    })
    return other || (rivals.get(at) ?? 0) > link.score - margin ? { ...link, doubtful: true } : link
  })
}
