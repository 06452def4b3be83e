/** Where she went, a month or a day at a time: her own look at her own data, which opens that month alone. */
import { Hono } from 'hono'
import { isDay } from '#lib/pure/day'
import { patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { daysOf, planOf } from './plan.ts'

const kinds = ['mobility.position', 'mobility.trip'] as const

export const placePages = new Hono<Env>().get(patterns.places, signedIn, async (c) => {
  const { attic } = c.var
  const zone = await zoneOf(c)
  const { day, month: asked } = c.req.query()
  if ((day !== undefined && !isDay(day)) || (asked !== undefined && !isDay(`${asked}-01`))) throw new Failure('NotFound')
  const held = [...attic.months(kinds).keys()].filter((month) => month !== '').toSorted()
  const month = day?.slice(0, 7) ?? asked ?? held.at(-1) ?? null
  const records = month === null ? [] : valueOf(await attic.between(kinds, ...daysOf(month, zone)))
  return c.html(
    pages.places(frameOf(c, zone), {
      month,
      day: day ?? null,
      days: month === null ? [] : planOf(records, { zone, month }),
      before: held.findLast((one) => month !== null && one < month) ?? null,
      after: held.find((one) => month !== null && one > month) ?? null,
    }),
  )
})
