/** Answers: the home page and the budget. */
import { Hono } from 'hono'
import { patterns } from '#routes'
import { budgetOf } from '#services'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { homeProps } from './home.ts'
import { budgetResult } from './result.ts'

export const answerPages = new Hono<Env>()
  .get(patterns.home, signedIn, async (c) => {
    const zone = await zoneOf(c)
    return c.html(pages.home(frameOf(c, zone), await homeProps(c, zone)))
  })
  .get(patterns.budget, signedIn, async (c) => {
    const { month, currency } = c.req.query()
    const answer = budgetOf(valueOf(await budgetResult(c)), { month, currency })
    return c.html(pages.budget(frameOf(c, await zoneOf(c)), answer ?? nothingYet))
  })

/** The page's own empty state: no month, hence nothing to show. */
const nothingYet = { currency: '', currencies: [], months: [], month: '', posts: [], transfers: { amount: 0, operations: 0 } }
