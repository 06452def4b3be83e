import { err, ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import type { Store } from '#store'
import { createAccounts, type AccountDeps } from './accounts.ts'
import { createSessions } from './sessions.ts'
import type { IdentityTables } from './tables.ts'
import type { Identity, WrongSecret } from './types.ts'

/** Accounts and sessions over one store; `WrongSecret` when its data were written under another platform secret. */
export async function createIdentity(deps: AccountDeps): Promise<Result<Identity, WrongSecret>> {
  if (!(await isRightSecret(deps.store, deps.secret))) return err({ type: 'WrongSecret' })
  const { toAccount, ...accounts } = createAccounts(deps)
  return ok({ ...accounts, ...createSessions(deps, toAccount) })
}

/** Whether a check value, of a stopped instance or a backup, was written under this secret. */
export const opensSecretCheck = (secret: Uint8Array, sealed: Uint8Array): boolean =>
  openWith(platformKey(secret, 'check'), 'secret-check', sealed).ok

/** The check value is written once, on an empty database, and never overwritten. */
async function isRightSecret(store: Store, secret: Uint8Array): Promise<boolean> {
  const key = platformKey(secret, 'check')
  return await store.write<IdentityTables, boolean>(async (trx) => {
    const found = await trx.selectFrom('identity_secret_check').selectAll().executeTakeFirst()
    if (found !== undefined) return opensSecretCheck(secret, found.sealed)
    const account = await trx.selectFrom('account').select('account_id').limit(1).executeTakeFirst()
    if (account !== undefined) return false
    const row = { name: 'platform', sealed: sealWith(key, 'secret-check', new Uint8Array(0)) }
    await trx.insertInto('identity_secret_check').values(row).execute()
    return true
  })
}
