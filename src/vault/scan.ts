/**
 * Looks in the text of a segment before it is parsed: most rows of a search answer nothing, and parsing them is what costs.
 * It may keep a row too many, never one too few: what it keeps is folded and asked again. Pure.
 */
import { minorDigits } from '#lib/pure/money'
import { scannable } from '#lib/pure/text'
import type { Kind } from '#model'
import { linesOf, type Row, textOf } from './segment.ts'

/** A text as `scannable` writes it, or an amount: in units of the row's currency, both ends included, its sign left out. */
export type Sought = string | { readonly from: number; readonly to: number }

/** Groups of which a row's JSON must hold at least one each. */
export type Scan = readonly (readonly Sought[])[]

/** A segment's lines, and the places of those that may answer. */
export interface Scanned {
  readonly kind: Kind
  readonly month: string
  readonly body: Uint8Array
  readonly hits: readonly number[]
}

/** Places of the lines that may answer. */
export function hitsIn(body: Uint8Array, scan: Scan): number[] {
  const text = scannable(textOf(body))
  if (!scan.every((group) => group.some((one) => typeof one !== 'string' || text.includes(one)))) return []
  return text.split('\n').flatMap((line, place) => (holds(line, scan) ? [place] : []))
}

const holds = (line: string, scan: Scan): boolean =>
  scan.every((group) => group.some((one) => (typeof one === 'string' ? line.includes(one) : hasAmount(line, one))))

/** True when any whole number of the line is such an amount in any currency that it names. */
function hasAmount(line: string, { from, to }: Exclude<Sought, string>): boolean {
  const powers = [...line.matchAll(/"currency":"([a-z]{3})"/g)].map(([, code = '']) => 10 ** (minorDigits(code.toUpperCase()) ?? 2))
  for (const [, digits] of powers.length === 0 ? [] : line.matchAll(/:-?(\d+)[,}]/g)) {
    const count = Number(digits)
    if (powers.some((power) => count / power >= from && count / power <= to)) return true
  }
  return false
}

/**
 * The rows of each segment that a search has to look at: none of a month without a hit. A record's number depends on all that
 * share its natural key (`fold.ts`), so what may share one with a hit is kept too. Undefined for what does not read.
 */
export function rowsScanned(segments: readonly Scanned[]): (readonly Row[])[] | undefined {
  const months = Map.groupBy(segments, ({ kind, month }) => `${kind}\u0000${month}`)
  const rows = new Map<Scanned, readonly Row[]>()
  try {
    for (const found of months.values()) {
      const lines = found.some(({ hits }) => hits.length > 0) ? found.map((one) => linesOf(one.body)) : []
      const shared = sharedOf(found, lines)
      for (const [i, one] of found.entries())
        rows.set(one, parsed((lines[i] ?? []).filter((line) => shared === undefined || isHole(line) || shared.has(numberIn(line)))))
    }
  } catch {
    return undefined
  }
  return segments.map((segment) => rows.get(segment) ?? [])
}

/** Amounts of the hits, for operations; undefined for kinds whose key has no number to tell by, all of whose rows are kept. */
function sharedOf(found: readonly Scanned[], lines: readonly (readonly string[])[]): ReadonlySet<string> | undefined {
  if (found[0]?.kind !== 'bank.transaction') return undefined
  return new Set(found.flatMap(({ hits }, i) => hits.map((place) => numberIn(lines[i]?.[place] ?? ''))))
}

/** The amount of an operation: nothing else in its JSON reads so, since what is kept as `raw` is text. */
const numberIn = (line: string): string => /"amount":(-?\d+)/.exec(line)?.[1] ?? ''

/** What is left of a deleted row takes its place in the ranks: it is kept whatever was sought. */
const isHole = (line: string): boolean => line.includes('"gone":')

const parsed = (lines: readonly string[]): Row[] => JSON.parse(`[${lines.join(',')}]`) as Row[]
