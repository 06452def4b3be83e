/**
 * Many small segments of one kind and month put together into few. What each batch brought is unchanged: rows keep their
 * batch, their file and their order.
 *
 * Only segments that are not full are taken, whole, in chain order. Of one batch, kind and month one segment at most is
 * not full, and it holds its last rows: so the rows of a batch always follow each other along the chain.
 */
import { ok, type Result } from '#lib/pure/result'
import type { Kind } from '#model'
import { aboutMerge, type ChainStep } from './chain.ts'
import { damaged, type Epochs, type Head, toOpen, type VaultDeps } from './head.ts'
import { rowsByBatch } from './load.ts'
import { type Listed, liveSegments, type Manifest, type Merge } from './manifest.ts'
import type { Epoch } from './keys.ts'
import type { Part } from './part.ts'
import { type Plan, planned, prepareEpochs, sealPart, stepOf } from './plan.ts'
import { recordsPerSegment, type Row } from './segment.ts'
import type { Damaged } from './types.ts'

/** A month may have as many segments as this without being merged. */
const calm = 4
/** Segments opened by one act, so that a sign-in stays quick. */
const mostOpened = 64

/** Segments to put together, of one kind and month, in chain order. */
export interface Crowd {
  readonly kind: Kind
  readonly month: string
  readonly segments: readonly Listed[]
}

/**
 * What is worth merging now, the newest months first, the smallest segments first when a month has too many for one act.
 * A month is worth it when merging takes away half of what it has in excess, at least: a large one is not merged for ever.
 */
export function crowdsOf(manifest: Manifest): Crowd[] {
  const crowds = manifest.datasets.flatMap(({ kind }) => {
    const months = [...Map.groupBy(liveSegments(manifest, kind), ({ segment }) => segment.month)]
    return months.filter(([, live]) => isWorthIt(live)).map(([month, live]) => ({ kind, month, segments: notFull(live) }))
  })
  let left = mostOpened
  const taken: Crowd[] = []
  for (const { segments, ...about } of crowds.toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0))) {
    const smallest = segments.toSorted((a, b) => a.segment.count - b.segment.count).slice(0, left)
    if (savedBy(smallest) < 1) continue
    taken.push({ ...about, segments: smallest.toSorted((a, b) => a.at - b.at) })
    left -= smallest.length
  }
  return taken
}

const notFull = (segments: readonly Listed[]): Listed[] => segments.filter(({ segment }) => segment.count < recordsPerSegment)
const savedBy = (segments: readonly Listed[]): number =>
  segments.length - Math.ceil(segments.reduce((sum, { segment }) => sum + segment.count, 0) / recordsPerSegment)
const isWorthIt = (live: readonly Listed[]): boolean => live.length > calm && savedBy(notFull(live)) >= (live.length - calm) / 2

/**
 * Plans a merge: one chain entry for all that is retired, one for each segment that comes of it. Signatures are checked
 * again, since the old bytes go.
 */
export async function planMerge(deps: VaultDeps, epochs: Epochs, head: Head, crowds: readonly Crowd[]): Promise<Result<Plan, Damaged>> {
  const { manifest } = head
  const month = deps.now().slice(0, 7)
  const prepared = await prepareEpochs(deps, epochs, head, new Set(crowds.map(({ kind }) => kind)), month)
  if (!prepared.ok) return prepared
  const parts = await partsOf(deps, epochs, head, crowds)
  if (!parts.ok) return parts
  const n = manifest.head.n
  const sealed = parts.value.map((part, i) => {
    const made = sealPart(deps, head, '', part, prepared.value.byKind.get(part.kind) as Epoch, n + 1 + i)
    return { row: made.row, entry: { ...made.entry, of: [...new Set(part.rows.map(({ batch }) => batch ?? ''))] } }
  })
  const gone = crowds.flatMap(({ segments }) => segments.map(({ segment }) => segment)).toSorted((a, b) => a.n - b.n)
  const merge: Merge = { n, retired: gone.map((segment) => segment.n), segments: sealed.map(({ entry }) => entry) }
  const opening: ChainStep = {
    dataset: '',
    epoch: '',
    operation: 'merge',
    sha256: aboutMerge(
      gone.map(({ sha256 }) => sha256),
      n,
    ),
  }
  const kept = without(manifest, new Set(merge.retired))
  return ok(
    planned(deps, head, {
      manifest: { datasets: prepared.value.datasets, batches: kept.batches, merges: [...kept.merges, merge] },
      steps: [opening, ...merge.segments.map(stepOf)],
      epochs: prepared.value.rows,
      segments: sealed.map(({ row }) => row),
      retired: gone.map(({ number }) => number),
    }),
  )
}

/** Opens the crowds and cuts each again, as full as can be. */
async function partsOf(deps: VaultDeps, epochs: Epochs, { identity }: Head, crowds: readonly Crowd[]): Promise<Result<Part[], Damaged>> {
  const parts: Part[] = []
  for (const { kind, month, segments } of crowds) {
    const ready = await toOpen(deps, epochs, identity, segments)
    const opened = ready.ok ? await deps.opener(deps.key.vaultId, ready.value, { producer: identity.publicKey }) : ready
    if (!opened.ok) return opened
    const rows: Row[] = []
    for (const [i, one] of segments.entries()) {
      const batches = rowsByBatch(one, opened.value[i] ?? [])
      if (batches === undefined) return damaged(`segment ${one.segment.number}`)
      for (const [batch, found] of batches) for (const row of found) rows.push({ ...row, batch })
    }
    for (let i = 0; i < rows.length; i += recordsPerSegment) parts.push({ kind, month, rows: rows.slice(i, i + recordsPerSegment) })
  }
  return ok(parts)
}

/** The manifest's lists less the segments whose bytes go. */
export function without({ batches, merges = [] }: Manifest, retired: ReadonlySet<number>) {
  const kept = <S extends { readonly n: number }>(segments: readonly S[]): S[] => segments.filter(({ n }) => !retired.has(n))
  return {
    batches: batches.map((stored) => ({ ...stored, segments: kept(stored.segments) })),
    merges: merges.map((merge) => ({ ...merge, segments: kept(merge.segments) })),
  }
}
