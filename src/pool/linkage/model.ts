/** What training learns, and the weight that it gives to each agreement pattern. Weights are log2 of odds. */
import { type Comparison, levelsOf } from './comparisons.ts'

export interface LevelWeight {
  readonly name: string
  /** Chance of the level among records of one person, and of two. */
  readonly m: number
  readonly u: number
}
export interface TrainedComparison {
  readonly name: string
  readonly levels: readonly LevelWeight[]
  /** Runs of training that taught it; 0: nothing did, the defaults stand, and the report says so. */
  readonly runs: number
}
export interface Model {
  /** Chance that two records drawn at random are one person's. */
  readonly lambda: number
  readonly comparisons: readonly TrainedComparison[]
}

export interface PatternWeight {
  readonly pattern: bigint
  /** Prior and what is the person's own; what a household shares is apart. */
  readonly person: number
  readonly household: number
  /**
   * Most that the household's part may weigh. Where given names differ, it only makes up for the prior; where one is not known, it is
   * hardly better than even odds, since a house has more than one person.
   */
  readonly cap: number
}
export interface Weights {
  readonly patterns: readonly PatternWeight[]
}
/** More than any sum. */
const none = 1_000

/** Bits of the prior. */
export const priorOf = ({ lambda }: Model): number => Math.log2(lambda / (1 - lambda))

/** Bits of one level; where values are weighed by frequency, the value's own bits take the place of u at level 0. */
export function levelBits(trained: TrainedComparison, comparison: Comparison, level: number): number {
  const found = level < 0 ? undefined : trained.levels[level]
  if (found === undefined) return 0
  return comparison.frequencies && level === 0 ? Math.log2(found.m) : Math.log2(found.m / found.u)
}

/** Weighs each pattern that occurs. */
export function weightsOf(model: Model, comparisons: readonly Comparison[], patterns: Iterable<bigint>): Weights {
  const prior = priorOf(model)
  const givenAt = comparisons.findIndex(({ name }) => name === 'given_name')
  const weigh = (pattern: bigint): PatternWeight => {
    const levels = levelsOf(pattern, comparisons)
    const sum = (group: Comparison['group']) =>
      comparisons.reduce((bits, one, at) => (one.group === group ? bits + levelBits(model.comparisons[at]!, one, levels[at]!) : bits), 0)
    const given = levels[givenAt]
    const apart = given !== undefined && given === comparisons[givenAt]!.levels.length - 1
    return { pattern, person: prior + sum('person'), household: sum('household'), cap: apart ? -prior : given === -1 ? 1 - prior : none }
  }
  return { patterns: [...new Set(patterns)].map(weigh) }
}
