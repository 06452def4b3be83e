/**
 * How easily a passphrase is guessed by who knows words, names, dates and keyboards: the estimate of zxcvbn (Wheeler,
 * USENIX Security 2016), on French, English and shared word lists. Nothing leaves the process.
 */

/** What makes a passphrase easy to guess, by the part that weighs the most. */
export type Weakness = 'common' | 'name' | 'repeat' | 'sequence' | 'keyboard' | 'date' | 'personal' | 'guessable'

/** Undefined when it is strong enough. `known`: what others know of the person, such as her address. */
export type FindWeakness = (passphrase: string, known: readonly string[]) => Promise<Weakness | undefined>

/** Of 0 to 4: 3 is more than 10⁸ guesses, each of which costs an argon2id here. */
const leastScore = 3
/**
 * Characters looked at. The work grows with the square of the length (half a second for 64 that were made to be slow),
 * and what begins well enough is good enough.
 */
const longestRead = 64

/** Long enough to pass through every part of the estimate. */
const nothing = '-'.repeat(longestRead)

/** The lists (50 MB once opened) are loaded at the first passphrase, not at start. */
export function createFindWeakness(): FindWeakness {
  let loading: ReturnType<typeof load> | undefined
  return async (passphrase, known) => {
    loading ??= load()
    const estimator = await loading
    const { score, feedback } = estimator.check(passphrase.normalize('NFKC').slice(0, longestRead), known.flatMap(wordsOf))
    // The library keeps what it read last between two calls: give it nothing to keep.
    estimator.check(nothing, [])
    return score >= leastScore ? undefined : (weaknesses[feedback.warning ?? ''] ?? 'guessable')
  }
}

async function load() {
  const [{ ZxcvbnFactory }, common, fr, en] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-en'),
  ])
  const dictionary = { ...common.dictionary, ...fr.dictionary, ...en.dictionary }
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs, maxLength: longestRead })
}

/** An address gives itself, its two sides, each of them without its signs, and their words. */
function wordsOf(text: string): string[] {
  const sides = [text, ...text.split('@')]
  const words = sides.flatMap((side) => [side, side.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...side.split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(words)].filter((word) => word.length > 2)
}

/** By the library's warnings. */
const weaknesses: { readonly [warning: string]: Weakness | undefined } = {
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeat',
  extendedRepeat: 'repeat',
  sequences: 'sequence',
  recentYears: 'date',
  dates: 'date',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  wordByItself: 'common',
  namesByThemselves: 'name',
  commonNames: 'name',
  userInputs: 'personal',
}
