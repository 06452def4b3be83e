/** Files kept as they were given: shown, downloaded piece by piece, deleted after a fresh authentication. */
import { ReadableStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { links, patterns } from '#routes'
import { type NotFresh, pages } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'

const form = z.object({ current: z.string().max(1024).catch('') })

export const originalPages = new Hono<Env>()
  .get(patterns.original, signedIn, (c) => originalPage(c))
  .get(patterns.originalContent, signedIn, async (c) => {
    const { batch, file, name, size } = originalOf(c)
    const pieces = valueOf(await c.var.attic.original(batch, file))
    // Never run here: not by its type, not by its name, not in a frame.
    c.header('Content-Security-Policy', "sandbox; default-src 'none'")
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, percent)}`)
    c.header('Content-Length', String(size))
    return c.body(ReadableStream.from(pieces) as unknown as globalThis.ReadableStream, 200, { 'Content-Type': 'application/octet-stream' })
  })
  .post(patterns.deleteOriginal, signedIn, async (c) => {
    const { batch, file } = originalOf(c)
    const { current } = form.parse(await c.req.parseBody())
    const refusal = c.var.account.trial ? undefined : await whyNotFresh(c, current)
    if (refusal !== undefined) return originalPage(c, refusal)
    valueOf(await c.var.attic.forgetOriginal(batch, file))
    return c.redirect(links.batch(batch), 303)
  })

async function originalPage(c: Context<Env>, refusal?: NotFresh): Promise<Response> {
  const props = { ...originalOf(c), ...(refusal && { refusal }) }
  return c.html(pages.original(frameOf(c, await zoneOf(c)), props), refusal ? statusOf(refusal) : 200)
}

/** The original of the address, when it is hers. */
function originalOf(c: Context<Env>) {
  const id = c.req.param('batch') ?? ''
  const text = c.req.param('file') ?? ''
  const file = /^\d{1,6}$/.test(text) ? Number(text) : -1
  const name = c.var.attic.batches().find((batch) => batch.id === id)?.files[file]?.name
  const found = c.var.attic.originals(id).find((original) => original.file === file)
  if (name === undefined || found === undefined) throw new Failure('NotFound')
  return { ...found, batch: id, name }
}

/** What `encodeURIComponent` leaves, and RFC 8187 does not. */
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
