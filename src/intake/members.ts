/** Archives inside the child: a file that no connector knows may hold files that one does. Only memory is used, a bounded piece of it. */
import type { Source } from '#connectors'
import {
  type Archive,
  type ArchiveEntry,
  type ArchiveError,
  type ArchiveSource,
  isZip,
  openArchive,
  type SkippedEntry,
} from '#lib/pure/archive'
import { isGzip, openGzip } from '#lib/pure/gzip'
import { damageOf } from '#lib/pure/inflate'
import type { Result } from '#lib/pure/result'
import { type Problem, problem, type ProblemCode } from '#model'
import { createMemberSource } from './member-source.ts'
import type { Tables, Told } from './tables.ts'

/** What may still be read from archives of one upload; members take from it. */
export interface Room {
  /** That archives may list, whatever they are. */
  entries: number
  members: number
  bytes: number
  /** Bytes of one member. */
  readonly memberBytes: number
}

/** A member that can be read, or a table that its person may explain. */
export interface Member {
  readonly source: Source & { forget(): void }
  readonly reading: FileReading
  /** Its place, size and checksum: parts of one export may hold the same file. */
  readonly same?: string
}

export interface Opened {
  /** `zip` or `gzip`. */
  readonly format: string
  readonly members: readonly Member[]
  /** Of the archive itself: each member left out, or why nothing of it is read. */
  readonly problems: readonly Problem[]
}

/** How a file is read: by a connector, or as its person said of tables. */
export interface FileReading {
  readonly connector: string | null
  readonly confidence: number
  readonly read: () => AsyncIterable<Told>
}

/** What the archives of one upload share. */
export interface Shared {
  /** Undefined for a file that nothing knows; throws what `damageOf` tells of one that is damaged. */
  readonly decide: (source: Source) => Promise<FileReading | undefined>
  readonly tables: Tables
  /** Only this member is wanted. */
  readonly only?: string | undefined
  readonly room: Room
  /** Members already read, and the archive they were in. */
  readonly seen: Map<string, string>
}

/** Opens the archive that `source` is and decides how each member is read; undefined when it is no archive. */
export async function openMembers(source: ArchiveFile, head: Uint8Array, shared: Shared): Promise<Opened | undefined> {
  const { room } = shared
  const format = isZip(head) || source.disks ? 'zip' : isGzip(head) ? 'gzip' : undefined
  if (format === undefined) return undefined
  const archive: Result<Opening, ArchiveError> = await (format === 'zip' ? openZip(source, room) : openOne(source, room))
  if (!archive.ok) return { format, members: [], problems: [problem(refusals[archive.error.type], { fatal: true })] }
  room.entries -= archive.value.entries.length + archive.value.skipped.length
  const members: Member[] = []
  const problems = archive.value.skipped.map(({ name, code }) => problem(skips[code], { path: name }))
  const wanted = { tables: mostTables }
  for (const entry of archive.value.entries) {
    if (shared.only !== undefined && entry.name !== shared.only) continue
    const found = await memberOf(entry, shared, wanted)
    if ('code' in found) problems.push(found)
    else members.push(found)
  }
  const isRead = members.length > 0 || problems.some(({ code }) => code === 'archive-member-repeated')
  return { format, members, problems: isRead ? problems : [onceFor(problems)] }
}

/** An archive given in pieces has `disks`. */
type ArchiveFile = Source & ArchiveSource

/** What is in an archive, and the one file of a gzip, of which no list says a checksum. */
interface Opening extends Pick<Archive, 'skipped'> {
  readonly entries: readonly (Omit<ArchiveEntry, 'crc'> & { readonly crc?: number })[]
}

/** Sizes are judged member by member, among those a connector knows: pictures beside a statement cost it nothing. */
const openZip = (source: ArchiveFile, { entries }: Room): Promise<Result<Archive, ArchiveError>> =>
  openArchive(source, { entries, entryBytes: Infinity, totalBytes: Infinity })

async function openOne(source: Source, { bytes, memberBytes }: Room): Promise<Result<Opening, ArchiveError>> {
  const opened = await openGzip(source, { entryBytes: Math.min(bytes, memberBytes) })
  const name = source.name.replace(/\.gz$/i, '') || 'content'
  return opened.ok ? { ok: true, value: { entries: [{ name, ...opened.value }], skipped: [] } } : opened
}

const refusals: Record<ArchiveError['type'], ProblemCode> = {
  'not-archive': 'malformed',
  truncated: 'truncated',
  malformed: 'malformed',
  unsafe: 'archive-unsafe',
  'too-large': 'archive-too-large',
  encrypted: 'archive-encrypted',
  split: 'archive-split',
}

const skips: Record<SkippedEntry['code'], ProblemCode> = {
  unsafe: 'archive-unsafe',
  encrypted: 'archive-encrypted',
  'too-large': 'archive-too-large',
  duplicate: 'archive-unsafe',
  unsupported: 'archive-member-skipped',
}

/** A member, or the problem for which it is left out. An archive in the archive is known by none. */
async function memberOf(entry: Opening['entries'][number], shared: Shared, wanted: { tables: number }): Promise<Member | Problem> {
  const { decide, room, seen } = shared
  const { name, size, crc } = entry
  const same = crc === undefined ? undefined : `${crc} ${size} ${name}`
  const before = same === undefined ? undefined : seen.get(same)
  if (before !== undefined) return problem('archive-member-repeated', { path: name, text: before })
  if (size === 0) return problem('archive-member-skipped', { path: name })
  if (room.members === 0 || size > Math.min(room.bytes, room.memberBytes)) return problem('archive-too-large', { path: name })
  const source = createMemberSource(entry)
  try {
    const reading = (await decide(source)) ?? (wanted.tables > 0 ? await unexplained(source, shared) : undefined)
    if (!reading) return problem('archive-member-skipped', { path: name })
    if (reading.connector === null) wanted.tables -= 1
    room.members -= 1
    room.bytes -= size
    return { source, reading, ...(same === undefined ? {} : { same }) }
  } catch (error) {
    const code = damageProblem(error)
    if (code === undefined) throw error
    return problem(code, { path: name })
  } finally {
    source.forget()
  }
}

/** Unknown tables of one archive that are offered to their person: exports hold dozens that nobody would explain. */
const mostTables = 20

async function unexplained(source: Source, { tables }: Shared): Promise<FileReading | undefined> {
  const shape = await tables.shapeOfTable(source)
  const read = async function* (): AsyncGenerator<Told> {
    if (shape) yield { shape }
    yield problem('columns-unsure', { fatal: true })
  }
  return shape && { connector: null, confidence: 0, read }
}

/** What a member's broken bytes are called; undefined when they are not at fault. */
export function damageProblem(error: unknown): ProblemCode | undefined {
  const damage = damageOf(error)
  return damage === 'unsafe' ? 'archive-unsafe' : damage
}

/** Nothing could be read: one problem says why, the gravest reason first. */
function onceFor(problems: readonly Problem[]): Problem {
  const reasons = ['archive-unsafe', 'archive-encrypted', 'archive-too-large', 'malformed'] as const
  return problem(reasons.find((reason) => problems.some(({ code }) => code === reason)) ?? 'unknown-format', { fatal: true })
}
