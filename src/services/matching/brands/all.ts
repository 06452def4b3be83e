/** The dictionary of sellers and payers, looked up by words: which of them a text names. */
import { wordsOf } from '../names.ts'
import { fr } from './fr.ts'
import { careWords, payers } from './health.ts'
import { qc } from './qc.ts'

interface Entry {
  readonly brand: number
  readonly words: readonly string[]
}

/** Finds the brands that words name: the longest phrase first, no word counted twice. */
export interface Brands {
  /** True of those who pay care back and sell nothing else that is listed. */
  readonly isPayer: (brand: number) => boolean
  readonly find: (words: readonly string[]) => readonly number[]
}

/** Built once for a computation; linear in the words of a text. */
export function createBrands(): Brands {
  const byFirst = new Map<string, Entry[]>()
  for (const [brand, phrases] of [...fr, ...qc, ...payers].entries())
    for (const phrase of phrases) {
      const words = wordsOf(phrase)
      const first = words[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { brand, words }])
    }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return {
    isPayer: (brand) => brand >= fr.length + qc.length,
    find(words) {
      const found = new Set<number>()
      for (let at = 0; at < words.length;) {
        const here = byFirst.get(words[at] ?? '')?.filter((entry) => entry.words.every((word, index) => words[at + index] === word)) ?? []
        const length = here[0]?.words.length ?? 0
        // A name may be in two lists: an insurer also pays care back.
        for (const entry of here) if (entry.words.length === length) found.add(entry.brand)
        at += Math.max(1, length)
      }
      return [...found]
    },
  }
}

const care: ReadonlySet<string> = new Set(careWords)

/** Words that insurers write beside their premiums too. */
const general: ReadonlySet<string> = new Set(['sante', 'health', 'soin', 'soins', 'medical'])

/** True when a label, or a seller's name, says that it is about care; `premium` when an insurer's own words do not count. */
export const saysCare = (words: readonly string[], premium = false): boolean =>
  words.some((word) => care.has(word) && !(premium && general.has(word)))
