/** Which reservations a crash left open. The table that names them is not sealed: the entries themselves decide. */
import { type End, followsChain, type Link } from './chain.ts'
import { type LedgerKeys, openEntry } from './entry.ts'

/** Of the numbers said lost, those that may be entries of a ledger that stops at `end`. */
export const plausible = (said: readonly number[], end: End): number[] => said.filter((n) => Number.isInteger(n) && n >= 1 && n <= end.n)

/**
 * The reservations among `said` that no entry has ended. `links` are all entries from the first of `said` to `end`, whose tag
 * has been checked; undefined when they do not lead there: an end may then be hidden, and a second one would break the ledger.
 */
export function openReservations(
  keys: LedgerKeys,
  said: readonly number[],
  links: readonly Link[],
  end: End,
): readonly number[] | undefined {
  const [first] = links
  if (first === undefined || first.n !== Math.min(...said)) return undefined
  if (!followsChain(keys.vaultId, links, end, { n: first.n - 1, hash: first.previous }).ok) return undefined
  const open = new Set<number>()
  for (const link of links) {
    const entry = openEntry(keys, link)
    if (entry === undefined) return undefined
    if (entry.act === 'reserved' && said.includes(entry.n)) open.add(entry.n)
    if (entry.of !== undefined) open.delete(entry.of)
  }
  return [...open]
}
