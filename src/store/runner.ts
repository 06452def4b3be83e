import type { Canonical } from '#lib/pure/canonical'
import { placeOf } from '#lib/place-of'
import { type Job, type Jobs, mostAttempts } from './jobs.ts'

/** What is done for a kind of job. It may run twice for one job, and has no person's key. */
export interface JobHandler {
  run(payload: Canonical): Promise<unknown>
  /** Done again after this many seconds, for ever: there is then one job of this kind. */
  readonly everySeconds?: number
}

/** What a failed attempt leaves in the log: nothing of its payload or message. */
export interface JobLine {
  readonly job: string
  readonly attempts: number
  readonly error: string
}

export interface RunnerOptions {
  readonly jobs: Jobs
  readonly handlers: { readonly [kind: string]: JobHandler }
  readonly now: () => Temporal.Instant
  readonly log: (line: JobLine) => void
}

/** Runs jobs one at a time, in this process. */
export interface Runner {
  /** Puts in the repeated jobs that are not there yet, then looks every few seconds for what is due. */
  start(): Promise<void>
  /** Runs what is due now; answers the kinds run, in order. */
  runDue(): Promise<readonly string[]>
  /** Takes no further job, and waits for the one under way. */
  stop(): Promise<void>
}

const pollMilliseconds = 5_000

export function createRunner({ jobs, handlers, now, log }: RunnerOptions): Runner {
  const kinds = Object.keys(handlers)
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let tail: Promise<unknown> = Promise.resolve()

  const againAfter = (handler: JobHandler | undefined) =>
    handler?.everySeconds === undefined ? undefined : now().add({ seconds: handler.everySeconds })

  const runOne = async (job: Job): Promise<void> => {
    const handler = handlers[job.kind]
    try {
      // An attempt that ended its process was counted too: such a job does not come back for ever.
      if (job.attempts > mostAttempts) throw new Error('job: no attempt left')
      await handler?.run(job.payload)
    } catch (error) {
      log({ job: job.kind, attempts: job.attempts, error: placeOf(error) })
      return await jobs.fail(job, againAfter(handler))
    }
    await jobs.complete(job, againAfter(handler))
  }

  const drain = async (): Promise<string[]> => {
    const run: string[] = []
    while (!stopping.signal.aborted) {
      const job = await jobs.claim(kinds)
      if (job === undefined) break
      await runOne(job)
      run.push(job.kind)
    }
    return run
  }

  const runDue = async (): Promise<string[]> => {
    const turn = tail.then(drain)
    tail = turn.catch(() => undefined)
    return await turn
  }

  return {
    async start() {
      for (const kind of kinds) if (handlers[kind]?.everySeconds !== undefined) await jobs.enqueue(kind, {}, now(), kind)
      // A database out of reach is tried again at the next look.
      timer = setInterval(() => void runDue().catch(() => undefined), pollMilliseconds)
      timer.unref()
    },
    runDue,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await tail
    },
  }
}
