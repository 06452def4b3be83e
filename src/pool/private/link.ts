/** Lists of encodings in, groups out: no similarity leaves, and no name ever came. */
import { err, ok, type Result } from '#lib/pure/result'
import { type EncodedBase, encodingBytes } from '../encode/index.ts'
import { type BlockReport, blocksOf, drawsFor } from './blocks.ts'
import { type Alike, compareRanges, type Range } from './compare.ts'
import { createKernel, diceOf } from './kernel.ts'
import { solveGroups } from './solve.ts'

/** Comparisons up to which all pairs are compared: three minutes of two processors. */
export const allPairsDefault = 2e10

/** How alike two encodings must be. Fewer columns are more often shared by strangers: each that lacks asks for more. */
export const diceFor = (columns: number): number => 0.6 + 0.02 * Math.max(0, 6 - columns)

export type LinkError =
  | { readonly type: 'OtherKey'; readonly source: string }
  | { readonly type: 'OtherColumns'; readonly source: string; readonly columns: readonly string[] }
  | { readonly type: 'SameSource'; readonly source: string }

export interface LinkOrder {
  /** Where none is given, `diceFor` the columns encoded. */
  readonly dice?: number
  /** Comparisons above which blocks are made. */
  readonly allPairs: number
  /** Sources that may hold a person several times; the others give one record a group at most. */
  readonly withDuplicates: (source: string) => boolean
}
export interface Linked {
  /** Group of each record, the bases one after the other. */
  readonly group: Uint32Array
  readonly comparisons: number
  readonly blocks?: BlockReport
}

/** Refuses lists that were not encoded alike. */
export async function linkEncodings(bases: readonly EncodedBase[], order: LinkOrder): Promise<Result<Linked, LinkError>> {
  const [first, ...others] = bases
  for (const { source, keyId, columns } of others) {
    if (keyId !== first!.keyId) return err({ type: 'OtherKey', source })
    if (columns.join() !== first!.columns.join()) return err({ type: 'OtherColumns', source, columns: first!.columns })
  }
  const sources = bases.map(({ source }) => source)
  const twice = sources.find((source, at) => sources.indexOf(source) !== at)
  if (twice !== undefined) return err({ type: 'SameSource', source: twice })

  const ranges: Range[] = []
  let records = 0
  for (const { encodings } of bases) {
    const count = encodings.length / encodingBytes
    ranges.push({ from: records, to: records + count })
    records += count
  }
  const shared = new SharedArrayBuffer(Math.max(1, records * encodingBytes))
  const all = new Uint8Array(shared, 0, records * encodingBytes)
  bases.forEach(({ encodings }, at) => all.set(encodings, ranges[at]!.from * encodingBytes))
  const partyOf = new Uint16Array(records)
  ranges.forEach(({ from, to }, party) => partyOf.fill(party, from, to))
  const repeats = (party: number) => order.withDuplicates(sources[party]!)

  const size = ({ from, to }: Range) => to - from
  const between = ranges.flatMap((left, a) =>
    ranges.flatMap((right, b): (readonly [Range, Range])[] => (b > a || (a === b && repeats(a)) ? [[left, right]] : [])),
  )
  const whole = between.reduce((sum, [left, right]) => sum + size(left) * size(right), 0)
  const permille = Math.round((order.dice ?? diceFor(first?.columns.length ?? 0)) * 1_000)
  const solve = (alike: readonly Alike[]) => solveGroups(alike, { records, partyOf, oneOf: (party) => !repeats(party) })
  if (whole <= order.allPairs) return ok({ group: solve(await compareRanges(shared, between, permille)), comparisons: whole })
  const draws = drawsFor(order.allPairs, whole)
  const comparable = (l: number, r: number) => partyOf[l] !== partyOf[r] || repeats(partyOf[l]!)
  const { alike, largest, comparisons } = await compareBlocks(all, draws, permille, comparable)
  return ok({ group: solve(alike), comparisons, blocks: { draws, largestShare: largest / Math.max(1, records), comparisons } })
}

async function compareBlocks(all: Uint8Array, draws: number, permille: number, comparable: (l: number, r: number) => boolean) {
  const at = (row: number) => all.subarray(row * encodingBytes, (row + 1) * encodingBytes)
  const kernel = await createKernel()
  const found = new Map<string, Alike>()
  let [largest, comparisons] = [0, 0]
  const compare = (block: readonly number[], rows: readonly number[]) => {
    const gathered = new Uint8Array(rows.length * encodingBytes)
    rows.forEach((row, place) => gathered.set(at(row), place * encodingBytes))
    kernel.load(gathered)
    for (const l of block)
      for (const place of kernel.scan(at(l), permille)) {
        const r = rows[place]!
        if (l < r && comparable(l, r)) found.set(`${l} ${r}`, { l, r, dice: Math.round(diceOf(at(l), at(r)) * 1_000) })
      }
  }
  for (let draw = 0; draw < draws; draw += 1)
    for (const block of blocksOf(all, (below) => crypto.getRandomValues(new Uint32Array(1))[0]! % below)) {
      largest = Math.max(largest, block.length)
      comparisons += (block.length * (block.length - 1)) / 2
      for (let from = 0; from < block.length; from += kernel.capacity) compare(block, block.slice(from, from + kernel.capacity))
    }
  return { alike: [...found.values()], largest, comparisons }
}
