/** Taking everything away, as one file that streams: a fresh proof that it is her, one at a time. */
import { ReadableStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type ExportChoice, type LedgerEntry, type UsualFormat, usualFormats } from '#gate'
import { sealWithPassphrase } from '#lib/age-passphrase'
import { isDay } from '#lib/pure/day'
import { isKind } from '#model'
import { type Lang, patterns } from '#routes'
import { describing, type LeaveProps, pages } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import { whyRefused } from '../account/new-passphrase.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { namedIn } from '../records/named.ts'
import { zoneOf } from '../zone.ts'

const day = z.string().refine(isDay).or(z.literal('')).catch('')
const form = z.object({
  what: z.enum(['all', 'part', 'found']).catch('all'),
  /** The list of records asks for the form, and gives what its search was. */
  ask: z.literal('1').optional().catch(undefined),
  _kind: z.string().max(64).catch(''),
  _batch: z.string().max(64).catch(''),
  _account: z.string().max(64).catch(''),
  _organisation: z.string().max(140).catch(''),
  _connector: z.string().max(64).catch(''),
  _state: z.literal(['corrected', '']).catch(''),
  _text: z.string().max(200).catch(''),
  _since: day,
  _until: day,
  kind: z.string().max(64).catch(''),
  batch: z.string().max(64).catch(''),
  format: z.string().max(8).catch(''),
  since: day,
  until: day,
  current: z.string().max(1024).catch(''),
  passphrase: z.string().max(1024).catch(''),
  again: z.string().max(1024).catch(''),
})

export const leavePages = new Hono<Env>().get(patterns.leave, signedIn, (c) => leavePage(c)).post(patterns.leave, signedIn, take)

async function take(c: Context<Env>): Promise<Response> {
  const asked = form.parse(await c.req.parseBody())
  if (asked.what !== 'found') return await takeAsked(c, asked)
  const {
    _kind: kind,
    _batch: batch,
    _account: account,
    _organisation: organisation,
    _connector: connector,
    _state: state,
    _text: text,
    _since: since,
    _until: until,
  } = asked
  const found = { kind: kind === 'all' ? '' : kind, batch, account, organisation, connector, state, text, since, until }
  if (asked.ask !== undefined) return await leavePage(c, { found })
  return await takeAsked(c, { ...asked, ...found, found })
}

type Asked = z.infer<typeof form> & { readonly found?: NonNullable<LeaveProps['found']> }

async function takeAsked(c: Context<Env>, asked: Asked): Promise<Response> {
  const refused = asked.found && { found: asked.found }
  const { account, deps, attic } = c.var
  if (asked.since !== '' && asked.until !== '' && asked.until < asked.since) return leavePage(c, { ...refused, cannot: 'period' }, 422)
  const format = asked.what !== 'all' && isUsual(asked.format) ? asked.format : undefined
  if (format !== undefined && (asked.kind === '' ? format === 'csv' : !holds(format, asked.kind)))
    return leavePage(c, { ...refused, cannot: 'format' }, 422)
  const seals = asked.passphrase !== '' || asked.again !== ''
  const refusal =
    (seals ? whyRefused(asked.passphrase, asked.again) : undefined) ?? (account.trial ? undefined : await whyNotFresh(c, asked.current))
  if (refusal !== undefined) return leavePage(c, { ...refused, refusal }, statusOf(refusal))
  if (deps.leaving.has(account.accountId)) return leavePage(c, { ...refused, cannot: 'busy' }, 429)
  const wait = deps.limiters.leaving.take(account.accountId)
  if (wait > 0) return leavePage(c, { ...refused, refusal: { type: 'TooMany', seconds: wait } }, 429)
  deps.leaving.add(account.accountId)
  const free = (): void => void deps.leaving.delete(account.accountId)
  // Told when it begins: whoever takes the bytes may leave before their end, with all that counts.
  const told = (): Promise<void> => deps.notices.notify(account.accountId, 'export-made').catch(() => undefined)
  try {
    const choice = choiceOf(asked, chosenLang(c))
    const plain = valueOf(
      await (format === undefined ? attic.export(describing(chosenLang(c)), choice) : attic.exportAs(format, choice ?? {})),
    )
    await told()
    const bytes = seals ? sealWithPassphrase(plain, asked.passphrase) : plain
    // A seal that was never begun has not ended what it would have sealed.
    const end = async (): Promise<void> => {
      await plain.return?.()
      free()
    }
    c.header('Content-Security-Policy', "sandbox; default-src 'none'")
    c.header(
      'Content-Disposition',
      `attachment; filename="grenier-${deps.now().toString().slice(0, 10)}.${format ?? 'zip'}${seals ? '.age' : ''}"`,
    )
    return c.body(ReadableStream.from(ending(bytes, end)) as unknown as globalThis.ReadableStream, 200, {
      'Content-Type': seals ? 'application/octet-stream' : types[format ?? 'zip'],
    })
  } catch (error) {
    free()
    throw error
  }
}

/** The same bytes; `end` is called once they end, whoever ends them. */
function ending(bytes: AsyncIterableIterator<Uint8Array, void>, end: () => Promise<void>): AsyncIterable<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array, void> = {
    async next() {
      try {
        const next = await bytes.next()
        if (next.done === true) await end()
        return next
      } catch (error) {
        await end()
        throw error
      }
    },
    async return() {
      await bytes.return?.()
      await end()
      return { done: true, value: undefined }
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

const types = {
  zip: 'application/zip',
  ofx: 'application/x-ofx',
  vcf: 'text/vcard; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  gpx: 'application/gpx+xml',
  geojson: 'application/geo+json',
  csv: 'text/csv; charset=utf-8',
} as const
const isUsual = (format: string): format is UsualFormat => Object.hasOwn(usualFormats, format)
const holds = (format: UsualFormat, kind: string): boolean => usualFormats[format].some((one) => one === kind)

function choiceOf({ what, kind, batch, since, until, found }: Asked, lang: Lang): ExportChoice | undefined {
  if (what === 'all') return undefined
  if (kind !== '' && !isKind(kind)) throw new Failure('BadRequest')
  return {
    ...(kind !== '' && { kinds: [kind] }),
    ...(batch !== '' && { batch }),
    ...(since !== '' && { since }),
    ...(until !== '' && { until }),
    ...(found && found.account !== '' && { account: found.account }),
    ...(found && found.organisation !== '' && { organisation: found.organisation }),
    ...(found && found.connector !== '' && { connector: found.connector }),
    ...(found?.state === 'corrected' && { state: found.state }),
    ...(found && found.text !== '' && { text: found.text, named: namedIn(lang) }),
  }
}

/** About what a record weighs, compressed, in its three forms. */
const recordBytes = 160
const restBytes = 60_000

async function leavePage(
  c: Context<Env>,
  refused: Pick<LeaveProps, 'refusal' | 'cannot' | 'found'> = {},
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { attic } = c.var
  const { byKind, records, batches } = valueOf(await attic.overview())
  const kept = batches.flatMap(({ id }) => attic.originals(id)).filter(({ deletedAt }) => deletedAt === undefined)
  const originals = { count: kept.length, bytes: kept.reduce((sum, { size }) => sum + size, 0) }
  const imports = batches.map(({ id, at, origin, files }) => ({ id, at, name: files[0]?.name || origin })).toReversed()
  const formats = (Object.keys(usualFormats) as UsualFormat[]).filter((format) =>
    usualFormats[format].some((kind) => (byKind[kind] ?? 0) > 0),
  )
  const size = records * recordBytes + originals.bytes + restBytes
  const props = { counts: byKind, imports, originals, size, formats, ...movesOf(valueOf(await attic.ledger())), ...refused }
  return c.html(pages.leave(frameOf(c, await zoneOf(c)), props), status)
}

/** What the ledger tells of whole files taken, the latest first, and of what came from elsewhere. */
export function movesOf(entries: readonly LedgerEntry[]): Pick<LeaveProps, 'taken' | 'arrival'> {
  const line = ({ at, digest = '', count = 0 }: LedgerEntry) => ({ at, digest, count })
  const failed = new Set(entries.flatMap(({ act, of }) => (act === 'failed' && of !== undefined ? [of] : [])))
  const exports = new Set(entries.flatMap(({ n, purpose }) => (purpose === 'export' ? [n] : [])))
  const taken = entries.filter(({ act, of, digest }) => act === 'completed' && of !== undefined && exports.has(of) && digest !== undefined)
  const arrival = entries.findLast(({ act, n }) => act === 'arrive' && !failed.has(n))
  return { taken: taken.map(line).toReversed().slice(0, 3), ...(arrival && { arrival: line(arrival) }) }
}
