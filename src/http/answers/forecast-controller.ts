/** The forecast, and the two things a person says to it: a floor, and what she has. */
import { type Context, Hono } from 'hono'
import { amountTyped } from '#lib/pure/typed'
import type { Said } from '#gate'
import { withdrawn } from '#model'
import { links, patterns } from '#routes'
import { aboutFloor, aboutStart, type CurrencyForecast, forecast } from '#services'
import { type ForecastProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'
import { textsOf } from './typed.ts'

const by = 'forecast'

export const forecastPages = new Hono<Env>()
  .get(patterns.forecast, signedIn, (c) => forecastPage(c, c.req.query('currency')))
  .post(patterns.forecast, signedIn, async (c) => {
    const { currency = '', floor = '', start = '' } = textsOf(await c.req.parseBody())
    if (!/^[A-Z]{3}$/.test(currency)) throw new Failure('BadRequest')
    const held = new Set(valueOf(await c.var.attic.judgements(by)).map(({ about }) => about))
    const said: Said[] = []
    for (const [about, text, verdict] of [
      [aboutFloor(currency), floor, 'floor'],
      [aboutStart(currency), start, 'start'],
    ] as const) {
      const amount = signedTyped(text, currency)
      if (amount === undefined && text !== '') return await forecastPage(c, currency, true)
      if (amount !== undefined) said.push({ by, about, verdict, value: String(amount) })
      else if (held.has(about)) said.push({ by, about, verdict: withdrawn })
    }
    if (said.length > 0) valueOf(await c.var.attic.judge(said))
    return c.redirect(links.forecast({ currency }), 303)
  })

/** An account may be overdrawn, and a floor below zero. */
function signedTyped(text: string, currency: string): number | undefined {
  const amount = amountTyped(text.replace(/^[-−]/, ''), currency)
  return amount === undefined ? undefined : /^[-−]/.test(text) ? -amount + 0 : amount
}

async function forecastPage(c: Context<Env>, currency: string | undefined, wrong = false): Promise<Response> {
  const result = valueOf(await resultOf(c, forecast))
  const found = result.currencies.find((one) => one.currency === currency) ?? result.currencies[0]
  const span = [3, 6].find((months) => String(months) === c.req.query('span')) ?? 12
  const name = (category: string): string => result.categories[category] ?? category
  const props: ForecastProps = {
    ...(found === undefined ? nothing : shown(found, span, name)),
    currencies: result.currencies.map((one) => one.currency),
    span,
    wrong,
  }
  return c.html(pages.forecast(frameOf(c, await zoneOf(c)), props), wrong ? 422 : 200)
}

type Shown = Omit<ForecastProps, 'currencies' | 'span' | 'wrong'>

const nothing: Shown = {
  currency: '',
  asOf: '',
  start: { amount: 0, source: 'none' },
  history: 0,
  points: [],
  held: { inside: 0, tried: 0, days: 0 },
  months: [],
  flows: [],
  supposed: [],
  floor: { amount: 0, source: 'none', possible: null, likely: null },
  movers: [],
}

function shown(found: CurrencyForecast, span: number, name: (category: string) => string): Shown {
  const { currency, asOf, start, history, points, held, months, flows, supposed, floor, movers } = found
  // Points are every seven days and at the ends of months: a span ends with a month, but for the whole year.
  const last = span === 12 ? '9' : (months[span]?.month ?? '9')
  return {
    currency,
    asOf,
    start,
    history,
    points: points.filter(({ day }) => day < last),
    held: {
      inside: held.reduce((sum, { inside }) => sum + inside, 0),
      tried: held.reduce((sum, { tried }) => sum + tried, 0),
      days: held.at(-1)?.days ?? 0,
    },
    months: span === 12 ? months : months.slice(0, span),
    flows: flows.map((flow) => ({ ...flow, label: name(flow.category) })),
    supposed: supposed.posts.map(({ category, monthly, operations }) => ({
      category,
      label: name(category),
      monthly,
      operations: operations.length,
    })),
    floor,
    movers: movers.map((mover) => ({ ...mover, name: mover.name ?? name(mover.category) })),
  }
}
