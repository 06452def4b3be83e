/** What is behind each figure of a budget, by its key. */
import type { Direction } from '../money/categories.ts'
import { monthName } from '../money/words-of-days.ts'
import { moneyIn } from '../money/amount.ts'
import type { Opened } from '../service.ts'
import type { BudgetResult, CurrencyBudget } from './result.ts'
import { operationsOf } from './view.ts'

/**
 * Keys: `month/EUR/2026-01[/out]`, `post/EUR/2026-01/groceries[/out]`, `year/EUR/2026/groceries`, `compared/EUR/2026/groceries`, `total/EUR/2026/out`,
 * `shared/EUR/2026-01`, `splits/EUR`, and `recurrence/<number of its first operation>`, since its name would be in an address.
 */
export function openFigure(result: BudgetResult, key: string): Opened | undefined {
  const [what, first = '', second = '', third, fourth] = key.split('/')
  const budget = result.currencies.find(({ currency }) => currency === first)
  if (what === 'recurrence') return openRecurrence(result, first)
  if (budget === undefined) return undefined
  if (what === 'month') return operationsOf(result, { currency: first, month: second, direction: directionIn(third) })
  if (what === 'post') return operationsOf(result, { currency: first, month: second, category: third, direction: directionIn(fourth) })
  if (what === 'year') return openYear(result, budget, second, third ?? '')
  if (what === 'compared') return openCompared(result, budget, second, third ?? '')
  if (what === 'total') return openTotal(result, budget, second, directionIn(third))
  if (what === 'splits') return openSplits(result, budget)
  return what === 'shared' ? openShared(result, budget, second) : undefined
}

const directionIn = (text: string | undefined): Direction | undefined => (text === 'in' || text === 'out' ? text : undefined)

const words = {
  fr: {
    every: { 'week 1': 'chaque semaine', 'week 2': 'toutes les deux semaines', 'month 1': 'chaque mois', 'month 12': 'chaque année' },
    months: (count: number) => `tous les ${count} mois`,
    back: (every: string, tolerance: string) => `même nom, ${every}, ${tolerance}`,
    fixed: 'montant stable',
    varying: 'montant qui varie',
    shared: 'Partagé',
    splits: 'Opérations partagées une à une',
    splitsRule: 'vous avez dit de chacune avec combien, ou quelle part est la vôtre',
    sharedRule: (names: string) => `postes partagés : ${names}`,
    in: 'Entrées',
    out: 'Sorties',
    totalRule: 'mois complets, sans les virements entre vos comptes ; chaque poste d’un mois compte d’un seul côté',
  },
  en: {
    every: { 'week 1': 'every week', 'week 2': 'every two weeks', 'month 1': 'every month', 'month 12': 'every year' },
    months: (count: number) => `every ${count} months`,
    back: (every: string, tolerance: string) => `same name, ${every}, ${tolerance}`,
    fixed: 'steady amount',
    varying: 'amount that varies',
    shared: 'Shared',
    splits: 'Operations shared one by one',
    splitsRule: 'you said of each with how many, or which share is yours',
    sharedRule: (names: string) => `shared posts: ${names}`,
    in: 'Money in',
    out: 'Money out',
    totalRule: 'complete months, without transfers between your accounts; each post of a month counts on one side',
  },
} as const

function openRecurrence(result: BudgetResult, id: string): Opened | undefined {
  const found = result.currencies.flatMap(({ recurrences }) => recurrences).find((one) => one.id === id)
  if (found === undefined) return undefined
  const say = words[result.lang]
  const { unit, count } = found.every
  const named: { readonly [every: string]: string | undefined } = say.every
  const every = named[`${unit} ${count}`] ?? say.months(count)
  return { ids: found.operations, title: found.merchant, rule: say.back(every, found.fixed ? say.fixed : say.varying) }
}

const wholeMonths = ({ months }: CurrencyBudget, year: string) =>
  months.filter(({ month, partial }) => !partial && month.slice(0, 4) === year)

const openYear = (result: BudgetResult, budget: CurrencyBudget, year: string, category: string): Opened | undefined =>
  openPosts(result, budget, wholeMonths(budget, year), year, category)

/** Over the months that both years have, the only ones the two amounts side by side count. */
function openCompared(result: BudgetResult, budget: CurrencyBudget, year: string, category: string): Opened | undefined {
  const { compared } = budget
  if (compared === null || !compared.years.includes(year)) return undefined
  const months = wholeMonths(budget, year).filter(({ month }) => compared.months.includes(month.slice(5)))
  return openPosts(result, budget, months, year, category)
}

function openTotal(result: BudgetResult, budget: CurrencyBudget, year: string, direction: Direction | undefined): Opened | undefined {
  const found = budget.years.find((one) => one.year === year)
  if (found === undefined || direction === undefined) return undefined
  const posts = wholeMonths(budget, year).flatMap((month) => month.posts.filter((post) => post.direction === direction))
  return {
    ids: posts.flatMap(({ reasons }) => reasons.flatMap(({ operations }) => operations)),
    title: [words[result.lang][direction], year, moneyIn(result.locale, found[direction], budget.currency)].join(' · '),
    rule: words[result.lang].totalRule,
  }
}

function openPosts(
  result: BudgetResult,
  { currency }: CurrencyBudget,
  months: CurrencyBudget['months'],
  year: string,
  category: string,
): Opened | undefined {
  const posts = months.flatMap((month) => month.posts.filter((post) => post.category === category))
  if (posts.length === 0) return undefined
  const net = posts.reduce((sum, { direction, amount }) => sum + (direction === 'in' ? amount : -amount), 0)
  const reasons = posts.flatMap((post) => post.reasons)
  return {
    ids: reasons.flatMap(({ operations }) => operations),
    title: [result.categories[category] ?? category, year, moneyIn(result.locale, Math.abs(net), currency)].join(' · '),
    rule: [...new Set(reasons.map(({ reason }) => result.reasons[reason] ?? reason))].join(' ; '),
  }
}

function openShared(result: BudgetResult, { currency, household }: CurrencyBudget, month: string): Opened | undefined {
  const found = household?.months.find((one) => one.month === month)
  if (found === undefined || household === null) return undefined
  const say = words[result.lang]
  return {
    ids: found.operations,
    title: [say.shared, monthName(month, result.locale), moneyIn(result.locale, found.total, currency)].join(' · '),
    rule: say.sharedRule(household.categories.map((category) => result.categories[category] ?? category).join(', ')),
  }
}

function openSplits({ lang, locale }: BudgetResult, { currency, splits }: CurrencyBudget): Opened | undefined {
  if (splits.length === 0) return undefined
  const owed = splits.reduce((sum, { others }) => sum + others, 0)
  return {
    ids: splits.map(({ operation }) => operation),
    title: [words[lang].splits, moneyIn(locale, owed, currency)].join(' · '),
    rule: words[lang].splitsRule,
  }
}
