import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { links } from '#routes'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'

/** Cookies are sent to every port of a host: this one has a name of its own, and opens nothing on the public port. */
const cookieName = 'grenier-operator'
/** The loopback is plain http, where browsers refuse `Secure` under most names. */
const attributes = { httpOnly: true, sameSite: 'Strict', path: '/operator' } as const

/** Reads the cookie, if any, and whether its account is still an operator's. Never refuses. */
export const operatorVisitor: MiddlewareHandler<Env> = async (c, next) => {
  c.header('Cache-Control', 'no-store')
  const cookie = getCookie(c, cookieName)
  const visit = cookie === undefined ? undefined : await c.var.operators.operatorSessions.visit(cookie)
  if (visit !== undefined) c.set('operator', visit)
  await next()
}

/** Needs an operator: sends pages to the sign-in, refuses the rest. */
export const operatorOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.operator === undefined) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new Failure('SignInNeeded')
    return c.redirect(links.operatorSignIn(), 303)
  }
  await next()
}

/** Opens a session and gives its cookie; an older one of the same browser is closed first. */
export async function startOperatorSession(c: Context<Env>, accountId: string): Promise<void> {
  await closeOwn(c)
  setCookie(c, cookieName, await c.var.operators.operatorSessions.open(accountId), attributes)
}

export async function endOperatorSession(c: Context<Env>): Promise<void> {
  await closeOwn(c)
  deleteCookie(c, cookieName, attributes)
}

async function closeOwn(c: Context<Env>): Promise<void> {
  const cookie = getCookie(c, cookieName)
  if (cookie !== undefined) await c.var.operators.operatorSessions.close(cookie)
}
