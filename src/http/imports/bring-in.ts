/** From a request's files to a job that reads them: once it is started, nothing of it holds the person's key. */
import { setTimeout } from 'node:timers/promises'
import type { Context } from 'hono'
import type { Upload } from '#intake'
import { links } from '#routes'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { comeBack, letGo } from '../guards.ts'
import type { ImportOrder, Outcome } from './jobs.ts'
import { receiveFiles } from './receive.ts'

export interface Brought {
  /** Number of the job, and of its batch. */
  readonly id: string
  /** Undefined while the job goes on. */
  readonly outcome?: Extract<Outcome, { readonly files: unknown }>
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
  const brought = await begin(c, c.var.account.accountId, prepared, milliseconds)
  await comeBack(c)
  return brought
}

/** What needs the key. */
async function prepare(c: Context<Env>): Promise<Omit<ImportOrder, 'upload'>> {
  return { hints: await hintsOf(c), capability: valueOf(await c.var.deps.gate.capability(c.var.session)) }
}

/** How the person's files are to be read. */
export async function hintsOf(c: Context<Env>): Promise<ImportOrder['hints']> {
  const { currency } = valueOf(await c.var.attic.settings())
  // In French and in Canadian and European English usage alike, an all-digit date puts the day first.
  return { currency, dayFirst: c.var.account.lang === 'fr' || currency !== 'USD' }
}

/** Spools the request's files and starts their import for this owner; waits for its end, or for so long. */
export async function begin(
  c: Context<Env>,
  owner: string,
  prepared: Omit<ImportOrder, 'upload'>,
  milliseconds?: number,
): Promise<Brought> {
  const outcome = await start(c, owner, prepared, milliseconds)
  const id = prepared.capability.batch
  if (outcome === undefined) return { id }
  if ('files' in outcome) return { id, outcome }
  if (outcome.state === 'busy') throw new Failure('Busy', { seconds: outcome.seconds })
  throw new Failure(outcome.state === 'cancelled' ? 'Cancelled' : 'Failed')
}

async function start(
  c: Context<Env>,
  owner: string,
  prepared: Omit<ImportOrder, 'upload'>,
  milliseconds?: number,
): Promise<Outcome | undefined> {
  const { deps } = c.var
  const upload = await deps.intake.receive()
  let keepsOriginals = false
  try {
    const fields = await receiveFiles(c.req.raw, upload, deps.limits)
    if (upload.files.length === 0) throw new Failure('NoFile')
    keepsOriginals = fields.get('originals') === '1' || prefers(c, 'keep-originals')
    if (keepsOriginals) await refuseOriginalsBeyond(c, prepared.capability.vaultId, upload)
  } catch (error) {
    await upload.release()
    throw error
  }
  const ended = deps.importJobs.start(owner, { ...prepared, upload, keepsOriginals })
  if (milliseconds === undefined) return await ended
  const waiting = new AbortController()
  try {
    return await Promise.race([ended, setTimeout(milliseconds, undefined, { signal: waiting.signal })])
  } finally {
    waiting.abort()
  }
}

/** RFC 7240. */
export const respondAsync = (c: Context<Env>): boolean => prefers(c, 'respond-async')

const prefers = (c: Context<Env>, what: string): boolean =>
  new RegExp(`(?:^|,)\\s*${what}\\s*(?:[;,]|$)`, 'i').test(c.req.header('prefer') ?? '')

/** Before anything is read: what is asked to be kept must have its place. */
async function refuseOriginalsBeyond(c: Context<Env>, vaultId: string, upload: Upload): Promise<void> {
  const { gate, originalsBytes } = c.var.deps
  const bytes = upload.files.reduce((sum, { size }) => sum + size, 0)
  if ((await gate.originalBytes(vaultId)) + bytes > originalsBytes) throw new Failure('OriginalsFull')
}

/** The import goes on: where to ask after it. */
export function underWay(c: Context<Env>, told: { readonly job: string; readonly location?: string }): Response {
  c.header('Location', links.apiImportJob(told.job))
  if (respondAsync(c)) c.header('Preference-Applied', 'respond-async')
  return c.json(told, 202)
}
