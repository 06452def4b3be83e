/** French typography, done once for every sentence, so that nobody types invisible characters by hand. */
const narrow = '\u202f'
const wide = '\u00a0'

/**
 * Puts the no-break spaces French wants: narrow before `;` `?` `!` `»` `%` and after `«`, full before `:`
 * (Imprimerie nationale, *Lexique des règles typographiques*). Only spaces already there are changed.
 */
export function frenchSpaces(sentence: string): string {
  return sentence.replaceAll(/ (?=[;?!»%])|(?<=«) /g, narrow).replaceAll(/ (?=:)/g, wide)
}

/** The same catalogue, its strings and the results of its functions spaced by `frenchSpaces`. */
export function withFrenchSpaces<T>(catalogue: T): T {
  return spaced(catalogue) as T
}

function spaced(value: unknown): unknown {
  if (typeof value === 'string') return frenchSpaces(value)
  if (typeof value === 'function') return (...args: unknown[]): unknown => spaced(value(...args))
  if (Array.isArray(value)) return value.map(spaced)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spaced(inner)]))
}

/** `de Camille`, `d’Élie`: French drops the vowel before another one or a silent h. */
export const of = (name: string): string => (/^[aeiouyhàâäéèêëîïôöùûü]/iu.test(name) ? `d’${name}` : `de ${name}`)
