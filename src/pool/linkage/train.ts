/**
 * Learns the model from counts of agreement patterns: u from pairs drawn at random, m by expectation-maximisation inside the pairs of
 * each blocking rule, the median of the rules kept. No label is needed, and none is looked at.
 */
import type { BlockingRule } from './blocking.ts'
import { type Comparison, levelsOf } from './comparisons.ts'
import type { PatternCount } from './engine.ts'
import type { Model, TrainedComparison } from './model.ts'

export interface Training {
  readonly comparisons: readonly Comparison[]
  readonly rules: readonly BlockingRule[]
  readonly random: readonly PatternCount[]
  readonly candidates: readonly PatternCount[]
  /** Chance that two records share a value, by column. */
  readonly shared: ReadonlyMap<string, number>
  readonly records: number
}

/** Levels of each pattern once, with its counts. */
interface Counted {
  readonly levels: readonly number[]
  readonly count: number
  readonly rules: number
}
/** Chances by comparison, then level. */
type Table = readonly (readonly number[])[]

export function train(training: Training): Model {
  const { comparisons, rules, records } = training
  const counted = (counts: readonly PatternCount[]): readonly Counted[] =>
    counts.map(({ pattern, count, rules: bits }) => ({ levels: levelsOf(pattern, comparisons), count, rules: bits }))
  const random = counted(training.random)
  const candidates = counted(training.candidates)
  const defaults = comparisons.map(({ levels }) => levels.map(({ m }) => m))
  const pairs = (records * (records - 1)) / 2
  let u = chancesOf(random, comparisons, () => 1, training.shared)
  let [m, runs, lambda]: [Table, readonly number[], number] = [defaults, comparisons.map(() => 0), 1e-4]
  // Random pairs of a small base hold true pairs too: once found, they are taken out of u, and m is learned again.
  for (let round = 0; round < rounds; round += 1) {
    const learned = teachers(rules, comparisons).flatMap(({ rule, at }) => {
      const inside = candidates.filter(({ rules: bits }) => (bits & (2 ** at)) !== 0)
      const free = comparisons.map(({ name }) => !rule.fixes.includes(name))
      return total(inside) < enoughPairs || !free.some(Boolean) ? [] : [{ free, m: learn(inside, free, u, m, defaults, lambda) }]
    })
    runs = comparisons.map((_, c) => learned.filter(({ free }) => free[c]).length)
    m = comparisons.map((_, c) => {
      const found = learned.filter(({ free }) => free[c]).map((one) => one.m[c]!)
      return found.length === 0 ? defaults[c]! : normalised(defaults[c]!.map((_level, level) => median(found.map((one) => one[level]!))))
    })
    lambda = prevalence(candidates, m, u, pairs)
    const odds = lambda / (1 - lambda)
    u = chancesOf(random, comparisons, (levels) => 1 / (1 + odds * factor(levels, m, u)), training.shared)
  }
  const trained: TrainedComparison[] = comparisons.map(({ name, levels }, c) => ({
    name,
    runs: runs[c]!,
    levels: ordered(
      m[c]!,
      u[c]!,
      levels.map(({ name: level }) => level),
    ).map((level, at) => ({ name: levels[at]!.name, ...level })),
  }))
  return { lambda, comparisons: trained }
}

/**
 * The rules that teach. Pairs that share what a household shares hold its couples, which resemble each other so much that their two given
 * names and birth dates would be learned as one person's: where a rule holds something of the person, only such rules teach.
 */
function teachers(rules: readonly BlockingRule[], comparisons: readonly Comparison[]): readonly { rule: BlockingRule; at: number }[] {
  const own = new Set(comparisons.filter(({ group }) => group === 'person').map(({ name }) => name))
  const all = rules.map((rule, at) => ({ rule, at }))
  const some = all.filter(({ rule }) => rule.fixes.some((name) => own.has(name)))
  return own.size > 1 ? some : all
}

const rounds = 3
const enoughPairs = 30
const iterations = 25
const convergence = 1e-4
/** True pairs' worth of the defaults: what keeps a small base from learning a whim. */
const priorPairs = 20
const least = 1e-6

const total = (counts: readonly Counted[]): number => counts.reduce((sum, { count }) => sum + count, 0)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const normalised = (values: readonly number[]): readonly number[] => {
  const floored = values.map((value) => Math.max(value, least))
  const sum = floored.reduce((a, b) => a + b, 0)
  return floored.map((value) => value / sum)
}

/** How many times likelier a pattern is for one person than for two. */
function factor(levels: readonly number[], m: Table, u: Table, free?: readonly boolean[]): number {
  let product = 1
  for (let c = 0; c < levels.length; c += 1) {
    const level = levels[c]!
    if (level >= 0 && (free === undefined || free[c])) product *= m[c]![level]! / u[c]![level]!
  }
  return product
}

/** Chances of each level where both sides are known, each pattern counted by the chance that it is of two people. */
function chancesOf(
  counts: readonly Counted[],
  comparisons: readonly Comparison[],
  unlike: (levels: readonly number[]) => number,
  shared: ReadonlyMap<string, number>,
): Table {
  const sums = comparisons.map(({ levels }) => levels.map(() => 0))
  const plain = comparisons.map(({ levels }) => levels.map(() => 0))
  for (const { levels, count } of counts) {
    const weight = count * unlike(levels)
    levels.forEach((level, c) => {
      if (level < 0) return
      sums[c]![level]! += weight
      plain[c]![level]! += count
    })
  }
  return comparisons.map(({ levels, column }, c) => {
    const known = sums[c]!.reduce((a, b) => a + b, 0)
    // Half a pair a level: what was never seen is rare, not impossible.
    const chances = sums[c]!.map((sum) => (sum + 0.5) / (known + 0.5 * levels.length))
    // The share of equal values is counted over all records; what the sample says of true pairs among them is taken out of it too.
    const exact = shared.get(column)
    const kept = plain[c]![0] === 0 ? 1 : sums[c]![0]! / plain[c]![0]!
    if (exact !== undefined) chances[0] = Math.max(exact * kept, Math.min(chances[0]!, 0.5 / (known + 1)))
    return normalised(chances)
  })
}

/** Expectation-maximisation of m over the free comparisons, u held. */
function learn(inside: readonly Counted[], free: readonly boolean[], u: Table, start: Table, defaults: Table, lambda: number): Table {
  let m: Table = start
  // What the rule's own columns agree on makes true pairs likelier than in the whole base.
  let share = Math.min(0.9, Math.max(0.001, lambda * 1e4))
  const all = total(inside)
  for (let step = 0; step < iterations; step += 1) {
    const sums = m.map((chances, c) => chances.map((_, level) => priorPairs * defaults[c]![level]!))
    let matches = 0
    const odds = share / (1 - share)
    for (const { levels, count } of inside) {
      const likelier = odds * factor(levels, m, u, free)
      const weight = count * (likelier / (1 + likelier))
      matches += weight
      for (let c = 0; c < levels.length; c += 1) {
        const level = levels[c]!
        if (level >= 0) sums[c]![level]! += weight
      }
    }
    const next = sums.map(normalised)
    const moved = Math.max(
      ...next.map((chances, c) => (free[c] ? Math.max(...chances.map((chance, level) => Math.abs(chance - m[c]![level]!))) : 0)),
    )
    m = next
    share = Math.min(0.999, Math.max(1e-6, matches / all))
    if (moved < convergence) break
  }
  return m
}

/** Share of true pairs among all pairs: those that the candidates hold, over the part of them that candidates reach. */
function prevalence(candidates: readonly Counted[], m: Table, u: Table, pairs: number): number {
  let lambda = 1e-4
  for (let step = 0; step < 50; step += 1) {
    const odds = lambda / (1 - lambda)
    const matches = candidates.reduce((sum, { levels, count }) => {
      const likelier = odds * factor(levels, m, u)
      return sum + count * (likelier / (1 + likelier))
    }, 0)
    const next = Math.min(0.5, Math.max(0.5 / (pairs + 1), matches / guessedRecall / Math.max(1, pairs)))
    if (Math.abs(Math.log(next / lambda)) < convergence) return next
    lambda = next
  }
  return lambda
}
const guessedRecall = 0.9

/**
 * No level weighs more than the same value does, and a closer level no less than a looser one; exchanged names stand apart, since how
 * often they occur depends on who typed.
 */
function ordered(m: readonly number[], u: readonly number[], names: readonly string[]): readonly { m: number; u: number }[] {
  const ratios = m.map((chance, level) => Math.min(chance / u[level]!, m[0]! / u[0]!))
  for (let level = ratios.length - 2; level > 0; level -= 1) {
    const looser = names[level + 1] === 'swapped' ? level + 2 : level + 1
    if (names[level] !== 'swapped') ratios[level] = Math.max(ratios[level]!, ratios[looser]!)
  }
  return m.map((chance, level) => ({ m: chance, u: chance / ratios[level]! }))
}
