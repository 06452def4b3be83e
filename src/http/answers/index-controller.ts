/** The list of services: what each reads, with its switches; what the person taught it; the files of its charts. */
import { type Context, Hono } from 'hono'
import { csvLine } from '#lib/pure/csv-line'
import { isKind, type Kind, withdrawn } from '#model'
import { links, patterns } from '#routes'
import { type Service, services } from '#services'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'

export const answerIndexPages = new Hono<Env>()
  .get(patterns.answers, signedIn, async (c) => {
    const lang = chosenLang(c)
    const withheld = valueOf(await c.var.attic.withheld())
    const said = Map.groupBy(valueOf(await c.var.attic.judgements()), ({ by }) => by)
    const lines = services.map(({ name, text, need }) => ({
      service: name,
      ...text[lang],
      reads: Object.entries(need.reads).map(([kind, fields]) => ({
        kind: kind as Kind,
        fields: fields as readonly string[],
        allowed: !withheld.has(`${name}.${kind}`),
      })),
      taught: said.get(name)?.length ?? 0,
    }))
    return c.html(pages.answers(frameOf(c, await zoneOf(c)), { services: lines }))
  })
  .post(patterns.answerReads, signedIn, async (c) => {
    const { name, need } = serviceOf(c)
    const { kind, allow } = await c.req.parseBody()
    if (typeof kind !== 'string' || !isKind(kind) || !Object.hasOwn(need.reads, kind)) throw new Failure('BadRequest')
    valueOf(await c.var.attic.permit(name, kind, allow === '1'))
    return c.redirect(`${links.answers()}#${name}`, 303)
  })
  .get(patterns.answerTaught, signedIn, async (c) => {
    const service = serviceOf(c)
    const lang = chosenLang(c)
    const taught = valueOf(await c.var.attic.judgements(service.name)).map((one) => {
      const { about, said } = service.tell(one, lang)
      const record = /^operation\/([\w-]{22})$/.exec(one.about)?.[1]
      return { about: one.about, words: about, said, ...(record === undefined ? {} : { record }) }
    })
    const props = { service: service.name, name: service.text[lang].name, taught }
    return c.html(pages.answerTaught(frameOf(c, await zoneOf(c)), props))
  })
  .post(patterns.answerTaught, signedIn, async (c) => {
    const { name } = serviceOf(c)
    const { about } = await c.req.parseBody()
    const held = valueOf(await c.var.attic.judgements(name))
    if (typeof about !== 'string' || !held.some((one) => one.about === about)) throw new Failure('BadRequest')
    valueOf(await c.var.attic.judge([{ by: name, about, verdict: withdrawn }]))
    return c.redirect(links.answerTaught(name), 303)
  })
  .get(patterns.answerTable, signedIn, async (c) => {
    const service = serviceOf(c)
    const name = /^([a-z0-9-]{1,40})\.csv$/.exec(c.req.param('table') ?? '')?.[1]
    const table = name === undefined ? undefined : service.tables(valueOf(await resultOf(c, service))).find((one) => one.name === name)
    if (table === undefined) throw new Failure('NotFound')
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${service.name}-${table.name}.csv"`)
    return c.body(table.rows.map(csvLine).join(''))
  })

function serviceOf(c: Context<Env>): Service {
  const service = services.find(({ name }) => name === c.req.param('service'))
  if (service === undefined) throw new Failure('NotFound')
  return service
}
