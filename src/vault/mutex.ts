/** Keeps the acts on one vault apart, inside this process. */
export interface Mutex {
  /** Runs one piece of work at a time for each name, in the order asked. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** One queue a name, forgotten when empty. */
export function createMutex(): Mutex {
  const tails = new Map<string, Promise<unknown>>()
  return {
    async run(name, work) {
      const before = tails.get(name) ?? Promise.resolve()
      const turn = before.then(work, work)
      const tail = turn.catch(() => undefined)
      tails.set(name, tail)
      try {
        return await turn
      } finally {
        if (tails.get(name) === tail) tails.delete(name)
      }
    },
  }
}
