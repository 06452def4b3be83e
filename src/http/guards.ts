/** Guards: each lets a request through or throws the failure that answers it. A route is a list of these. */
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { links, patterns } from '#routes'
import type { Env } from './deps.ts'
import { Failure, valueOf } from './errors.ts'
import { cookieName } from './session.ts'
import { chosenLang } from './lang.ts'

/**
 * Refuses a form that another site made the browser send: by `Sec-Fetch-Site`, which no page can forge, else by `Origin`
 * (OWASP, CSRF prevention). A program that sends neither has no cookie of somebody else's to abuse.
 */
export const sameSite: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const isForeign = site === undefined ? origin !== undefined && !isOwn(origin, c) : site !== 'same-origin' && site !== 'none'
    if (isForeign) throw new Failure('OtherSite')
  }
  await next()
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function isOwn(origin: string, c: Context<Env>): boolean {
  const own = new URL(c.var.deps.publicUrl)
  if (origin === own.origin) return true
  if (!URL.canParse(origin) || !loopback.has(own.hostname)) return false
  const from = new URL(origin)
  return loopback.has(from.hostname) && from.port === own.port && from.protocol === own.protocol
}

/**
 * Reads the cookie, if any: sets `account`, `session` and `cookie`. A program that shows a token has no cookie, and goes where
 * tokens are taken or nowhere.
 */
export const visitor: MiddlewareHandler<Env> = async (c, next) => {
  if (bearerOf(c) === undefined) await readCookie(c)
  else if (!isForTokens(c)) throw new Failure('ImportTokenOnly')
  await next()
}

/** The token of `Authorization: Bearer …` (RFC 6750), if any. */
export const bearerOf = (c: Context<Env>): string | undefined => /^bearer(?= |$) *(.*)$/i.exec(c.req.header('authorization') ?? '')?.[1]

const isForTokens = (c: Context<Env>): boolean =>
  c.req.method === 'POST' ? c.req.path === patterns.apiImports : c.req.method === 'GET' && c.req.path.startsWith(links.apiImportJob(''))

async function readCookie(c: Context<Env>): Promise<void> {
  const { identity, gate } = c.var.deps
  const cookie = getCookie(c, cookieName(c.var.deps.publicUrl))
  const visit = cookie === undefined ? undefined : await identity.visit(cookie)
  if (cookie === undefined || visit === undefined) return
  const session = gate.resume(visit.account.vaultId, visit.wrapped, visit.secret)
  if (!session.ok) return
  c.set('account', visit.account)
  c.set('session', session.value)
  c.set('cookie', cookie)
  if (visit.erasing !== null) c.set('erasing', visit.erasing)
}

/** Lets go of the key and of what it opened: what follows may last, and needs neither. */
export function letGo(c: Context<Env>): void {
  c.set('session', undefined as unknown as Env['Variables']['session'])
  c.set('attic', undefined as unknown as Env['Variables']['attic'])
}

/** The key and the attic again, from the cookie: the session may have ended in the meantime. */
export async function comeBack(c: Context<Env>): Promise<void> {
  await readCookie(c)
  if (c.var.session === undefined) throw new Failure('SignInNeeded')
  await openAttic(c)
}

/** Opens the person's attic, as it stands now. */
export async function openAttic(c: Context<Env>): Promise<void> {
  c.set('attic', valueOf(await c.var.deps.gate.open(c.var.session)))
}

/** Needs a session and leaves the attic closed: for what must work even when something in it does not open. */
export const entered: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.session === undefined) {
    if (c.req.path.startsWith('/api/') || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) throw new Failure('SignInNeeded')
    c.header('Cache-Control', 'no-store')
    return c.redirect(links.signIn(chosenLang(c)), 303)
  }
  c.header('Cache-Control', 'no-store')
  if (!c.req.path.startsWith('/api/')) c.set('news', await c.var.deps.notices.unread(c.var.account.accountId))
  await next()
}

/** Needs a session and opens the person's attic. Pages send to sign-in; the API answers 401. */
export const signedIn: MiddlewareHandler<Env> = (c, next) =>
  entered(c, async () => {
    await openAttic(c)
    await next()
  })
