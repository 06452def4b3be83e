/** From a request's files to a job that reads them: once it is started, nothing of it holds the person's key. */
import { setTimeout } from 'node:timers/promises'
import type { Context } from 'hono'
import type { Hints } from '#connectors'
import { isExport, type Settings } from '#gate'
import type { ReadingHints, Upload } from '#intake'
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

/** What her settings say where a file is silent. */
export async function defaultsOf(c: Context<Env>): Promise<Hints> {
  return defaultsFrom(c, valueOf(await c.var.attic.settings()))
}

/** The same, and what she said of tables. */
export async function hintsOf(c: Context<Env>): Promise<ReadingHints> {
  const settings = valueOf(await c.var.attic.settings())
  const remembered = valueOf(await c.var.attic.mappings())
  const mappings = Object.fromEntries(remembered.map(({ fingerprint, mapping }) => [fingerprint, mapping]))
  return { ...defaultsFrom(c, settings), zone: settings.zone, mappings }
}

const defaultsFrom = (c: Context<Env>, { currency }: Settings): Hints => ({
  currency,
  // In French and in Canadian and European English usage alike, an all-digit date puts the day first.
  dayFirst: c.var.account.lang === 'fr' || currency !== 'USD',
})

/** What needs the key. */
async function prepare(c: Context<Env>): Promise<Omit<ImportOrder, 'upload'>> {
  return { hints: await hintsOf(c), capability: valueOf(await c.var.deps.gate.capability(c.var.session)) }
}

/**
 * Spools the request's files and starts their import for this owner; waits for its end, or for so long. `tell` is the account that is
 * told of it in any case; without it the owner is, when the wait was too short.
 */
export async function begin(
  c: Context<Env>,
  owner: string,
  prepared: Omit<ImportOrder, 'upload'>,
  milliseconds?: number,
  tell?: string,
): Promise<Brought> {
  const { deps } = c.var
  const upload = await deps.intake.receive()
  let keepsOriginals = false
  try {
    const fields = await receiveFiles(c.req.raw, upload, deps.limits)
    if (upload.files.length === 0) throw new Failure('NoFile')
    await refuseExports(upload)
    keepsOriginals = fields.get('originals') === '1' || prefers(c, 'keep-originals')
    if (keepsOriginals) await refuseOriginalsBeyond(c, prepared.capability.vaultId, upload.files)
  } catch (error) {
    await upload.release()
    throw error
  }
  const id = prepared.capability.batch
  const ended = deps.importJobs.start(owner, { ...prepared, upload, keepsOriginals })
  if (tell !== undefined) void tellEnd(c, tell, id, ended)
  const brought = await endOf(id, ended, milliseconds)
  // She did not see the end: it is told.
  if (brought.outcome === undefined && tell === undefined) void tellEnd(c, owner, id, ended)
  return brought
}

/** A notice lost takes nothing away from the import. */
async function tellEnd(c: Context<Env>, accountId: string, number: string, ended: Promise<Outcome>): Promise<void> {
  const { notices } = c.var.deps
  if ((await ended).state === 'done') await notices.notify(accountId, 'import-finished', { number, once: number }).catch(() => undefined)
}

/** What a job comes to within so many milliseconds; throws what the request answers when it comes to nothing. */
export async function endOf(id: string, ended: Promise<Outcome>, milliseconds?: number): Promise<Brought> {
  const outcome = await orGoOn(ended, milliseconds)
  if (outcome === undefined) return { id }
  if ('files' in outcome) return { id, outcome }
  if (outcome.state === 'busy') throw new Failure('Busy', { seconds: outcome.seconds })
  throw new Failure(outcome.state === 'cancelled' ? 'Cancelled' : 'Failed')
}

/** An attic taken away is no file among others: read as one, its tables would come in twice, without their history. */
async function refuseExports(upload: Upload): Promise<void> {
  for (const [i, { refused }] of upload.files.entries())
    if (refused === undefined && (await isExport(upload.source(i))))
      throw new Failure('TakenAway', { details: { location: `${links.arrive()}?given=1` } })
}

async function orGoOn(ended: Promise<Outcome>, milliseconds?: number): Promise<Outcome | undefined> {
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
export async function refuseOriginalsBeyond(c: Context<Env>, vaultId: string, files: readonly { readonly size: number }[]): Promise<void> {
  const { gate, originalsBytes } = c.var.deps
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if ((await gate.originalBytes(vaultId)) + bytes > originalsBytes) throw new Failure('OriginalsFull')
}

/** The import goes on: where to ask after it. */
export function underWay(c: Context<Env>, told: { readonly job: string; readonly location?: string }): Response {
  c.header('Location', links.apiImportJob(told.job))
  if (respondAsync(c)) c.header('Preference-Applied', 'respond-async')
  return c.json(told, 202)
}
