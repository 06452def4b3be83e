/** Deleting all that comes from one import or one source: what it reaches, then act after act until nothing is left. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { FromThere } from '#gate'
import { links, patterns } from '#routes'
import { type NotFresh, pages, type RemoveAllProps } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { sourcesOf } from '../sources/controller.ts'
import { sourceLine } from '../sources/lines.ts'
import { zoneOf } from '../zone.ts'

const form = z.object({
  act: z.enum(['remove', 'back']),
  /** `import/file`. */
  file: z
    .array(z.string().regex(/^[\w-]{1,64}\/\d{1,6}$/))
    .max(1_000)
    .default([]),
  current: z.string().max(1024).catch(''),
})

export const removingPages = new Hono<Env>()
  .get(patterns.removeBatch, signedIn, (c) => removePage(c, { batch: c.req.param('batch') }))
  .post(patterns.removeBatch, signedIn, (c) => remove(c, { batch: c.req.param('batch') }))
  .get(patterns.removeSource, signedIn, (c) => removePage(c, { source: c.req.param('source') }))
  .post(patterns.removeSource, signedIn, (c) => remove(c, { source: c.req.param('source') }))

const addressOf = (from: FromThere): string => ('batch' in from ? links.removeBatch(from.batch) : links.removeSource(from.source))

async function remove(c: Context<Env>, from: FromThere): Promise<Response> {
  const { attic, account } = c.var
  const body = await c.req.parseBody({ all: true })
  const read = form.safeParse({ ...body, file: [body['file'] ?? []].flat() })
  if (!read.success) throw new Failure('BadRequest')
  const { act, file: files, current } = read.data
  if (act === 'back') {
    valueOf(await attic.letBack(from))
    return c.redirect(addressOf(from), 303)
  }
  // A file kept as it was given is deleted after the same proof as from its own page, and before anything else.
  const refusal = files.length === 0 || account.trial ? undefined : await whyNotFresh(c, current)
  if (refusal !== undefined) return removePage(c, from, refusal)
  const offered = new Set((await placeOf(c, from)).originals.map(({ batch, file }) => `${batch}/${file}`))
  if (files.some((file) => !offered.has(file))) throw new Failure('BadRequest')
  for (const file of files) {
    const [batch = '', number] = file.split('/')
    valueOf(await attic.forgetOriginal(batch, Number(number)))
  }
  const { left } = valueOf(await attic.removeFrom(from))
  return left > 0 ? removePage(c, from, undefined, true) : c.redirect(addressOf(from), 303)
}

async function removePage(c: Context<Env>, from: FromThere, refusal?: NotFresh, isOn = false): Promise<Response> {
  const { attic } = c.var
  const reach = valueOf(await attic.reach(from))
  const { source, originals } = await placeOf(c, from)
  // A source that never was, or another person's.
  if ('source' in from && source === undefined && reach.left === 0 && reach.done.length === 0) throw new Failure('NotFound')
  const batches = new Map(attic.batches().map((batch) => [batch.id, batch]))
  const props: RemoveAllProps = {
    action: addressOf(from),
    from:
      'batch' in from
        ? { type: 'batch', batch: from.batch, name: batches.get(from.batch)?.files[0]?.name ?? '' }
        : { type: 'source', ...(source && { source: sourceLine(source) }) },
    kinds: reach.kinds,
    left: reach.left,
    ...(reach.from !== undefined && reach.to !== undefined && { days: { from: reach.from, to: reach.to } }),
    keepers: reach.keepers.map(({ batch, records }) => ({ batch, records, name: batches.get(batch)?.files[0]?.name ?? '' })),
    originals,
    deleted: reach.done.filter(({ state }) => state === 'live').reduce((sum, { files }) => sum + (files[0]?.kinds.amendment ?? 0), 0),
    isLetBack: reach.done.length > 0 && reach.done.every(({ state }) => state === 'undone'),
    isOn,
    ...(refusal && { refusal }),
  }
  return c.html(pages.removeAll(frameOf(c, await zoneOf(c)), props), refusal ? statusOf(refusal) : 200)
}

/** The source, while it holds something, and the files kept as they were given that fed it or were imported. */
async function placeOf(c: Context<Env>, from: FromThere) {
  const { attic } = c.var
  const source = 'source' in from ? (await sourcesOf(c, await zoneOf(c))).find(({ key }) => key === from.source) : undefined
  const named = (batch: string, name?: string) => {
    const files = attic.batches().find(({ id }) => id === batch)?.files ?? []
    return attic
      .originals(batch)
      .filter(({ deletedAt, file }) => deletedAt === undefined && (name === undefined || files[file]?.name === name))
      .map(({ file, size }) => ({ batch, file, size, name: files[file]?.name ?? '' }))
  }
  const originals = 'batch' in from ? named(from.batch) : (source?.files ?? []).flatMap(({ batch, name }) => named(batch, name))
  return { source, originals }
}
