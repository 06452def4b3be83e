/** What the pages of matching and of health share: a bar in parts, its words, pages of a list. */
import type { Lang } from '#routes'
import { text } from '../../i18n/index.ts'

export interface BarPart {
  /** Names its colour: `a` filled, `b` hatched by its border, `c` pale, `d` empty, `e` empty and dotted. */
  readonly look: 'a' | 'b' | 'c' | 'd' | 'e'
  readonly words: string
  /** Positive minor units. */
  readonly amount: number
}

interface Bar {
  readonly id: string
  readonly title: string
  readonly parts: readonly BarPart[]
  /** What a whole width stands for, when several bars are compared; by default the sum of the parts. */
  readonly whole?: number
}

/** One bar cut in parts, each as wide as its share; the words are beside it, so that colour never speaks alone. */
export function PartsBar({ id, title, parts, whole }: Bar) {
  const all = whole ?? parts.reduce((sum, { amount }) => sum + amount, 0)
  const shown = parts.filter(({ amount }) => amount > 0)
  const width = (amount: number): number => Math.round((amount / Math.max(1, all)) * 9_960) / 10
  return (
    <svg class="parts-bar" viewBox="0 0 1000 28" preserveAspectRatio="none" role="img" aria-labelledby={`${id}-t`}>
      <title id={`${id}-t`}>{`${title}. ${shown.map(({ words }) => words).join(', ')}`}</title>
      {shown.map(({ look, amount }, place) => {
        const before = shown.slice(0, place).reduce((sum, one) => sum + one.amount, 0)
        return <rect key={look} class={look} x={width(before) + 2} y="2" width={Math.max(1, width(amount) - 2)} height="24" />
      })}
    </svg>
  )
}

/** The words of a bar, each with a sample of its look. */
export const BarKey = ({ parts }: { readonly parts: readonly BarPart[] }) => (
  <ul role="list" class="bar-key small">
    {parts
      .filter(({ amount }) => amount > 0)
      .map(({ look, words }) => (
        <li key={look}>
          <svg class="parts-bar sample" viewBox="0 0 18 18" aria-hidden="true">
            <rect class={look} x="2" y="2" width="14" height="14" />
          </svg>
          {words}
        </li>
      ))}
  </ul>
)

/** From page to page of a list; nothing when there is one. */
export function Pages({
  page,
  pages,
  to,
  lang,
}: {
  readonly page: number
  readonly pages: number
  readonly to: (page: number) => string
  readonly lang: Lang
}) {
  const t = text(lang).matching
  if (pages < 2) return null
  return (
    <nav class="row pages" aria-label={t.pageOf(page, pages)}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      <span class="soft">{t.pageOf(page, pages)}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  )
}
