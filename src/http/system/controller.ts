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

/** Built files, which every page needs. */
export const assetRoutes = new Hono<Env>().get(patterns.asset, async (c) => {
  const accepted = c.req.header('accept-encoding') ?? ''
  const asset = await c.var.deps.readAsset(
    c.req.path.slice('/assets/'.length),
    (['br', 'gzip'] as const).filter((encoding) => accepts(accepted, encoding)),
  )
  if (asset === undefined) return c.notFound()
  if (asset.encoding !== undefined) c.header('Content-Encoding', asset.encoding)
  c.header('Vary', 'Accept-Encoding')
  return c.body(asset.bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': asset.type, 'Cache-Control': year })
})

/** `br;q=0` is a refusal (RFC 9110, 12.5.3). */
const accepts = (header: string, encoding: string): boolean => {
  const weight = new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=([\\d.]+)\\s*)?(?:,|$)`, 'i').exec(header)
  return weight !== null && Number(weight[1] ?? 1) > 0
}
