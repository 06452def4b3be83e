/** Signing in with a passkey alone: it says who comes, proves it, and opens the vault, in one answer. */
import { Hono } from 'hono'
import { links, patterns } from '#routes'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { startSession } from '../session.ts'
import { bodyOf } from './controller.ts'
import { enterForm } from './schema.ts'

export const enterPages = new Hono<Env>()
  .post(patterns.enterAsk, (c) => c.json(c.var.deps.passkeys.toGet()))
  .post(patterns.enter, async (c) => {
    const { answer, output } = await bodyOf(c, enterForm)
    const { gate, identity, limiters, passkeys } = c.var.deps
    const key = `passkey:${answer.id}`
    // As for a passphrase: counted before trying, and failures alone count.
    const seconds = Math.max(limiters.signIn.take(c.var.address), limiters.signIn.take(key))
    if (seconds > 0) throw new Failure('TooMany', { seconds })
    const entered = await passkeys.enter(answer)
    const account = await identity.byId(entered.ok ? entered.value.accountId : '')
    const credential = entered.ok ? entered.value.credential : ''
    const session = await gate.unlockWithPasskey(account?.vaultId, credential, Uint8Array.from(Buffer.from(output, 'base64url')))
    if (!session.ok || account === undefined) throw new Failure('WrongPasskey')
    limiters.signIn.giveBack(c.var.address)
    limiters.signIn.forget(key)
    await gate.tidy(session.value)
    await startSession(c, account, session.value)
    return c.json({ location: links.home() })
  })
