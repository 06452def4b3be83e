/** Bringing files in: the form, the result of each import, undo and redo. */
import { type Context, Hono } from 'hono'
import { links, patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { errorBody, type ErrorType, Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { importUpload, type Imported } from './import-upload.ts'
import { receiveFiles } from './receive.ts'
import { batchLine, batchProps, fileLine } from './views.ts'

export const importPages = new Hono<Env>()
  .get(patterns.imports, signedIn, (c) => importsPage(c))
  .post(patterns.imports, signedIn, async (c) => {
    // The page's own script asks for JSON, so as to show the progress and stay when something is refused.
    if (c.req.header('accept') === 'application/json') return importJson(c)
    try {
      const { files, written } = await bringIn(c)
      if (written !== null) return c.redirect(links.batch(written.batch.id), 303)
      return c.html(pages.batch(frameOf(c), { batch: null, files: files.map(fileLine) }), 422)
    } catch (error) {
      if (error instanceof Failure && error.type === 'KitNeeded') return c.redirect(links.kit(), 303)
      if (error instanceof Failure && isFormRefusal(error.type)) return importsPage(c, { type: error.type }, error.status)
      throw error
    }
  })
  .get(patterns.batch, signedIn, async (c) => {
    const batch = c.var.attic.batches().find(({ id }) => id === c.req.param('batch'))
    if (batch === undefined) throw new Failure('NotFound')
    return c.html(pages.batch(frameOf(c, await zoneOf(c)), batchProps(batch)))
  })
  .post(patterns.undo, signedIn, async (c) => {
    const batch = valueOf(await c.var.attic.undo(c.req.param('batch')))
    return c.redirect(links.batch(batch.id), 303)
  })
  .post(patterns.redo, signedIn, async (c) => {
    const batch = valueOf(await c.var.attic.redo(c.req.param('batch')))
    return c.redirect(links.batch(batch.id), 303)
  })

export const importApi = new Hono<Env>().post(patterns.apiImports, signedIn, importJson)

async function importJson(c: Context<Env>): Promise<Response> {
  const { files, written } = await bringIn(c)
  const rows = files.map(({ name, connector, confidence, kinds, from, to, problems, moreProblems }) => ({
    file: name,
    connector,
    confidence,
    kinds,
    from,
    to,
    problems,
    moreProblems,
  }))
  if (written === null) return c.json(errorBody(new Failure('NothingKept', { details: { files: rows } })), 422)
  const { id, at, added, already } = written.batch
  return c.json({ location: links.batch(id), batch: { id, at, added, already }, files: rows }, 201)
}

/** Spools the request's files, reads them in the sandbox, writes one batch. The spool is gone whatever happens. */
async function bringIn(c: Context<Env>): Promise<Imported> {
  const { deps, session, attic, account } = c.var
  // Before anything is read: what could be lost with a passphrase does not come in without a second way to it.
  if (account.kit === 'missing') throw new Failure('KitNeeded')
  const upload = await deps.intake.receive()
  try {
    await receiveFiles(c.req.raw, upload, deps.limits)
    if (upload.files.length === 0) throw new Failure('NoFile')
    const { currency } = valueOf(await attic.settings())
    // In French and in Canadian and European English usage alike, an all-digit date puts the day first.
    const hints = { currency, dayFirst: account.lang === 'fr' || currency !== 'USD' }
    return valueOf(valueOf(await deps.importTurns.take(() => importUpload(deps, session, upload, hints))))
  } finally {
    await upload.release()
  }
}

type FormRefusal = 'NoFile' | 'UploadTooLarge' | 'TooManyFiles'
const isFormRefusal = (type: ErrorType): type is FormRefusal => type === 'NoFile' || type === 'UploadTooLarge' || type === 'TooManyFiles'

async function importsPage(c: Context<Env>, refusal?: { type: FormRefusal }, status: Failure['status'] | 200 = 200): Promise<Response> {
  const { fileBytes, uploadBytes, files } = c.var.deps.limits
  const batches = c.var.attic.batches().map(batchLine).toReversed()
  return c.html(
    pages.imports(frameOf(c, await zoneOf(c)), { batches, limits: { fileBytes, uploadBytes, files }, ...(refusal ? { refusal } : {}) }),
    status,
  )
}
