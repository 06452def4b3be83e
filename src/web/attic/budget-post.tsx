/** One post of a month: its operations one link away, its size, its habit, the rules that filled it. */
import { type Lang, links } from '#routes'
import { roundMoney, wholeUnits } from '../charts/scale.ts'
import { ShareBar } from '../charts/share-bar.tsx'
import { money, text } from '../i18n/index.ts'
import type { BudgetPost } from '../props.ts'

interface PostProps {
  readonly post: BudgetPost
  readonly month: string
  readonly currency: string
  readonly most: number
  readonly lang: Lang
}

export function BudgetPostRow({ post, month, currency, most, lang }: PostProps) {
  const t = text(lang).attic.budget
  const { category, direction, amount, usual } = post
  const habit = `${t.operations(post.operations)} · ${usualInWords(amount, usual, currency, lang)}`
  return (
    <li>
      <a href={links.records({ month, category, direction, currency })}>{post.label}</a>
      <strong>{money(amount, currency, lang)}</strong>
      <ShareBar amount={amount} usual={usual} most={most} way={direction} />
      {post.rules.length === 0 ? (
        <p class="small soft habit">{habit}</p>
      ) : (
        <details class="small habit">
          <summary>
            {habit}
            <span class="vh"> · {t.why}</span>
          </summary>
          <p>{t.why}</p>
          <ul>
            {post.rules.map(({ rule, operations }) => (
              <li key={rule}>{t.ruleCount(rule, operations)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** The share of the usual amount under which a difference is not worth a word. */
const sameShare = 0.05

/** `40 € de plus que d’habitude (320 €)`, rounded to whole units; within 5 % or less than one unit it is as usual. */
export function usualInWords(amount: number, usual: number | null, currency: string, lang: Lang): string {
  const t = text(lang).attic.budget
  if (usual === null) return t.noUsual
  const round = (minor: number): string => roundMoney(minor, currency, lang)
  if (wholeUnits(usual, currency) === 0) return wholeUnits(amount, currency) === 0 ? t.usual(round(0)) : t.unusual
  const more = amount - usual
  if (wholeUnits(more, currency) === 0 || Math.abs(more) <= Math.abs(usual) * sameShare) return t.usual(round(usual))
  return (more > 0 ? t.above : t.below)(round(Math.abs(more)), round(usual))
}
