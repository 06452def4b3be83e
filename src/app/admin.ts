/** What the operator's own machine may ask: measures and health in detail. It listens on loopback alone, never on the public port. */
import { mkdir, statfs, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Store } from '#store'
import { version } from './version.ts'

export interface AdminDeps {
  readonly store: Store
  readonly spool: string
  readonly measures: () => Promise<string>
  /** False while stopping. */
  readonly isReady: () => boolean
  /** The operator's pages. */
  readonly operator: (request: Request) => Promise<Response>
}

export type Admin = (request: Request) => Promise<Response>

/** Answers `GET /metrics`, `/readyz` and `/healthz`, and hands over what is the operator's. */
export function createAdmin(deps: AdminDeps): Admin {
  const answers: { readonly [path: string]: () => Response | Promise<Response> } = {
    '/healthz': () => json(200, { status: 'ok' }),
    '/readyz': () => ready(deps),
    '/metrics': async () =>
      new Response(await deps.measures(), { headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', ...common } }),
  }
  return async (request) => {
    const { hostname, pathname } = new URL(request.url)
    // A page of another site may have its name lead to 127.0.0.1: the name it asked for stays its own.
    if (!loopback.has(hostname)) return refused(403, 'OtherSite', 'Ask by 127.0.0.1 or localhost.')
    if (isOperators.test(pathname)) return await deps.operator(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405, 'BadRequest', 'Only GET is answered here.')
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined
    return answer === undefined ? refused(404, 'NotFound', 'There is nothing here.') : answer()
  }
}

const isOperators = /^\/(?:operator|assets)(?:\/|$)/
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const common = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
const json = (status: number, body: object): Response => Response.json(body, { status, headers: common })
const refused = (status: number, type: string, message: string): Response => json(status, { error: { type, message } })

const patienceMilliseconds = 3_000

async function ready({ store, spool, isReady }: AdminDeps): Promise<Response> {
  const [answers, writable] = await Promise.all([soon(databaseAnswers(store)), soon(spoolWritable(spool))])
  const isFine = isReady() && answers && writable
  return json(isFine ? 200 : 503, {
    status: isFine ? 'ready' : 'not ready',
    version,
    database: { kind: store.dialect, answers },
    spool: { writable },
    disk: { freeBytes: await freeBytesOf(spool) },
  })
}

/** False when the work fails, or takes too long to be called ready. */
async function soon(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((done) => (timer = setTimeout(done, patienceMilliseconds, false)))
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => false,
      ),
      late,
    ])
  } finally {
    clearTimeout(timer)
  }
}

const databaseAnswers = (store: Store): Promise<unknown> => sql`select 1 as one`.execute(store.read())

/** Really writes: a full disk refuses then, permissions alone say nothing of it. Its name is one that a start cleans. */
async function spoolWritable(spool: string): Promise<void> {
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const file = join(spool, `ready-${crypto.randomUUID()}.spool`)
  await writeFile(file, 'ready', { flag: 'wx', mode: 0o600 })
  await unlink(file)
}

export async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
