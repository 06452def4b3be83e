/** The gate of the command line: files read on the spot, nothing opened, stored or written in a ledger. */
import { foldItems } from '#vault'
import { cut, dayOf, isWellFormed } from './need.ts'
import type { Granted, LocalItem, Need } from './types.ts'

/**
 * Items of local files, folded as a vault would (each record once, whatever the files share), then cut to the need. Their numbers
 * are their places in time, `000000` for the first: the same files in the same order give the same numbers. Throws on a need that is not
 * well-formed: the built-in services' needs are checked by types.
 */
export function local<N extends Need>(need: N, items: readonly LocalItem[]): Granted<N> {
  if (!isWellFormed(need)) throw new TypeError('local: the need is not well-formed')
  const held = foldItems(filesOf(items)).toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
  return cut(
    need,
    held.map((item, index) => ({ ...item, id: String(index).padStart(6, '0') })),
  )
}

function filesOf(items: readonly LocalItem[]) {
  const files = [...Map.groupBy(items, ({ file }) => file)].toSorted(([a], [b]) => a - b)
  return files.map(([, found]) => ({ connector: found[0]?.connector ?? '', items: found.map(({ item }) => item) }))
}
