/** Money available in the months to come: what is certain, what is predictable, what is supposed, and how far each could be wrong. */
import type { Granted, Need } from '#gate'
import { monthOf } from '#lib/pure/day'
import { categories } from '../money/categories.ts'
import { dayAt, dayIn, dayNumber, monthAt, monthNumber } from '../money/days.ts'
import { type Entry, entriesOf, moneyReads } from '../money/entries.ts'
import { tellJudged } from '../money/judged-words.ts'
import type { Judged } from '../service.ts'
import { lastDays } from '../money/until.ts'
import { wordsOf } from '../money/words.ts'
import type { Options, Service } from '../service.ts'
import { openFigure } from './figures.ts'
import { withoutInternal } from './internal.ts'
import { type Expected, modelOf, pastOf } from './model.ts'
import { moversOf } from './movers.ts'
import type { CurrencyForecast, Flow, Floor, ForecastPoint, ForecastResult } from './result.ts'
import { type Range, rangeOf } from './range.ts'
import { startOf } from './start.ts'
import { spreadOf } from './spread.ts'
import { tablesOf } from './tables.ts'
import { text, toText } from './text.ts'
import { widthOf } from './width.ts'

/** What it reads: operations, to find what comes back; accounts, to know which hold available money; balances, to know how much. */
export const need = {
  purpose: 'forecast',
  reads: {
    ...moneyReads,
    'bank.account': ['account', 'type', 'name'],
    'bank.balance': ['account', 'day', 'amount', 'currency', 'type'],
  },
} as const satisfies Need

export const forecast: Service<typeof need, ForecastResult> = {
  name: 'forecast',
  need,
  text,
  compute,
  toText,
  open: openFigure,
  tables: tablesOf,
  tell: tellJudged,
}

/** Fewer days of the past than this give no range. */
const leastHistory = 90

export type Read = Granted<typeof need>[number]

function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): ForecastResult {
  const operations = granted.filter((record) => record.kind === 'bank.transaction' && record.day <= today)
  const accounts = granted.filter((record) => record.kind === 'bank.account')
  const judged = granted.filter((record) => record.kind === 'judgement')
  const balances = granted.filter((record) => record.kind === 'bank.balance').filter(({ day }) => day <= today)
  const away = new Set(accounts.filter(isAway).map(({ account }) => account))
  const cards = new Set(accounts.filter(({ type }) => type === 'card').map(({ account }) => account))
  const entries = entriesOf(
    operations.filter((record) => record.kind === 'bank.transaction'),
    cards,
    judged,
  )
  const until = lastDays(entries, balances, today)
  const available = entries.filter(({ account }) => !away.has(account))
  const currencies = [...Map.groupBy(available, ({ currency }) => currency)]
    .toSorted(([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const asOf = own.reduce((last, { account }) => latest(last, until.get(account) ?? ''), '')
      const start = startOf(
        own,
        balances.filter((balance) => balance.currency === currency),
        judged,
        currency,
        asOf,
      )
      const accounts = [...new Set(own.map(({ account }) => account))].toSorted()
      return foreseen({ currency, accounts, entries: withoutInternal(own), until, start, judged, asOf })
    })
  const used = currencies.flatMap(({ flows, supposed }) => [...flows, ...supposed.posts].map(({ category }) => category))
  return {
    lang,
    locale: `${lang}-${zone.startsWith('America/') ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    today,
    currencies,
    categories: Object.fromEntries(
      [...new Set(used)].map((category) => [category, category === 'transfer' ? moved[lang] : categories[category][lang]]),
    ),
  }
}

const savings = new Set(
  wordsOf('livret epargne savings ldd ldds lep pel cel csl celi celiapp reer tfsa rrsp fhsa codevi pea placement placements'),
)

/** Savings and loans are not money available. Files often give no type: a savings account is then known by its name. */
const isAway = ({ type, name = '' }: { readonly type?: string | undefined; readonly name?: string | undefined }): boolean =>
  type === 'savings' || type === 'credit' || (type === undefined && wordsOf(name).some((word) => savings.has(word)))

const moved = { fr: 'Virements vers vos autres comptes', en: 'Transfers to your other accounts' }
const latest = (a: string, b: string): string => (a > b ? a : b)

interface Given {
  readonly currency: string
  readonly accounts: readonly string[]
  readonly entries: readonly Entry[]
  readonly until: ReadonlyMap<string, string>
  readonly start: CurrencyForecast['start']
  readonly judged: readonly Judged[]
  readonly asOf: string
}

function foreseen({ currency, accounts, entries, until, start, judged, asOf }: Given): CurrencyForecast {
  const last = dayNumber(asOf)
  const end = dayIn(monthNumber(monthOf(asOf)) + 12, Number(asOf.slice(8)))
  const past = pastOf(entries)
  // Days of the past come first: what they find of each name serves the last.
  const width = widthOf(past, last)
  const model = modelOf(past, until, last, end)
  const { history, recent, expected, lately, exceptional } = model
  const range = history < leastHistory ? undefined : rangeOf(spreadOf(model), width.widths)
  const flows = expected.flatMap((one) => (one.times.length === 0 ? [] : [flowOf(one)]))
  const supposed = supposedOf(lately, recent)
  const monthly = supposed.posts.reduce((sum, post) => sum + post.monthly, 0)
  return {
    currency,
    asOf,
    accounts,
    start,
    history,
    points: range === undefined ? [] : pointsOf(range, start.amount, last, end),
    held: width.held,
    months: monthsOf(expected, last, end, monthly),
    flows: flows.toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total) || (a.id < b.id ? -1 : 1)),
    supposed,
    exceptional: exceptional.map(({ id }) => id),
    floor: floorOf(range, start, judged, currency, last),
    movers: moversOf(flows, model, past, last),
  }
}

function pointsOf(range: Range, start: number, last: number, end: number): readonly ForecastPoint[] {
  const points: ForecastPoint[] = []
  for (let day = last + 1; day <= end; day += 1) {
    const at = day - last - 1
    const isMonthEnd = dayAt(day + 1).endsWith('-01')
    if (at % 7 !== 6 && !isMonthEnd && day !== end) continue
    const [low, middle, high] = [range.low, range.middle, range.high].map((amounts) => start + (amounts[at] ?? 0)) as [
      number,
      number,
      number,
    ]
    points.push({ day: dayAt(day), low, middle, high })
  }
  return points
}

function flowOf({ rhythm, usual, times }: Expected[number]): Flow {
  const { id, merchant, category, direction, every, fixed, operations } = rhythm
  return {
    id,
    name: merchant,
    category,
    direction,
    certainty: fixed ? 'certain' : 'predictable',
    every,
    amount: Math.abs(usual),
    next: times[0]?.day ?? '',
    times: times.length,
    total: times.reduce((sum, time) => sum + time.amount, 0),
    operations,
  }
}

function supposedOf(lately: readonly Entry[], recent: number): CurrencyForecast['supposed'] {
  const posts = [...Map.groupBy(lately, ({ category }) => category)].map(([category, own]) => ({
    category,
    monthly: Math.round((own.reduce((sum, { amount }) => sum + amount, 0) * 30) / recent) + 0,
    operations: own.map(({ id }) => id),
  }))
  return {
    days: recent,
    posts: posts.toSorted((a, b) => Math.abs(b.monthly) - Math.abs(a.monthly) || (a.category < b.category ? -1 : 1)),
  }
}

/** Thirteen when today is within a month: its rest, then the months, the last up to the same day. */
function monthsOf(expected: Expected, last: number, end: number, monthly: number): CurrencyForecast['months'] {
  const sums = new Map<string, { certain: number; predictable: number }>()
  for (const { rhythm, times } of expected)
    for (const { day, amount } of times) {
      const sum = sums.get(monthOf(day)) ?? { certain: 0, predictable: 0 }
      sum[rhythm.fixed ? 'certain' : 'predictable'] += amount
      sums.set(monthOf(day), sum)
    }
  const [from, to] = [monthNumber(monthOf(dayAt(last + 1))), monthNumber(monthOf(dayAt(end)))]
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const month = monthAt(from + place)
    const days = Math.min(end, dayIn(from + place, 31)) - Math.max(last + 1, dayIn(from + place, 1)) + 1
    const whole = days === dayIn(from + place, 31) - dayIn(from + place, 1) + 1
    return { month, whole, ...(sums.get(month) ?? { certain: 0, predictable: 0 }), supposed: Math.round((monthly * days) / 30) + 0 }
  })
}

/** The form of `about` for the least that the person wants to keep. */
export const aboutFloor = (currency: string): string => `floor/${currency}`

function floorOf(
  range: Range | undefined,
  start: CurrencyForecast['start'],
  judged: readonly Judged[],
  currency: string,
  last: number,
): Floor {
  const said = Number(judged.find(({ by, about }) => by === 'forecast' && about === aboutFloor(currency))?.value ?? Number.NaN)
  const amount = Number.isSafeInteger(said) ? said : 0
  const below = (amounts: readonly number[] | undefined): string | null => {
    // From an unknown sum, no day can be told.
    const at = start.source === 'none' ? -1 : (amounts?.findIndex((one) => start.amount + one < amount) ?? -1)
    return at === -1 ? null : dayAt(last + 1 + at)
  }
  return { amount, source: Number.isSafeInteger(said) ? 'said' : 'none', possible: below(range?.low), likely: below(range?.middle) }
}
