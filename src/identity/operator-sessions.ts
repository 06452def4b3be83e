import { createHash, randomBytes } from 'node:crypto'
import { type AccountDeps, toIso } from './accounts.ts'
import { platformWide } from './roles.ts'
import type { IdentityTables } from './tables.ts'
import type { OperatorSessions } from './types.ts'

/** Shorter than an attic's: what this page does is rare, and weighs on everybody. */
const sessionHours = 8
const idleMinutes = 30

/** Sessions of the operator's page: the role is looked at again with each request. */
export function createOperatorSessions({ store, now }: Omit<AccountDeps, 'secret'>): OperatorSessions {
  const db = store.read<IdentityTables>()
  const ends = () => ({ now: toIso(now()), idleSince: toIso(now().subtract({ minutes: idleMinutes })) })
  return {
    async open(account_id) {
      const cookie = randomBytes(32).toString('base64url')
      const times = { expires_at: toIso(now().add({ hours: sessionHours })), seen_at: toIso(now()) }
      const row = { session_hash: hashOf(cookie), account_id, ...times }
      await store.write<IdentityTables, unknown>((trx) => trx.insertInto('operator_session').values(row).execute())
      return cookie
    },
    async visit(cookie) {
      const { now: at, idleSince } = ends()
      const row = await db
        .selectFrom('operator_session')
        .innerJoin('role', 'role.account_id', 'operator_session.account_id')
        .select(['operator_session.account_id', 'operator_session.seen_at'])
        .where('session_hash', '=', hashOf(cookie))
        .where('expires_at', '>', at)
        .where('seen_at', '>', idleSince)
        .where('role.role', '=', 'operator')
        .where('role.organisation', '=', platformWide)
        .executeTakeFirst()
      if (row === undefined) return undefined
      // A minute is close enough, and spares a write at each request.
      if (row.seen_at < toIso(now().subtract({ minutes: 1 }))) {
        await store.write<IdentityTables, unknown>((trx) =>
          trx.updateTable('operator_session').set({ seen_at: at }).where('session_hash', '=', hashOf(cookie)).execute(),
        )
      }
      return { accountId: row.account_id }
    },
    async close(cookie) {
      await store.write<IdentityTables, unknown>((trx) =>
        trx.deleteFrom('operator_session').where('session_hash', '=', hashOf(cookie)).execute(),
      )
    },
    async sweep() {
      const { now: at, idleSince } = ends()
      const swept = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx
          .deleteFrom('operator_session')
          .where((where) => where.or([where('expires_at', '<=', at), where('seen_at', '<=', idleSince)]))
          .executeTakeFirstOrThrow(),
      )
      return Number(swept.numDeletedRows)
    },
  }
}

const hashOf = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url')
