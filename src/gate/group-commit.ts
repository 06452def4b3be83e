/**
 * Group commit: everything that waits in one turn of the event loop, and all that comes while a commit is under way, goes to the
 * disk in one commit. A ledger needs two durable writes a reading; committed one by one they would be the limit of the platform.
 */
export interface GroupCommit<Item, Answer> {
  /** Answers once the group of this item is committed; rejects, with the rest of its group, when the commit failed. */
  push(item: Item): Promise<Answer>
}

/** `commit` answers in the order of its items, of which there are at most `largest`. */
export function createGroupCommit<Item, Answer>(
  commit: (items: readonly Item[]) => Promise<readonly Answer[]>,
  largest = 500,
): GroupCommit<Item, Answer> {
  const waiting: { item: Item; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[] = []
  let running = false

  const drain = async (): Promise<void> => {
    running = true
    await new Promise((resume) => setImmediate(resume))
    while (waiting.length > 0) {
      const group = waiting.splice(0, largest)
      try {
        const answers = await commit(group.map(({ item }) => item))
        group.forEach(({ resolve }, index) => resolve(answers[index] as Answer))
      } catch (reason) {
        for (const { reject } of group) reject(reason)
      }
    }
    running = false
  }

  return {
    push: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        if (!running) void drain()
      }),
  }
}
