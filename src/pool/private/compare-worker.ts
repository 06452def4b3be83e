/** One thread: compares a range of encodings with another, and answers the pairs that are alike enough. */
import { parentPort } from 'node:worker_threads'
import { encodingBytes } from '../encode/schema.ts'
import { createKernel, diceOf } from './kernel.ts'
import type { Range, Task } from './compare.ts'

const kernel = createKernel()

parentPort?.on('message', (task: Task) => {
  void answer(task).then((pairs) => parentPort?.postMessage(pairs, [pairs.buffer]))
})

/** Left, right and Dice in thousandths, three numbers a pair; the best `most` of each left encoding. */
async function answer({ shared, left, right, permille, most }: Task): Promise<Uint32Array<ArrayBuffer>> {
  const { load, scan, capacity } = await kernel
  const all = new Uint8Array(shared)
  const at = (row: number) => all.subarray(row * encodingBytes, (row + 1) * encodingBytes)
  const found = new Map<number, (readonly [number, number])[]>()
  for (const { from, to } of pieces(right, capacity)) {
    load(all.subarray(from * encodingBytes, to * encodingBytes))
    for (let row = left.from; row < left.to; row += 1) {
      const places = scan(at(row), permille)
      if (places.length === 0) continue
      const best = found.get(row) ?? []
      for (const place of places) if (from + place !== row) best.push([from + place, Math.round(diceOf(at(row), at(from + place)) * 1_000)])
      // Twice the cap at most is ever held.
      found.set(row, best.length > 2 * most ? keepBest(best, most) : best)
    }
  }
  const pairs = [...found].flatMap(([row, best]) => keepBest(best, most).flatMap(([other, dice]) => [row, other, dice]))
  return Uint32Array.from(pairs)
}

const keepBest = (best: readonly (readonly [number, number])[], most: number) =>
  best.toSorted(([x, a], [y, b]) => b - a || x - y).slice(0, most)

function* pieces({ from, to }: Range, size: number): Generator<Range> {
  for (let at = from; at < to; at += size) yield { from: at, to: Math.min(to, at + size) }
}
