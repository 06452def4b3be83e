/**
 * Compares encodings of 1,024 bits with vector instructions: for each pair the bits that both have, by AND and popcount on sixteen bytes
 * at a time. The function is written below, instruction by instruction; what it computes is `scanPlainly`, which a test holds it to.
 */
import { encodingBytes } from '../encode/schema.ts'
import { i32, moduleOf, op, v128 } from './assembler.ts'

export interface Kernel {
  /** Encodings that may be scanned at once. */
  readonly capacity: number
  /** Puts up to `capacity` encodings, one after the other, where they are scanned. */
  load(encodings: Uint8Array): void
  /**
   * Places of the loaded encodings whose Dice coefficient with `encoding` is at least `permille` thousandths. The answer is a view that
   * the next call overwrites.
   */
  scan(encoding: Uint8Array, permille: number): Uint32Array
}

const vectors = encodingBytes / 16
const [a, popA, b, pops, count, permille, out] = [0, 1, 2, 3, 4, 5, 6]
const [end, found, both, popB, first] = [7, 8, 9, 10, 11]
const sum = first + vectors

/** scan(a, popA, b, pops, count, permille, out) → how many places were written to `out`. */
export const scanModule = (): Uint8Array<ArrayBuffer> => {
  const bits = (at: number) => [...op.get(first + at), ...op.get(b), ...op.loadVector(16 * at), ...op.and, ...op.popcount]
  const parts = Array.from({ length: vectors }, (_, at) => at)
  return moduleOf(
    [i32, i32, i32, i32, i32, i32, i32],
    [i32],
    [[4, i32], [vectors + 1, v128]], // prettier-ignore
    [
      ...parts.map((at) => [...op.get(a), ...op.loadVector(16 * at), ...op.set(first + at)]),
      // end = b + count × 128; `a` is free from here on and counts the places.
      [...op.get(b), ...op.get(count), ...op.constant(Math.log2(encodingBytes)), ...op.shiftLeft, ...op.add, ...op.set(end)],
      [...op.constant(0), ...op.set(a)],
      [...op.get(count), ...op.equalZero, ...op.when, ...op.constant(0), 0x0f, ...op.end],
      op.loop,
      // Eight bytes of at most 8 bits each fit in one byte; then bytes are added two by two into shorts, and shorts into words.
      bits(0),
      ...parts.slice(1).map((at) => [...bits(at), ...op.addBytes]),
      [...op.pairBytes, ...op.pairShorts, ...op.set(sum)],
      [0, 1, 2, 3].flatMap((at) => [...op.get(sum), ...op.lane(at)]),
      [...op.add, ...op.add, ...op.add, ...op.set(both)],
      [...op.get(pops), ...op.load, ...op.set(popB)],
      // 2,000 × both ≥ permille × (popA + popB)
      [...op.get(both), ...op.constant(2_000), ...op.multiply],
      [...op.get(permille), ...op.get(popA), ...op.get(popB), ...op.add, ...op.multiply],
      [...op.atLeastUnsigned, ...op.when],
      [...op.get(out), ...op.get(found), ...op.constant(2), ...op.shiftLeft, ...op.add, ...op.get(a), ...op.store],
      [...op.get(found), ...op.constant(1), ...op.add, ...op.set(found)],
      op.end,
      [...op.get(a), ...op.constant(1), ...op.add, ...op.set(a)],
      [...op.get(pops), ...op.constant(4), ...op.add, ...op.set(pops)],
      [...op.get(b), ...op.constant(encodingBytes), ...op.add, ...op.set(b)],
      [...op.get(b), ...op.get(end), ...op.lessUnsigned, ...op.branchIf(0)],
      op.end,
      op.get(found),
    ],
  )
}

/** `capacity` encodings at once; a few thousand stay in a processor's cache. */
export async function createKernel(capacity = 4_096): Promise<Kernel> {
  const pages = Math.ceil((encodingBytes * (capacity + 1) + 8 * capacity) / 65_536)
  const memory = new WebAssembly.Memory({ initial: pages })
  const { instance } = await WebAssembly.instantiate(scanModule(), { env: { memory } })
  const scan = instance.exports['scan'] as (...values: number[]) => number
  const bytes = new Uint8Array(memory.buffer)
  const [atB, atPops, atOut] = [encodingBytes, encodingBytes * (capacity + 1), encodingBytes * (capacity + 1) + 4 * capacity]
  const popsOf = new Uint32Array(memory.buffer, atPops, capacity)
  let loaded = 0
  return {
    capacity,
    load(encodings) {
      loaded = encodings.length / encodingBytes
      bytes.set(encodings, atB)
      for (let at = 0; at < loaded; at += 1) popsOf[at] = popcountOf(encodings.subarray(at * encodingBytes, (at + 1) * encodingBytes))
    },
    scan(encoding, least) {
      bytes.set(encoding)
      const places = scan(0, popcountOf(encoding), atB, atPops, loaded, least, atOut)
      return new Uint32Array(memory.buffer, atOut, places)
    },
  }
}

/** What the kernel computes, one byte at a time. */
export function scanPlainly(encodings: Uint8Array, encoding: Uint8Array, permille_: number): readonly number[] {
  const pop = popcountOf(encoding)
  return Array.from({ length: encodings.length / encodingBytes }, (_, at) => at).filter((at) => {
    const other = encodings.subarray(at * encodingBytes, (at + 1) * encodingBytes)
    return 2_000 * bothOf(encoding, other) >= permille_ * (pop + popcountOf(other))
  })
}

/** Twice the common bits over all bits. */
export const diceOf = (x: Uint8Array, y: Uint8Array): number => (2 * bothOf(x, y)) / (popcountOf(x) + popcountOf(y))

const ones = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)
export const popcountOf = (bytes: Uint8Array): number => bytes.reduce((total, byte) => total + ones[byte]!, 0)
const bothOf = (x: Uint8Array, y: Uint8Array): number => x.reduce((total, byte, at) => total + ones[byte & y[at]!]!, 0)
