import { Hono } from 'hono'
import { patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'

/** The person's own register of what was read, by whom and why. */
export const ledgerPages = new Hono<Env>().get(patterns.ledger, signedIn, async (c) => {
  const entries = valueOf(await c.var.attic.ledger())
  const chapters = valueOf(await c.var.attic.chapters())
  return c.html(pages.ledger(frameOf(c, await zoneOf(c)), { entries, chapters }))
})
