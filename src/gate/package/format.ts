/** The documented export (docs/contracts.md): names, shapes and version of what lies in the ZIP. */
import { z } from 'zod'
import { isKind, type Kind } from '#model'
import type { LoggedAct, LoggedBatch, LoggedRow, VaultLog } from '#vault'
import type { Named } from '../search.ts'
import { ownHand } from '../settings.ts'

export const formatName = 'grenier-export'
export const formatVersion = 1

/** The comment that ends the archive: the SHA-256 of every byte before it. */
export const commentOf = (sha256: string): string => `${formatName}/${formatVersion} sha256=${sha256}`
export const commentBytes = commentOf('0'.repeat(64)).length

export const paths = {
  manifest: 'manifest.json',
  log: 'log/log.json',
  rows: (kind: Kind) => `log/${kind}.ndjson`,
  data: (kind: Kind) => `data/${kind}.ndjson`,
  table: (kind: Kind) => `data/${kind}.csv`,
  /** The first chapters came with the attic from elsewhere; the last is that of the attic that it leaves. */
  ledger: (chapter: number) => `ledger/${chapter}.ndjson`,
  original: (batch: number, file: number) => `originals/${batch}/${file}/`,
} as const

/** What was asked for; a whole export has none of them. */
export interface ExportChoice {
  readonly kinds?: readonly Kind[]
  /** Days, both included. */
  readonly since?: string
  readonly until?: string
  /** Number of an import. */
  readonly batch?: string
  /** What a search finds, as `SearchQuery` has it. */
  readonly account?: string
  readonly connector?: string
  readonly state?: 'corrected'
  readonly organisation?: string
  readonly text?: string
  readonly named?: Named
}

export interface Manifest {
  readonly format: typeof formatName
  readonly version: typeof formatVersion
  /** False for a part of an attic: it is read, and not brought into another. */
  readonly whole: boolean
  readonly at: string
  /** Hexadecimal; of a whole export alone. */
  readonly digest?: string
  /** What the person holds, by kind. */
  readonly records: Readonly<Partial<{ [K in Kind]: number }>>
  readonly chapters: number
  /** Every other member, in their order. */
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string; readonly rows?: number }[]
}

const n = z.int().min(0)
const number = z.int().min(1)
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const digest = z.string().regex(/^[\w-]{22}$/)
const instant = z.iso.datetime({ precision: 3 })
const kind = z.string().refine(isKind)
const label = z
  .string()
  .max(1_000)
  .refine((text) => text.isWellFormed())
const counts = z.partialRecord(kind, n)
const month = z.string().regex(/^(?:\d{4}-\d{2})?$/)
/** What is left of a deleted row: keyed digests, and its place among its equals. */
const hole = z.strictObject({ name: digest, at: n, order: digest, reference: digest.optional() })

const manifest = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  whole: z.boolean(),
  at: instant,
  digest: hex.optional(),
  records: counts,
  chapters: n.max(1_000),
  files: z.array(z.strictObject({ path: z.string().max(500), size: n, sha256: hex, rows: n.optional() })).max(200_000),
})

const file = z.looseObject({
  name: label,
  size: n,
  connector: z.string().max(100).nullable(),
  kinds: counts,
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  problems: z.array(z.looseObject({ code: z.string().max(100) })).max(200),
  moreProblems: n,
})
const batch = z.strictObject({
  at: instant,
  connector: z.string().max(100),
  origin: label,
  files: z.array(file).max(100_000),
  added: counts,
  already: counts,
  leftOut: counts.optional(),
  act: z.enum(['correct', 'merge', 'split', 'mark', 'remove', 'withdraw']).optional(),
  originals: z.array(z.strictObject({ file: n, size: n, deletedAt: instant.optional() })).optional(),
  moves: z
    .array(z.strictObject({ kind, from: month, to: month }))
    .max(100_000)
    .optional(),
})
const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['undo', 'redo']), batch: number }),
  z.strictObject({ act: z.literal('forget'), batch: number, file: n }),
])
const log = z.strictObject({ idKey: z.string().regex(/^[\w-]{43}$/), batches: z.array(batch).max(1_000_000), acts: z.array(act) })
const row = z.strictObject({
  batch: number,
  month,
  file: n,
  line: n.optional(),
  path: z.string().max(2_000).optional(),
  item: z.looseObject({ kind }).optional(),
  gone: hole.nullable().optional(),
})

export const readManifest = (json: string): Manifest | undefined => parsed(manifest, json) as Manifest | undefined

/** The history, if it holds together: every act names a batch, every original one of its files, once. */
export function readLog(json: string): VaultLog | undefined {
  const read = parsed(log, json)
  return read !== undefined && holdsTogether(read as unknown as VaultLog) ? (read as unknown as VaultLog) : undefined
}

/** The shape of a row alone: its item is checked by its kind's schema beside. */
export const readRow = (json: string): LoggedRow | undefined => parsed(row, json) as LoggedRow | undefined

function parsed<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    const read = schema.safeParse(JSON.parse(json))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

function holdsTogether({ batches, acts }: VaultLog): boolean {
  const isOriginal = ({ originals = [], files }: LoggedBatch): boolean =>
    originals.every(({ file }) => files[file] !== undefined) && new Set(originals.map(({ file }) => file)).size === originals.length
  const state = batches.map(() => 'redo')
  const forgotten = new Set<string>()
  const follows = (one: LoggedAct): boolean => {
    const stored = batches[one.batch - 1]
    if (stored === undefined) return false
    if (one.act === 'forget') {
      const name = `${one.batch} ${one.file}`
      const isNew = !forgotten.has(name)
      forgotten.add(name)
      return isNew && (stored.originals ?? []).some(({ file, deletedAt }) => file === one.file && deletedAt !== undefined)
    }
    if (state[one.batch - 1] === one.act) return false
    state[one.batch - 1] = one.act
    return true
  }
  const deleted = batches.reduce((sum, { originals = [] }) => sum + originals.filter(({ deletedAt }) => deletedAt !== undefined).length, 0)
  // An act on what is held is the person's own.
  const isWhole = (one: LoggedBatch): boolean => isOriginal(one) && (one.act === undefined || one.connector === ownHand)
  return batches.every(isWhole) && acts.every(follows) && forgotten.size === deleted
}

/** True for each batch that counts, once everything was done. */
export function liveOf({ batches, acts }: VaultLog): readonly boolean[] {
  const live = batches.map(() => true)
  for (const one of acts) if (one.act !== 'forget') live[one.batch - 1] = one.act === 'redo'
  return live
}
