/** Opens what a fold needs: the rows of live batches, as parts in the order of the fold; and what a batch would add to them. */
import { ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import { datedLines, rowsByDay } from './days.ts'
import { foldFiles } from './fold.ts'
import { damaged, type Epochs, type Head, toOpen, type VaultDeps } from './head.ts'
import { type Listed, liveSegments, type Manifest } from './manifest.ts'
import { type Amendments, blockedBy, keyedOf } from './amend.ts'
import { filesByMonth, type Part } from './part.ts'
import type { Scan } from './scan.ts'
import type { Row } from './segment.ts'
import type { Batch, BatchFile, Damaged, Picked } from './types.ts'

export interface Loaded {
  readonly batch: Batch
  readonly part: Part
  /** Where these rows lie now. */
  readonly segment: Listed
}
type Counts = { [K in Kind]?: number }

/**
 * Parts of one kind, in the given months (all by default): batches in chain order and, of each, its rows in theirs,
 * whichever segments they lie in now; with a scan, only rows that it cannot rule out.
 */
export async function loadParts(
  deps: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Pick<Head, 'manifest' | 'identity'>,
  kind: Kind,
  months?: readonly string[],
  scan?: Scan,
): Promise<Result<Loaded[], Damaged>> {
  const opened = await openParts(deps, epochs, { manifest, identity }, liveSegments(manifest, kind, months), { ...(scan && { scan }) })
  return opened.ok ? ok(opened.value.filter(({ batch }) => batch.state === 'live')) : opened
}

/** The same of any segments, those of undone batches included. */
export async function openParts(
  deps: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Pick<Head, 'manifest' | 'identity'>,
  wanted: readonly Listed[],
  how: { readonly producer?: Uint8Array; readonly scan?: Scan } = {},
): Promise<Result<Loaded[], Damaged>> {
  const ready = await toOpen(deps, epochs, identity, wanted)
  const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value, how) : ready
  return opened.ok ? partsOf(manifest, wanted, opened.value) : opened
}

/** The rows of each of these segments as parts: batches in chain order. */
function partsOf(manifest: Manifest, wanted: readonly Listed[], opened: readonly (readonly Row[])[]): Result<Loaded[], Damaged> {
  const places = new Map(manifest.batches.map(({ batch }, place) => [batch.id, { batch, place }]))
  const loaded: (Loaded & { readonly place: number })[] = []
  for (const [i, one] of wanted.entries()) {
    const batches = rowsByBatch(one, opened[i] ?? [])
    if (batches === undefined) return damaged(`segment ${one.segment.number}`)
    for (const [id, rows] of batches) {
      const stored = places.get(id)
      if (stored === undefined) return damaged(`segment ${one.segment.number}`)
      loaded.push({ ...stored, part: { kind: one.segment.kind, month: one.segment.month, rows }, segment: one })
    }
  }
  // Stable: inside one batch the order of the chain is that of its rows (`merge.ts`).
  return ok(loaded.toSorted((a, b) => a.place - b.place))
}

/**
 * Parts of one month of a kind that folds by day (`days.ts`), some days at a time from the end that the page starts at: each
 * answer folds apart. Only where nothing was said of the month's records.
 */
export async function* loadByDay(
  deps: VaultDeps,
  epochs: Epochs,
  { manifest, identity }: Pick<Head, 'manifest' | 'identity'>,
  kind: Kind,
  months: readonly string[],
  first: NonNullable<Picked['first']>,
): AsyncGenerator<Result<Loaded[], Damaged>> {
  const wanted = liveSegments(manifest, kind, months)
  const ready = await toOpen(deps, epochs, identity, wanted)
  const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value, { read: datedLines }) : ready
  if (!opened.ok) return yield opened
  for (const rows of rowsByDay(opened.value, first)) {
    const parts = rows === undefined ? damaged(`segment ${wanted[0]?.segment.number}`) : partsOf(manifest, wanted, rows)
    yield parts.ok ? ok(parts.value.filter(({ batch }) => batch.state === 'live')) : parts
  }
}

/** The rows of a segment by the number of their batch; undefined when one names a batch that the manifest does not list there. */
export function rowsByBatch({ batch, of }: Listed, rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> | undefined {
  if (batch !== '') return new Map([[batch, rows]])
  const batches = Map.groupBy(rows, (row) => row.batch ?? '')
  return batches.keys().every((id) => of.includes(id)) ? batches : undefined
}

/** What a batch adds to what is held, in all and file by file. */
export interface Counted extends Pick<Batch, 'added' | 'already' | 'leftOut'> {
  /** Those of its files that brought records, by their index. */
  readonly byFile: ReadonlyMap<number, Required<Pick<BatchFile, 'added' | 'already'>>>
}

/**
 * Counts what a batch adds to what is held, over the months it touches. What two of its files bring is the first one's; what the person
 * deleted is not brought back.
 */
export async function countNew(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  batch: Batch,
  parts: readonly Part[],
): Promise<Result<Counted, Damaged>> {
  const [added, already, leftOut]: [Counts, Counts, Counts] = [{}, {}, {}]
  const byFile = new Map<number, { added: Counts; already: Counts }>()
  for (const [kind, fresh] of Map.groupBy(parts, (part) => part.kind)) {
    const held = await loadParts(deps, epochs, head, kind, [...new Set(fresh.map(({ month }) => month))])
    if (!held.ok) return held
    const read = new Map<number, number>()
    for (const { rows } of fresh) for (const { place } of rows) bump(read, place.file)
    const { more, kept } = countOf(head.manifest, kind, held.value, { batch, parts: fresh })
    added[kind] = sumOf(more)
    already[kind] = sumOf(read) - sumOf(more) - sumOf(kept)
    if (sumOf(kept) > 0) leftOut[kind] = sumOf(kept)
    for (const [file, count] of read) {
      const counts = byFile.get(file) ?? { added: {}, already: {} }
      byFile.set(file, counts)
      const fromHere = more.get(file) ?? 0
      const before = count - fromHere - (kept.get(file) ?? 0)
      if (fromHere > 0) counts.added[kind] = fromHere
      if (before > 0) counts.already[kind] = before
    }
  }
  return ok({ added, already, ...(Object.keys(leftOut).length > 0 && { leftOut }), byFile })
}

/** Of each file of a batch, how many records only it brings, and how many the person deleted before. */
function countOf(
  manifest: Manifest,
  kind: Kind,
  held: readonly Loaded[],
  { batch, parts }: { readonly batch: Batch; readonly parts: readonly Part[] },
): { readonly more: ReadonlyMap<number, number>; readonly kept: ReadonlyMap<number, number> } {
  const keyed = keyedOf(manifest, kind)
  const isBlocked = blockedBy(amendmentsIn(held), keyed)
  const [more, kept] = [new Map<number, number>(), new Map<number, number>()]
  for (const [month, files] of filesByMonth([...held, ...parts.map((part) => ({ batch, part }))]))
    for (const { key, rank, sources } of foldFiles(kind, files, keyed)) {
      const mine = sources.filter(({ file }) => file.origin.batch.id === batch.id)
      if (isBlocked({ month, key, rank: String(rank) })) for (const { file } of mine) bump(kept, file.origin.file)
      // Slots never move when files are added: one whose first source is of this batch is new.
      else if (mine.length > 0 && mine.at(-1) === sources.at(-1)) bump(more, mine.at(-1)!.file.origin.file)
    }
  return { more, kept }
}

const bump = (counts: Map<number, number>, file: number): unknown => counts.set(file, (counts.get(file) ?? 0) + 1)
const sumOf = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

/** What the person said of records of these parts, in the order of her acts. A batch that is no act of hers says nothing. */
export const amendmentsIn = (loaded: readonly { readonly batch: Pick<Batch, 'act'>; readonly part: Part }[]): Amendments =>
  loaded.flatMap(({ batch, part }) =>
    batch.act === undefined ? [] : part.rows.flatMap(({ item }) => (item?.kind === 'amendment' ? [item] : [])),
  )
