/**
 * Reads an export as a stranger's file: everything that it says is held against everything else before any of it is believed.
 * Nothing is written anywhere, and no key is needed: the command line and the platform check with this same code.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ArchiveEntry, type ArchiveLimits, type ArchiveSource, isZip, openArchive } from '#lib/pure/archive'
import { err, ok, type Result } from '#lib/pure/result'
import { isKind, type Kind, kindNames, type Record } from '#model'
import { heldIn, type ReplayedLog, type VaultLog } from '#vault'
import type { LedgerEntry } from '../types.ts'
import { readChapter } from './chapter.ts'
import { createDigest } from './digest.ts'
import { commentBytes, commentOf, formatName, liveOf, type Manifest, paths, readLog, readManifest } from './format.ts'
import { linesOf } from './lines.ts'
import { groupsOf } from './rows.ts'

/** What is wrong, and where. */
export interface ExportProblem {
  readonly code:
    | 'not-export'
    | 'version'
    | 'cut'
    | 'altered'
    | 'missing'
    | 'extra'
    | 'too-large'
    | 'row'
    | 'record'
    | 'count'
    | 'ledger'
    | 'original'
    | 'digest'
    | 'part'
  readonly path?: string
}
export type BadExport = { readonly type: 'BadExport'; readonly problems: readonly ExportProblem[] }

export interface Package {
  readonly manifest: Manifest
  /** Of a whole export alone. */
  readonly whole?: ReplayedLog & { readonly chapters: readonly (readonly LedgerEntry[])[]; readonly digest: string }
}

const gibibyte = 2 ** 30
const limits: ArchiveLimits = { entries: 200_000, entryBytes: 4 * gibibyte, totalBytes: 64 * gibibyte }
/** The manifest, the log and each chapter are read whole. */
const textBytes = 256 * 2 ** 20
const told = 20

class Problems extends Error {
  readonly list: readonly ExportProblem[]
  constructor(list: readonly ExportProblem[]) {
    super('export')
    this.list = list
  }
}

/** Tells an export, whole or cut short, from any other file: by its first bytes, in no time. */
export const isExport = async (source: ArchiveSource): Promise<boolean> => isZip(await source.read(0, 4)) && (await isOurs(source))

/** Every problem found, at most twenty; or what the export holds. */
export async function readPackage(source: ArchiveSource): Promise<Result<Package, BadExport>> {
  try {
    return ok(await read(source))
  } catch (error) {
    if (error instanceof Problems) return err({ type: 'BadExport', problems: error.list.slice(0, told) })
    throw error
  }
}

const refuse = (code: ExportProblem['code'], path?: string): never => {
  throw new Problems([{ code, ...(path !== undefined && { path }) }])
}

async function read(source: ArchiveSource): Promise<Package> {
  const isUntouched = await checkEnd(source)
  const archive = await openArchive(source, limits)
  if (!archive.ok) return refuse(archive.error.type === 'too-large' ? 'too-large' : 'altered')
  const [skipped] = archive.value.skipped
  if (skipped !== undefined) refuse('altered', skipped.name)
  const entries = new Map(archive.value.entries.map((entry) => [entry.name, entry]))
  const manifest = readManifest(await textOf(entries, paths.manifest)) ?? refuse('altered', paths.manifest)
  const wrong = await checkFiles(archive.value.entries, manifest)
  if (wrong.length > 0) throw new Problems(wrong)
  if (!isUntouched) refuse('altered')
  if (!manifest.whole) return { manifest }
  return { manifest, whole: await readWhole(entries, manifest) }
}

/** False when a byte was changed: the files then tell where. An archive that does not end as one of ours is refused. */
async function checkEnd(source: ArchiveSource): Promise<boolean> {
  if (!isZip(await source.read(0, 4))) refuse('not-export')
  const comment = Buffer.from(await source.read(Math.max(0, source.size - commentBytes), commentBytes)).toString('latin1')
  if (!comment.startsWith(`${formatName}/`)) refuse((await isOurs(source)) ? 'cut' : 'not-export')
  const version = comment.slice(formatName.length + 1).split(' ')[0]
  if (version !== '1') refuse('version')
  const hash = createHash('sha256')
  const end = source.size - commentBytes
  for (let at = 0; at < end; at += hashedBytes) {
    hash.update(await source.read(at, Math.min(hashedBytes, end - at)))
    await setImmediate()
  }
  return comment === commentOf(hash.digest('hex'))
}
const hashedBytes = 2 ** 20

/** The first member is the same in every export, so that a download cut short is told from another archive. */
const isOurs = async (source: ArchiveSource): Promise<boolean> => Buffer.from(await source.read(30, 10)).toString('latin1') === 'README.txt'

/** Every member but the manifest is in it, in its order, byte for byte. */
async function checkFiles(entries: readonly ArchiveEntry[], { files }: Manifest): Promise<ExportProblem[]> {
  const problems: ExportProblem[] = []
  const listed = new Set(files.map(({ path }) => path))
  for (const { name } of entries) if (name !== paths.manifest && !listed.has(name)) problems.push({ code: 'extra', path: name })
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  for (const { path, size, sha256 } of files) {
    const entry = byName.get(path)
    if (entry === undefined) problems.push({ code: 'missing', path })
    else if (entry.size !== size || (await hashOf(entry)) !== sha256) problems.push({ code: 'altered', path })
    if (problems.length >= told) return problems
  }
  const inOrder = entries.map(({ name }) => name).join('\n') === [...files.map(({ path }) => path), paths.manifest].join('\n')
  return problems.length === 0 && !inOrder ? [{ code: 'altered', path: paths.manifest }] : problems
}

/** Undefined when it does not inflate. */
async function hashOf(entry: ArchiveEntry): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of entry.read()) hash.update(piece)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

type Entries = ReadonlyMap<string, ArchiveEntry>

async function textOf(entries: Entries, name: string): Promise<string> {
  const entry = entries.get(name) ?? refuse('missing', name)
  if (entry.size > textBytes) refuse('too-large', name)
  try {
    return Buffer.concat(await Array.fromAsync(entry.read())).toString()
  } catch {
    return refuse('altered', name)
  }
}

async function readWhole(entries: Entries, manifest: Manifest): Promise<NonNullable<Package['whole']>> {
  const log = readLog(await textOf(entries, paths.log)) ?? refuse('altered', paths.log)
  const digest = createDigest()
  const kinds = kindNames.filter((kind) => entries.has(paths.rows(kind)))
  for (const kind of Object.keys(manifest.records)) if (!isKind(kind) || !kinds.includes(kind)) refuse('count', kind)
  for (const kind of kinds) {
    const held = await checkKind(entries, manifest, log, kind, (record) => digest.record(record))
    if (held !== (manifest.records[kind] ?? 0)) refuse('count', paths.data(kind))
  }
  const chapters: (readonly LedgerEntry[])[] = []
  for (let i = 1; i <= manifest.chapters; i += 1) {
    const chapter = readChapter(await textOf(entries, paths.ledger(i))) ?? refuse('ledger', paths.ledger(i))
    for (const entry of chapter) digest.entry(i, entry)
    chapters.push(chapter)
  }
  checkOriginals(entries, log)
  const value = digest.value()
  if (value !== manifest.digest) refuse('digest')
  return {
    log,
    chapters,
    digest: value,
    months: async function* () {
      for (const kind of kinds)
        for await (const group of groupsOf(entryOf(entries, paths.rows(kind)), kind, log))
          for (const [month, rows] of Map.groupBy(group, (row) => row.month)) yield { kind, month, rows }
    },
    original: (batch, file) => originalIn(entries, batch, file)?.read() ?? refuse('original'),
  }
}

/** The rows of a kind make exactly its records, in their order. Answers how many. */
async function checkKind(entries: Entries, manifest: Manifest, log: VaultLog, kind: Kind, see: (record: Record) => void): Promise<number> {
  const live = liveOf(log)
  const data = linesOf(entryOf(entries, paths.data(kind)).read())
  let [held, rows] = [0, 0]
  try {
    for await (const group of groupsOf(entryOf(entries, paths.rows(kind)), kind, log)) {
      rows += group.length
      for (const record of await heldIn(log.idKey, kind, group, (batch) => (live[batch - 1] ? log.batches[batch - 1] : undefined))) {
        const line = await data.next()
        if (line.value !== JSON.stringify(record)) refuse('record', paths.data(kind))
        see(record)
        held += 1
      }
      await setImmediate()
    }
  } catch (error) {
    throw error instanceof Problems ? error : new Problems([{ code: 'row', path: paths.rows(kind) }])
  }
  if ((await data.next()).done !== true) refuse('record', paths.data(kind))
  const saysRows = (path: string): number | undefined => manifest.files.find((file) => file.path === path)?.rows
  if (saysRows(paths.rows(kind)) !== rows || saysRows(paths.data(kind)) !== held) refuse('count', paths.rows(kind))
  return held
}

const entryOf = (entries: Entries, name: string): ArchiveEntry => entries.get(name) ?? refuse('missing', name)

/** Each file kept as it was given is there, and no other. */
function checkOriginals(entries: Entries, { batches }: VaultLog): void {
  let count = 0
  for (const [place, { originals = [] }] of batches.entries()) {
    for (const { file, size, deletedAt } of originals) {
      if (deletedAt !== undefined) continue
      count += 1
      if (originalIn(entries, place + 1, file)?.size !== size) refuse('original', paths.original(place + 1, file))
    }
  }
  if ([...entries.keys()].filter((name) => name.startsWith('originals/')).length !== count) refuse('original')
}

function originalIn(entries: Entries, batch: number, file: number): ArchiveEntry | undefined {
  const folder = paths.original(batch, file)
  return entries.values().find(({ name }) => name.startsWith(folder))
}
