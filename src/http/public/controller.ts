/** Pages that anyone may read, in both languages. */
import { Hono } from 'hono'
import { links, patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { frameOf } from '../frame.ts'
import { chosenLang } from '../lang.ts'

export const publicPages = new Hono<Env>()
  .get(patterns.root, (c) => {
    c.header('Vary', 'Accept-Language, Cookie')
    return c.redirect(links.landing(chosenLang(c)), 302)
  })
  .get(patterns.landing, (c) => c.html(pages.landing(frameOf(c))))
  .get(patterns.promises, (c) => c.html(pages.promises(frameOf(c))))
  .get(patterns.run, (c) => c.html(pages.run(frameOf(c))))
  .get(patterns.inspect, (c) => c.html(pages.inspect(frameOf(c))))
  .get(patterns.formats, (c) => {
    const { fileBytes, uploadBytes, files } = c.var.deps.limits
    return c.html(pages.formats(frameOf(c), { limits: { fileBytes, uploadBytes, files } }))
  })
  .get(patterns.example, async (c) => {
    const name = c.req.param('file')
    const bytes = await c.var.deps.readExample(name)
    if (bytes === undefined) return c.notFound()
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/octet-stream' })
  })
