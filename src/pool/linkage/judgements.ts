/** What a person decided of pairs: kept, followed, and never asked twice, not even through a third record. */
import { createUnionFind } from './cluster.ts'

export type Verdict = 'same' | 'not-same' | 'unsure'
export interface Judgement {
  /** `SOURCE:ID` of both records. */
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
}

export interface Judgements {
  /** The last verdict of each pair, in the order given. */
  readonly list: readonly Judgement[]
  /** What follows from all of them; undefined: it may be asked. */
  verdict(a: string, b: string): Verdict | undefined
}

/** A later judgement of a pair takes the place of the earlier: that is how one is undone. */
export function createJudgements(all: readonly Judgement[]): Judgements {
  const last = new Map<string, Judgement>()
  for (const judgement of all) {
    last.delete(keyOf(judgement.a, judgement.b))
    last.set(keyOf(judgement.a, judgement.b), judgement)
  }
  const list = [...last.values()]
  const numbers = new Map<string, number>()
  const numberOf = (record: string) => numbers.get(record) ?? numbers.set(record, numbers.size).size - 1
  for (const { a, b } of list) [a, b].forEach(numberOf)
  const sets = createUnionFind(numbers.size)
  for (const { a, b, verdict } of list) if (verdict === 'same') sets.join(numberOf(a), numberOf(b))
  const root = (record: string) => {
    const number = numbers.get(record)
    return number === undefined ? record : String(sets.find(number))
  }
  const apart = new Set(list.flatMap(({ a, b, verdict }) => (verdict === 'not-same' ? [keyOf(root(a), root(b))] : [])))
  return {
    list,
    verdict(a, b) {
      const stated = last.get(keyOf(a, b))?.verdict
      if (stated !== undefined) return stated
      const [x, y] = [root(a), root(b)]
      if (x === y) return 'same'
      return apart.has(keyOf(x, y)) ? 'not-same' : undefined
    },
  }
}

const keyOf = (a: string, b: string): string => (a < b ? JSON.stringify([a, b]) : JSON.stringify([b, a]))
