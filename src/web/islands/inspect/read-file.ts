/** A file read on the device itself: the same connectors as an import, the same counts, and nothing sent anywhere. */
import { chooseConnector, type Connector, describeFile, type FileShape, type Source, sourceOfBytes, workbookRefusal } from '#connectors'
import { type Archive, type ArchiveError, isZip, openArchive } from '#lib/pure/archive'
import { isGzip, openGzip } from '#lib/pure/gzip'
import { damageOf } from '#lib/pure/inflate'
import type { Result } from '#lib/pure/result'
import { isProblem, type Kind, type Problem, problem, ruleOf } from '#model'

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
export async function* readFile(file: File): AsyncGenerator<FileRead, void> {
  const { name, size } = file
  if (size === 0) return yield refused(name, size, problem('empty-file', { fatal: true }))
  if (size > maxFileBytes) return yield refused(name, size, problem('file-too-large', { fatal: true }))
  const source = sourceOfFile(file)
  try {
    const head = await source.read(0, 4)
    const archive = isZip(head) ? await openArchive(source, limits) : isGzip(head) ? await openOne(source) : undefined
    // A workbook is an archive too: the connectors are asked first.
    const best = await chooseConnector(source)
    if (best !== undefined || archive === undefined) return yield await readSource(source, best?.connector)
    const shape = await describeFile(source)
    if (shape.format === 'table') return yield await readSource(source, undefined)
    yield* readArchive(source, archive, isZip(head) ? 'zip' : 'gzip')
  } catch (reason) {
    yield refused(name, size, problem(damageOf(reason) === undefined ? 'reader-crashed' : 'malformed', { fatal: true }))
  }
}

const limits = { entries: 100_000, entryBytes: maxBytes, totalBytes: Infinity }

async function openOne(source: Source): Promise<Result<Archive, ArchiveError>> {
  const opened = await openGzip(source, { entryBytes: maxBytes })
  const name = source.name.replace(/\.gz$/i, '') || 'content'
  return opened.ok ? { ok: true, value: { entries: [{ name, ...opened.value }], skipped: [] } } : opened
}

async function* readArchive(source: Source, archive: Result<Archive, ArchiveError>, connector: string): AsyncGenerator<FileRead, void> {
  const { name, size } = source
  if (!archive.ok)
    return yield refused(name, size, problem(archive.error.type === 'encrypted' ? 'archive-encrypted' : 'malformed', { fatal: true }))
  const problems: Problem[] = archive.value.skipped.map((skipped) => problem('archive-member-skipped', { path: skipped.name }))
  const members: FileRead[] = []
  for (const entry of archive.value.entries) {
    const known = members.length < maxMembers && entry.size > 0 && entry.size <= maxBytes ? await memberOf(entry) : undefined
    if (known === undefined) problems.push(problem('archive-member-skipped', { path: entry.name }))
    else members.push({ ...known, name: `${name}!${entry.name}` })
  }
  if (members.length === 0) problems.splice(0, problems.length, problem('unknown-format', { fatal: true }))
  yield { name, size, connector, kinds: {}, ...bounded(problems) }
  yield* members
}

async function memberOf(entry: Archive['entries'][number]): Promise<FileRead | undefined> {
  const bytes = new Uint8Array(entry.size)
  let done = 0
  for await (const piece of entry.read()) {
    bytes.set(piece, done)
    done += piece.length
  }
  const source = sourceOfBytes(entry.name, bytes)
  const best = await chooseConnector(source)
  return best && (await readSource(source, best.connector))
}

async function readSource(source: Source, connector: Connector | undefined): Promise<FileRead> {
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
  for await (const found of connector.parse(source, hints())) {
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
    if (records % breath === 0) await new Promise((resolve) => setTimeout(resolve))
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

/** What the files do not say is taken from the place: nobody has settings here. */
const hints = () => ({ currency: navigator.language.endsWith('-CA') ? 'CAD' : 'EUR', dayFirst: navigator.language !== 'en-US' })

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

function sourceOfFile(file: File): Source {
  return {
    name: file.name,
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    async *stream(from = 0) {
      const reader = file.slice(from).stream().getReader()
      try {
        for (;;) {
          const { done, value } = await reader.read()
          if (done) return
          yield value
        }
      } finally {
        await reader.cancel()
      }
    },
  }
}
