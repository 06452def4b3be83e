/** All encodings against all others, on as many threads as there are processors. */
import { availableParallelism } from 'node:os'
import { createWorkerPool } from '#lib/worker-pool'

export interface Range {
  readonly from: number
  readonly to: number
}
export interface Task {
  readonly shared: SharedArrayBuffer
  readonly left: Range
  readonly right: Range
  readonly permille: number
  /** Pairs kept of one left encoding. */
  readonly most: number
}
export interface Alike {
  readonly l: number
  readonly r: number
  /** Dice, in thousandths. */
  readonly dice: number
}

/** Candidates kept of one encoding in one other base: what is alike to more is alike to everybody. */
const mostOfOne = 8
const rowsOfTask = 2_048

/** `between`: ranges of rows to compare with each other; one range with itself gives each pair once. */
export async function compareRanges(
  shared: SharedArrayBuffer,
  between: readonly (readonly [Range, Range])[],
  permille: number,
): Promise<readonly Alike[]> {
  const pool = createWorkerPool({
    script: new URL('compare-worker.ts', import.meta.url),
    atMost: availableParallelism(),
    idleMilliseconds: 1_000,
  })
  try {
    const tasks = between.flatMap(([left, right]) => {
      const parts: Task[] = []
      for (let from = left.from; from < left.to; from += rowsOfTask)
        parts.push({ shared, left: { from, to: Math.min(left.to, from + rowsOfTask) }, right, permille, most: mostOfOne })
      return parts
    })
    const answers = await Promise.all(tasks.map((task) => pool.ask(task, []) as Promise<Uint32Array>))
    const found = new Map<string, Alike>()
    for (const answer of answers)
      for (let at = 0; at < answer.length; at += 3) {
        const [l, r] = [Math.min(answer[at]!, answer[at + 1]!), Math.max(answer[at]!, answer[at + 1]!)]
        found.set(`${l} ${r}`, { l, r, dice: answer[at + 2]! })
      }
    return [...found.values()]
  } finally {
    await pool.close()
  }
}
