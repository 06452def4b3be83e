/**
 * Deletes records for good: every segment that holds one of their sources, or something said of them, is written again without
 * it, in the same transaction as the keyed names that keep an import from bringing them back.
 *
 * Imports taken back are searched too: their rows that are the same record go with it.
 */
import { err, ok, type Result } from '#lib/pure/result'
import { type Amendment, type Kind, kinds, type KindRule } from '#model'
import { keyedOf } from './amend.ts'
import { aboutMerge, type ChainStep } from './chain.ts'
import { type Entry, type FileEntries, foldFiles, holesOf, type Keyed } from './fold.ts'
import { type Epochs, type Head, type VaultDeps } from './head.ts'
import type { Epoch } from './keys.ts'
import { type Loaded, openParts } from './load.ts'
import { actSegments, type Listed, listed, type Merge } from './manifest.ts'
import { without } from './merge.ts'
import { cut, filesByMonth, type Part } from './part.ts'
import { type BatchPlan, planAdd, planned, prepareEpochs, sealPart, stepOf } from './plan.ts'
import type { Hole, Row } from './segment.ts'
import type { Batch, Damaged, Target, Unknown } from './types.ts'

/** Plans the deletion of the records of one kind that these targets name; `Unknown` when the live log has none of them. */
export async function planRemove(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  { kind, targets, reason }: { readonly kind: Kind; readonly targets: readonly Target[]; readonly reason?: string | undefined },
  { id, at }: Pick<Batch, 'id' | 'at'>,
): Promise<Result<BatchPlan, Damaged | Unknown>> {
  const months = new Set(targets.map(({ month }) => month))
  const acts = new Set(actSegments(head.manifest).map(({ segment }) => segment.number))
  const wanted = listed(head.manifest).filter(
    ({ segment }) => segment.kind === kind && (months.has(segment.month) || acts.has(segment.number)),
  )
  // Signatures are checked again, since the old bytes go.
  const opened = await openParts(deps, epochs, head, wanted, { producer: head.identity.publicKey })
  if (!opened.ok) return opened
  const { gone, found } = goneRows(kind, opened.value, targets, keyedOf(head.manifest, kind))
  if (found.length === 0) return err({ type: 'Unknown' })
  return await planWithout(deps, epochs, head, { kind, loaded: opened.value, gone, found, reason }, { id, at })
}

/** What an act writes again, and what it says of it. */
export interface Without {
  readonly kind: Kind
  readonly loaded: readonly Loaded[]
  /** The rows that go, each with the hole it leaves. */
  readonly gone: ReadonlyMap<Row, Hole | null>
  /** Records that no import is to bring back. */
  readonly found: readonly Target[]
  readonly reason?: string | undefined
  /** The import of which all goes. */
  readonly origin?: string | undefined
}

/** The segments without these rows and without what was said of them, and the keyed names of the records, as one act. */
export async function planWithout(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  { kind, loaded, gone, found, reason, origin = '' }: Without,
  { id, at }: Pick<Batch, 'id' | 'at'>,
): Promise<Result<BatchPlan, Damaged>> {
  const keyed = keyedOf(head.manifest, kind)
  const amendments = found.map(({ month, key, rank }): Amendment => ({
    kind: 'amendment',
    schema: 1,
    about: kind,
    month,
    name: keyed('name', ...key),
    rank,
    verdict: 'deleted',
    ...(reason !== undefined && { reason }),
  }))
  const file = { name: '', size: 0, connector: null, kinds: { amendment: amendments.length }, problems: [], moreProblems: 0 }
  const batch: Batch = {
    id,
    at,
    connector: 'person',
    origin,
    files: [file],
    state: 'live',
    added: {},
    already: {},
    act: 'remove',
  }
  const prepared = await prepareEpochs(deps, epochs, head, new Set([kind]), at.slice(0, 7))
  if (!prepared.ok) return prepared
  const parts = cut(amendments.map((item, i) => ({ item, file: 0, line: i + 1 })))
  const said = planAdd(deps, head, prepared.value, batch, parts)
  return ok({ ...joined(deps, head, said, rewritten(loaded, gone), prepared.value.byKind.get(kind) as Epoch), batch })
}

/** The rows that go, each with the hole it leaves, and the targets that the live log has. */
function goneRows(
  kind: Kind,
  loaded: readonly Loaded[],
  targets: readonly Target[],
  keyed: Keyed,
): { readonly gone: ReadonlyMap<Row, Hole | null>; readonly found: readonly Target[] } {
  const named = new Map(targets.map((target) => [nameOf(target), target]))
  const found: Target[] = []
  const gone = new Map<Row, Hole | null>()
  const rowOf = new Map<Entry, Row>()
  for (const [month, files] of filesByMonth(loaded, rowOf)) {
    const live = foldFiles(
      kind,
      files.filter(({ origin }) => origin.batch.state === 'live'),
      keyed,
    )
    const going = new Set<Entry>()
    for (const { key, rank, sources } of live) {
      const target = named.get(nameOf({ month, key, rank: String(rank) }))
      if (target === undefined) continue
      found.push(target)
      for (const { entry } of sources) going.add(entry)
    }
    if (going.size === 0) continue
    // What imports taken back have of the same record.
    for (const { sources } of foldFiles(kind, files, keyed)) {
      if (!sources.some(({ entry }) => going.has(entry))) continue
      for (const { file, entry } of sources) if (file.origin.batch.state === 'undone') going.add(entry)
    }
    for (const file of files) for (const [entry, hole] of holesIn(kind, file, going, keyed)) gone.set(rowOf.get(entry) as Row, hole)
  }
  for (const row of saidOf(loaded, found)) gone.set(row, null)
  return { gone, found }
}

/** Rows of what the person said of these records. */
export function saidOf(loaded: readonly Loaded[], found: readonly Target[]): readonly Row[] {
  const going = new Set(found.map(nameOf))
  return loaded.flatMap(({ part }) => part.rows.filter(({ item }) => item?.kind === 'amendment' && isAbout(item, going)))
}

/** The holes that these entries leave in their file; of what has no day, every line of the file that names the record goes. */
export function holesIn(kind: Kind, file: FileEntries, going: ReadonlySet<Entry>, keyed: Keyed): ReadonlyMap<Entry, Hole> {
  const rule = kinds[kind] as unknown as KindRule<Kind>
  const here = new Set(file.entries.filter((entry) => going.has(entry)))
  for (const entry of here) if (rule.day(entry.item) === undefined) for (const same of sameKey(rule, file.entries, entry)) here.add(same)
  return holesOf(kind, file, here, keyed)
}

const sameKey = (rule: KindRule<Kind>, entries: readonly Entry[], { item }: Entry): Entry[] => {
  const key = rule.naturalKey(item).join('\u0000')
  return entries.filter((entry) => rule.naturalKey(entry.item).join('\u0000') === key)
}

/** Whatever part of the record it names. */
export const nameOf = ({ month, key, rank }: Target): string => [month, rank.split('.')[0], ...key].join('\u0000')

const isAbout = ({ month, key, rank, into }: Amendment, going: ReadonlySet<string>): boolean =>
  (key !== undefined && going.has(nameOf({ month, key, rank }))) || (into !== undefined && going.has(nameOf(into)))

interface Rewritten {
  readonly listed: Listed
  readonly part: Part
}

/** The segments that change, whole, each row with its batch: a hole takes no less room in the count than what it replaces. */
function rewritten(loaded: readonly Loaded[], gone: ReadonlyMap<Row, Hole | null>): Rewritten[] {
  const segments = [...Map.groupBy(loaded, ({ segment }) => segment.segment.number).values()]
  return segments.flatMap((found) => {
    const [first] = found
    if (first === undefined || !found.some(({ part }) => part.rows.some((row) => gone.has(row)))) return []
    const rows = found.flatMap(({ batch, part }) =>
      part.rows.map((row): Row => {
        const hole = gone.get(row)
        return hole === undefined ? { ...row, batch: batch.id } : { place: row.place, batch: batch.id, gone: hole }
      }),
    )
    const { kind, month } = first.segment.segment
    return [{ listed: first.segment, part: { kind, month, rows } }]
  })
}

/** The batch and what is written again, as one act. */
function joined(deps: VaultDeps, head: Head, said: BatchPlan, again: readonly Rewritten[], epoch: Epoch) {
  const between: Head = { ...said.head, version: head.version }
  const n = between.manifest.head.n
  const sealed = again.map(({ listed: { at }, part }, i) => {
    const { row, entry } = sealPart(deps, head, '', part, epoch, n + 1 + i)
    return { row, entry: { ...entry, of: [...new Set(part.rows.map(({ batch }) => batch ?? ''))], at } }
  })
  const retired = again.map(({ listed: { segment } }) => segment).toSorted((a, b) => a.n - b.n)
  const merge: Merge = { n, retired: retired.map((segment) => segment.n), segments: sealed.map(({ entry }) => entry), removed: true }
  const hashes = retired.map(({ sha256 }) => sha256)
  const opening: ChainStep = { dataset: '', epoch: '', operation: 'remove', sha256: aboutMerge(hashes, n, 'remove') }
  const kept = without(between.manifest, new Set(merge.retired))
  const plan = planned(deps, between, {
    manifest: { batches: kept.batches, merges: [...kept.merges, merge] },
    steps: [opening, ...merge.segments.map(stepOf)],
    epochs: said.commit.epochs,
    segments: [...said.commit.segments, ...sealed.map(({ row }) => row)],
    retired: retired.map(({ number }) => number),
  })
  return { ...plan, commit: { ...plan.commit, entries: [...said.commit.entries, ...plan.commit.entries] } }
}
