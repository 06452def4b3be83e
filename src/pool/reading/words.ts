/** Text of people's names and addresses made comparable: no accent, case or punctuation; one space between words. */

/** Lower-case ASCII letters and digits, one space between words: `L’Évêque-Saint-Œuf` gives `l eveque saint oeuf`. */
export function words(text: string): string {
  if (isPlain.test(text)) return text
  return text
    .toLowerCase()
    .replaceAll(/[œæøßđł]/g, (letter) => ligatures[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

const isPlain = /^[a-z\d]+(?: [a-z\d]+)*$/
const ligatures: { readonly [letter: string]: string } = { œ: 'oe', æ: 'ae', ø: 'o', ß: 'ss', đ: 'd', ł: 'l' }

/** Remembers the last answers of a pure function: names, towns and streets come again and again. */
export function remembering<T>(compute: (text: string) => T, atMost = 200_000): (text: string) => T {
  let known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = compute(text)
    // Begun again rather than pruned: what is frequent comes back at once.
    if (known.size >= atMost) known = new Map()
    known.set(text, value)
    return value
  }
}
