/** The state of the platform for its operator: counts and health. No statement here answers a body, an address or a number of anybody. */
import { sql } from 'kysely'
import type { LogLine } from '#http'
import type { Store } from '#store'
import type { OperatorProps } from '#web'
import { version } from './version.ts'

type State = OperatorProps['state']

export interface StateDeps {
  readonly store: Store
  readonly now: () => Temporal.Instant
  readonly openSessions: () => Promise<number>
  readonly argon2: () => State['argon2']
  readonly imports: () => State['imports']
  readonly errors: () => State['errors']
  readonly freeBytes: () => Promise<number | null>
}

export async function readState(deps: StateDeps): Promise<State> {
  const { store, now } = deps
  const at = now().toString({ fractionalSecondDigits: 3 })
  const { accounts, attics, trials } = await numbers(
    store,
    sql`select sum(case when trial = 0 then 1 else 0 end) as accounts,
      sum(case when trial = 0 and vault_id is not null then 1 else 0 end) as attics,
      sum(case when trial = 1 then 1 else 0 end) as trials from account`,
  )
  const { segments, bytes } = await numbers(store, sql`select count(*) as segments, sum(length(sealed)) as bytes from vault_segment`)
  const { waiting, late, failed } = await numbers(
    store,
    sql`select sum(case when failed_at is null then 1 else 0 end) as waiting,
      sum(case when failed_at is null and run_at <= ${at} then 1 else 0 end) as late,
      sum(case when failed_at is not null then 1 else 0 end) as failed from job`,
  )
  const erasures = await numbers(
    store,
    sql`select (select count(*) from erasure) as waiting, (select count(*) from erasure_certificate) as done`,
  )
  return {
    version,
    database: store.dialect,
    startedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(performance.timeOrigin)).toString(),
    freeBytes: await deps.freeBytes(),
    people: { accounts: accounts ?? 0, attics: attics ?? 0, trials: trials ?? 0, sessions: await deps.openSessions() },
    sealed: { segments: segments ?? 0, bytes: bytes ?? 0 },
    imports: deps.imports(),
    jobs: { waiting: waiting ?? 0, late: late ?? 0, failed: failed ?? 0 },
    erasures: { waiting: erasures['waiting'] ?? 0, done: erasures['done'] ?? 0 },
    argon2: deps.argon2(),
    errors: deps.errors(),
  }
}

/** One row, of whole numbers: anything else is a bug, thrown before it leaves. */
async function numbers(store: Store, query: ReturnType<typeof sql>): Promise<{ readonly [name: string]: number | undefined }> {
  const { rows } = await query.execute(store.read())
  const entries = Object.entries(rows[0] ?? {}).map(([name, value]): [string, number] => {
    const number = Number(value ?? 0)
    if (!Number.isSafeInteger(number)) throw new TypeError(`state: ${name} is not a whole number`)
    return [name, number]
  })
  return Object.fromEntries(entries)
}

const errorsKept = 20

/** The last unexpected errors of this process: their class and place, by the pattern of the route. */
export function createRecentErrors(now: () => Temporal.Instant): { record(line: LogLine): void; list(): State['errors'] } {
  let errors: State['errors'] = []
  return {
    record({ method, route, error }) {
      if (error === undefined) return
      errors = [{ at: now().toString({ smallestUnit: 'second' }), method, route, place: error }, ...errors].slice(0, errorsKept)
    },
    list: () => errors,
  }
}
