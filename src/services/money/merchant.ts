/** Who is paid, or pays, as the label says it: what stays the same from one operation to the next. */
import { grammarLength, wordsOf } from './words.ts'

/** The texts of an operation, the label first. */
export type Texts = readonly (string | undefined)[]

const months = new Set(
  wordsOf(
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july ' +
      'august september october november december',
  ),
)
/** Words kept: a name is said first. */
const most = 6

/**
 * `PRLV SEPA KEOLIS LYON 12/03` → `['keolis', 'lyon']`: without the bank's grammar, numbers or names of months. From the first text that
 * says a name; empty when none does.
 */
export function merchantOf(texts: Texts): readonly string[] {
  for (const text of texts) {
    const words = wordsOf(text ?? '')
    const own = words.slice(grammarLength(words)).filter((word) => !/\d/.test(word))
    const name = own.filter((word) => !months.has(word))
    if (own.length > 0) return (name.length > 0 ? name : own).slice(0, most)
  }
  return []
}
