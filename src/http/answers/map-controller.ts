/** The map of towns, and the one thing a person says to it: where she lives. */
import { type Context, Hono } from 'hono'
import { towns, townSources } from '#content'
import { withdrawn } from '#model'
import { links, patterns } from '#routes'
import { map, townTyped } from '#services'
import { type MapProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { resultOf } from './result.ts'
import { textsOf } from './typed.ts'

const by = 'map'
const about = 'home'
/** Towns drawn around, from this size on, in thousands. */
const around = { fr: 30, qc: 20 }

export const mapPages = new Hono<Env>()
  .get(patterns.map, signedIn, (c) => mapPage(c))
  .post(patterns.map, signedIn, async (c) => {
    const { town = '' } = textsOf(await c.req.parseBody())
    const country = (await zoneOf(c)).startsWith('America/') ? 'qc' : 'fr'
    const found = townTyped(town, country)
    if (town !== '' && found === undefined) return await mapPage(c, true)
    const held = valueOf(await c.var.attic.judgements(by)).some((one) => one.about === about)
    if (found !== undefined) valueOf(await c.var.attic.judge([{ by, about, verdict: 'home', value: found.id }]))
    else if (held) valueOf(await c.var.attic.judge([{ by, about, verdict: withdrawn }]))
    return c.redirect(links.map(), 303)
  })

async function mapPage(c: Context<Env>, wrong = false): Promise<Response> {
  const frame = frameOf(c, await zoneOf(c))
  const result = valueOf(await resultOf(c, map))
  const { home, places, placed, unplaced, grid, phone, country } = result
  const named = home && [...towns.fr, ...towns.qc].find(({ id }) => id === home.town)
  const props: MapProps = {
    home: named ? { name: named.name, source: home.source } : null,
    places: places.map((one) => ({ ...one, operations: one.operations.length, trips: one.trips.length })),
    around: towns[country].filter(({ size }) => size >= around[country]).map(({ latitude, longitude }) => [latitude, longitude]),
    placed,
    unplaced: { operations: unplaced.operations.length, trips: unplaced.trips.length },
    grid,
    phone,
    source: townSources[country][frame.lang],
    wrong,
  }
  return c.html(pages.map(frame, props), wrong ? 422 : 200)
}
