/**
 * Finds the most specific rule among the words of a label, by a tree of words: each word costs one look-up a level,
 * so the time is linear in the label whatever the rules (no regular expression is made from data).
 */
import type { Direction } from './categories.ts'
import type { Rule, Tier } from './rule.ts'
import { grammarLength, wordsOf } from './words.ts'

interface Hit {
  readonly rule: Rule
  readonly words: number
  readonly characters: number
}
interface Node {
  readonly next: Map<string, Node>
  readonly hits: Hit[]
}
const newNode = (): Node => ({ next: new Map(), hits: [] })

/** The most specific rule of each tier, for the tiers that have one. */
export type Found = { readonly [T in Tier]?: Rule }

export interface Matcher {
  /**
   * Within a tier: the phrase of the most words, then the one that comes first (French shops begin with their trade:
   * `BAR DE LA GARE`), then the longest in characters; ties go to the smaller id.
   */
  find(texts: readonly (readonly string[])[], direction: Direction): Found
}

/** Compiles rules once. A phrase without a word is a bug of the rules and throws. */
export function createMatcher(rules: readonly Rule[]): Matcher {
  const anywhere = newNode()
  const atStart = newNode()
  for (const rule of rules) for (const phrase of rule.any) insert(phrase.startsWith('^') ? atStart : anywhere, rule, wordsOf(phrase))
  return {
    find(texts, direction) {
      const best: Best = {}
      texts.forEach((words, text) => {
        for (let at = 0; at < words.length; at += 1) walk(anywhere, words, at, text, direction, best)
        walk(atStart, words, grammarLength(words), text, direction, best)
      })
      return {
        ...(best.act && { act: best.act.rule }),
        ...(best.brand && { brand: best.brand.rule }),
        ...(best.word && { word: best.word.rule }),
      }
    },
  }
}

type Best = { [T in Tier]?: { readonly rule: Rule; readonly weight: number } }

function insert(root: Node, rule: Rule, words: readonly string[]): void {
  if (words.length === 0) throw new Error(`rule ${rule.id} has a phrase without a word`)
  let node = root
  for (const word of words) {
    const next = node.next.get(word) ?? newNode()
    node.next.set(word, next)
    node = next
  }
  node.hits.push({ rule, words: Math.min(99, words.length), characters: Math.min(99, words.join('').length) })
}

/** One number for an order of four keys, each of two digits at most. */
const weightOf = (hit: Hit, text: number, at: number): number =>
  ((hit.words * 100 + (99 - Math.min(99, at))) * 100 + (99 - text)) * 100 + hit.characters

function walk(root: Node, words: readonly string[], from: number, text: number, direction: Direction, best: Best): void {
  let node: Node | undefined = root
  for (let at = from; at < words.length; at += 1) {
    node = node.next.get(words[at] ?? '')
    if (node === undefined) return
    for (const hit of node.hits) {
      const { rule } = hit
      if (rule.only !== undefined && rule.only !== direction) continue
      const weight = weightOf(hit, text, from)
      const known = best[rule.tier]
      if (known === undefined || weight > known.weight || (weight === known.weight && rule.id < known.rule.id))
        best[rule.tier] = { rule, weight }
    }
  }
}
