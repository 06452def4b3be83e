/** The ledger read by a person: a reservation and its end are one line. */
import type { LedgerProps } from '../props.ts'

type Entry = LedgerProps['entries'][number]

/** `read`: done. `failed`: nothing was handed over. `unknown`: cut before its end. `waiting`: no end yet. `own`: the person's act. */
export interface LedgerLine {
  readonly entry: Entry
  readonly state: 'read' | 'failed' | 'unknown' | 'waiting' | 'own'
  /** Records handed over, when the reading was completed. */
  readonly count: number | undefined
  /** Kinds asked for that the person had switched off: not read. */
  readonly withheld: readonly string[]
}

/** Lines newest first; an end whose beginning is missing stands as a line of its own, so that nothing is hidden. */
export function ledgerLines(entries: readonly Entry[]): readonly LedgerLine[] {
  const ends = new Map(entries.flatMap((entry) => (entry.of === undefined ? [] : [[entry.of, entry] as const])))
  const known = new Set(entries.map(({ n }) => n))
  return entries
    .filter(({ of }) => of === undefined || !known.has(of))
    .map((entry) => lineOf(entry, ends.get(entry.n)))
    .toSorted((a, b) => b.entry.n - a.entry.n)
}

function lineOf(entry: Entry, end: Entry | undefined): LedgerLine {
  const last = end ?? entry
  if (entry.act === 'refused') return { entry, state: 'failed', count: undefined, withheld: [] }
  if (last.act === 'failed') return { entry, state: isUnknown(last) ? 'unknown' : 'failed', count: undefined, withheld: [] }
  if (last.act !== 'completed') return { entry, state: entry.act === 'reserved' ? 'waiting' : 'own', count: entry.count, withheld: [] }
  const { reads } = last
  if (reads === undefined) return { entry, state: 'read', count: last.count, withheld: [] }
  const withheld = Object.keys(entry.reads ?? {}).filter((kind) => !Object.hasOwn(reads, kind))
  return { entry: { ...entry, reads }, state: 'read', count: last.count, withheld }
}

/** The gate writes `unknown: assume read` when a crash left a reservation open. */
const isUnknown = ({ detail }: Entry): boolean => detail?.startsWith('unknown') ?? false
