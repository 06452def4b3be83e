import { randomInt } from 'node:crypto'
import type { Context } from 'hono'
import type { Session } from '#gate'
import type { Account } from '#identity'
import { groupsOf } from '#lib/recovery-code'
import { type KitProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { frameOf } from '../frame.ts'

/** Makes a code and shows it, once. It is in force when its groups are typed back, and stored nowhere until then. */
export function showNewKit(c: Context<Env>, account: Account, session: Session, after: KitProps['after']): Response | Promise<Response> {
  c.set('account', account)
  const { code, sealed } = c.var.deps.gate.offerRecovery(session)
  return showKit(c, code, { offer: Buffer.from(sealed).toString('base64url'), asked: twoOf(groupsOf(code).length), after })
}

export function showKit(c: Context<Env>, code: Uint8Array, props: Omit<KitProps, 'groups'>): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(pages.kit(frameOf(c), { ...props, groups: groupsOf(code) }), props.refusal === undefined ? 200 : 422)
}

/** Two different numbers from 1 to `count`, in order. */
function twoOf(count: number): readonly [number, number] {
  const first = randomInt(1, count)
  return [first, randomInt(first + 1, count + 1)]
}
