/** The pages of the budget beside its months: what comes back, what was planned, years, shares, and one operation's post. */
import { type Context, Hono } from 'hono'
import { amountTyped, wholeTyped } from '#lib/pure/typed'
import type { Said } from '#gate'
import { withdrawn } from '#model'
import { links, patterns } from '#routes'
import {
  aboutHousehold,
  aboutMerchant,
  aboutOperation,
  aboutPlan,
  aboutShared,
  aboutSplit,
  type BudgetResult,
  categoriesIn,
  type CurrencyBudget,
  isTaughtCategory,
  merchantOf,
  peopleText,
  splitText,
  yearly,
} from '#services'
import { type HouseholdProps, pages, type PlanProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { budgetResult } from './result.ts'
import { textsOf } from './typed.ts'

const by = 'budget'

export const budgetPages = new Hono<Env>()
  .get(patterns.budgetBack, signedIn, async (c) => {
    const result = valueOf(await budgetResult(c))
    const budget = shownOf(result, c.req.query('currency'))
    const recurrences = (budget?.recurrences ?? []).map((one) => ({
      ...one,
      label: result.categories[one.category] ?? one.category,
      yearly: yearly(one),
    }))
    return c.html(pages.budgetBack(frameOf(c, await zoneOf(c)), { ...moneyOf(result, budget), recurrences }))
  })
  .get(patterns.budgetPlan, signedIn, (c) => planPage(c, c.req.query('currency')))
  .post(patterns.budgetPlan, signedIn, async (c) => {
    const typed = textsOf(await c.req.parseBody())
    const { currency = '', category = '' } = typed
    const name = `plan-${category}`
    if (!isTaughtCategory(category) || category === 'transfer' || !/^[A-Z]{3}$/.test(currency)) throw new Failure('BadRequest')
    const amount = amountTyped(typed[name], currency)
    if (amount === undefined && typed[name] !== '') return await planPage(c, currency, category)
    const about = aboutPlan(currency, category)
    const said: Said = amount === undefined ? { by, about, verdict: withdrawn } : { by, about, verdict: 'plan', value: String(amount) }
    valueOf(await c.var.attic.judge([said]))
    return c.redirect(links.budgetPlan({ currency }), 303)
  })
  .get(patterns.budgetYears, signedIn, async (c) => {
    const result = valueOf(await budgetResult(c))
    const budget = shownOf(result, c.req.query('currency'))
    const compared = budget?.compared ?? null
    const props = {
      ...moneyOf(result, budget),
      years: budget?.years ?? [],
      compared: compared && {
        ...compared,
        posts: compared.posts.map((post) => ({ ...post, label: result.categories[post.category] ?? post.category })),
      },
    }
    return c.html(pages.budgetYears(frameOf(c, await zoneOf(c)), props))
  })
  .get(patterns.budgetHousehold, signedIn, (c) => householdPage(c, c.req.query('currency')))
  .post(patterns.budgetHousehold, signedIn, async (c) => {
    const body = await c.req.parseBody({ all: true })
    const typed = textsOf(body)
    const people = [0, 1, 2, 3].flatMap((place) => {
      const name = (typed[`name-${place}`] ?? '').slice(0, 40)
      const share = wholeTyped(typed[`share-${place}`] === '' ? '0' : typed[`share-${place}`], 0, 100)
      return name === '' ? [] : [{ name, share: share ?? Number.NaN }]
    })
    const value = peopleText(people)
    const shared = new Set([body['shared']].flat().filter((one): one is string => typeof one === 'string'))
    if (value === undefined)
      return await householdPage(
        c,
        typed['currency'],
        people.map((one) => ({ ...one, share: one.share || 0 })),
      )
    const categories = categoriesIn(chosenLang(c)).map(([category]): Said => {
      const about = aboutShared(category)
      return { by, about, verdict: shared.has(category) ? 'shared' : withdrawn }
    })
    const held = new Set(valueOf(await c.var.attic.judgements(by)).map(({ about }) => about))
    // Nothing is said of what was never shared.
    const said = categories.filter(({ verdict, about }) => verdict !== withdrawn || held.has(about))
    valueOf(await c.var.attic.judge([{ by, about: aboutHousehold, verdict: 'shares', value }, ...said]))
    return c.redirect(links.budgetHousehold({ currency: typed['currency'] }), 303)
  })
  .get(patterns.budgetOperation, signedIn, async (c) => {
    const record = await operationOf(c)
    const result = valueOf(await budgetResult(c))
    const merchant = merchantOf([record.label, record.counterparty, record.memo])
    const said = new Set(valueOf(await c.var.attic.judgements(by)).map(({ about }) => about))
    const props = {
      record,
      now: placeOf(result, record.id),
      merchant: merchant.join(' '),
      categories: categoriesIn(chosenLang(c)),
      split: result.currencies.flatMap(({ splits }) => splits).find(({ operation }) => operation === record.id) ?? null,
      wrongSplit: c.req.query('wrong') === 'split',
      said: [
        ...(said.has(aboutOperation(record.id)) ? (['operation'] as const) : []),
        ...(said.has(aboutMerchant(merchant)) ? (['merchant'] as const) : []),
      ],
      saved: c.req.query('saved') === '1',
    }
    return c.html(pages.budgetOperation(frameOf(c, await zoneOf(c)), props))
  })
  .post(patterns.budgetOperation, signedIn, async (c) => {
    const record = await operationOf(c)
    const typed = textsOf(await c.req.parseBody())
    const { act, scope, category = '', pattern = '' } = typed
    const words = merchantOf([pattern])
    const own = merchantOf([record.label, record.counterparty, record.memo])
    if (act === 'split' || act === 'whole') {
      const value = act === 'split' ? splitTyped(typed) : undefined
      if (act === 'split' && value === undefined) return c.redirect(`${links.budgetOperation(record.id)}?wrong=split#split`, 303)
      const about = aboutSplit(record.id)
      const said: Said = value === undefined ? { by, about, verdict: withdrawn } : { by, about, verdict: 'split', value }
      const isHeld = valueOf(await c.var.attic.judgements(by)).some((one) => one.about === about)
      if (value !== undefined || isHeld) valueOf(await c.var.attic.judge([said]))
      return c.redirect(`${links.budgetOperation(record.id)}?saved=1`, 303)
    }
    if (act === 'undo') {
      const held = new Set(valueOf(await c.var.attic.judgements(by)).map(({ about }) => about))
      const said = [aboutOperation(record.id), aboutMerchant(own)].filter((about) => held.has(about))
      if (said.length > 0) valueOf(await c.var.attic.judge(said.map((about) => ({ by, about, verdict: withdrawn }))))
      return c.redirect(links.budgetOperation(record.id), 303)
    }
    const about = scope === 'merchant' ? aboutMerchant(words.length > 0 ? words : own) : aboutOperation(record.id)
    if (!isTaughtCategory(category) || (scope === 'merchant' && own.length === 0)) throw new Failure('BadRequest')
    valueOf(await c.var.attic.judge([{ by, about, verdict: 'category', value: category }]))
    return c.redirect(`${links.budgetOperation(record.id)}?saved=1`, 303)
  })

/** With how many, or which share: only the one that is chosen is read. */
function splitTyped({ how, people, percent }: Readonly<Record<string, string>>): string | undefined {
  const count = how === 'people' ? wholeTyped(people, 2, 20) : wholeTyped(percent, 0, 99)
  return count === undefined ? undefined : splitText(how === 'people' ? { people: count } : { percent: count })
}

export const shownOf = (result: BudgetResult, currency: string | undefined): CurrencyBudget | undefined =>
  result.currencies.find((one) => one.currency === currency) ?? result.currencies[0]

export const moneyOf = (result: BudgetResult, budget: CurrencyBudget | undefined) => ({
  currency: budget?.currency ?? '',
  currencies: result.currencies.map(({ currency }) => currency),
})

async function planPage(c: Context<Env>, currency: string | undefined, wrong?: string): Promise<Response> {
  const result = valueOf(await budgetResult(c))
  const budget = shownOf(result, currency)
  const props: PlanProps = {
    ...moneyOf(result, budget),
    month: budget?.plan.month ?? '',
    asOf: budget?.plan.asOf ?? '',
    posts: (budget?.plan.posts ?? []).map((post) => ({ ...post, label: result.categories[post.category] ?? post.category })),
    ...(wrong === undefined ? {} : { wrong }),
  }
  return c.html(pages.budgetPlan(frameOf(c, await zoneOf(c)), props), wrong === undefined ? 200 : 422)
}

async function householdPage(c: Context<Env>, currency: string | undefined, typed?: HouseholdProps['people']): Promise<Response> {
  const result = valueOf(await budgetResult(c))
  const budget = shownOf(result, currency)
  const household = budget?.household ?? null
  const shared = new Set<string>(household?.categories)
  const props: HouseholdProps = {
    ...moneyOf(result, budget),
    people: typed ?? household?.people ?? [],
    categories: categoriesIn(chosenLang(c), 'out').map(([category, label]) => ({ category, label, shared: shared.has(category) })),
    months: typed === undefined ? (household?.months ?? []) : [],
    splits: (budget?.splits ?? []).map((one) => ({ ...one, label: result.categories[one.category] ?? one.category })),
    wrong: typed !== undefined,
  }
  return c.html(pages.budgetHousehold(frameOf(c, await zoneOf(c)), props), typed === undefined ? 200 : 422)
}

async function operationOf(c: Context<Env>) {
  const record = valueOf(await c.var.attic.find('bank.transaction', c.req.param('id') ?? ''))
  if (record?.kind !== 'bank.transaction') throw new Failure('NotFound')
  return record
}

/** Where the budget puts an operation, and by which rule. */
function placeOf(result: BudgetResult, id: string): { category: string; label: string; rule: string } | null {
  for (const month of result.currencies.flatMap(({ months }) => months)) {
    const places = [...month.posts, { category: 'transfer', reasons: month.transfers.reasons }]
    for (const { category, reasons } of places) {
      const reason = reasons.find(({ operations }) => operations.includes(id))?.reason
      if (reason === undefined) continue
      return { category, label: result.categories[category] ?? transfer[result.lang], rule: result.reasons[reason] ?? reason }
    }
  }
  return null
}

const transfer = { fr: 'Virement entre vos comptes', en: 'Transfer between your accounts' }
