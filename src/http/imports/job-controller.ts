/** An import under way: how far it is, its end, and the way to stop it. */
import { type Context, Hono } from 'hono'
import { links, patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { zoneOf } from '../zone.ts'
import { entered, openAttic, signedIn } from '../guards.ts'
import { jobByToken } from './by-token.ts'
import { refusedPage } from './controller.ts'
import type { ImportJob } from './jobs.ts'
import { batchLine, jobRow } from './views.ts'

/** Shown beside a job that is not known. */
const recentImports = 5

export const importJobPages = new Hono<Env>()
  .get(patterns.importJob, entered, async (c) => {
    if (c.req.header('accept') === 'application/json') return jobJson(c)
    const job = jobOf(c)
    if (job?.state === 'running') return c.html(pages.importJob(frameOf(c), { ...job, state: 'running' }))
    const found = job === undefined || job.state === 'done' ? await batchOf(c) : job
    if (found !== undefined && 'added' in found) return c.redirect(links.batch(found.id), 303)
    if (job?.state === 'refused') return refusedPage(c, job.id, job.reports ?? [], 200)
    if (job?.state === 'failed' || job?.state === 'cancelled') return c.html(pages.importJob(frameOf(c), { ...job, state: job.state }))
    const id = c.req.param('job')
    if (c.var.attic.setAside().some((one) => one.id === id)) {
      return c.html(pages.importJob(frameOf(c), { id, state: 'aside', files: [] }))
    }
    // Delivered and not taken in: what is held does not open.
    if (job !== undefined) throw new Failure('Damaged')
    const recent = c.var.attic.batches().slice(-recentImports).map(batchLine).toReversed()
    return c.html(pages.importJob(frameOf(c, await zoneOf(c)), { id, state: 'unknown', files: [], recent }), 404)
  })
  .post(patterns.cancelImport, entered, async (c) => {
    const { deps, account } = c.var
    await deps.importJobs.cancel(account.accountId, c.req.param('job'))
    return c.redirect(links.importJob(c.req.param('job')), 303)
  })
  .post(patterns.forgetImport, signedIn, async (c) => {
    valueOf(await c.var.attic.forget(c.req.param('delivery')))
    return c.redirect(links.imports(), 303)
  })

export const importJobApi = new Hono<Env>().get(patterns.apiImportJob, jobByToken, entered, jobJson)

const jobOf = (c: Context<Env>): ImportJob | undefined => c.var.deps.importJobs.find(c.var.account.accountId, c.req.param('job') ?? '')

/** Opens the attic, which takes in what was delivered, and answers the job's batch. */
async function batchOf(c: Context<Env>) {
  await openAttic(c)
  return c.var.attic.batches().find(({ id }) => id === c.req.param('job'))
}

/** `{job, state, records, files}`, and what its end gives. The attic stays closed while it runs. */
async function jobJson(c: Context<Env>): Promise<Response> {
  const job = jobOf(c)
  const batch = job === undefined || job.state === 'done' ? await batchOf(c) : undefined
  if (batch !== undefined) {
    const { id, at, added, already } = batch
    return c.json({ job: id, state: 'done', location: links.batch(id), batch: { id, at, added, already } })
  }
  if (job === undefined) throw new Failure('NotFound')
  if (job.state === 'done') throw new Failure('Damaged')
  return c.json(jobRow(job))
}
