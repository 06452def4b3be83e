/** The page of carbon. */
import { Hono } from 'hono'
import { patterns } from '#routes'
import { carbon } from '#services'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'

export const carbonPages = new Hono<Env>().get(patterns.carbon, signedIn, async (c) => {
  const { from, until, total, lines, leftOut, ideas } = valueOf(await resultOf(c, carbon))
  const sources = lines.map(({ name, why, source, licence }) => ({ name, why, source, licence }))
  return c.html(pages.carbon(frameOf(c, await zoneOf(c)), { from, until, total, lines, leftOut, ideas, sources }))
})
