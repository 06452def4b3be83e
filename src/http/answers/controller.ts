/** Answers: the home page and the budget. */
import { Hono } from 'hono'
import { patterns } from '#routes'
import { budgetOf } from '#services'
import { accountTitle, pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { batchLine, runningLine } from '../imports/views.ts'
import { chosenLang } from '../lang.ts'
import { sourcesHeld } from '../where/held.ts'
import { zoneOf } from '../zone.ts'
import { budgetResult } from './result.ts'

export const answerPages = new Hono<Env>()
  .get(patterns.home, signedIn, async (c) => {
    const overview = valueOf(await c.var.attic.overview())
    const { records, accounts, batches } = overview
    const last = batches.at(-1)
    const answer = records === 0 ? null : budgetOf(valueOf(await budgetResult(c)))
    const named = accounts.map((line) => ({ ...line, name: accountTitle(chosenLang(c), line) }))
    const running = c.var.deps.importJobs.running(c.var.account.accountId).map(runningLine)
    const sources = valueOf(await sourcesHeld(c.var.attic, overview))
    const props = { records, accounts: named, last: last === undefined ? null : batchLine(last), budget: answer, running, sources }
    return c.html(pages.home(frameOf(c, await zoneOf(c)), props))
  })
  .get(patterns.budget, signedIn, async (c) => {
    const { month, currency } = c.req.query()
    const answer = budgetOf(valueOf(await budgetResult(c)), { month, currency })
    return c.html(pages.budget(frameOf(c, await zoneOf(c)), answer ?? nothingYet))
  })

/** The page's own empty state: no month, hence nothing to show. */
const nothingYet = { currency: '', currencies: [], months: [], month: '', posts: [], transfers: { amount: 0, operations: 0 } }
