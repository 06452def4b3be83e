/** Writes an export, member by member, month by month: nothing is held but counts, hashes and a few first rows. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ZipMember, zipStream } from '#lib/zip-stream'
import type { Result } from '#lib/pure/result'
import type { Kind, Record } from '#model'
import type { Damaged, Snapshot } from '#vault'
import { fromOf } from '../from.ts'
import { dayOf } from '../need.ts'
import { itemAsked, monthsAsked, recordAsked } from '../query.ts'
import { readSearch } from '../search.ts'
import type { LedgerEntry } from '../types.ts'
import { chapterLines } from './chapter.ts'
import { headLine, rowLine, schemaOf, type Words } from './columns.ts'
import { createDigest, type Digest } from './digest.ts'
import { commentOf, type ExportChoice, formatName, formatVersion, type Manifest, paths } from './format.ts'

/** What the page inside says: told once everything else is written. */
export interface Summary {
  readonly at: string
  readonly whole: boolean
  readonly digest?: string
  readonly kinds: readonly {
    readonly kind: Kind
    readonly count: number
    /** First and last day; empty when nothing has a day. */
    readonly from: string
    readonly to: string
    /** The newest, a few. */
    readonly sample: readonly Record[]
  }[]
  /** Imports, in order: their numbers are what `batch` says everywhere in the file. */
  readonly batches: Snapshot['log']['batches']
  readonly originals: readonly string[]
}
export interface Readable extends Words {
  readonly index: (summary: Summary) => string
  readonly readme: string
}

export interface Written {
  readonly records: number
  readonly digest: string | undefined
}

export interface ToWrite {
  readonly snapshot: Snapshot
  /** Closed chapters first, then that of this attic; none in a part. */
  readonly chapters: readonly (readonly LedgerEntry[])[]
  /** Undefined for all of it. */
  readonly choice: (Omit<ExportChoice, 'batch'> & { readonly batch?: number }) | undefined
  readonly at: string
  readonly readable: Readable
  readonly done: (written: Written) => void
}

const sampled = 12

/** The bytes of the ZIP. Throws `ExportDamaged` when something sealed does not open: what was written so far does not verify. */
export const writePackage = (given: ToWrite): AsyncGenerator<Uint8Array, void> => zipStream(membersOf(given), commentOf)

export class ExportDamaged extends Error {}

async function* membersOf({ snapshot, chapters, choice, at, readable, done }: ToWrite): AsyncGenerator<ZipMember> {
  const { log, months } = snapshot
  const whole = choice === undefined
  const files: Manifest['files'][number][] = []
  const digest = createDigest()
  const summary: Summary['kinds'][number][] = []
  const member = (name: string, bytes: AsyncIterable<Uint8Array>, rows?: () => number): ZipMember => {
    // Most files given are compressed already, and those that are not may be so even that they would pass for a bomb.
    const stored = name.startsWith('originals/')
    return { name, stored, bytes: hashed(bytes, (size, sha256) => files.push({ path: name, size, sha256, ...(rows && { rows: rows() }) })) }
  }
  const kinds = [...months.keys()].filter((kind) => choice?.kinds?.includes(kind) ?? true)
  yield member('README.txt', textOf(readable.readme))
  yield member('datapackage.json', textOf(dataPackage(kinds, at, readable)))
  for (const kind of kinds) {
    const counted = { kind, count: 0, from: '', to: '', sample: [] as Record[] }
    const held = (): AsyncGenerator<readonly Record[]> => heldBy(snapshot, kind, choice)
    yield member(
      paths.data(kind),
      ndjson(held(), (records) => note(counted, records, whole ? digest : undefined)),
      () => counted.count,
    )
    yield member(paths.table(kind), table(kind, held()), () => counted.count)
    if (counted.count > 0) summary.push(counted)
  }
  if (whole) {
    yield member(paths.log, textOf(`${JSON.stringify(log)}\n`))
    for (const kind of kinds) {
      let rows = 0
      yield member(
        paths.rows(kind),
        ndjson(rowsOf(snapshot, kind), (found) => void (rows += found.length)),
        () => rows,
      )
    }
  }
  const originals: string[] = []
  for (const [place, { files: given, originals: kept = [] }] of log.batches.entries()) {
    if (!whole && choice.batch !== place + 1) continue
    for (const { file, deletedAt } of kept) {
      if (deletedAt !== undefined) continue
      const name = paths.original(place + 1, file) + safeName(given[file]?.name ?? '')
      originals.push(name)
      yield member(name, originalOf(snapshot, place + 1, file))
    }
  }
  if (whole) {
    for (const [i, entries] of chapters.entries()) {
      for (const entry of entries) digest.entry(i + 1, entry)
      yield member(paths.ledger(i + 1), textOf(chapterLines(entries)), () => entries.length)
    }
  }
  const value = whole ? digest.value() : undefined
  const told = { at, whole, ...(value && { digest: value }), kinds: summary, batches: log.batches, originals }
  yield member('index.html', textOf(readable.index(told)))
  const records = Object.fromEntries(summary.map(({ kind, count }) => [kind, count]))
  const manifest: Manifest = {
    format: formatName,
    version: formatVersion,
    whole,
    at,
    ...(value && { digest: value }),
    records,
    chapters: whole ? chapters.length : 0,
    files,
  }
  yield { name: paths.manifest, bytes: textOf(`${JSON.stringify(manifest, null, 1)}\n`) }
  done({ records: summary.reduce((sum, { count }) => sum + count, 0), digest: value })
}

/** What is held of a kind, month by month, as chosen. */
export async function* heldBy(snapshot: Snapshot, kind: Kind, choice: ToWrite['choice']): AsyncGenerator<readonly Record[]> {
  const { batch, since, until, account, connector, state, organisation, text = '', named } = choice ?? {}
  const query = {
    kinds: [kind],
    ...(since && { since }),
    ...(until && { until }),
    ...(account && { account }),
    ...(connector && { connector }),
    ...(state && { state }),
  }
  const [isItem, isRecord, { holds }] = [itemAsked(query), recordAsked(query), readSearch(text, named)]
  const from = batch === undefined ? undefined : String(batch)
  const accounts = snapshot.months.get('bank.account') ?? []
  const { isFrom } = await read(() => fromOf(organisation, () => snapshot.records('bank.account', accounts.flat())))
  for (const months of snapshot.months.get(kind) ?? []) {
    if (monthsAsked(query, months).length === 0) continue
    const records = await read(() => snapshot.records(kind, months))
    yield records.filter(
      (record) =>
        isItem(record) &&
        isFrom(record) &&
        holds(record) &&
        isRecord(record) &&
        (from === undefined || [record.source, ...(record.others ?? [])].some((source) => source.batch === from)),
    )
  }
}

async function* rowsOf(snapshot: Snapshot, kind: Kind): AsyncGenerator<readonly object[]> {
  for (const months of snapshot.months.get(kind) ?? []) yield await read(() => snapshot.rows(kind, months))
}

async function read<T>(some: () => Promise<Result<T, Damaged>>): Promise<T> {
  // Lets other requests in between two months.
  await setImmediate()
  const found = await some()
  if (!found.ok) throw new ExportDamaged(found.error.what)
  return found.value
}

async function* originalOf(snapshot: Snapshot, batch: number, file: number): AsyncGenerator<Uint8Array> {
  const pieces = await snapshot.original(batch, file)
  if (!pieces.ok) throw new ExportDamaged(`original ${batch} ${file}`)
  yield* pieces.value
}

/** Counts, and keeps the newest few: months come oldest first. */
function note(
  counted: { count: number; from: string; to: string; sample: Record[] },
  records: readonly Record[],
  digest: Digest | undefined,
): void {
  counted.count += records.length
  for (const record of records) {
    digest?.record(record)
    const day = dayOf(record)
    if (day === '') continue
    if (counted.from === '' || day < counted.from) counted.from = day
    if (day > counted.to) counted.to = day
  }
  const newest = [...records].toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1)).slice(0, sampled)
  counted.sample = [...newest, ...counted.sample].slice(0, sampled)
}

async function* ndjson(groups: AsyncIterable<readonly object[]>, see: (group: readonly never[]) => void): AsyncGenerator<Uint8Array> {
  for await (const group of groups) {
    see(group as readonly never[])
    yield* pieces(group.map((one) => `${JSON.stringify(one)}\n`))
  }
}

async function* table(kind: Kind, groups: AsyncIterable<readonly Record[]>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(headLine(kind))
  for await (const group of groups) yield* pieces(group.map((record) => rowLine(kind, record)))
}

/** A few thousand lines at once: one string of a whole month would be held twice. */
function* pieces(lines: readonly string[]): Generator<Uint8Array> {
  for (let i = 0; i < lines.length; i += 500) yield Buffer.from(lines.slice(i, i + 500).join(''))
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, done: (size: number, sha256: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of bytes) {
    hash.update(piece)
    size += piece.length
    yield piece
  }
  done(size, hash.digest('hex'))
}

/** A name that every system can write and the guarded reader accepts. */
const safeName = (name: string): string => {
  const plain = name
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
    .toWellFormed()
  return plain.replace(/[. ]+$/, '') || 'file'
}

const dataPackage = (kinds: readonly Kind[], at: string, words: Words): string => {
  const resources = kinds.map((kind) => ({
    name: kind,
    path: paths.table(kind),
    title: words.kind(kind).en,
    'title:fr': words.kind(kind).fr,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: schemaOf(kind, words),
  }))
  return `${JSON.stringify({ profile: 'tabular-data-package', name: formatName, created: at, resources }, null, 1)}\n`
}
