/** Folds text for comparison: NFC, lower case, inner spaces to one, none at the ends. */
export function fold(text: string): string {
  // Plain ASCII with single spaces, as most texts are, needs only its letters lowered.
  if (isPlain.test(text)) return text.toLowerCase()
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** Folded text without accents or ligatures: as words are looked for. */
export function searchable(text: string): string {
  const folded = fold(text)
  return isAscii.test(folded) ? folded : plainLetters(folded)
}

/**
 * The same letter by letter, white space left as it is, for long texts: whatever `searchable` finds in a part of a text, this
 * finds in the whole.
 */
export function scannable(text: string): string {
  const lowered = text.toLowerCase()
  return isAscii.test(lowered) ? lowered : lowered.replaceAll(/[^\0-\u007f]+/gu, plainLetters).replaceAll('ς', 'σ')
}

const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œæß’]/gu, (letter) => plain[letter] ?? letter)

const plain: { readonly [letter: string]: string } = { œ: 'oe', æ: 'ae', ß: 'ss', '’': "'" }
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const isAscii = /^[\0-\u007f]*$/
const isPlain = /^[!-~]+(?: [!-~]+)*$/

/** Text fit for a record: no control character, inner white space to one space, none at the ends, at most `max` UTF-16 units. */
export function clean(text: string, max: number): string {
  // Most texts of most files are clean already: the passes below cost a tenth of a big import.
  if (text.length <= max && isPlain.test(text)) return text
  const plain = text
    .toWellFormed()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  if (plain.length <= max) return plain
  // Never half a surrogate pair: the first half alone is not a character.
  return plain
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()
}

/** As `clean`, and undefined when nothing is left. */
export function cleanOrNone(text: string | undefined, max: number): string | undefined {
  const plain = text === undefined ? '' : clean(text, max)
  return plain === '' ? undefined : plain
}
