/** A file read where it is: the same connectors as an import, the same counts, and nothing kept. */
import { type Archive, type ArchiveError, isZip, openArchive } from '#lib/pure/archive'
import { isGzip, openGzip } from '#lib/pure/gzip'
import { damageOf } from '#lib/pure/inflate'
import type { Result } from '#lib/pure/result'
import { isProblem, type Kind, type Problem, problem, ruleOf } from '#model'
import type { Connector, Hints, Source } from './connector.ts'
import { describeFile, type FileShape } from './shape-of-file.ts'
import { sourceOfBytes } from './source-of-bytes.ts'
import { workbookRefusal } from './workbook-head.ts'

/** How a file is read here: which connector knows it, what it does not say, and a pause now and then. */
export interface Reading {
  readonly choose: (source: Source) => Promise<{ readonly connector: Connector } | undefined>
  readonly hints: Hints
  readonly pause: () => Promise<unknown>
}

/** What was read in one file, or in one member of an archive. `kinds` counts records before any dedupe. */
export interface FileRead {
  readonly name: string
  readonly size: number
  readonly connector: string | null
  readonly kinds: Readonly<Partial<{ [K in Kind]: number }>>
  readonly from?: string
  readonly to?: string
  readonly problems: readonly Problem[]
  readonly moreProblems: number
  readonly shape?: FileShape
}

/** What a phone reads without trouble; an import takes more. */
const maxFileBytes = 256 * 2 ** 20
/** Of one member, which is held whole. */
const maxBytes = 64 * 2 ** 20
const maxMembers = 200
const problemsShown = 200
/** Records between two breaths, so that the page still answers. */
const breath = 2_000

/** The file's own row, then one a member when it is an archive. Never throws on what a file holds. */
export async function* readOnDevice(source: Source, reading: Reading): AsyncGenerator<FileRead, void> {
  const { name, size } = source
  if (size === 0) return yield refused(name, size, problem('empty-file', { fatal: true }))
  if (size > maxFileBytes) return yield refused(name, size, problem('file-too-large', { fatal: true }))
  try {
    const head = await source.read(0, 4)
    // A workbook is an archive too: the connectors are asked first.
    const best = await reading.choose(source)
    const archive = best ? undefined : isZip(head) ? await openArchive(source, limits) : isGzip(head) ? await openOne(source) : undefined
    const isTable = archive !== undefined && (await describeFile(source)).format === 'table'
    if (archive === undefined || isTable) yield await readSource(source, best?.connector, reading)
    else yield* readArchive(source, archive, { ...reading, format: isZip(head) ? 'zip' : 'gzip' })
  } catch (reason) {
    yield refused(name, size, problem(damageOf(reason) === undefined ? 'reader-crashed' : 'malformed', { fatal: true }))
  }
}

const limits = { entries: 100_000, entryBytes: maxBytes, totalBytes: Infinity }

async function openOne(source: Source): Promise<Result<Archive, ArchiveError>> {
  const opened = await openGzip(source, { entryBytes: maxBytes })
  const name = source.name.replace(/\.gz$/i, '') || 'content'
  return opened.ok ? { ok: true, value: { entries: [{ name, crc: 0, ...opened.value }], skipped: [] } } : opened
}

async function* readArchive(
  source: Source,
  archive: Result<Archive, ArchiveError>,
  reading: Reading & { readonly format: string },
): AsyncGenerator<FileRead, void> {
  const { name, size } = source
  if (!archive.ok)
    return yield refused(name, size, problem(archive.error.type === 'encrypted' ? 'archive-encrypted' : 'malformed', { fatal: true }))
  const problems: Problem[] = archive.value.skipped.map((skipped) => problem('archive-member-skipped', { path: skipped.name }))
  const members: FileRead[] = []
  for (const entry of archive.value.entries) {
    const known = members.length < maxMembers && entry.size > 0 && entry.size <= maxBytes ? await memberOf(entry, reading) : undefined
    if (known === undefined) problems.push(problem('archive-member-skipped', { path: entry.name }))
    else members.push({ ...known, name: `${name}!${entry.name}` })
  }
  if (members.length === 0) problems.splice(0, problems.length, problem('unknown-format', { fatal: true }))
  yield { name, size, connector: reading.format, kinds: {}, ...bounded(problems) }
  yield* members
}

async function memberOf(entry: Archive['entries'][number], reading: Reading): Promise<FileRead | undefined> {
  const bytes = new Uint8Array(entry.size)
  let done = 0
  for await (const piece of entry.read()) {
    bytes.set(piece, done)
    done += piece.length
  }
  const source = sourceOfBytes(entry.name, bytes)
  const best = await reading.choose(source)
  return best && (await readSource(source, best.connector, reading))
}

async function readSource(source: Source, connector: Connector | undefined, { hints, pause }: Reading): Promise<FileRead> {
  const { name, size } = source
  if (connector === undefined) {
    const shape = await describeFile(source)
    const code = shape.format === 'table' ? 'columns-unsure' : ((await workbookRefusal(source)) ?? 'unknown-format')
    return { ...refused(name, size, problem(code, { fatal: true })), shape }
  }
  const kinds: Partial<{ [K in Kind]: number }> = {}
  const problems: Problem[] = []
  let [from, to]: (string | undefined)[] = []
  let records = 0
  for await (const found of connector.parse(source, hints)) {
    if (isProblem(found)) {
      problems.push(found)
      continue
    }
    const { kind } = found.item
    kinds[kind] = (kinds[kind] ?? 0) + 1
    const day = ruleOf(found.item).day(found.item)
    if (day !== undefined && (from === undefined || day < from)) from = day
    if (day !== undefined && (to === undefined || day > to)) to = day
    records += 1
    if (records % breath === 0) await pause()
  }
  // As in an import: what is fatal leaves nothing of the file.
  const fatal = problems.some((one) => one.fatal)
  return {
    name,
    size,
    connector: connector.name,
    kinds: fatal ? {} : kinds,
    ...(from === undefined || to === undefined || fatal ? {} : { from, to }),
    ...bounded(problems),
  }
}

const bounded = (problems: readonly Problem[]) => ({
  // Why the file is refused is never among the problems left out.
  problems: problems.toSorted((a, b) => Number(b.fatal ?? false) - Number(a.fatal ?? false)).slice(0, problemsShown),
  moreProblems: Math.max(0, problems.length - problemsShown),
})

const refused = (name: string, size: number, why: Problem): FileRead => ({
  name,
  size,
  connector: null,
  kinds: {},
  problems: [why],
  moreProblems: 0,
})
