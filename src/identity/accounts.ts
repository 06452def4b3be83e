import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '#lib/pure/result'
import { errorOf, type Store } from '#store'
import { createAddresses } from './addresses.ts'
import { cleanEmail, foldEmail } from './email.ts'
import type { AccountRow, IdentityTables } from './tables.ts'
import type { Account, Identity } from './types.ts'

export interface AccountDeps {
  readonly store: Store
  readonly secret: Uint8Array
  readonly now: () => Temporal.Instant
}

type Accounts = Pick<
  Identity,
  'signUp' | 'signUpTrial' | 'byEmail' | 'byId' | 'email' | 'changeKit' | 'changeLang' | 'trials' | 'remove' | 'count'
> & {
  /** Undefined for an account without an attic: an operator's. */
  toAccount(row: AccountRow): Account | undefined
}

/** Accounts: names and addresses are sealed under a platform key, each in its own row and column. */
export function createAccounts({ store, secret, now }: AccountDeps): Accounts {
  const addresses = createAddresses(secret)
  const db = store.read<IdentityTables>()

  const seal = (accountId: string, column: string, text: string) => addresses.seal(`account/${accountId}/${column}`, text)
  const open = (accountId: string, column: string, sealed: Uint8Array) => addresses.open(`account/${accountId}/${column}`, sealed)
  const accountOf = (row: AccountRow, vaultId: string): Account => ({
    accountId: row.account_id,
    vaultId,
    lang: row.lang,
    trial: row.trial === 1,
    kit: row.trial === 1 ? 'exempt' : (row.kit ?? 'missing'),
    name: row.name_sealed === null ? null : open(row.account_id, 'name', row.name_sealed),
  })
  const toAccount = (row: AccountRow): Account | undefined => (row.vault_id === null ? undefined : accountOf(row, row.vault_id))
  const newRow = (vaultId: string, lang: Account['lang']): AccountRow => ({
    account_id: randomBytes(16).toString('base64url'),
    vault_id: vaultId,
    lang,
    trial: 0,
    kit: null,
    name_sealed: null,
    email_lookup: null,
    email_sealed: null,
    verifier_sealed: null,
    created_at: toIso(now()),
  })
  const insert = (row: AccountRow) => store.write<IdentityTables, unknown>((trx) => trx.insertInto('account').values(row).execute())
  const byLookup = (lookup: string) => db.selectFrom('account').selectAll().where('email_lookup', '=', lookup).executeTakeFirst()

  return {
    toAccount,
    async signUp({ email, vaultId, lang }): Promise<Result<Account, { readonly type: 'Taken' }>> {
      const folded = foldEmail(email)
      if (folded === undefined) throw new RangeError('signUp: an address that isEmail refuses')
      const blank = newRow(vaultId, lang)
      const lookup = addresses.lookupOf(folded)
      const row = { ...blank, email_lookup: lookup, email_sealed: seal(blank.account_id, 'email', cleanEmail(email)) }
      try {
        await insert(row)
        return ok(accountOf(row, vaultId))
      } catch (error) {
        if (errorOf(error)?.type === 'Duplicate' && (await byLookup(lookup)) !== undefined) return err({ type: 'Taken' })
        throw error
      }
    },
    async signUpTrial({ vaultId, lang, name }) {
      const blank = newRow(vaultId, lang)
      const row = { ...blank, trial: 1, name_sealed: seal(blank.account_id, 'name', name) }
      await insert(row)
      return accountOf(row, vaultId)
    },
    async byEmail(email) {
      const row = await byLookup(addresses.lookupOf(email))
      return row && toAccount(row)
    },
    async byId(accountId) {
      const row = await db.selectFrom('account').selectAll().where('account_id', '=', accountId).executeTakeFirst()
      return row === undefined ? undefined : toAccount(row)
    },
    async email(accountId) {
      const row = await db.selectFrom('account').select('email_sealed').where('account_id', '=', accountId).executeTakeFirst()
      return row === undefined || row.email_sealed === null ? undefined : open(accountId, 'email', row.email_sealed)
    },
    async changeKit(accountId, kit) {
      const row = { kit: kit === 'missing' ? null : kit }
      await store.write<IdentityTables, unknown>((trx) => trx.updateTable('account').set(row).where('account_id', '=', accountId).execute())
    },
    async changeLang(accountId, lang) {
      await store.write<IdentityTables, unknown>((trx) =>
        trx.updateTable('account').set({ lang }).where('account_id', '=', accountId).execute(),
      )
    },
    async trials(olderThan) {
      const all = db.selectFrom('account').selectAll().where('trial', '=', 1).orderBy('created_at')
      const asked = olderThan === undefined ? all : all.where('created_at', '<', olderThan.toISOString())
      return (await asked.execute()).flatMap((row) => toAccount(row) ?? [])
    },
    async remove(accountId) {
      await store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('account').where('account_id', '=', accountId).execute())
    },
    async count() {
      const counted = db
        .selectFrom('account')
        .where('trial', '=', 0)
        .select(({ fn }) => fn.countAll<number>().as('n'))
      return (await counted.executeTakeFirstOrThrow()).n
    },
  }
}

/** An instant as the tables keep it: always 24 characters, so that text sorts as time. */
export const toIso = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
