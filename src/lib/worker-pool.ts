/**
 * A few threads that answer one request at a time each, started when there is work and ended once idle, so that nothing of a
 * request outlives them for long.
 */
import { type Transferable, Worker } from 'node:worker_threads'

export interface WorkerPool {
  /** The answer to one message. Rejects when the thread that had it fails or the pool closes; the next request gets another thread. */
  ask(message: unknown, transfer: readonly Transferable[]): Promise<unknown>
  /** Threads that live now. */
  threads(): number
  /** Ends every thread; what was asked and not yet answered rejects. */
  close(): Promise<void>
}

export interface WorkerPoolOptions {
  /** What each thread runs: it answers each message by one message. */
  readonly script: URL
  readonly atMost: number
  /** How long a thread lives without work. */
  readonly idleMilliseconds: number
}

/** An empty pool: no thread before the first request. */
export function createWorkerPool({ script, atMost, idleMilliseconds }: WorkerPoolOptions): WorkerPool {
  const threads = new Set<Thread>()
  const waiting: Job[] = []
  let closed = false

  /** The thread is gone, of itself or by us: its request fails, those that wait go to others. */
  const lose = (thread: Thread, reason: Error): void => {
    threads.delete(thread)
    clearTimeout(thread.idle)
    thread.job?.reject(reason)
    thread.job = undefined
    next()
  }
  const end = async (thread: Thread): Promise<void> => {
    lose(thread, new Error('worker pool: closed'))
    await thread.worker.terminate()
  }
  const start = (): Thread => {
    // Neither the options of this process nor its environment, where a secret may be.
    const thread: Thread = { worker: new Worker(script, { execArgv: [], env: {} }), job: undefined, idle: undefined }
    threads.add(thread)
    thread.worker.on('message', (answer) => {
      thread.job?.resolve(answer)
      rest(thread)
    })
    thread.worker.on('error', (error) => lose(thread, error as Error))
    thread.worker.on('exit', () => lose(thread, new Error('worker pool: a thread ended')))
    return thread
  }
  const rest = (thread: Thread): void => {
    thread.job = undefined
    thread.worker.unref()
    thread.idle = setTimeout(() => void end(thread), idleMilliseconds).unref()
    next()
  }
  const next = (): void => {
    if (closed || waiting.length === 0) return
    const free = [...threads].find(({ job }) => job === undefined)
    if (free === undefined && threads.size >= atMost) return
    give(free ?? start(), waiting.shift() as Job)
  }

  return {
    ask: (message, transfer) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('worker pool: closed'))
        waiting.push({ message, transfer, resolve, reject })
        next()
      }),
    threads: () => threads.size,
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new Error('worker pool: closed'))
      await Promise.all([...threads].map(end))
    },
  }
}

interface Job {
  readonly message: unknown
  readonly transfer: readonly Transferable[]
  readonly resolve: (answer: unknown) => void
  readonly reject: (reason: Error) => void
}
interface Thread {
  readonly worker: Worker
  job: Job | undefined
  idle: NodeJS.Timeout | undefined
}

function give(thread: Thread, job: Job): void {
  clearTimeout(thread.idle)
  thread.job = job
  // A thread at work keeps the process alive; one at rest does not.
  thread.worker.ref()
  thread.worker.postMessage(job.message, job.transfer)
}
