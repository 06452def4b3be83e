import { createHash, randomBytes } from 'node:crypto'
import type { DeleteQueryBuilder, DeleteResult, Transaction } from 'kysely'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import { toIso, type AccountDeps } from './accounts.ts'
import { deviceOf } from './device.ts'
import type { AccountRow, IdentityTables } from './tables.ts'
import type { Account, Identity } from './types.ts'

/** A session ends 12 hours after it was opened, whatever happens. */
export const sessionSeconds = 12 * 3600
/** It ends after 2 hours without a request; what is kept of the last one is coarse, so up to `coarseSeconds` later. */
export const idleSeconds = 2 * 3600
const coarseSeconds = 600

const publicBytes = 16
const secretBytes = 32

type Sessions = Pick<
  Identity,
  'openSession' | 'visit' | 'closeSession' | 'closeSessions' | 'openSessions' | 'sessions' | 'endSession' | 'endOtherSessions' | 'sweep'
>

/**
 * Sessions: the cookie is `public ‖ secret`. The server keeps the hash of the public half and the vault key wrapped
 * under the secret half: a dump of the table opens no session and no vault. The look-up goes by a SHA-256 of random
 * bytes, so its timing tells nothing of a live cookie.
 */
export function createSessions({ store, secret, now }: AccountDeps, toAccount: (row: AccountRow) => Account | undefined): Sessions {
  const db = store.read<IdentityTables>()
  const deviceKey = platformKey(secret, 'session/device')
  const sealDevice = (hash: string, device: string | null) =>
    device === null ? null : sealWith(deviceKey, `session/${hash}/device`, Buffer.from(device))
  const openDevice = (hash: string, sealed: Uint8Array | null): string | null => {
    const opened = sealed === null ? undefined : openWith(deviceKey, `session/${hash}/device`, sealed)
    return opened?.ok ? Buffer.from(opened.value).toString('utf8') : null
  }

  type Deletion = DeleteQueryBuilder<IdentityTables, 'session', DeleteResult>
  const deleteSessions = async (which: (query: Deletion) => Deletion): Promise<number> => {
    const work = (trx: Transaction<IdentityTables>) => which(trx.deleteFrom('session')).executeTakeFirstOrThrow()
    return Number((await store.write(work)).numDeletedRows)
  }
  const endsBefore = () => ({ now: toIso(now()), idleSince: toIso(now().subtract({ seconds: idleSeconds + coarseSeconds })) })
  const touch = async (hash: string, seenAt: string) => {
    if (seenAt > toIso(now().subtract({ seconds: coarseSeconds }))) return
    const seen = { seen_at: toIso(now()) }
    await store.write<IdentityTables, unknown>((trx) => trx.updateTable('session').set(seen).where('session_hash', '=', hash).execute())
  }

  return {
    async openSession(account, wrap, userAgent = '') {
      const cookie = randomBytes(publicBytes + secretBytes)
      const hash = hashOf(cookie.subarray(0, publicBytes))
      const row = {
        session_hash: hash,
        account_id: account.accountId,
        wrapped: wrap(Uint8Array.from(cookie.subarray(publicBytes))),
        expires_at: toIso(now().add({ seconds: sessionSeconds })),
        seen_at: toIso(now()),
        device_sealed: sealDevice(hash, deviceOf(userAgent)),
      }
      await store.write<IdentityTables, unknown>((trx) => trx.insertInto('session').values(row).execute())
      return cookie.toString('base64url')
    },
    async visit(cookie) {
      const read = readCookie(cookie)
      if (read === undefined) return undefined
      const ends = endsBefore()
      const row = await db
        .selectFrom('session')
        .innerJoin('account', 'account.account_id', 'session.account_id')
        .leftJoin('erasure', 'erasure.vault_id', 'account.vault_id')
        .selectAll('account')
        .select(['session.wrapped', 'session.seen_at', 'erasure.due_at'])
        .where('session.session_hash', '=', read.hash)
        .where('session.expires_at', '>', ends.now)
        .where('session.seen_at', '>', ends.idleSince)
        .executeTakeFirst()
      const account = row && toAccount(row)
      if (row === undefined || account === undefined) return undefined
      await touch(read.hash, row.seen_at)
      return { account, wrapped: row.wrapped, secret: read.secret, erasing: row.due_at }
    },
    async closeSession(cookie) {
      const read = readCookie(cookie)
      if (read === undefined) return
      await store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('session').where('session_hash', '=', read.hash).execute())
    },
    async sessions(accountId, cookie) {
      const ends = endsBefore()
      const mine = readCookie(cookie)?.hash
      const rows = await db
        .selectFrom('session')
        .select(['session_hash', 'expires_at', 'seen_at', 'device_sealed'])
        .where('account_id', '=', accountId)
        .where('expires_at', '>', ends.now)
        .where('seen_at', '>', ends.idleSince)
        .orderBy('seen_at', 'desc')
        .orderBy('session_hash')
        .execute()
      // Its times are not sealed: a row that is not written as we write them is none of ours.
      const ours = rows.filter(({ expires_at, seen_at }) => isInstant(expires_at) && isInstant(seen_at))
      const lines = ours.map(({ session_hash, expires_at, seen_at, device_sealed }) => ({
        id: session_hash,
        current: session_hash === mine,
        openedAt: toIso(Temporal.Instant.from(expires_at).subtract({ seconds: sessionSeconds })),
        seenAt: seen_at,
        device: openDevice(session_hash, device_sealed),
      }))
      return lines.toSorted((a, b) => Number(b.current) - Number(a.current))
    },
    async endSession(accountId, id) {
      const ended = await deleteSessions((query) => query.where('account_id', '=', accountId).where('session_hash', '=', id))
      return ended === 1
    },
    async endOtherSessions(accountId, cookie) {
      const mine = readCookie(cookie)?.hash ?? ''
      return await deleteSessions((query) => query.where('account_id', '=', accountId).where('session_hash', '!=', mine))
    },
    async openSessions() {
      const ends = endsBefore()
      const counted = db
        .selectFrom('session')
        .where('expires_at', '>', ends.now)
        .where('seen_at', '>', ends.idleSince)
        .select(({ fn }) => fn.countAll<number>().as('n'))
      return (await counted.executeTakeFirstOrThrow()).n
    },
    async closeSessions(accountId) {
      await store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('session').where('account_id', '=', accountId).execute())
    },
    async sweep() {
      const ends = endsBefore()
      return await deleteSessions((query) =>
        query.where((where) => where.or([where('expires_at', '<=', ends.now), where('seen_at', '<=', ends.idleSince)])),
      )
    },
  }
}

/** 48 bytes are 64 characters of base64url without padding: any other writing is no cookie of ours. */
function readCookie(cookie: string): { hash: string; secret: Uint8Array } | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(cookie)) return undefined
  const bytes = Buffer.from(cookie, 'base64url')
  return { hash: hashOf(bytes.subarray(0, publicBytes)), secret: Uint8Array.from(bytes.subarray(publicBytes)) }
}

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
