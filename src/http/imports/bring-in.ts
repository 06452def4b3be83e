/** From a request's files to a job that reads them: once it is started, nothing of it holds the person's key. */
import { setTimeout } from 'node:timers/promises'
import type { Context } from 'hono'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { comeBack, letGo } from '../guards.ts'
import type { ImportOrder, Outcome } from './jobs.ts'
import { receiveFiles } from './receive.ts'

export interface Brought {
  /** Number of the job, and of its batch. */
  readonly id: string
  /** Undefined while the job goes on. */
  readonly outcome?: Exclude<Outcome, { readonly state: 'busy' }>
}

/**
 * Spools the request's files and starts their import; waits for its end, for so many milliseconds at most when told.
 * The key is let go before the first byte, and is there again once this answers.
 */
export async function bringIn(c: Context<Env>, milliseconds?: number): Promise<Brought> {
  // Before anything is read: what could be lost with a passphrase does not come in without a second way to it.
  if (c.var.account.kit === 'missing') throw new Failure('KitNeeded')
  const prepared = await prepare(c)
  letGo(c)
  const outcome = await begin(c, prepared, milliseconds)
  if (outcome?.state === 'busy') throw new Failure('Busy', { seconds: outcome.seconds })
  if (outcome?.state === 'failed') throw new Failure('Failed')
  if (outcome?.state === 'cancelled') throw new Failure('Cancelled')
  await comeBack(c)
  return { id: prepared.capability.batch, ...(outcome && { outcome }) }
}

type Prepared = Omit<ImportOrder, 'upload'>

/** What needs the key. */
async function prepare(c: Context<Env>): Promise<Prepared> {
  const { deps, account } = c.var
  const { currency } = valueOf(await c.var.attic.settings())
  // In French and in Canadian and European English usage alike, an all-digit date puts the day first.
  const hints = { currency, dayFirst: account.lang === 'fr' || currency !== 'USD' }
  return { hints, capability: valueOf(await deps.gate.capability(c.var.session)) }
}

async function begin(c: Context<Env>, prepared: Prepared, milliseconds?: number): Promise<Outcome | undefined> {
  const { deps, account } = c.var
  const upload = await deps.intake.receive()
  try {
    await receiveFiles(c.req.raw, upload, deps.limits)
    if (upload.files.length === 0) throw new Failure('NoFile')
  } catch (error) {
    await upload.release()
    throw error
  }
  const ended = deps.importJobs.start(account.accountId, { ...prepared, upload })
  if (milliseconds === undefined) return await ended
  const waiting = new AbortController()
  try {
    return await Promise.race([ended, setTimeout(milliseconds, undefined, { signal: waiting.signal })])
  } finally {
    waiting.abort()
  }
}
