/** The operator's pages, for the admin port: deny by default, the role looked at with each request, no attic within reach. */
import { Hono } from 'hono'
import { answerFailures, limitForms, record } from '../create-http.ts'
import type { Env, OperatorDeps } from '../deps.ts'
import { sameSite } from '../guards.ts'
import { securityHeaders } from '../headers.ts'
import { assetRoutes } from '../system/controller.ts'
import { operatorDoor } from './door.ts'
import { joinPages } from './join.ts'
import { operatorPages } from './pages.ts'
import { operatorVisitor } from './session.ts'

export function createOperatorHttp(deps: OperatorDeps): (request: Request) => Promise<Response> {
  const app = new Hono<Env>()
  app.use(record(deps), securityHeaders, limitForms, sameSite)
  app.use(async (c, next) => {
    c.set('operators', deps)
    await next()
  })
  app.use(operatorVisitor)
  for (const routes of [assetRoutes, operatorDoor, joinPages, operatorPages]) app.route('/', routes)
  answerFailures(app)
  return async (request) => app.fetch(request)
}
