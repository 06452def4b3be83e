/** "What if": what is typed is read, answered and forgotten; nothing of it is in an address. */
import { type Context, Hono } from 'hono'
import { amountTyped, percentTyped, wholeTyped } from '#lib/pure/typed'
import { type Place, purchaseTableOn, purchaseTables } from '#content'
import { patterns } from '#routes'
import { type BudgetResult, buyHome, categoriesIn, type CurrencyBudget, isTaughtCategory, type Scenario, withExpense } from '#services'
import { pages, type WhatIfProps } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { moneyOf, shownOf } from './budget-controller.ts'
import { budgetResult } from './result.ts'
import { textsOf } from './typed.ts'

export const whatIfPages = new Hono<Env>()
  .get(patterns.budgetWhatIf, signedIn, (c) => whatIfPage(c, { currency: c.req.query('currency') ?? '' }))
  .post(patterns.budgetWhatIf, signedIn, async (c) => whatIfPage(c, textsOf(await c.req.parseBody())))

type Typed = Readonly<Record<string, string>>

async function whatIfPage(c: Context<Env>, typed: Typed): Promise<Response> {
  const result = valueOf(await budgetResult(c))
  const budget = shownOf(result, typed['currency'])
  const lang = chosenLang(c)
  const { currency, currencies } = moneyOf(result, budget)
  const places = [...new Map(purchaseTables.filter((table) => table.currency === currency).map((table) => [table.place, table.name[lang]]))]
  const answer = budget === undefined || typed['ask'] === undefined ? { wrong: [] } : answerOf(result, budget, typed, c)
  const rents = (budget?.recurrences ?? []).filter(
    ({ category, direction, state }) => category === 'housing' && direction === 'out' && state !== 'ended',
  )
  const props: WhatIfProps = {
    currency,
    currencies,
    typed,
    categories: budget === undefined ? [] : categoriesIn(lang, 'out'),
    places,
    rents: rents.map(({ id, merchant, amount }) => ({ id, merchant, amount })),
    ...answer,
  }
  return c.html(pages.budgetWhatIf(frameOf(c, await zoneOf(c)), props), answer.wrong.length > 0 ? 422 : 200)
}

type Answer = Pick<WhatIfProps, 'wrong' | 'expense' | 'home'>

const answerOf = (result: BudgetResult, budget: CurrencyBudget, typed: Typed, c: Context<Env>): Answer =>
  typed['ask'] === 'home' ? homeOf(result, budget, typed, c) : expenseOf(result, budget, typed)

const rhythms = ['once', 'week', 'month', 'quarter', 'year'] as const

function expenseOf(result: BudgetResult, budget: CurrencyBudget, typed: Typed): Answer {
  const amount = amountTyped(typed['amount'], budget.currency)
  const every = rhythms.find((one) => one === typed['every'])
  const { category = '' } = typed
  if (amount === undefined) return { wrong: ['amount'] }
  if (every === undefined || !isTaughtCategory(category) || category === 'transfer') return { wrong: ['every'] }
  const found = withExpense(budget, { amount, every, category })
  return { wrong: [], expense: { ...told(result, found), yearly: found.yearly } }
}

function homeOf(result: BudgetResult, budget: CurrencyBudget, typed: Typed, c: Context<Env>): Answer {
  const { lang } = result
  const amount = (name: string): number | undefined => amountTyped(typed[name], budget.currency)
  const [price, deposit, propertyTax, charges] = [amount('price'), amount('deposit'), amount('tax'), amount('charges')]
  const [rate, insurance, years] = [percentTyped(typed['rate']), percentTyped(typed['insurance']), wholeTyped(typed['years'], 1, 40)]
  const today = c.var.deps.now().toString().slice(0, 10)
  const table = purchaseTableOn((typed['place'] ?? '') as Place, today)
  const read = { price, deposit, tax: propertyTax, charges, rate, insurance, years, place: table }
  const wrong = Object.entries(read).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (price === undefined || deposit === undefined || propertyTax === undefined || charges === undefined) return { wrong }
  if (rate === undefined || insurance === undefined || years === undefined || table === undefined) return { wrong }
  const rent = budget.recurrences.find(({ id }) => id === typed['rent']) ?? null
  const compounding = table.country === 'qc' ? 'semester' : 'monthly'
  const plan = buyHome(budget, { price, deposit, rate, years, compounding, insurance, propertyTax, charges, rent }, table.fees)
  const feeOf = new Map(table.fees.map((fee) => [fee.id, fee]))
  return {
    wrong: [],
    home: {
      ...told(result, plan),
      fees: plan.fees.map(({ id, ...due }) => ({ ...due, name: feeOf.get(id)?.name[lang] ?? id, source: feeOf.get(id)?.source ?? '' })),
      feesTotal: plan.feesTotal,
      uncertain: plan.uncertain,
      from: table.from,
      checked: table.checked,
      limits: table.limits[lang],
      loan: plan.loan,
      payment: plan.schedule.payment,
      interest: plan.schedule.interest,
      insurance: plan.insurance,
      burden: plan.burden,
      schedule: plan.schedule.years,
    },
  }
}

const told = ({ categories, lang }: BudgetResult, { before, after, moved, months }: Scenario) => ({
  before,
  after,
  moved: moved.map((post) => ({
    label: categories[post.category] ?? categoriesIn(lang).find(([category]) => category === post.category)?.[1] ?? post.category,
    before: post.before,
    after: post.after,
  })),
  months: months.length,
})
