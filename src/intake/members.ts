/** Archives inside the child: a file that no connector knows may hold files that one does. Only memory is used, a bounded piece of it. */
import type { Connector, Source } from '#connectors'
import { type Archive, type ArchiveEntry, type ArchiveError, isZip, openArchive, type SkippedEntry } from '#lib/pure/archive'
import { isGzip, openGzip } from '#lib/pure/gzip'
import { damageOf } from '#lib/pure/inflate'
import type { Result } from '#lib/pure/result'
import { type Problem, problem, type ProblemCode } from '#model'
import { createMemberSource } from './member-source.ts'
import type { Choose } from './serve.ts'

/** What may still be read from archives of one upload; members take from it. */
export interface Room {
  members: number
  bytes: number
  /** Bytes of one member. */
  readonly memberBytes: number
}

/** A member that a connector knows. */
export interface Member {
  readonly source: Source & { forget(): void }
  readonly connector: Connector
  readonly confidence: number
}

export interface Opened {
  /** `zip` or `gzip`. */
  readonly format: string
  readonly members: readonly Member[]
  /** Of the archive itself: each member left out, or why nothing of it is read. */
  readonly problems: readonly Problem[]
}

/** Opens the archive that `source` is and chooses a connector for each member; undefined when it is no archive. */
export async function openMembers(source: Source, head: Uint8Array, choose: Choose, room: Room): Promise<Opened | undefined> {
  const format = isZip(head) ? 'zip' : isGzip(head) ? 'gzip' : undefined
  if (format === undefined) return undefined
  const archive = await (format === 'zip' ? openZip(source) : openOne(source, room))
  if (!archive.ok) return { format, members: [], problems: [problem(refusals[archive.error.type], { fatal: true })] }
  const members: Member[] = []
  const problems = archive.value.skipped.map(({ name, code }) => problem(skips[code], { path: name }))
  for (const entry of archive.value.entries) {
    const found = await memberOf(entry, choose, room)
    if ('code' in found) problems.push(found)
    else members.push(found)
  }
  return members.length > 0 ? { format, members, problems } : { format, members, problems: [onceFor(problems)] }
}

/** Members of one archive, most of which may be pictures that nothing reads. */
const maxEntries = 100_000

/** Sizes are judged member by member, among those a connector knows: pictures beside a statement cost it nothing. */
const openZip = (source: Source): Promise<Result<Archive, ArchiveError>> =>
  openArchive(source, { entries: maxEntries, entryBytes: Infinity, totalBytes: Infinity })

async function openOne(source: Source, { bytes, memberBytes }: Room): Promise<Result<Archive, ArchiveError>> {
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
  split: 'truncated',
}

const skips: Record<SkippedEntry['code'], ProblemCode> = {
  unsafe: 'archive-unsafe',
  encrypted: 'archive-encrypted',
  'too-large': 'archive-too-large',
  duplicate: 'archive-unsafe',
  unsupported: 'archive-member-skipped',
}

/** A member that a connector knows, or the problem for which it is left out. An archive in the archive is known by none. */
async function memberOf(entry: ArchiveEntry, choose: Choose, room: Room): Promise<Member | Problem> {
  const { name, size } = entry
  if (size === 0) return problem('archive-member-skipped', { path: name })
  if (room.members === 0 || size > Math.min(room.bytes, room.memberBytes)) return problem('archive-too-large', { path: name })
  const source = createMemberSource(entry)
  try {
    const best = await choose(source)
    if (!best) return problem('archive-member-skipped', { path: name })
    room.members -= 1
    room.bytes -= size
    return { source, ...best }
  } catch (error) {
    const code = damageProblem(error)
    if (code === undefined) throw error
    return problem(code, { path: name })
  } finally {
    source.forget()
  }
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
