import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Session } from '#gate'
import { type Account, placeDays } from '#identity'
import type { Env } from './deps.ts'

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/** `__Host-` pins a cookie to this host over https; plain on `http://localhost`, where browsers refuse the prefix. */
export const cookieName = (publicUrl: string): string => (isSecure(publicUrl) ? '__Host-grenier' : 'grenier')

const attributes = (publicUrl: string) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(publicUrl) }) as const

/** Opens a session and gives its cookie; an older one of the same browser is closed first. */
export async function startSession(c: Context<Env>, account: Account, session: Session): Promise<void> {
  const { identity, gate, publicUrl } = c.var.deps
  if (c.var.cookie !== undefined) await identity.closeSession(c.var.cookie)
  const cookie = await identity.openSession(account, (secret) => gate.wrap(session, secret), c.req.header('user-agent'))
  setCookie(c, cookieName(publicUrl), cookie, attributes(publicUrl))
  if (!account.trial) await meetPlace(c, account.accountId)
}

/** A browser that never opened this attic is told to its person; it keeps a random cookie, by which it is known the next time. */
async function meetPlace(c: Context<Env>, accountId: string): Promise<void> {
  const { places, notices, publicUrl } = c.var.deps
  const name = `${cookieName(publicUrl)}-place`
  const held = getCookie(c, name)
  const { known, cookie } = await places.enter(accountId, held)
  if (!known) await notices.notify(accountId, 'new-place')
  setCookie(c, name, cookie, { ...attributes(publicUrl), maxAge: placeDays * 24 * 3600 })
}

export async function endSession(c: Context<Env>): Promise<void> {
  const { identity, publicUrl } = c.var.deps
  if (c.var.cookie !== undefined) await identity.closeSession(c.var.cookie)
  deleteCookie(c, cookieName(publicUrl), attributes(publicUrl))
}
