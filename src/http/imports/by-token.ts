/** Imports by programs that show an import token: they bring files, are told what was read, and see nothing of the attic. */
import type { Context, MiddlewareHandler } from 'hono'
import type { HeldToken } from '#gate'
import type { FileReport } from '#intake'
import type { Env } from '../deps.ts'
import { errorBody, Failure } from '../errors.ts'
import { bearerOf } from '../guards.ts'
import { begin, respondAsync, underWay } from './bring-in.ts'
import { fileRows, jobRow } from './views.ts'

/** Whose jobs a token starts and follows: its own alone. */
export const tokenOwner = (id: string): string => `token:${id}`

export const importByToken: MiddlewareHandler<Env> = async (c, next) => {
  if (bearerOf(c) === undefined) return next()
  const { held, owner, accountId } = await enter(c)
  const { gate, limiters } = c.var.deps
  const seconds = limiters.importToken.take(owner)
  if (seconds > 0) throw new Failure('TooMany', { seconds })
  const capability = await gate.tokenCapability(held)
  // `Gone`: the vault was erased since the token was found.
  if (!capability.ok) throw new Failure(capability.error.type === 'Gone' ? 'BadToken' : 'Full')
  const order = { capability: capability.value, hints: held.hints, tellsReports: true }
  const { id, outcome } = await begin(c, owner, order, respondAsync(c) ? 0 : undefined, accountId)
  if (outcome === undefined) return underWay(c, { job: id })
  if (outcome.state === 'refused')
    return c.json(errorBody(new Failure('NothingKept', { details: { files: fileRows(outcome.files) } })), 422)
  return c.json(waiting(id, outcome.files), 202)
}

export const jobByToken: MiddlewareHandler<Env> = async (c, next) => {
  if (bearerOf(c) === undefined) return next()
  const { owner } = await enter(c)
  const job = c.var.deps.importJobs.find(owner, c.req.param('job') ?? '')
  if (job === undefined) throw new Failure('NotFound')
  c.header('Cache-Control', 'no-store')
  return c.json(job.state === 'done' ? waiting(job.id, job.reports ?? []) : jobRow(job))
}

/** Delivered: the person's next visit takes it in. What was already there is hers to see. */
function waiting(job: string, files: readonly FileReport[]): object {
  const records = files.flatMap(({ kinds }) => Object.values(kinds)).reduce((sum, count) => sum + count, 0)
  return { job, state: 'waiting', records, files: fileRows(files) }
}

/** Whose token it is, once its secret half has proved itself. Failures alone are counted, by address. */
async function enter(c: Context<Env>): Promise<{ readonly held: HeldToken; readonly owner: string; readonly accountId: string }> {
  const { gate, identity, importTokens, limiters } = c.var.deps
  const seconds = limiters.importToken.wait(c.var.address)
  if (seconds > 0) throw new Failure('TooMany', { seconds })
  const found = await importTokens.find(bearerOf(c) ?? '')
  const account = found && (await identity.byId(found.accountId))
  const held = found && account && gate.readToken(account.vaultId, found.id, found.sealed, found.secret)
  if (!held?.ok || account === undefined) {
    limiters.importToken.take(c.var.address)
    throw new Failure('BadToken')
  }
  if (account.kit === 'missing') throw new Failure('KitNeeded')
  await importTokens.touch(found?.id ?? '')
  return { held: held.value, owner: tokenOwner(found?.id ?? ''), accountId: account.accountId }
}
