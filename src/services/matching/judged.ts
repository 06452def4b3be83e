/** What the person said of links: this one for sure, or never this one. */
import type { ReadOf } from './read.ts'

export type Verdict = 'sure' | 'never'

/** The matter of a judgement: an operation and a document, by their numbers. */
export const aboutOf = (operation: string, document: string): string => `${operation} ${document}`

export interface Judged {
  readonly never: (operation: string, document: string) => boolean
  /** Pairs said to be sure, in the order of their numbers. */
  readonly sure: readonly { readonly operation: string; readonly document: string }[]
}

/** One verdict a pair, the order of the judgements does not matter; what is not understood is left out. */
export function judgedOf(judgements: readonly ReadOf<'judgement'>[]): Judged {
  const own = judgements.filter(({ by }) => by === 'statement')
  const never = new Set(own.filter(({ verdict }) => verdict === 'never').map(({ about }) => about))
  const sure = own
    .filter(({ verdict, about }) => verdict === 'sure' && !never.has(about))
    .map(({ about }) => about)
    .toSorted()
  return {
    never: (operation, document) => never.has(aboutOf(operation, document)),
    sure: [...new Set(sure)].flatMap((about) => {
      const [operation, document, ...more] = about.split(' ')
      return operation === undefined || document === undefined || more.length > 0 ? [] : [{ operation, document }]
    }),
  }
}
