/** Language, zone and default currency. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { currencies } from '#lib/pure/money'
import { links, patterns } from '#routes'
import { pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'

const zones = Intl.supportedValuesOf('timeZone')
const form = z.object({
  lang: z.enum(['fr', 'en']),
  zone: z.enum(zones as [string, ...string[]]),
  currency: z.enum(currencies as [string, ...string[]]),
})

export const settingsPages = new Hono<Env>().get(patterns.settings, signedIn, settingsPage).post(patterns.settings, signedIn, async (c) => {
  const typed = form.safeParse(await c.req.parseBody())
  if (!typed.success) throw new Failure('BadRequest')
  const { lang, zone, currency } = typed.data
  valueOf(await c.var.attic.change({ zone, currency }))
  await c.var.deps.identity.changeLang(c.var.account.accountId, lang)
  return c.redirect(`${links.settings()}?saved=1`, 303)
})

async function settingsPage(c: Context<Env>): Promise<Response> {
  const { zone, currency } = valueOf(await c.var.attic.settings())
  const { account, deps } = c.var
  const email = account.trial ? null : ((await deps.identity.email(account.accountId)) ?? null)
  const saved = c.req.query('saved') === '1'
  const keys = account.kit === 'exempt' ? {} : { keys: { kit: account.kit } }
  const tables = valueOf(await c.var.attic.mappings())
  return c.html(pages.settings(frameOf(c, zone), { tables, email, lang: account.lang, zone, currency, zones, currencies, saved, ...keys }))
}
