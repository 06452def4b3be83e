/** Coming in from another Grenier: one file into an empty attic, spooled encrypted, checked whole, kept whole or not at all. */
import { type Context, Hono } from 'hono'
import type { Upload } from '#intake'
import { isSealedFile, openWithPassphrase, SealedFileRefused } from '#lib/age-passphrase'
import { links, patterns } from '#routes'
import { type ArriveRefusal, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { comeBack, letGo, signedIn } from '../guards.ts'
import { receiveFiles } from '../imports/receive.ts'
import { zoneOf } from '../zone.ts'
import { movesOf } from './controller.ts'

export const arrivePages = new Hono<Env>()
  .get(patterns.arrive, signedIn, (c) => arrivePage(c))
  .post(patterns.arrive, signedIn, async (c) => {
    // As for imports: what could be lost with a passphrase does not come in without a second way to it.
    if (c.var.account.kit === 'missing') return c.redirect(links.kit(), 303)
    if (c.var.attic.batches().length > 0) return arrivePage(c, { type: 'NotEmpty' }, 409)
    const refusal = await bringIn(c)
    return refusal === undefined ? c.redirect(links.arrive(), 303) : arrivePage(c, refusal, refusal.type === 'NotEmpty' ? 409 : 422)
  })

async function bringIn(c: Context<Env>): Promise<ArriveRefusal | undefined> {
  const { deps } = c.var
  const limits = { fileBytes: deps.arrivalBytes, uploadBytes: deps.arrivalBytes, files: 1 }
  const upload = await deps.intake.receive(limits)
  try {
    // Nobody's key waits for a slow sender.
    letGo(c)
    const received = await receiveFiles(c.req.raw, upload, limits).catch(refusalOf)
    await comeBack(c)
    if ('type' in received) return received
    const [file] = upload.files
    if (file === undefined) return { type: 'NoFile' }
    if (file.refused !== undefined) return { type: 'UploadTooLarge' }
    if (!isSealedFile(await upload.source(0).read(0, 64))) return await arriveWith(c, upload)
    return await openSealed(c, upload, received.get('seal') ?? '', limits)
  } finally {
    await upload.release()
  }
}

async function arriveWith(c: Context<Env>, upload: Upload): Promise<ArriveRefusal | undefined> {
  const arrived = await c.var.deps.gate.arrive(c.var.session, upload.source(0))
  if (arrived.ok) return undefined
  if (arrived.error.type === 'Damaged') throw new Failure('Damaged')
  return arrived.error
}

/** Opened into a spool of its own, encrypted like the first: never in clear on the disk. */
async function openSealed(c: Context<Env>, sealed: Upload, passphrase: string, limits: UploadLimits): Promise<ArriveRefusal | undefined> {
  const key = `seal:${c.var.account.accountId}`
  if (passphrase === '') return { type: 'SealNeeded' }
  const wait = c.var.deps.limiters.signIn.take(key)
  if (wait > 0) throw new Failure('TooMany', { seconds: wait })
  const opened = await c.var.deps.intake.receive(limits)
  try {
    if (!(await opened.add('grenier.zip', openWithPassphrase(sealed.content(0), passphrase)))) return { type: 'UploadTooLarge' }
    return await arriveWith(c, opened)
  } catch (error) {
    if (!(error instanceof SealedFileRefused)) throw error
    return error.what === 'passphrase'
      ? { type: 'WrongSeal' }
      : { type: 'BadExport', problems: [{ code: error.what === 'cut' ? 'cut' : 'not-export' }] }
  } finally {
    await opened.release()
  }
}

type UploadLimits = Parameters<typeof receiveFiles>[2] & { readonly fileBytes: number }

function refusalOf(error: unknown): ArriveRefusal {
  if (error instanceof Failure && (error.type === 'UploadTooLarge' || error.type === 'TooManyFiles')) return { type: error.type }
  throw error
}

async function arrivePage(c: Context<Env>, refusal?: ArriveRefusal, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { attic, deps } = c.var
  const { arrival } = movesOf(valueOf(await attic.ledger()))
  const empty = attic.batches().length === 0
  // One that was cut short leaves its line in the ledger, and nothing here.
  const shown = arrival !== undefined && !empty ? { arrival } : {}
  const props = { empty, maxBytes: deps.arrivalBytes, ...shown, given: c.req.query('given') === '1', ...(refusal && { refusal }) }
  return c.html(pages.arrive(frameOf(c, await zoneOf(c)), props), status)
}
