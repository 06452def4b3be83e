/** "What if": the scenarios of the budget, asked by options of `grenier run budget`. */
import { type Place, purchaseTableOn, purchaseTables } from '#content'
import { ok, type Result } from '#lib/pure/result'
import { amountTyped, percentTyped, wholeTyped } from '#lib/pure/typed'
import {
  type BudgetResult,
  buyHome,
  categoriesIn,
  type CurrencyBudget,
  type FeeDue,
  isTaughtCategory,
  moneyIn,
  type Scenario,
  withExpense,
} from '#services'
import { type Usage, wrong } from './arguments.ts'

export const scenarioOptions = {
  expense: { type: 'string' },
  every: { type: 'string' },
  category: { type: 'string' },
  home: { type: 'string' },
  price: { type: 'string' },
  deposit: { type: 'string' },
  rate: { type: 'string' },
  years: { type: 'string' },
  insurance: { type: 'string' },
  'property-tax': { type: 'string' },
  charges: { type: 'string' },
  rent: { type: 'string' },
  in: { type: 'string' },
} as const

const places = [...new Set(purchaseTables.map(({ place }) => place))]
const rhythms = ['once', 'week', 'month', 'quarter', 'year'] as const

export const scenariosHelp = `
"What if", after budget; --json adds \`scenario\` to the document:
  --expense AMOUNT       an expense added: what it makes of a usual month
  --every RHYTHM         ${rhythms.join(', ')} (by default month)
  --category CATEGORY    its post, such as leisure-culture (by default other-out)
  --home PLACE           a home bought: ${places.join(', ')}; also takes:
  --price AMOUNT         its price
  --deposit AMOUNT       what is paid without a loan (by default 0)
  --rate PERCENT         the loan's, a year
  --years NUMBER         the loan's, 1 to 40
  --insurance PERCENT    the loan's, a year (by default 0)
  --property-tax AMOUNT  a year (by default 0)
  --charges AMOUNT       a month (by default 0)
  --rent ID              the rent that stops: \`id\` of a recurrence of the budget
  --in CODE              of which currency (by default the home's, else the one with the most operations)
`

type Values = { readonly [option in keyof typeof scenarioOptions]?: string }

/** What to compute on a budget; undefined when its currency or its rent is not held. */
export type Ask = (result: BudgetResult) => Asked | undefined

interface Asked extends Scenario {
  readonly kind: 'expense' | 'home'
  readonly currency: string
  readonly fees?: readonly FeeDue[]
}

/** Undefined when no scenario is asked. */
export function scenarioAsked(values: Values, today: string): Result<Ask | undefined, Usage> {
  const { expense, home } = values
  const used = Object.keys(scenarioOptions).find((name) => values[name as keyof Values] !== undefined)
  if (expense !== undefined && home !== undefined) return wrong('--expense and --home exclude each other.')
  if (expense !== undefined) return expenseAsked(values)
  if (home !== undefined) return homeAsked(values, today)
  return used === undefined ? ok(undefined) : wrong(`--${used} goes with --expense or --home.`)
}

function expenseAsked({ expense, every = 'month', category = 'other-out', in: currency }: Values): Result<Ask, Usage> {
  const rhythm = rhythms.find((one) => one === every)
  if (rhythm === undefined) return wrong(`--every takes ${rhythms.join(', ')}.`)
  if (!isTaughtCategory(category) || !categoriesIn('en', 'out').some(([own]) => own === category))
    return wrong(
      `--category takes one of ${categoriesIn('en', 'out')
        .map(([own]) => own)
        .join(', ')}.`,
    )
  // The digits of a currency that is not held are those of most: what is typed is read again once it is known.
  if (amountTyped(expense, currency ?? 'EUR') === undefined) return wrong('--expense takes an amount, such as 39.90.')
  return ok((result) => {
    const budget = budgetIn(result, currency)
    const amount = budget && amountTyped(expense, budget.currency)
    if (budget === undefined || amount === undefined || category === 'transfer') return undefined
    return { kind: 'expense', currency: budget.currency, ...withExpense(budget, { amount, every: rhythm, category }) }
  })
}

function homeAsked(values: Values, today: string): Result<Ask, Usage> {
  const table = places.includes(values.home as Place) ? purchaseTableOn(values.home as Place, today) : undefined
  if (table === undefined) return wrong(`--home takes ${places.join(', ')}.`)
  const currency = values.in ?? table.currency
  if (currency !== table.currency) return wrong(`--home ${table.place} is in ${table.currency}.`)
  const amounts = {
    price: values.price,
    deposit: values.deposit ?? '0',
    'property-tax': values['property-tax'] ?? '0',
    charges: values.charges ?? '0',
  }
  const read = Object.entries(amounts).map(([name, text]) => [name, amountTyped(text, currency)] as const)
  const missing = read.find(([, amount]) => amount === undefined)
  if (missing) return wrong(`--${missing[0]} takes an amount, such as 250000.`)
  const [rate, insurance, years] = [percentTyped(values.rate), percentTyped(values.insurance ?? '0'), wholeTyped(values.years, 1, 40)]
  if (rate === undefined || insurance === undefined) return wrong('--rate and --insurance take percents a year, 0 to 30, such as 3.5.')
  if (years === undefined) return wrong('--years takes a number from 1 to 40.')
  const [price = 0, deposit = 0, propertyTax = 0, charges = 0] = read.map(([, amount]) => amount)
  const compounding = table.country === 'qc' ? 'semester' : 'monthly'
  return ok((result) => {
    const budget = budgetIn(result, currency)
    const rent = budget?.recurrences.find(({ id }) => id === values.rent) ?? null
    if (budget === undefined || (values.rent !== undefined && rent === null)) return undefined
    const purchase = { price, deposit, rate, years, compounding, insurance, propertyTax, charges, rent } as const
    const { from, checked } = table
    return { kind: 'home', currency, place: table.place, from, checked, ...buyHome(budget, purchase, table.fees) }
  })
}

const budgetIn = ({ currencies }: BudgetResult, currency: string | undefined): CurrencyBudget | undefined =>
  currency === undefined ? currencies[0] : currencies.find((one) => one.currency === currency)

const words = {
  fr: { title: 'Et si…', before: 'Reste d’un mois habituel', after: 'Ensuite', fees: 'Frais d’achat' },
  en: { title: 'What if…', before: 'Left of a usual month', after: 'Then', fees: 'Fees of the purchase' },
} as const

/** For a terminal: what is left of a usual month, before and after, and what moves. */
export function scenarioText({ currency, before, after, moved, fees = [] }: Asked, { lang, locale, categories }: BudgetResult): string {
  const say = words[lang]
  const amount = (minor: number): string => moneyIn(locale, minor, currency)
  const named = (category: string): string => categories[category] ?? categoriesIn(lang).find(([own]) => own === category)?.[1] ?? category
  return [
    '',
    say.title,
    `${say.before} : ${amount(before)}`,
    `${say.after} : ${amount(after)}`,
    ...moved.map((post) => `  ${named(post.category)} : ${amount(post.before)} → ${amount(post.after)}`),
    ...(fees.length === 0 ? [] : [`${say.fees} : ${amount(fees.reduce((sum, fee) => sum + fee.amount, 0))}`]),
    '',
  ].join('\n')
}
