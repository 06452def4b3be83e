/** A small waiting room before work that takes much memory. */
import { err, ok, type Result } from './pure/result.ts'

/** Too many wait already: nothing was begun. */
export type Busy = { readonly type: 'Busy'; readonly seconds: number }

export interface Turns {
  /** Runs `work` when its turn comes, or answers `Busy` at once when too many wait. */
  take<T>(work: () => Promise<T>): Promise<Result<T, Busy>>
  /** How many run and how many wait, now, and how many began since the start. */
  load(): { readonly running: number; readonly waiting: number; readonly begun: number }
}

export interface TurnsOptions {
  readonly atOnce: number
  readonly waiting: number
  /** What one piece of work takes, more or less: makes the time that `Busy` tells. */
  readonly seconds: number
}

/** At most `atOnce` pieces of work at once and `waiting` in line, in the order asked. */
export function createTurns({ atOnce, waiting: places, seconds }: TurnsOptions): Turns {
  const waiting: (() => void)[] = []
  let running = 0
  let begun = 0
  const leave = (): void => {
    const next = waiting.shift()
    // The place goes to the next in line without being free for a newcomer in between.
    if (next === undefined) running -= 1
    else next()
  }
  return {
    load: () => ({ running, waiting: waiting.length, begun }),
    async take(work) {
      if (running >= atOnce && waiting.length >= places) return err({ type: 'Busy', seconds: Math.ceil((places / atOnce) * seconds) })
      if (running < atOnce) running += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      begun += 1
      try {
        return ok(await work())
      } finally {
        leave()
      }
    },
  }
}
