/**
 * Deletes for good all that an import, or what stands behind several, brought: its rows, whether it is in the fold or was taken back.
 *
 * A record that another live import holds too stays, from there alone. Every other one goes whole, with what imports taken back have of
 * it, and leaves its keyed name: nothing brings it back unasked.
 */
import { err, ok, type Result } from '#lib/pure/result'
import { type Item, type Kind, ruleOf } from '#model'
import { blockedBy, keyedOf } from './amend.ts'
import { type Entry, foldFiles, type Keyed, type Slot } from './fold.ts'
import type { Epochs, Head, VaultDeps } from './head.ts'
import { amendmentsIn, type Loaded, openParts } from './load.ts'
import { actSegments, listed } from './manifest.ts'
import { filesByMonth, type Origin, provenanceOf } from './part.ts'
import type { BatchPlan } from './plan.ts'
import { holesIn, nameOf, planWithout, saidOf } from './remove.ts'
import type { Hole, Row } from './segment.ts'
import type { Batch, Brought, Damaged, IsFrom, RemoveBrought, Target, Unknown } from './types.ts'

/** What would go, and what would stay, of one kind: the newest months first. */
export async function broughtOf(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  kind: Kind,
  isFrom: IsFrom,
): Promise<Result<Brought[], Damaged>> {
  const wanted = listed(head.manifest).filter(({ segment }) => segment.kind === kind)
  const opened = await openParts(deps, epochs, head, wanted)
  if (!opened.ok) return opened
  const { slots } = goingOf(kind, opened.value, keyedOf(head.manifest, kind), isFrom)
  return ok(slots.map(({ item, target, state, stays }) => ({ item, month: target.month, day: ruleOf(item).day(item) ?? '', state, stays })))
}

/** Plans the deletion of the first `most` of them in these months; `Unknown` when none is left there. */
export async function planRemoveBrought(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  kind: Kind,
  { isFrom, months, most, reason, origin }: RemoveBrought,
  of: Pick<Batch, 'id' | 'at'>,
): Promise<Result<BatchPlan, Damaged | Unknown>> {
  const asked = new Set(months)
  const acts = new Set(actSegments(head.manifest).map(({ segment }) => segment.number))
  const wanted = listed(head.manifest).filter(
    ({ segment }) => segment.kind === kind && (asked.has(segment.month) || acts.has(segment.number)),
  )
  // Signatures are checked again, since the old bytes go.
  const opened = await openParts(deps, epochs, head, wanted, { producer: head.identity.publicKey })
  if (!opened.ok) return opened
  const keyed = keyedOf(head.manifest, kind)
  const { slots, files, rowOf } = goingOf(kind, opened.value, keyed, isFrom, asked)
  const taken = slots.slice(0, most)
  if (taken.length === 0) return err({ type: 'Unknown' })

  const going = new Set(taken.flatMap((slot) => slot.going))
  const gone = new Map<Row, Hole | null>()
  for (const file of files) for (const [entry, hole] of holesIn(kind, file, going, keyed)) gone.set(rowOf.get(entry) as Row, hole)
  const found = taken.filter(({ named }) => named).map(({ target }) => target)
  for (const row of saidOf(opened.value, found)) gone.set(row, null)
  return await planWithout(deps, epochs, head, { kind, loaded: opened.value, gone, found, reason, origin }, of)
}

/** One record that has something from there. */
interface Going extends Pick<Brought, 'state' | 'stays'> {
  readonly target: Target
  readonly item: Item
  readonly going: readonly Entry[]
  /** True when its keyed name is to be left. */
  readonly named: boolean
}

function goingOf(kind: Kind, loaded: readonly Loaded[], keyed: Keyed, isFrom: IsFrom, asked?: ReadonlySet<string>) {
  const rowOf = new Map<Entry, Row>()
  const isBlocked = blockedBy(amendmentsIn(loaded.filter(({ batch }) => batch.state === 'live')), keyed)
  const months = [...filesByMonth(loaded, rowOf)]
    .filter(([month]) => asked?.has(month) ?? true)
    .toSorted(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0))
  const slots = months.flatMap(([month, files]) => {
    const live = foldFiles(
      kind,
      files.filter(({ origin }) => isLive(origin)),
      keyed,
    )
    return goingIn(month, live, foldFiles(kind, files, keyed), isFrom, isBlocked)
  })
  return { slots, files: months.flatMap(([, files]) => files), rowOf }
}

type Source = Slot<Kind, Origin>['sources'][number]
const isLive = ({ batch }: Origin): boolean => batch.state === 'live'

function goingIn(
  month: string,
  live: readonly Slot<Kind, Origin>[],
  all: readonly Slot<Kind, Origin>[],
  isFrom: IsFrom,
  isBlocked: (target: Target) => boolean,
): Going[] {
  const isMine = ({ file, entry }: Source): boolean => isFrom(provenanceOf(file.origin, entry), entry.item)
  const slotOf = new Map(all.flatMap((slot) => slot.sources.map(({ entry }) => [entry, slot] as const)))
  const targetOf = ({ key, rank }: Slot<Kind, Origin>): Target => ({ month, key, rank: String(rank) })
  const taken = new Set<Entry>()
  const found: Going[] = []
  const take = (slot: Slot<Kind, Origin>, sources: readonly Source[], rest: Pick<Going, 'state' | 'stays' | 'named'>): void => {
    const going = sources.map(({ entry }) => entry).filter((entry) => !taken.has(entry))
    for (const entry of going) taken.add(entry)
    const item = (slot.sources[0] as Source).entry.item
    if (going.length > 0) found.push({ ...rest, target: targetOf(slot), item, going })
  }
  for (const slot of live) {
    const mine = slot.sources.filter(isMine)
    if (mine.length === 0) continue
    const others = slot.sources.filter((source) => !isMine(source))
    const beside = (slotOf.get((mine[0] as Source).entry)?.sources ?? []).filter(({ file }) => !isLive(file.origin))
    const isGone = isBlocked(targetOf(slot))
    if (others.length > 0 && !isGone)
      take(slot, [...mine, ...beside.filter(isMine)], { state: 'stays', stays: batchesOf(others), named: false })
    else take(slot, [...slot.sources, ...beside], { state: isGone ? 'gone' : 'goes', stays: [], named: !isGone })
  }
  // Of imports taken back, what no live one holds.
  const held = new Set(live.map((slot) => nameOf(targetOf(slot))))
  for (const slot of all) {
    const mine = slot.sources.filter((source) => isMine(source) && !taken.has(source.entry))
    if (mine.length === 0) continue
    const others = slot.sources.filter(({ file, entry }) => isLive(file.origin) && !taken.has(entry))
    if (others.length > 0) take(slot, mine, { state: 'stays', stays: batchesOf(others), named: false })
    // The fold without it may give the same name to a record that is held: that one is not to be hidden.
    else take(slot, slot.sources, { state: 'goes', stays: [], named: !held.has(nameOf(targetOf(slot))) })
  }
  return found
}

const batchesOf = (sources: readonly Source[]): readonly string[] => [...new Set(sources.map(({ file }) => file.origin.batch.id))]
