/** What machines ask: health, the description of the API, assets. */
import { Hono } from 'hono'
import { patterns } from '#routes'
import { openApiDocument } from './openapi.ts'
import type { Env } from '../deps.ts'

const year = 'public, max-age=31536000, immutable'

export const systemRoutes = new Hono<Env>()
  .get(patterns.health, (c) => c.json({ status: 'ok' }))
  .get(patterns.ready, async (c) => ((await c.var.deps.isReady()) ? c.json({ status: 'ready' }) : c.json({ status: 'not ready' }, 503)))
  .get(patterns.openapi, (c) => c.json(openApiDocument))
  .get(patterns.asset, async (c) => {
    const asset = await c.var.deps.readAsset(c.req.path.slice('/assets/'.length))
    if (asset === undefined) return c.notFound()
    return c.body(asset.bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': asset.type, 'Cache-Control': year })
  })
