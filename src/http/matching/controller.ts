/** Matching and health: their pages, and what the person says of links. */
import { Hono } from 'hono'
import { z } from 'zod'
import { links, patterns } from '#routes'
import { health, statement } from '#services'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { resultOf } from '../answers/result.ts'
import { zoneOf } from '../zone.ts'
import { healthProps } from './health.ts'
import { operationsAsked, statementProps } from './statement.ts'

export const matchingPages = new Hono<Env>()
  .get(patterns.statement, signedIn, async (c) => {
    const asked = statementForm.parse(c.req.query())
    const { attic } = c.var
    const [result, said] = [valueOf(await resultOf(c, statement)), valueOf(await attic.judgements('statement'))]
    const ids = operationsAsked(result, said, asked)
    const held = ids.length === 0 ? [] : valueOf(await attic.page({ kind: 'bank.transaction', ids, limit: 1000 })).records
    return c.html(pages.statement(frameOf(c, await zoneOf(c)), statementProps(result, said, held, asked)))
  })
  .post(patterns.judgeLinks, signedIn, async (c) => {
    const form = judgeForm.safeParse(await c.req.parseBody({ all: true }))
    if (!form.success) throw new Failure('BadRequest')
    const { about, verdict, list } = form.data
    valueOf(await c.var.attic.judge(about.map((one) => ({ by: 'statement', about: one, verdict }))))
    return c.redirect(list === undefined ? `${links.statement()}#check` : `${links.statement({ list })}#lists`, 303)
  })
  .get(patterns.care, signedIn, async (c) => {
    const asked = careForm.parse(c.req.query())
    return c.html(pages.health(frameOf(c, await zoneOf(c)), healthProps(valueOf(await resultOf(c, health)), asked)))
  })

const word = (max: number) => z.string().max(max).optional().catch(undefined)
const statementForm = z.object({
  list: z.enum(['links', 'documents', 'operations', 'said']).catch('links'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  why: word(40),
  currency: word(3),
})
const careForm = z.object({
  currency: word(3),
  year: word(4),
  show: z.enum(['all', 'back', 'awaited', 'rest', 'missing', 'unknown']).catch('all'),
})

/** An operation and a document, by their numbers. */
const about = z.string().regex(/^[\w-]{22} [\w-]{22}$/)
const judgeForm = z.object({
  about: z.union([about.transform((one) => [one]), z.array(about).min(1).max(50)]),
  verdict: z.enum(['sure', 'never', 'withdrawn']),
  list: z.enum(['links', 'said']).optional(),
})
