/** The server's front door: guards in order, then each area's routes, then one place that answers failures. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { bodyLimit } from 'hono/body-limit'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { patterns } from '#routes'
import { pages } from '#web'
import { accountPages } from './account/controller.ts'
import { answerPages } from './answers/controller.ts'
import type { Env, HttpDeps } from './deps.ts'
import { errorBody, Failure } from './errors.ts'
import { frameOf } from './frame.ts'
import { sameSite, visitor } from './guards.ts'
import { securityHeaders } from './headers.ts'
import { importApi, importPages } from './imports/controller.ts'
import { ledgerPages } from './ledger/controller.ts'
import { publicPages } from './public/controller.ts'
import { recordApi, recordPages } from './records/controller.ts'
import { settingsPages } from './settings/controller.ts'
import { systemRoutes } from './system/controller.ts'

/** Bytes of a form that carries no file. */
const formBytes = 64 * 1024

export interface Http {
  /** `address` is the peer's, for the limits alone; it is never logged or stored. */
  fetch(request: Request, address?: string): Promise<Response>
}

export function createHttp(deps: HttpDeps): Http {
  const app = new Hono<Env>()
  app.use(record(deps), securityHeaders, trimTrailingSlash(), limitForms, sameSite, visitor)
  for (const routes of [
    systemRoutes,
    publicPages,
    accountPages,
    answerPages,
    importPages,
    importApi,
    recordPages,
    recordApi,
    ledgerPages,
    settingsPages,
  ]) {
    app.route('/', routes)
  }
  app.notFound((c) => answer(c, new Failure('NotFound')))
  app.onError((error, c) => {
    if (error instanceof Failure) return answer(c, error)
    c.set('failed', placeOf(error))
    return answer(c, new Failure('Failed'))
  })
  return { fetch: async (request, address = '') => app.fetch(request, { address }) }
}

/** Numbers the request, times it and leaves one line in the log. */
const record =
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

const limited = bodyLimit({
  maxSize: formBytes,
  onError: () => {
    throw new Failure('UploadTooLarge')
  },
})
const limitForms: MiddlewareHandler<Env> = (c, next) =>
  c.req.path === patterns.imports || c.req.path === patterns.apiImports ? next() : limited(c, next)

function answer(c: Context<Env>, failure: Failure): Response | Promise<Response> {
  if (failure.status === 401) c.header('WWW-Authenticate', 'Cookie realm="grenier"')
  if (failure.seconds !== undefined) c.header('Retry-After', String(failure.seconds))
  const wantsJson = c.req.path.startsWith('/api/') || c.req.header('accept') === 'application/json'
  if (wantsJson) return c.json(errorBody(failure), failure.status)
  return c.html(pages.error(frameOf(c), { status: failure.status, request: c.var.request }), failure.status)
}

/** Where an unexpected error was born, without its message, which may hold somebody's data. */
function placeOf(error: Error): string {
  const frame = /\(?((?:src|node_modules)\/[^)\s]+)\)?/.exec(error.stack?.replaceAll('\\', '/').split('\n').slice(1).join(' ') ?? '')
  return `${error.name} at ${frame?.[1] ?? 'unknown'}`
}
