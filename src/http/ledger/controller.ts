/** The person's own register of what was read, by whom and why; the proof of it that she keeps, and its comparison with today. */
import { ReadableStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { chapterHashes, checkpointOf, ledgerLines, readLedgerFile, standingOf, type WholeLedger } from '#gate'
import { patterns } from '#routes'
import { type LedgerAsked, type LedgerChecked, ledgerSorts, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { comeBack, letGo, signedIn } from '../guards.ts'
import { receiveFiles } from '../imports/receive.ts'
import { zoneOf } from '../zone.ts'

const day = z.iso.date().catch('')
const query = z.object({
  what: z.enum(ledgerSorts).catch('all'),
  since: day,
  until: day,
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
/** A file to compare: as many as 100,000 entries. */
const limits = { files: 1, fileBytes: 64 * 2 ** 20, uploadBytes: 64 * 2 ** 20 }

export const ledgerPages = new Hono<Env>()
  .get(patterns.ledger, signedIn, async (c) => {
    const { before, ...asked } = query.parse(c.req.query())
    return c.html(await ledgerPage(c, await ledgerOf(c), { asked: { ...asked, ...(before !== undefined && { before }) } }))
  })
  .get(patterns.ledgerFile, signedIn, async (c) => {
    const lines = ledgerLines(await ledgerOf(c), signingOf(c))
    return file(
      c,
      'grenier-ledger.ndjson',
      ReadableStream.from(encoded(lines)) as unknown as globalThis.ReadableStream,
      'application/x-ndjson',
    )
  })
  .get(patterns.ledgerCheckpoint, signedIn, async (c) => {
    const signed = await checkpointOf(await ledgerOf(c), signingOf(c))
    return file(c, 'grenier-checkpoint.json', `${JSON.stringify(signed)}\n`, 'application/json')
  })
  .post(patterns.ledgerCheck, signedIn, async (c) => {
    const checked = await compare(c)
    return c.html(await ledgerPage(c, await ledgerOf(c), { checked }), 'at' in checked ? 200 : 422)
  })

async function ledgerOf({ var: { attic } }: Context<Env>): Promise<WholeLedger> {
  return { entries: valueOf(await attic.ledger()), chapters: valueOf(await attic.chapters()) }
}

const ledgerPage = async (c: Context<Env>, ledger: WholeLedger, more: { asked?: LedgerAsked; checked?: LedgerChecked }): Promise<string> =>
  pages.ledger(frameOf(c, await zoneOf(c)), { ...ledger, ...more })

const signingOf = ({ var: { deps } }: Context<Env>) => ({ platform: deps.publicUrl, now: deps.now(), sign: deps.sign })

function file(c: Context<Env>, name: string, body: string | globalThis.ReadableStream, type: string): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(body)
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}

/** Holds the file of the form against the ledger as it is now; the file is in the encrypted spool for that time alone. */
async function compare(c: Context<Env>): Promise<LedgerChecked> {
  const { deps } = c.var
  const upload = await deps.intake.receive(limits)
  try {
    // Nobody's key waits for a slow sender.
    letGo(c)
    await receiveFiles(c.req.raw, upload, limits)
    await comeBack(c)
    const [given] = upload.files
    if (given === undefined) return { is: 'none' }
    if (given.refused !== undefined) throw new Failure('UploadTooLarge')
    const ours = new Set((await deps.erasures.keys()).map(({ kid }) => kid))
    const read = await readLedgerFile(decoded(upload.content(0)), ours)
    if (!read.ok) return { is: reasons[read.error.code] ?? 'changed' }
    const { checkpoint } = read.value
    const { entries } = await ledgerOf(c)
    return { ...standingOf(chapterHashes(entries), checkpoint), at: checkpoint.at }
  } finally {
    await upload.release()
  }
}

const reasons: { readonly [code: string]: 'unreadable' | 'foreign' | undefined } = {
  'not-ledger': 'unreadable',
  version: 'unreadable',
  key: 'foreign',
}

async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}
