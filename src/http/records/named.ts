/** The words that name kinds of records in a language, for searches: `facture`, `invoices`. */
import { searchable } from '#lib/pure/text'
import { type Kind, kindNames } from '#model'
import type { Lang } from '#routes'
import { kindWords } from '#web'

/** Kinds by each word of their names that is long enough to name something, folded and without accents. */
export function namedIn(lang: Lang): ReadonlyMap<string, readonly Kind[]> {
  const named = new Map<string, Kind[]>()
  for (const kind of kindNames) {
    if (kind === 'setting') continue
    const words = new Set(kindWords(kind, lang).flatMap((name) => searchable(name).split(/[^\p{L}]+/u)))
    for (const word of words) if (word.length > 3) named.set(word, [...(named.get(word) ?? []), kind])
  }
  return named
}
