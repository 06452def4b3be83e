/** A person's passkeys: listed, made after a fresh authentication, renamed, taken away. Making one needs JavaScript; the rest does not. */
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { links, patterns } from '#routes'
import { type NotFresh, pages } from '#web'
import { statusOf, whyNotFresh } from '../account/fresh.ts'
import { ownKeys } from '../account/kit.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { addForm, askForm, removeForm, renameForm } from './schema.ts'

export const passkeyPages = new Hono<Env>()
  .get(patterns.passkeys, signedIn, ownKeys, async (c) => {
    const passkeys = await c.var.deps.passkeys.list(c.var.account.accountId)
    const done = c.req.query('done')
    return c.html(
      pages.passkeys(frameOf(c, await zoneOf(c)), {
        passkeys,
        ...(done === 'added' || done === 'removed' || done === 'renamed' ? { done } : {}),
      }),
    )
  })
  .post(patterns.passkeyAsk, signedIn, ownKeys, async (c) => {
    // A passkey comes beside two ways in that no device can lose.
    if (c.var.account.kit === 'missing') throw new Failure('KitNeeded')
    const { name, current } = await bodyOf(c, askForm)
    const refusal = await whyNotFresh(c, current)
    if (refusal !== undefined) throw new Failure(refusal.type, refusal.seconds === undefined ? {} : { seconds: refusal.seconds })
    return c.json(await c.var.deps.passkeys.toCreate(c.var.account.accountId, name))
  })
  .post(patterns.passkeys, signedIn, ownKeys, async (c) => {
    const { name, answer, output } = await bodyOf(c, addForm)
    const { gate, passkeys } = c.var.deps
    const { accountId } = c.var.account
    // The challenge was given after a fresh authentication, to this account alone.
    const made = valueOf(await passkeys.check(accountId, answer))
    // The wrap first: cut here, it is a wrap that nothing leads to, and not a passkey that opens nothing.
    valueOf(await gate.addPasskey(c.var.session, made.credential, Uint8Array.from(Buffer.from(output, 'base64url'))))
    const kept = await passkeys.keep(accountId, name, made)
    if (!kept.ok) valueOf(await gate.removePasskey(c.var.session, made.credential))
    valueOf(kept)
    return c.json({ location: `${links.passkeys()}?done=added` }, 201)
  })
  .get(patterns.passkey, signedIn, ownKeys, (c) => passkeyPage(c))
  .post(patterns.renamePasskey, signedIn, ownKeys, async (c) => {
    const typed = renameForm.safeParse(await c.req.parseBody())
    if (!typed.success) throw new Failure('BadRequest')
    const { credential } = await passkeyOf(c)
    await c.var.deps.passkeys.rename(c.var.account.accountId, credential, typed.data.name)
    return c.redirect(`${links.passkeys()}?done=renamed`, 303)
  })
  .post(patterns.removePasskey, signedIn, ownKeys, async (c) => {
    const { current } = removeForm.parse(await c.req.parseBody())
    const { credential } = await passkeyOf(c)
    const refusal = await whyNotFresh(c, current)
    if (refusal !== undefined) return passkeyPage(c, refusal)
    valueOf(await c.var.deps.gate.removePasskey(c.var.session, credential))
    await c.var.deps.passkeys.remove(c.var.account.accountId, credential)
    return c.redirect(`${links.passkeys()}?done=removed`, 303)
  })

async function passkeyPage(c: Context<Env>, refusal?: NotFresh): Promise<Response> {
  const passkey = await passkeyOf(c)
  const frame = frameOf(c, await zoneOf(c))
  if (refusal === undefined) return c.html(pages.passkey(frame, { passkey }))
  return c.html(pages.passkey(frame, { passkey, refusal }), statusOf(refusal))
}

/** The passkey of the address, when it is hers. */
async function passkeyOf(c: Context<Env>) {
  const held = await c.var.deps.passkeys.list(c.var.account.accountId)
  const found = held.find(({ credential }) => credential === c.req.param('passkey'))
  if (found === undefined) throw new Failure('NotFound')
  return found
}

/** The JSON of a request, by its schema. */
export async function bodyOf<S extends z.ZodType>(c: Context<Env>, schema: S): Promise<z.infer<S>> {
  const typed = schema.safeParse(await c.req.json().catch(() => undefined))
  if (!typed.success) throw new Failure('BadRequest')
  return typed.data
}
