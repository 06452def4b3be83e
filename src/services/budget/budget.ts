/** The budget, month by month: what came in, what went out, for what, and what comes back. */
import type { Granted, Need } from '#gate'
import type { Options, Service } from '../service.ts'
import { type CategoryId, categories } from '../money/categories.ts'
import { type Entry, entriesOf, moneyReads } from '../money/entries.ts'
import type { Seen } from '../money/months.ts'
import { reasonIn } from '../money/reasons.ts'
import { tellJudged } from '../money/judged-words.ts'
import { type Recurrence, recurrencesOf, type Rhythm } from '../money/recurrences.ts'
import type { Judged } from '../service.ts'
import { lastDays } from '../money/until.ts'
import { openFigure } from './figures.ts'
import { householdOf } from './household.ts'
import { planOf } from './plan.ts'
import { monthsByCurrency } from './posts.ts'
import type { BudgetResult, CurrencyBudget } from './result.ts'
import { splitsOf } from './split.ts'
import { tablesOf } from './tables.ts'
import { text, toText } from './text.ts'
import { comparedOf, yearsOf } from './years.ts'

/**
 * What it reads: operations to class them; which accounts are cards, where money in is a refund; the days of balances,
 * which say where a statement begins and ends; what the person corrected, plans and shares.
 */
export const need = {
  purpose: 'budget',
  reads: { ...moneyReads, 'bank.balance': ['account', 'day'] },
} as const satisfies Need

export const budget: Service<typeof need, BudgetResult> = {
  name: 'budget',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell: tellJudged,
}

/** Pure, the same whatever the order of the records; amounts stay integers. */
function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): BudgetResult {
  const operations = granted.filter((record) => record.kind === 'bank.transaction')
  const balances = granted.filter((record) => record.kind === 'bank.balance')
  const judged = granted.filter((record) => record.kind === 'judgement')
  const accounts = granted.filter((record) => record.kind === 'bank.account')
  const cards = new Set(accounts.filter(({ type }) => type === 'card').map(({ account }) => account))
  const entries = entriesOf(operations, cards, judged)
  const currencies = monthsByCurrency(entries, balances, today).map(({ currency, months }) =>
    completed({ currency, months, entries: entries.filter((entry) => entry.currency === currency), balances, judged, today }),
  )
  const posts = currencies.flatMap(({ months }) => months.flatMap((month) => month.posts))
  const transfers = currencies.flatMap(({ months }) => months.map((month) => month.transfers))
  const used = new Set([...posts, ...transfers].flatMap(({ reasons }) => reasons.map(({ reason }) => reason)))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    currencies,
    categories: Object.fromEntries(namesUsed(currencies).map((category) => [category, categories[category][lang]])),
    reasons: Object.fromEntries([...used].map((reason) => [reason, reasonIn(lang, reason)])),
  }
}

interface Given extends Pick<CurrencyBudget, 'currency' | 'months'> {
  readonly entries: readonly Entry[]
  readonly balances: readonly Seen[]
  readonly judged: readonly Judged[]
  readonly today: string
}

function completed({ currency, months, entries, balances, judged, today }: Given): CurrencyBudget {
  const rhythms = recurrencesOf(entries, lastDays(entries, balances, today)).filter(({ category }) => category !== 'transfer')
  const splits = splitsOf(entries, judged)
  const apart = new Set(splits.map(({ operation }) => operation))
  return {
    currency,
    months,
    recurrences: rhythms.map(told),
    plan: planOf({ currency, entries, months, rhythms, judged, today }),
    years: yearsOf(months),
    compared: comparedOf(months),
    household: householdOf(
      entries.filter(({ id }) => !apart.has(id)),
      judged,
    ),
    splits,
  }
}

/** Plain data: a result is printed, and shown, as it is. */
const told = ({ expected: _expected, ...recurrence }: Rhythm): Recurrence => recurrence

function namesUsed(currencies: readonly CurrencyBudget[]): readonly CategoryId[] {
  const used = currencies.flatMap(({ months, recurrences, plan, household, splits }) => [
    ...months.flatMap(({ posts }) => posts.map(({ category }) => category)),
    ...recurrences.flatMap(({ category }) => (category === 'transfer' ? [] : [category])),
    ...plan.posts.map(({ category }) => category),
    ...(household?.categories ?? []),
    ...splits.map(({ category }) => category),
  ])
  return [...new Set(used)]
}
