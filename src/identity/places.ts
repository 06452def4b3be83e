import { createHmac, randomBytes } from 'node:crypto'
import { platformKey } from '#lib/secret'
import { type AccountDeps, toIso } from './accounts.ts'
import type { Places } from './notice-types.ts'
import type { IdentityTables } from './tables.ts'

/** The longest that browsers keep a cookie (RFC 6265bis). */
export const placeDays = 400
const mostPlaces = 20

/**
 * Browsers known to each account, by a keyed digest of account and cookie: one browser that opens two attics is two unrelated rows.
 * No address and no agent is read, so "new place" means a browser that does not have the cookie: a new device, a private window, or
 * cookies cleared.
 */
export function createPlaces({ store, secret, now }: AccountDeps): Places {
  const key = platformKey(secret, 'place')
  const digestOf = (accountId: string, cookie: string): string =>
    createHmac('sha256', key).update(`${accountId}\u0000${cookie}`).digest('base64url')
  return {
    async enter(accountId, given) {
      const cookie = given !== undefined && /^[A-Za-z0-9_-]{22}$/.test(given) ? given : randomBytes(16).toString('base64url')
      const place = digestOf(accountId, cookie)
      const seen_at = toIso(now())
      return await store.write<IdentityTables, { known: boolean; cookie: string }>(async (trx) => {
        const mine = await trx
          .selectFrom('known_place')
          .selectAll()
          .where('account_id', '=', accountId)
          .orderBy('seen_at', 'desc')
          .execute()
        const known = mine.length === 0 || mine.some((one) => one.place === place)
        await trx
          .insertInto('known_place')
          .values({ account_id: accountId, place, seen_at })
          .onConflict((conflict) => conflict.columns(['account_id', 'place']).doUpdateSet({ seen_at }))
          .execute()
        const old = mine.filter((one) => one.place !== place).slice(mostPlaces - 1)
        if (old.length > 0) {
          const places = old.map((one) => one.place)
          await trx.deleteFrom('known_place').where('account_id', '=', accountId).where('place', 'in', places).execute()
        }
        return { known, cookie }
      })
    },
    async sweep() {
      const before = toIso(now().subtract({ hours: 24 * placeDays }))
      await store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('known_place').where('seen_at', '<', before).execute())
    },
  }
}
