import { createHash } from 'node:crypto'
import { type AccountDeps, toIso } from './accounts.ts'
import type { IdentityTables } from './tables.ts'
import type { ImportTokens } from './types.ts'

/** What is kept of the last use is coarse, as for sessions. */
const coarseSeconds = 600
/** Lets whoever searches sources and logs for secrets know one. */
const prefix = 'grenier_import_'

/**
 * Import tokens: `public ‖ secret`, like a session's cookie. The look-up goes by a SHA-256 of random bytes, so its timing
 * tells nothing of a live token; the secret half proves itself by opening what is sealed.
 */
export function createImportTokens({ store, now }: Omit<AccountDeps, 'secret'>): ImportTokens {
  const db = store.read<IdentityTables>()
  return {
    async keep(accountId, { id, secret, sealed, expiresAt }) {
      const row = { token_hash: hashOf(id), account_id: accountId, sealed, expires_at: expiresAt, used_at: null }
      await store.write<IdentityTables, unknown>((trx) => trx.insertInto('import_token').values(row).execute())
      return prefix + Buffer.concat([Buffer.from(id, 'base64url'), secret]).toString('base64url')
    },
    async find(text) {
      const read = readToken(text)
      if (read === undefined) return undefined
      const row = await db
        .selectFrom('import_token')
        .select(['account_id', 'sealed'])
        .where('token_hash', '=', hashOf(read.id))
        .where('expires_at', '>', toIso(now()))
        .executeTakeFirst()
      return row && { accountId: row.account_id, sealed: row.sealed, ...read }
    },
    async touch(id) {
      const before = toIso(now().subtract({ seconds: coarseSeconds }))
      await store.write<IdentityTables, unknown>((trx) =>
        trx
          .updateTable('import_token')
          .set({ used_at: toIso(now()) })
          .where('token_hash', '=', hashOf(id))
          .where((where) => where.or([where('used_at', 'is', null), where('used_at', '<=', before)]))
          .execute(),
      )
    },
    async usedAt(accountId, ids) {
      const rows = await db.selectFrom('import_token').select(['token_hash', 'used_at']).where('account_id', '=', accountId).execute()
      const known = new Map(rows.map(({ token_hash, used_at }) => [token_hash, used_at]))
      return new Map(ids.map((id) => [id, known.get(hashOf(id)) ?? null]))
    },
    async end(accountId, id) {
      await store.write<IdentityTables, unknown>((trx) =>
        trx.deleteFrom('import_token').where('account_id', '=', accountId).where('token_hash', '=', hashOf(id)).execute(),
      )
    },
    async sweep() {
      const swept = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('import_token').where('expires_at', '<=', toIso(now())).executeTakeFirstOrThrow(),
      )
      return Number(swept.numDeletedRows)
    },
  }
}

/** 16 + 32 bytes are 64 characters of base64url without padding: any other writing is no token of ours. */
function readToken(text: string): { id: string; secret: Uint8Array } | undefined {
  if (!text.startsWith(prefix) || !/^[A-Za-z0-9_-]{64}$/.test(text.slice(prefix.length))) return undefined
  const bytes = Buffer.from(text.slice(prefix.length), 'base64url')
  return { id: bytes.subarray(0, 16).toString('base64url'), secret: Uint8Array.from(bytes.subarray(16)) }
}

const hashOf = (id: string): string => createHash('sha256').update(Buffer.from(id, 'base64url')).digest('base64url')
