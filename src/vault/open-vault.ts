import { err, ok, type Result } from '#lib/pure/result'
import { type Item, type Kind, ruleOf } from '#model'
import { foldsByDay } from './days.ts'
import { createEpochs, type Head, loadHead, type VaultDeps } from './head.ts'
import type { Node } from './amend.ts'
import { amendmentsOf, keyedName, monthsHeld, nodesOf, toRecord } from './held.ts'
import { randomNumber } from './keys.ts'
import { type Loaded, loadByDay, loadParts } from './load.ts'
import { amendedMonths, liveSegments, type Manifest, tiedMonths } from './manifest.ts'
import { crowdsOf, planMerge } from './merge.ts'
import { openOriginal, originalOf, planDropOriginal } from './original.ts'
import { type Origin, provenanceOf } from './part.ts'
import { type BatchPlan, planImport, planState } from './plan.ts'
import { planRemove } from './remove.ts'
import { broughtOf, planRemoveBrought } from './remove-brought.ts'
import { replay } from './replay.ts'
import type { Scan } from './scan.ts'
import { takeSnapshot } from './snapshot.ts'
import { takeDeliveries } from './take-in.ts'
import type { Batch, Damaged, Held, OpenVault, Picked, Reception, Unknown } from './types.ts'
import { verifyVault } from './verify.ts'

/** Another process may commit in between; one database has one server, so a handful of tries is plenty. */
const tries = 20

/**
 * One vault, opened for one request: nothing is kept once it is forgotten. `Damaged` when its head does not hold. With
 * a reception, deliveries that wait are taken in before anything is read.
 */
export async function openVault(deps: VaultDeps, reception?: Reception): Promise<Result<OpenVault, Damaged>> {
  const { key, rows, mutex } = deps
  if (reception && (await rows.deliveries(key.vaultId)).some(({ aside }) => aside === '')) {
    await mutex.run(key.vaultId, () => takeDeliveries(deps, reception))
  }
  const first = await loadHead(deps)
  if (!first.ok) return first
  const epochs = createEpochs(deps)
  let head = first.value

  /** A merge beside this request takes segments away: what is missing is looked for again in the vault as it then stands. */
  const load = (kind: Kind, months?: readonly string[], scan?: Scan): Promise<Result<Loaded[], Damaged>> =>
    retried(async (at) => {
      const all = months && tiedMonths(at.manifest, kind, months)
      if (scan === undefined) return await loadParts(deps, epochs, at, kind, all)
      // What was said of a record does not lie in its own row: its text tells nothing of how it is now held.
      const amended = amendedMonths(at.manifest, kind)
      const [said, plain] = partition(all ?? monthsHeld(at.manifest, kind), (month) => amended.has(month))
      const whole = await loadParts(deps, epochs, at, kind, said)
      if (!whole.ok) return whole
      const scanned = await loadParts(deps, epochs, at, kind, plain, scan)
      return scanned.ok ? ok([...whole.value, ...scanned.value]) : scanned
    })
  const retried = async <T>(read: (at: Head) => Promise<Result<T, Damaged>>): Promise<Result<T, Damaged>> => {
    for (;;) {
      const loaded = await read(head)
      if (loaded.ok) return loaded
      const at = await loadHead(deps)
      if (!at.ok) return at
      if (at.value.version === head.version) return loaded
      head = at.value
    }
  }

  /** Folds days of one month until a page is full. */
  const takeByDay = async <K extends Kind>(
    at: Head,
    kind: K,
    months: readonly string[],
    first: First,
    take: (loaded: readonly Loaded[]) => Promise<Node<K, Origin>[]>,
  ): Promise<Result<Node<K, Origin>[], Damaged>> => {
    const kept: Node<K, Origin>[] = []
    let counted = 0
    for await (const parts of loadByDay(deps, epochs, at, kind, months, first)) {
      if (!parts.ok) return parts
      const some = await take(parts.value)
      kept.push(...some)
      counted += some.filter(({ item }) => dayIn(item) !== first.day).length
      if (counted >= first.many) break
    }
    return ok(kept)
  }

  /** Every act on a batch: one at a time, from the vault as it stands, one transaction. */
  const act = <E>(plan: (at: Head) => Promise<Result<BatchPlan | Batch, E>>): Promise<Result<Batch, E | Damaged>> =>
    mutex.run(key.vaultId, async () => {
      for (let n = 0; n < tries; n += 1) {
        const at = await loadHead(deps)
        if (!at.ok) return at
        head = at.value
        const made = await plan(at.value)
        if (!made.ok) return made
        if (!('commit' in made.value)) return ok(made.value)
        if (await rows.commit(made.value.commit)) {
          head = made.value.head
          return ok(made.value.batch)
        }
      }
      throw new Error('vault: the manifest keeps moving under this process')
    })

  const tellSeveral = <K extends Kind>(kind: K, node: Node<K, Origin>, several: NonNullable<Picked<K>['several']>): void =>
    several(
      node.sources.map(({ entry }) => entry.item),
      () => toRecord(Buffer.from(head.manifest.idKey, 'base64url'), kind, node),
      node.sources.map(({ file, entry }) => provenanceOf(file.origin, entry)),
    )

  return ok({
    vaultId: key.vaultId,
    version: () => head.version,
    batches: () => head.manifest.batches.map(({ batch }) => batch),
    nameOf: (...words) => keyedName(Buffer.from(head.manifest.idKey, 'base64url'), ['source', ...words]),
    counts: () => countsOf(head.manifest.batches),
    tokens: () =>
      (head.manifest.tokens ?? []).map(({ id, name, at, expires, ended }) => ({
        id,
        name,
        at,
        expires,
        ...(ended && { endedAt: ended.at }),
      })),
    originals: (batch) =>
      (head.manifest.batches.find((stored) => stored.batch.id === batch)?.originals ?? []).map(({ file, size, deleted }) => ({
        file,
        size,
        ...(deleted && { deletedAt: deleted.at }),
      })),
    original: (batch, file) => openOriginal(deps, epochs, head, batch, file),
    dropOriginal: (batch, file) =>
      act<Unknown>(async (at) => {
        const found = at.manifest.batches.find((stored) => stored.batch.id === batch)
        const original = originalOf(at.manifest.batches, batch, file)
        if (found === undefined || original === undefined) return err({ type: 'Unknown' })
        return ok(original.deleted === undefined ? planDropOriginal(deps, at, found, file) : found.batch)
      }),
    months: (kind) => monthsHeld(head.manifest, kind),

    add: (given) => act((at) => planImport(deps, epochs, at, given, { id: randomNumber(deps.random), at: deps.now() })),

    setState: (batch, state) =>
      act<{ readonly type: 'Unknown' }>(async (at) => {
        const found = at.manifest.batches.find((stored) => stored.batch.id === batch)
        if (found === undefined) return err({ type: 'Unknown' })
        return ok(found.batch.state === state ? found.batch : planState(deps, at, found, state))
      }),

    rows: (kind, batch) => rowsByMonth(head.manifest, kind, batch),

    async fold(kind, months, pick = {}) {
      const { keep, first, several } = pick
      const take = async (loaded: readonly Loaded[]): Promise<Node<typeof kind, Origin>[]> => {
        const kept: Node<typeof kind, Origin>[] = []
        for await (const nodes of nodesOf(head.manifest, kind, loaded, months))
          for (const node of nodes) {
            if (node.state !== 'held') continue
            if (several !== undefined && node.sources.length > 1 && !node.corrected) tellSeveral(kind, node, several)
            if (keep?.(node.item) ?? true) kept.push(node)
          }
        return kept
      }
      const nodes = await retried(async (at) => {
        if (first !== undefined && isByDay(at.manifest, kind, months, pick.scan)) return await takeByDay(at, kind, months, first, take)
        const loaded = await load(kind, months, pick.scan)
        return loaded.ok ? ok(await take(loaded.value)) : loaded
      })
      if (!nodes.ok) return nodes
      const idKey = pick.bare ? undefined : Buffer.from(head.manifest.idKey, 'base64url')
      return ok((first === undefined ? nodes.value : firstDays(nodes.value, first)).map((node) => toRecord(idKey, kind, node)))
    },

    async held(kind, months) {
      const loaded = await load(kind, months)
      if (!loaded.ok) return loaded
      const idKey = Buffer.from(head.manifest.idKey, 'base64url')
      const held: Held<typeof kind>[] = []
      for await (const nodes of nodesOf(head.manifest, kind, loaded.value, months))
        for (const node of nodes) {
          const { target, roots, original, state } = node
          held.push({ record: toRecord(idKey, kind, node), target, roots, original, state })
        }
      return ok(held)
    },

    amendments: () => retried((at) => amendmentsOf(deps, epochs, at)),

    remove: (kind, targets, reason) =>
      act<Unknown | Damaged>((at) =>
        planRemove(deps, epochs, at, { kind, targets, reason }, { id: randomNumber(deps.random), at: deps.now() }),
      ),

    brought: (kind, isFrom) => retried((at) => broughtOf(deps, epochs, at, kind, isFrom)),
    removeBrought: (kind, what) =>
      act<Unknown | Damaged>((at) => planRemoveBrought(deps, epochs, at, kind, what, { id: randomNumber(deps.random), at: deps.now() })),

    snapshot: () => takeSnapshot(deps, epochs, head),

    replay: (log) =>
      mutex.run(key.vaultId, async () => {
        const at = await loadHead(deps)
        if (!at.ok) return at
        const replayed = await replay(deps, epochs, at.value, log)
        if (replayed.ok) head = replayed.value
        return replayed.ok ? ok(undefined) : replayed
      }),

    tidy: () =>
      mutex.run(key.vaultId, async () => {
        const at = await loadHead(deps)
        if (!at.ok) return at
        head = at.value
        const crowds = crowdsOf(at.value.manifest)
        if (crowds.length === 0) return ok({ retired: 0 })
        const plan = await planMerge(deps, epochs, at.value, crowds)
        if (!plan.ok) return plan
        // An import came first, from another process: there will be another time.
        if (!(await rows.commit(plan.value.commit))) return ok({ retired: 0 })
        head = plan.value.head
        return ok({ retired: plan.value.commit.retired.length })
      }),

    verify: () =>
      mutex.run(key.vaultId, async () => {
        const at = await loadHead(deps)
        return at.ok ? await verifyVault(deps, epochs, at.value) : at
      }),
  })
}

type First = NonNullable<Picked['first']>

/** True where days fold apart: in a month whose records are held as their rows say. */
function isByDay(
  manifest: Manifest,
  kind: Kind,
  months: readonly string[] | undefined,
  scan: Scan | undefined,
): months is readonly string[] {
  if (!foldsByDay(kind) || scan !== undefined || months === undefined) return false
  const amended = amendedMonths(manifest, kind)
  return !months.some((month) => amended.has(month))
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  const { first = [], second = [] } = Object.groupBy(all, (one) => (isFirst(one) ? 'first' : 'second'))
  return [first, second]
}

function rowsByMonth(manifest: Manifest, kind: Kind, batch?: string): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (const { segment, of } of liveSegments(manifest, kind))
    if (batch === undefined || of.includes(batch)) rows.set(segment.month, (rows.get(segment.month) ?? 0) + segment.count)
  // What was corrected to a month, or merged into a record of it, is found there.
  for (const month of tiedMonths(manifest, kind, [...rows.keys()])) if (!rows.has(month)) rows.set(month, 1)
  return rows
}

function countsOf(batches: Manifest['batches']): Batch['added'] | undefined {
  if (batches.some(({ batch, states }) => states.length > 0 || batch.act !== undefined)) return undefined
  const counts: { [K in Kind]?: number } = {}
  for (const { batch } of batches)
    for (const [kind, count] of Object.entries(batch.added) as [Kind, number][]) counts[kind] = (counts[kind] ?? 0) + count
  return counts
}

/** Whole days, so that what is left out comes after all that is taken, whatever the numbers of one day. */
function firstDays<K extends Kind>(nodes: readonly Node<K, Origin>[], { many, back, day }: First): readonly Node<K, Origin>[] {
  if (nodes.length <= many) return nodes
  const placed = nodes.map((node) => ({ node, day: dayIn(node.item) }))
  const others = placed.filter((one) => one.day !== day).toSorted((a, b) => (a.day === b.day ? 0 : a.day > b.day === back ? 1 : -1))
  const last = others[many - 1]?.day
  const end = last === undefined ? others.length : others.findLastIndex((one) => one.day === last) + 1
  return [...placed.filter((one) => one.day === day), ...others.slice(0, end)].map(({ node }) => node)
}

const dayIn = (item: Item): string => ruleOf(item).day(item) ?? ''
