/** The server's front door: guards in order, then each area's routes, then one place that answers failures. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { bodyLimit } from 'hono/body-limit'
import { TrieRouter } from 'hono/router/trie-router'
import { placeOf } from '#lib/place-of'
import { patterns } from '#routes'
import { pages } from '#web'
import { accountPages } from './account/controller.ts'
import { kitPages } from './account/kit.ts'
import { passphrasePages } from './account/passphrase.ts'
import { recoverPages } from './account/recover.ts'
import { budgetPages } from './answers/budget-controller.ts'
import { answerPages } from './answers/controller.ts'
import { conflictPages } from './conflicts/controller.ts'
import { correctionPages } from './corrections/controller.ts'
import { carbonPages } from './answers/carbon-controller.ts'
import { energyPages } from './answers/energy-controller.ts'
import { forecastPages } from './answers/forecast-controller.ts'
import { answerIndexPages } from './answers/index-controller.ts'
import { mapPages } from './answers/map-controller.ts'
import { placePages } from './places/controller.ts'
import { supplierPages } from './answers/suppliers-controller.ts'
import { whatIfPages } from './answers/what-if.ts'
import { erasurePages } from './erasure/controller.ts'
import { compressPublic } from './compression.ts'
import type { Env, HttpDeps } from './deps.ts'
import { errorBody, Failure } from './errors.ts'
import { frameOf } from './frame.ts'
import { sameSite, visitor } from './guards.ts'
import { securityHeaders } from './headers.ts'
import { importApi, importPages } from './imports/controller.ts'
import { importJobApi, importJobPages } from './imports/job-controller.ts'
import { importTablePages } from './imports/table-controller.ts'
import { importTokenPages } from './import-tokens/controller.ts'
import { originalPages } from './imports/originals.ts'
import { handPages } from './hand/controller.ts'
import { arrivePages } from './leave/arrive.ts'
import { leavePages } from './leave/controller.ts'
import { matchingPages } from './matching/controller.ts'
import { ledgerPages } from './ledger/controller.ts'
import { noticePages } from './notices/controller.ts'
import { passkeyPages } from './passkeys/controller.ts'
import { enterPages } from './passkeys/enter.ts'
import { publicPages } from './public/controller.ts'
import { recordApi, recordPages } from './records/controller.ts'
import { removingPages } from './removing/controller.ts'
import { guestPages } from './shares/guest.ts'
import { sharePages } from './shares/controller.ts'
import { sessionPages } from './sessions/controller.ts'
import { settingsPages } from './settings/controller.ts'
import { sourcePages } from './sources/controller.ts'
import { assetRoutes, systemRoutes } from './system/controller.ts'
import { wherePages } from './where/controller.ts'

/** Bytes of a form that carries no file. */
const formBytes = 64 * 1024

export interface Http {
  /** `address` is the peer's, for the limits alone; it is never logged or stored. */
  fetch(request: Request, address?: string): Promise<Response>
}

export function createHttp(deps: HttpDeps): Http {
  const app = new Hono<Env>()
  app.use(record(deps), securityHeaders, trimSlash, limitForms, sameSite, visitor, compressPublic)
  for (const routes of [
    systemRoutes,
    assetRoutes,
    publicPages,
    wherePages,
    sourcePages,
    noticePages,
    handPages,
    accountPages,
    kitPages,
    passphrasePages,
    passkeyPages,
    enterPages,
    recoverPages,
    answerPages,
    matchingPages,
    answerIndexPages,
    budgetPages,
    whatIfPages,
    forecastPages,
    mapPages,
    placePages,
    supplierPages,
    energyPages,
    carbonPages,
    importPages,
    importApi,
    originalPages,
    importJobPages,
    importJobApi,
    importTablePages,
    conflictPages,
    correctionPages,
    removingPages,
    recordPages,
    recordApi,
    ledgerPages,
    sharePages,
    guestPages,
    settingsPages,
    sessionPages,
    importTokenPages,
    leavePages,
    arrivePages,
    erasurePages,
  ]) {
    app.route('/', routes)
  }
  answerFailures(app)
  return { fetch: async (request, address = '') => app.fetch(request, { address }) }
}

/** What is not there, and what fails, are answered in one place. */
export function answerFailures(app: Hono<Env>): void {
  const methodsAt = createMethods(app)
  app.notFound((c) => {
    const allow = methodsAt(c.req.path)
    const isWrong = allow.length > 0 && !allow.includes(c.req.method)
    return answer(c, isWrong ? new Failure('WrongMethod', { allow }) : new Failure('NotFound'))
  })
  app.onError((error, c) => {
    if (error instanceof Failure) return answer(c, error)
    c.set('failed', placeOf(error))
    return answer(c, new Failure('Failed'))
  })
}

/** Numbers the request, times it and leaves one line in the log. */
export const record =
  (deps: HttpDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const began = performance.now()
    c.set('deps', deps)
    c.set('request', crypto.randomUUID().slice(0, 8))
    c.set('address', (c.env as { address?: string } | undefined)?.address ?? '')
    await next()
    deps.log({
      request: c.var.request,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
      ...(c.var.failed === undefined ? {} : { error: c.var.failed }),
    })
  }

/** An address with a slash at its end is the one without, at this very site: never by the host or scheme that was asked. */
const trimSlash: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { pathname, search } = new URL(c.req.url)
  if (c.res.status !== 404 || c.req.method !== 'GET' || !/^\/[^/].*\/$/.test(pathname)) return
  c.res = c.redirect(pathname.slice(0, -1) + search, 301)
}

/** The methods that each address takes. */
function createMethods(app: Hono<Env>): (path: string) => readonly string[] {
  const router = new TrieRouter<string>()
  for (const { method, path } of app.routes) if (method !== 'ALL') router.add('ALL', path, method)
  return (path) => {
    const methods = router.match('ALL', path)[0].map(([method]) => method)
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
  }
}

const limited = bodyLimit({
  maxSize: formBytes,
  onError: () => {
    throw new Failure('UploadTooLarge')
  },
})
/** Addresses that take files, within limits of their own. */
const uploads: ReadonlySet<string> = new Set([patterns.imports, patterns.apiImports, patterns.arrive])
export const limitForms: MiddlewareHandler<Env> = (c, next) => (uploads.has(c.req.path) ? next() : limited(c, next))

function answer(c: Context<Env>, failure: Failure): Response | Promise<Response> {
  if (failure.status === 401)
    c.header('WWW-Authenticate', failure.type === 'BadToken' ? 'Bearer realm="grenier", error="invalid_token"' : 'Cookie realm="grenier"')
  if (failure.allow !== undefined) c.header('Allow', failure.allow.join(', '))
  if (failure.seconds !== undefined) c.header('Retry-After', String(failure.seconds))
  const wantsJson = isApi(c.req.path) || c.req.header('accept') === 'application/json'
  if (wantsJson) return c.json(errorBody(failure), failure.status)
  return c.html(pages.error(frameOf(c), { status: failure.status, request: c.var.request }), failure.status)
}

const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/')
