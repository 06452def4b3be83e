/** Whoever has a link: a code, then what was shared. No account; the code stays in a cookie of this address alone. */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isKind } from '#model'
import { type Lang, links, patterns } from '#routes'
import { pages, type SharedProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { chosenLang } from '../lang.ts'
import { csvOf } from './csv.ts'
import { shownView } from './views.ts'

/** Seconds that the code is kept: the time to look and take the file. */
const kept = 1_800
const cookie = 'grenier-shared'

export const guestPages = new Hono<Env>()
  .get(patterns.shared, async (c) => {
    const token = c.req.param('token')
    const code = getCookie(c, cookie)
    if (code !== undefined) return look(c, token, code)
    const known = await c.var.deps.gate.links.look(token)
    if (!known.ok) return answer(c, { token, refusal: 'none' }, 404)
    const { closed } = known.value
    return closed === undefined ? answer(c, { token }, 200) : answer(c, { token, refusal: closed }, 403)
  })
  .post(patterns.shared, async (c) => {
    const token = c.req.param('token')
    const { code } = await c.req.parseBody()
    if (typeof code !== 'string' || code.length > 40) throw new Failure('BadRequest')
    return look(c, token, code, true)
  })
  .get(patterns.sharedFile, async (c) => {
    const token = c.req.param('token')
    const kind = /^(.+)\.csv$/.exec(c.req.param('file'))?.[1]
    const code = getCookie(c, cookie)
    if (code === undefined || kind === undefined || !isKind(kind)) throw new Failure('NotFound')
    const visit = await visited(c, token, code)
    if (!visit.ok) {
      if (visit.error.type === 'Damaged') throw new Failure('Damaged')
      return c.redirect(links.shared(chosenLang(c), token), 303)
    }
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${kind}.csv"`)
    return c.body(csvOf(visit.value.rows, kind))
  })

async function look(c: Context<Env>, token: string, code: string, isTyped = false): Promise<Response> {
  const visit = await visited(c, token, code)
  if (visit.ok) {
    if (isTyped) keepCode(c, token, code)
    const { grant, at, rows } = visit.value
    const { purpose, view, until } = grant
    return answer(c, { token, shown: { purpose, view: shownView(view), until, at, rows } }, 200)
  }
  const { error } = visit
  if (error.type === 'Damaged') throw new Failure('Damaged')
  if (!isTyped) for (const lang of langs) deleteCookie(c, cookie, { path: links.shared(lang, token) })
  return error.type === 'NoLink' ? answer(c, { token, refusal: 'none' }, 404) : answer(c, { token, refusal: error.why }, 403)
}

/** Failures alone count: whoever shares an address with many is not held for their visits. */
async function visited(c: Context<Env>, token: string, code: string) {
  const { gate, limiters } = c.var.deps
  const seconds = limiters.shared.take(c.var.address)
  if (seconds > 0) throw new Failure('TooMany', { seconds })
  const visit = await gate.links.visit(token, code)
  if (visit.ok) limiters.shared.giveBack(c.var.address)
  return visit
}

const langs = ['fr', 'en'] as const satisfies readonly Lang[]

/** For this link alone, in either language. */
function keepCode(c: Context<Env>, token: string, code: string): void {
  const secure = c.var.deps.publicUrl.startsWith('https:')
  for (const lang of langs)
    setCookie(c, cookie, code, { path: links.shared(lang, token), httpOnly: true, sameSite: 'Strict', secure, maxAge: kept })
}

function answer(c: Context<Env>, props: SharedProps, status: 200 | 403 | 404): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex, nofollow')
  return c.html(pages.shared(frameOf(c), props), status)
}
