/** Erasing one's attic: what will go, a fresh proof that it is her, a week to change her mind; then a certificate. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { links, patterns } from '#routes'
import { type NotFresh, pages } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { entered } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { endSession } from '../session.ts'

const form = z.object({ passphrase: z.string().max(1024).catch(''), when: z.enum(['now', 'later']).catch('later') })
const isNumber = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)

export const erasurePages = new Hono<Env>()
  .get(patterns.erase, entered, async (c) => c.html(await erasePage(c)))
  .post(patterns.erase, entered, erase)
  .post(patterns.keepAttic, entered, async (c) => {
    const cancelled = await c.var.deps.erasures.cancel(c.var.account.vaultId)
    if (cancelled) await announce(c, 'keep')
    return c.redirect(cancelled ? `${links.erase()}?kept=1` : links.erase(), 303)
  })
  .get(patterns.certificate, async (c) => {
    const found = await certificateOf(c)
    c.header('Cache-Control', 'no-store')
    return c.html(pages.certificate(frameOf(c), 'dueAt' in found ? { dueAt: found.dueAt } : { signed: found }))
  })
  .get(patterns.certificateFile, async (c) => {
    const found = await certificateOf(c)
    if ('dueAt' in found) throw new Failure('NotFound')
    c.header('Cache-Control', 'no-store')
    c.header('Content-Disposition', `attachment; filename="grenier-erasure-${found.certificate.number}.json"`)
    return c.json(found)
  })
  .get(patterns.keys, async (c) => c.json({ keys: await c.var.deps.erasures.keys() }))

async function erase(c: Context<Env>): Promise<Response> {
  const { passphrase, when } = form.parse(await c.req.parseBody())
  const { account, deps } = c.var
  // Nobody has the passphrase of a trial, and nothing in it is anybody's.
  const refusal = account.trial ? undefined : await whyNotFresh(c, passphrase)
  if (refusal !== undefined) return c.html(await erasePage(c, refusal), statusOf(refusal))
  if (when === 'later' && !account.trial) {
    await announce(c, 'erase')
    await deps.erasures.later(account.vaultId)
    return c.redirect(links.erase(), 303)
  }
  const lang = chosenLang(c)
  const number = await deps.erasures.now(account.vaultId)
  await endSession(c)
  return c.redirect(links.certificate(lang, number), 303)
}

/** In her ledger, unless it does not open: neither act may depend on it. */
async function announce(c: Context<Env>, act: 'erase' | 'keep'): Promise<void> {
  const attic = await c.var.deps.gate.open(c.var.session)
  if (attic.ok) await attic.value.announce(act)
}

async function erasePage(c: Context<Env>, refusal?: NotFresh): Promise<string> {
  const { account, cookie, deps } = c.var
  const sessions = (await deps.identity.sessions(account.accountId, cookie)).length
  const asked = await deps.erasures.asked(account.vaultId)
  const { zone, held } = await lookInside(c)
  return pages.erase(frameOf(c, zone), {
    goes: { sessions, ...held },
    asked: asked ?? null,
    kept: c.req.query('kept') === '1',
    ...(refusal === undefined ? {} : { refusal }),
  })
}

/** What the attic holds; nothing when it does not open, which must not keep anyone from erasing it. */
async function lookInside(c: Context<Env>): Promise<{ zone?: string; held?: { records: number; imports: number; lines: number } }> {
  const attic = await c.var.deps.gate.open(c.var.session)
  if (!attic.ok) return {}
  const [overview, ledger, settings] = [await attic.value.overview(), await attic.value.ledger(), await attic.value.settings()]
  if (!overview.ok || !ledger.ok || !settings.ok) return {}
  const { records, batches } = overview.value
  return { zone: settings.value.zone, held: { records, imports: batches.length, lines: ledger.value.length } }
}

async function certificateOf(c: Context<Env>) {
  const number = c.req.param('number') ?? ''
  const found = isNumber(number) ? await c.var.deps.erasures.certificate(number) : undefined
  if (found === undefined) throw new Failure('NotFound')
  return found
}
