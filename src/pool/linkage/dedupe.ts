/** One base, no label: records in, one cluster a person out, with all that is needed to say why. */
import { err, ok, type Result } from '#lib/pure/result'
import { bandWidth, type ClusterMeasures, measureClusters } from './band.ts'
import { rulesFor } from './blocking.ts'
import { comparisonsFor, type Comparison } from './comparisons.ts'
import { createLinkageEngine } from './engine.ts'
import { type Decided, groupRecords, surePeople } from './group.ts'
import { type Model, weightsOf } from './model.ts'
import { BadBase, type Base, type BaseError, openBase } from './read-base.ts'
import { duckdbDialect, type SqlDatabase } from './sql.ts'
import { train } from './train.ts'

/** The same for every base: never tuned on one. In bits. */
export const defaults = { threshold: 0, review: -6, candidatesPerRecord: 12, memory: '3GB' } as const
/** A base so small that comparing more costs nothing is compared more. */
const fewestCandidates = 1_000_000
/** Beyond doubt, in bits. */
const surely = 6
const randomPairs = 250_000

export interface DedupeOrder {
  readonly files: readonly string[]
  /** `FIELD=COLUMN`. */
  readonly map: readonly string[]
  readonly threshold: number
  readonly candidatesPerRecord: number
  readonly thisYear: number
  /** Also counts publics at three thresholds. */
  readonly band?: boolean
  readonly decided?: (base: Base) => readonly Decided[]
  readonly progress?: (step: 'read' | 'blocked' | 'compared' | 'trained' | 'grouped', count: number) => void
}

export interface Deduped {
  readonly base: Base
  readonly comparisons: readonly Comparison[]
  readonly model: Model
  /** Smallest record number of each record's cluster; one set aside is alone. */
  readonly cluster: Int32Array
  readonly band?: readonly ({ readonly threshold: number } & ClusterMeasures)[]
  readonly candidates: number
  /** Rules, what each brought, and the pairs that the budget left out. */
  readonly rules: readonly { readonly name: string; readonly pairs: number; readonly largest: number; readonly left: number }[]
}

/** Leaves the table `scored` in `database`, for explanations. */
export async function dedupe(database: SqlDatabase, order: DedupeOrder): Promise<Result<Deduped, BaseError>> {
  const opened = await openBase(order.files, order.map, order.thisYear)
  if (!opened.ok) return opened
  const base = opened.value
  const tell = order.progress ?? (() => {})
  const engine = createLinkageEngine(database, duckdbDialect)
  const comparisons = comparisonsFor(base.columns, duckdbDialect)
  const rules = rulesFor(base.columns)
  try {
    const compared = await engine.load(base.columns, base.batches())
    tell('read', base.ids.length)
    const weighed = comparisons.filter(({ frequencies }) => frequencies).map(({ column }) => column)
    const shared = await engine.termFrequencies(weighed)
    const budget = Math.max(fewestCandidates, order.candidatesPerRecord * compared)
    const plan = await engine.blockPairs(rules, budget, budget / 4)
    tell('blocked', plan.candidates)
    await engine.gammas(comparisons)
    const candidates = await engine.patternCounts(comparisons)
    const random = await engine.patternCounts(comparisons, randomPairs)
    tell('compared', plan.candidates)
    const patterns = candidates.map(({ pattern }) => pattern)
    const learn = (frequencies: ReadonlyMap<string, number>) =>
      train({ comparisons, rules, random, candidates, shared: frequencies, records: compared })
    // What is sure tells how many people share a value; only then is its rarity known.
    await engine.score(comparisons, weightsOf(learn(shared), comparisons, patterns))
    const people = await surePeople(database, base.ids.length, surely)
    const model = learn(await engine.termFrequencies(weighed, people))
    await engine.score(comparisons, weightsOf(model, comparisons, patterns))
    tell('trained', candidates.length)
    const decided = order.decided?.(base) ?? []
    const groupAt = (threshold: number) => groupRecords(database, duckdbDialect, base.ids.length, threshold, decided)
    const cluster = await groupAt(order.threshold)
    const band = []
    for (const threshold of order.band ? [order.threshold - bandWidth, order.threshold, order.threshold + bandWidth] : [])
      band.push({ threshold, ...measureClusters(threshold === order.threshold ? cluster : await groupAt(threshold), base.sourceOf) })
    tell('grouped', cluster.length)
    return ok({
      base,
      comparisons,
      model,
      cluster,
      ...(order.band ? { band } : {}),
      candidates: plan.candidates,
      rules: rules.map(({ name }, at) => ({ name, pairs: plan.pairs[at]!, largest: plan.sizes[at]!, left: plan.left[at]! })),
    })
  } catch (error) {
    if (error instanceof BadBase) return err(error.error)
    throw error
  }
}
