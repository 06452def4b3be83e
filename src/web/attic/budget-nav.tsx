/** From month to month, and from currency to currency: links, and a choice that works without JavaScript. */
import { type Lang, links } from '#routes'
import { month, text } from '../i18n/index.ts'
import type { BudgetProps } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import type { MonthOfBudget } from './finding.ts'

interface NavProps {
  readonly budget: BudgetProps
  readonly entry: MonthOfBudget
  readonly lang: Lang
}

export function BudgetNav({ budget, entry, lang }: NavProps) {
  const t = text(lang).attic.budget
  const { months, currency } = budget
  const at = months.indexOf(entry)
  return (
    <div class="months-nav">
      <nav class="row" aria-label={t.nav}>
        <Step to={months[at - 1]} currency={currency} lang={lang} way="back" />
        <form method="get" action={links.budget()} class="row">
          {budget.currencies.length > 1 && <input type="hidden" name="currency" value={currency} />}
          <label class="vh" for="month">
            {t.choose}
          </label>
          <select id="month" name="month">
            {months.toReversed().map((one) => (
              <option key={one.month} value={one.month} selected={one.month === entry.month}>
                {month(one.month, lang)}
                {one.partial && ` (${t.partialShort})`}
              </option>
            ))}
          </select>
          <button class="btn quiet" type="submit">
            {t.show}
          </button>
        </form>
        <Step to={months[at + 1]} currency={currency} lang={lang} way="on" />
      </nav>
      {budget.currencies.length > 1 && (
        <nav class="tabs" aria-label={t.currencies}>
          {budget.currencies.map((other) => (
            <a
              key={other}
              href={links.budget({ month: entry.month, currency: other })}
              aria-current={other === currency ? 'page' : undefined}
            >
              {t.other(other)}
            </a>
          ))}
        </nav>
      )}
    </div>
  )
}

/** Arrows say nothing alone: the month is written beside. */
function Step({
  to,
  currency,
  lang,
  way,
}: {
  readonly to: MonthOfBudget | undefined
  readonly currency: string
  readonly lang: Lang
  readonly way: 'back' | 'on'
}) {
  if (to === undefined) return null
  return (
    <a class={`step ${way}`} href={links.budget({ month: to.month, currency })} rel={way === 'back' ? 'prev' : 'next'}>
      <Icon name="arrow" />
      <span>{month(to.month, lang)}</span>
    </a>
  )
}
