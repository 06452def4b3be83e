/** What a month says in one sentence, rounded to whole units: the title of the budget. */
import type { Lang } from '#routes'
import { roundMoney, wholeUnits } from '../charts/scale.ts'
import { month, monthName, text } from '../i18n/index.ts'
import type { BudgetProps } from '../props.ts'

export type MonthOfBudget = BudgetProps['months'][number]

/** `En octobre, 312 € de plus sont entrés que sortis`; the year is said when it is not that of `today`. */
export function findingOf(entry: MonthOfBudget, currency: string, lang: Lang, today: string): string {
  const t = text(lang).attic.budget
  const name = entry.month.slice(0, 4) === today.slice(0, 4) ? monthName(entry.month, lang, 'long') : month(entry.month, lang)
  const when = entry.partial ? t.soFar(name) : t.inMonth(name)
  const net = entry.in - entry.out
  const units = Math.abs(wholeUnits(net, currency))
  if (units === 0) return t.even(when)
  return t[net > 0 ? 'more' : 'less'](when, roundMoney(net, currency, lang, false), units === 1)
}
