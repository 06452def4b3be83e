/** Bringing files in: the form, the result of each import, undo and redo. */
import { type Context, Hono } from 'hono'
import { links, patterns } from '#routes'
import type { FileReport } from '#intake'
import { type FileLine, pages } from '#web'
import type { Env } from '../deps.ts'
import { errorBody, type ErrorType, Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { comeBack, signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { bringIn, respondAsync, underWay } from './bring-in.ts'
import { importByToken } from './by-token.ts'
import { batchLine, batchProps, fileLine, fileRows, runningLine, withShapes } from './views.ts'

export const importPages = new Hono<Env>()
  .get(patterns.imports, signedIn, (c) => importsPage(c))
  .post(patterns.imports, signedIn, async (c) => {
    // The page's own script asks for JSON, so as to show the progress and stay when something is refused.
    if (c.req.header('accept') === 'application/json') return importJson(c, c.var.deps.importPatience)
    try {
      const { id, outcome } = await bringIn(c, respondAsync(c) ? 0 : c.var.deps.importPatience)
      if (outcome?.state === 'refused') return refusedPage(c, id, outcome.files)
      return c.redirect(outcome === undefined ? links.importJob(id) : links.batch(id), 303)
    } catch (error) {
      if (error instanceof Failure && error.type === 'KitNeeded') return c.redirect(links.kit(), 303)
      if (error instanceof Failure && error.type === 'TakenAway') return c.redirect(`${links.arrive()}?given=1`, 303)
      if (error instanceof Failure && isFormRefusal(error.type)) {
        await comeBack(c)
        return importsPage(c, { type: error.type }, error.status)
      }
      throw error
    }
  })
  .get(patterns.batch, signedIn, async (c) => {
    const batch = c.var.attic.batches().find(({ id }) => id === c.req.param('batch'))
    if (batch === undefined) throw new Failure('NotFound')
    const props = batchProps(batch, c.var.attic.originals(batch.id), c.var.attic.removedOf(batch.id))
    return c.html(pages.batch(frameOf(c, await zoneOf(c)), { ...props, files: linesOf(c, batch.id, props.files) }))
  })
  .post(patterns.undo, signedIn, async (c) => {
    const batch = valueOf(await c.var.attic.undo(c.req.param('batch')))
    return c.redirect(links.batch(batch.id), 303)
  })
  .post(patterns.redo, signedIn, async (c) => {
    const batch = valueOf(await c.var.attic.redo(c.req.param('batch')))
    return c.redirect(links.batch(batch.id), 303)
  })

/** The lines of files, with what those not read look like as long as it is known. */
export function linesOf(c: Context<Env>, job: string, lines: readonly FileLine[]): readonly FileLine[] {
  const { deps, account } = c.var
  const { importJobs } = deps
  return withShapes(lines, importJobs.find(account.accountId, job), (row) => importJobs.holds(account.accountId, job, row))
}

/** Why nothing of an import was kept, file by file. */
export const refusedPage = (c: Context<Env>, job: string, files: readonly FileReport[], status: 200 | 422 = 422) =>
  c.html(pages.batch(frameOf(c), { batch: null, files: linesOf(c, job, files.map(fileLine)) }), status)

export const importApi = new Hono<Env>().post(patterns.apiImports, importByToken, signedIn, (c) => importJson(c))

/** Waits for the end, or for so long; not at all when the client prefers it. */
async function importJson(c: Context<Env>, milliseconds?: number): Promise<Response> {
  const { id, outcome } = await bringIn(c, respondAsync(c) ? 0 : milliseconds)
  if (outcome === undefined) return underWay(c, { location: links.importJob(id), job: id })
  if (outcome.state === 'refused')
    return c.json(
      errorBody(new Failure('NothingKept', { details: { files: fileRows(outcome.files), location: links.importJob(id) } })),
      422,
    )
  const batch = c.var.attic.batches().find((one) => one.id === id)
  // Delivered and not taken in: what is held does not open.
  if (batch === undefined) throw new Failure('Damaged')
  const { at, added, already } = batch
  const files = fileRows(outcome.files, batch.files)
  return c.json({ location: links.batch(id), batch: { id, at, added, already }, files }, 201)
}

type FormRefusal = 'NoFile' | 'UploadTooLarge' | 'TooManyFiles' | 'OriginalsFull'
const isFormRefusal = (type: ErrorType): type is FormRefusal =>
  type === 'NoFile' || type === 'UploadTooLarge' || type === 'TooManyFiles' || type === 'OriginalsFull'

async function importsPage(c: Context<Env>, refusal?: { type: FormRefusal }, status: Failure['status'] | 200 = 200): Promise<Response> {
  const { fileBytes, uploadBytes, files } = c.var.deps.limits
  const { attic, deps, account } = c.var
  const batches = attic.batches().map(batchLine).toReversed()
  const running = deps.importJobs.running(account.accountId).map(runningLine)
  const props = { batches, running, setAside: attic.setAside(), limits: { fileBytes, uploadBytes, files } }
  return c.html(pages.imports(frameOf(c, await zoneOf(c)), { ...props, ...(refusal ? { refusal } : {}) }), status)
}
