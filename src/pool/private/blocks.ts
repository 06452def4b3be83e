/**
 * Above a size, encodings are not all compared: only those that share sixteen of their own bits, at places drawn anew each time, in one
 * of many draws. The bits are keyed as the encodings are.
 */
import { encodingBytes } from '../encode/schema.ts'

export interface BlockReport {
  readonly draws: number
  /** Largest share of a list that one block holds: a block tells of its records that they resemble each other so far. */
  readonly largestShare: number
  /** Comparisons left of all. */
  readonly comparisons: number
}

const bitsOfKey = 16
const [fewestDraws, mostDraws] = [256, 1_024]

/** As many draws as make about `comparisons` of the `whole`: alike encodings meet in one of many. */
export const drawsFor = (comparisons: number, whole: number): number =>
  Math.min(mostDraws, Math.max(fewestDraws, Math.floor((comparisons * 2 ** bitsOfKey) / Math.max(1, whole))))

/** Rows of each block of one draw, two at least. `drawPlace` gives a number below its argument. */
export function blocksOf(encodings: Uint8Array, drawPlace: (below: number) => number): readonly (readonly number[])[] {
  const records = encodings.length / encodingBytes
  const places = Array.from({ length: bitsOfKey }, () => drawPlace(encodingBytes * 8))
  const found = new Map<number, number[]>()
  for (let row = 0; row < records; row += 1) {
    let key = 0
    for (const place of places) key = (key << 1) | ((encodings[row * encodingBytes + (place >> 3)]! >> (place & 7)) & 1)
    const block = found.get(key)
    if (block === undefined) found.set(key, [row])
    else block.push(row)
  }
  return [...found.values()].filter((block) => block.length > 1)
}
