import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'

export interface Writer {
  write<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>
  /** Runs when no transaction does. */
  between(work: () => Promise<void>): Promise<void>
  /** Refuses later writes and waits for those already asked for. */
  end(): Promise<void>
}

/**
 * Runs one transaction at a time, in the order asked for. A `write` asked for inside another would wait for itself
 * for ever: it throws instead, told by the asynchronous context (only while the outer one runs, so that a
 * background loop started inside may write later).
 */
export function createWriter(db: Kysely<unknown>, assertOurs: () => void): Writer {
  const inside = new AsyncLocalStorage<{ running: boolean }>()
  let tail: Promise<unknown> = Promise.resolve()
  let ended = false

  const run = async <T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T> => {
    assertOurs()
    const scope = { running: true }
    try {
      return await inside.run(scope, () => db.transaction().execute(work))
    } finally {
      scope.running = false
    }
  }

  return {
    async write(work) {
      if (inside.getStore()?.running) throw new Error('write inside write: pass the transaction down')
      if (ended) throw new Error('write after close')
      const result = tail.then(() => run(work))
      tail = result.catch(() => undefined)
      return await result
    },
    async between(work) {
      const result = tail.then(work)
      tail = result.catch(() => undefined)
      await result
    },
    async end() {
      ended = true
      await tail
    },
  }
}
