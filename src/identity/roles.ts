import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { err, ok } from '#lib/pure/result'
import { createAddresses } from './addresses.ts'
import { type AccountDeps, toIso } from './accounts.ts'
import { cleanEmail, isEmail } from './email.ts'
import type { AccountRow, IdentityTables } from './tables.ts'
import type { By, Member, Role, RoleAct, Roles, Verifier } from './types.ts'

/** How long a link may wait for its person. */
export const invitationHours = 24
/** Roles for the platform as a whole. */
export const platformWide = ''
const tokenBytes = 16

type Trx = Transaction<IdentityTables>
type Holder = Pick<AccountRow, 'account_id' | 'vault_id' | 'verifier_sealed'>

export function createRoles({ store, secret, now }: AccountDeps): Roles {
  const db = store.read<IdentityTables>()
  const addresses = createAddresses(secret)
  const at = () => toIso(now())
  const verifierOf = (accountId: string) => `account/${accountId}/verifier`
  const emailOf = (hash: string) => `invitation/${hash}/email`

  const toMember = ({ account_id, vault_id, verifier_sealed }: Holder): Member => ({
    accountId: account_id,
    vaultId: vault_id,
    verifier: verifier_sealed === null ? null : (JSON.parse(addresses.open(verifierOf(account_id), verifier_sealed)) as Verifier),
  })
  const holder = (column: 'account_id' | 'email_lookup', value: string, from: Pick<Trx, 'selectFrom'> = db) =>
    from.selectFrom('account').select(['account_id', 'vault_id', 'verifier_sealed']).where(column, '=', value).where('trial', '=', 0)
  const memberBy = async (column: 'account_id' | 'email_lookup', value: string) => {
    const row = await holder(column, value).executeTakeFirst()
    return row && toMember(row)
  }
  const give = async (trx: Trx, account_id: string, role: Role, by: By) => {
    const row = { account_id, role, organisation: platformWide, granted_at: at() }
    const given = await trx
      .insertInto('role')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account_id', 'role', 'organisation']).doNothing())
      .executeTakeFirst()
    if (given.numInsertedOrUpdatedRows === 1n) await audit(trx, { act: 'granted', accountId: account_id, role, by, at: at() })
  }
  const newAccount = (email: string, lookup: string, verifier: Verifier, lang: 'fr' | 'en'): AccountRow => {
    const account_id = randomBytes(16).toString('base64url')
    return {
      account_id,
      vault_id: null,
      lang,
      trial: 0,
      kit: 'exempt',
      name_sealed: null,
      email_lookup: lookup,
      email_sealed: addresses.seal(`account/${account_id}/email`, email),
      verifier_sealed: addresses.seal(verifierOf(account_id), JSON.stringify(verifier)),
      created_at: at(),
    }
  }

  return {
    async invite({ email, role, by }) {
      if (!isEmail(email)) throw new RangeError('invite: an address that isEmail refuses')
      const token = randomBytes(tokenBytes).toString('base64url')
      const token_hash = hashOf(token)
      const expires_at = toIso(now().add({ hours: invitationHours }))
      const email_sealed = addresses.seal(emailOf(token_hash), cleanEmail(email))
      const row = { token_hash, email_lookup: addresses.lookupOf(email), email_sealed, role, organisation: platformWide, expires_at }
      await store.write<IdentityTables, unknown>((trx) =>
        trx
          .insertInto('role_invitation')
          .values({ ...row, by_account: by.account, way: by.way })
          .execute(),
      )
      return { token, expiresAt: expires_at }
    },
    async invitation(token) {
      const row = await db
        .selectFrom('role_invitation')
        .selectAll()
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', at())
        .executeTakeFirst()
      if (row === undefined) return undefined
      const email = addresses.open(emailOf(row.token_hash), row.email_sealed)
      return { email, role: row.role, expiresAt: row.expires_at, member: await memberBy('email_lookup', row.email_lookup) }
    },
    async accept(token, who) {
      return await store.write<IdentityTables, Awaited<ReturnType<Roles['accept']>>>(async (trx) => {
        const link = trx.selectFrom('role_invitation').selectAll().where('token_hash', '=', hashOf(token)).where('expires_at', '>', at())
        const row = await link.executeTakeFirst()
        if (row === undefined) return err({ type: 'Ended' })
        const found = await holder('email_lookup', row.email_lookup, trx).executeTakeFirst()
        // The account must still be the one that proved itself, and a new one must not stand in the place of another.
        if (found?.account_id !== ('accountId' in who ? who.accountId : undefined)) return err({ type: 'Ended' })
        await trx.deleteFrom('role_invitation').where('token_hash', '=', row.token_hash).execute()
        let accountId = found?.account_id
        if (accountId === undefined && 'verifier' in who) {
          const email = addresses.open(emailOf(row.token_hash), row.email_sealed)
          const made = newAccount(email, row.email_lookup, who.verifier, who.lang)
          await trx.insertInto('account').values(made).execute()
          accountId = made.account_id
        }
        if (accountId === undefined) return err({ type: 'Ended' })
        await give(trx, accountId, row.role, { account: row.by_account, way: row.way })
        return ok({ accountId })
      })
    },
    async grant({ email, role, by }) {
      const member = await memberBy('email_lookup', addresses.lookupOf(email))
      if (member === undefined) return err({ type: 'NoAccount' })
      await store.write<IdentityTables, void>((trx) => give(trx, member.accountId, role, by))
      return ok(undefined)
    },
    async revoke(accountId, role, by) {
      return await store.write<IdentityTables, boolean>(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('role')
          .where('account_id', '=', accountId)
          .where('role', '=', role)
          .where('organisation', '=', platformWide)
          .executeTakeFirstOrThrow()
        const account = await trx.selectFrom('account').select('email_lookup').where('account_id', '=', accountId).executeTakeFirst()
        await endLinks(trx, account?.email_lookup ?? '', role)
        if (numDeletedRows === 0n) return false
        await audit(trx, { act: 'revoked', accountId, role, by, at: at() })
        await dropIfNothing(trx, accountId)
        return true
      })
    },
    async withdraw(email, role) {
      return await store.write<IdentityTables, boolean>((trx) => endLinks(trx, addresses.lookupOf(email), role))
    },
    member: (email) => memberBy('email_lookup', addresses.lookupOf(email)),
    memberOf: (accountId) => memberBy('account_id', accountId),
    async has(accountId, role) {
      const row = await db
        .selectFrom('role')
        .select('role')
        .where('account_id', '=', accountId)
        .where('role', '=', role)
        .where('organisation', '=', platformWide)
        .executeTakeFirst()
      return row !== undefined
    },
    async lines() {
      const rows = await db
        .selectFrom('role')
        .select(['account_id', 'role', 'granted_at'])
        .orderBy('granted_at')
        .orderBy('account_id')
        .execute()
      return rows.map(({ account_id, role, granted_at }) => ({ accountId: account_id, role, grantedAt: granted_at }))
    },
    async changes(limit) {
      const rows = await db.selectFrom('role_audit').selectAll().orderBy('at', 'desc').orderBy('entry').limit(limit).execute()
      return rows.map(({ at: done, act, account_id, role, by_account, way }) => ({
        at: done,
        act,
        accountId: account_id,
        role,
        by: by_account,
        way,
      }))
    },
    async sweep() {
      const swept = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('role_invitation').where('expires_at', '<=', at()).executeTakeFirstOrThrow(),
      )
      return Number(swept.numDeletedRows)
    },
  }
}

/** A role taken back does not return by a link that was left open. */
async function endLinks(trx: Trx, lookup: string, role: Role): Promise<boolean> {
  const ended = await trx
    .deleteFrom('role_invitation')
    .where('email_lookup', '=', lookup)
    .where('role', '=', role)
    .executeTakeFirstOrThrow()
  return ended.numDeletedRows > 0n
}

/** An account without an attic and without a role is of no use: its address is not kept. */
async function dropIfNothing(trx: Trx, accountId: string): Promise<void> {
  const held = await trx.selectFrom('role').select('role').where('account_id', '=', accountId).executeTakeFirst()
  if (held === undefined) await trx.deleteFrom('account').where('account_id', '=', accountId).where('vault_id', 'is', null).execute()
}

/** Ends the roles of accounts that are going, in the transaction that deletes them. */
export async function endRoles(trx: Trx, accountIds: readonly string[], at: string): Promise<void> {
  const held = await trx
    .selectFrom('role')
    .select(['account_id', 'role'])
    .where('account_id', 'in', [...accountIds, ''])
    .execute()
  for (const { account_id, role } of held) {
    await audit(trx, { act: 'revoked', accountId: account_id, role, by: { account: null, way: 'erasure' }, at })
  }
}

interface Entry {
  readonly act: RoleAct
  readonly accountId: string
  readonly role: Role
  readonly by: By
  readonly at: string
}

/** The only statement that touches the audit: a line more. */
async function audit(trx: Trx, { act, accountId, role, by, at }: Entry): Promise<void> {
  const entry = randomBytes(16).toString('base64url')
  const row = { entry, at, act, account_id: accountId, role, organisation: platformWide, by_account: by.account, way: by.way }
  await trx.insertInto('role_audit').values(row).execute()
}

/** The look-up goes by a hash of random bytes, so its timing tells nothing of a live link. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
