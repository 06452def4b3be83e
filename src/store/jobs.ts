import { randomBytes } from 'node:crypto'
import { canonicalJson, type Canonical } from '#lib/pure/canonical'
import type { Migrations, Store } from './types.ts'

/** A job that is due, taken by the caller until its lease ends. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly payload: Canonical
  /** This one included. */
  readonly attempts: number
  readonly lease: string
}

/** Work to do later, kept in the database: it outlives the process, and is done at least once. */
export interface Jobs {
  /**
   * Adds a job. With an `id`, one that already waits under it is left as it is. The payload is small and names nobody;
   * throws beyond `mostBytes` (a bug).
   */
  enqueue(kind: string, payload: Canonical, runAt: Temporal.Instant, id?: string): Promise<void>
  /** Takes the job of these kinds that is due since the longest, for `leaseSeconds`; nobody else has it meanwhile. */
  claim(kinds: readonly string[]): Promise<Job | undefined>
  /** Done: the job is deleted, or waits for `again`. Nothing happens when the lease was lost. */
  complete(job: Job, again?: Temporal.Instant): Promise<void>
  /** Failed: tried again later and later; after `mostAttempts` it is left aside, or waits for `again`. */
  fail(job: Job, again?: Temporal.Instant): Promise<void>
  /** Deletes the jobs left aside for more than `keptDays`; answers how many. */
  sweep(): Promise<number>
}

/** A job that lasts longer may be taken a second time. */
export const leaseSeconds = 300
/** About two hours of attempts, one after the other. */
export const mostAttempts = 8
const mostBytes = 4096
const keptDays = 30
const firstDelaySeconds = 30
const longestDelaySeconds = 3600

interface JobTables {
  job: {
    job_id: string
    kind: string
    payload: string
    run_at: string
    attempts: number
    lease: string | null
    lease_until: string | null
    failed_at: string | null
  }
}

/** The table of jobs. */
export const jobMigrations: Migrations = {
  owner: 'store',
  folder: new URL('./migrations/', import.meta.url),
  passing: ['job'],
}

export function createJobs({ store, now }: { readonly store: Store; readonly now: () => Temporal.Instant }): Jobs {
  const write = store.write<JobTables, unknown>
  const free = { lease: null, lease_until: null }
  /** Frees the job under the same lease, with what changes. */
  const release = async ({ id, lease }: Job, change: Partial<JobTables['job']>) => {
    await write((trx) =>
      trx
        .updateTable('job')
        .set({ ...free, ...change })
        .where('job_id', '=', id)
        .where('lease', '=', lease)
        .execute(),
    )
  }

  return {
    async enqueue(kind, payload, runAt, id = randomBytes(16).toString('base64url')) {
      const text = canonicalJson(payload)
      if (Buffer.byteLength(text) > mostBytes) throw new RangeError(`job ${kind}: a payload of more than ${mostBytes} bytes`)
      const row = { job_id: id, kind, payload: text, run_at: toText(runAt), attempts: 0, ...free, failed_at: null }
      await write((trx) =>
        trx
          .insertInto('job')
          .values(row)
          .onConflict((conflict) => conflict.column('job_id').doNothing())
          .execute(),
      )
    },

    async claim(kinds) {
      if (kinds.length === 0) return undefined
      const at = toText(now())
      const taken = { lease: randomBytes(16).toString('base64url'), lease_until: toText(now().add({ seconds: leaseSeconds })) }
      return await store.write<JobTables, Job | undefined>(async (trx) => {
        const due = await trx
          .selectFrom('job')
          .select(['job_id', 'kind', 'payload', 'attempts'])
          .where('kind', 'in', kinds)
          .where('failed_at', 'is', null)
          .where('run_at', '<=', at)
          .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', at)]))
          .orderBy('run_at')
          .orderBy('job_id')
          .limit(1)
          // On SQLite the transaction is immediate: there, nobody else is choosing.
          .$if(store.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
          .executeTakeFirst()
        if (due === undefined) return undefined
        const attempts = due.attempts + 1
        await trx
          .updateTable('job')
          .set({ ...taken, attempts })
          .where('job_id', '=', due.job_id)
          .execute()
        return { id: due.job_id, kind: due.kind, payload: JSON.parse(due.payload) as Canonical, attempts, lease: taken.lease }
      })
    },

    async complete(job, again) {
      if (again !== undefined) return await release(job, { run_at: toText(again), attempts: 0 })
      await write((trx) => trx.deleteFrom('job').where('job_id', '=', job.id).where('lease', '=', job.lease).execute())
    },

    async fail(job, again) {
      if (job.attempts < mostAttempts) return await release(job, { run_at: toText(now().add({ seconds: delaySeconds(job.attempts) })) })
      await release(job, again === undefined ? { failed_at: toText(now()) } : { run_at: toText(again), attempts: 0 })
    },

    async sweep() {
      const before = toText(now().subtract({ hours: 24 * keptDays }))
      const { numDeletedRows } = await store.write<JobTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('job').where('failed_at', '<=', before).executeTakeFirstOrThrow(),
      )
      return Number(numDeletedRows)
    },
  }
}

const delaySeconds = (attempts: number): number => Math.min(firstDelaySeconds * 2 ** (attempts - 1), longestDelaySeconds)

/** Always 24 characters, so that text sorts as time. */
const toText = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
