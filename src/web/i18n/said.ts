import type { Lang } from '#routes'
import { frenchSpaces } from './typography.ts'

/** A text of `content/` in the page's language, with French spaces; a text that has no language is left as it is. */
export function said(words: string | { readonly [L in Lang]: string }, lang: Lang): string {
  const text = typeof words === 'string' ? words : words[lang]
  return lang === 'fr' ? frenchSpaces(text) : text
}
