/** The tables of `migrations/…-access.sql`. */
import type { Store } from '#store'

export interface AccessTables {
  grant_access: {
    vault_id: string
    grant_id: string
    handle: string
    opens: Uint8Array
    identity: Uint8Array
    card: Uint8Array
    told: Uint8Array
    expires: string
    paused: number
    wrong: number
    day: string
    reads: number
    collected: number
  }
  grant_copy: { vault_id: string; grant_id: string; epoch: number; version: number; day: string; sealed: Uint8Array }
}
export type AccessRow = AccessTables['grant_access']
export type CopyRow = AccessTables['grant_copy']
export type AccessRows = ReturnType<typeof createAccessRows>

/** After this many wrong codes a link opens nothing any more. */
export const mostWrong = 5

export function createAccessRows(store: Store) {
  const db = () => store.read<AccessTables>()
  const write = <T>(work: Parameters<typeof store.write<AccessTables, T>>[0]) => store.write<AccessTables, T>(work)
  return {
    of: (vaultId: string): Promise<AccessRow[]> =>
      db().selectFrom('grant_access').selectAll().where('vault_id', '=', vaultId).orderBy('grant_id').execute(),
    copies: (vaultId: string): Promise<Omit<CopyRow, 'sealed'>[]> =>
      db().selectFrom('grant_copy').select(['vault_id', 'grant_id', 'epoch', 'version', 'day']).where('vault_id', '=', vaultId).execute(),
    byHandle: (handle: string): Promise<AccessRow | undefined> =>
      db().selectFrom('grant_access').selectAll().where('handle', '=', handle).executeTakeFirst(),
    copy: (grantId: string): Promise<CopyRow | undefined> =>
      db().selectFrom('grant_copy').selectAll().where('grant_id', '=', grantId).executeTakeFirst(),
    add: (row: AccessRow) => write((trx) => trx.insertInto('grant_access').values(row).execute()),
    /** Of this vault alone: an attic that moved here may name a grant of the one it left. */
    change: (vaultId: string, grantId: string, fields: Partial<Pick<AccessRow, 'card' | 'expires' | 'paused' | 'collected'>>) =>
      write((trx) => trx.updateTable('grant_access').set(fields).where('vault_id', '=', vaultId).where('grant_id', '=', grantId).execute()),
    /** In the place of the one before; nothing where the access is gone. */
    putCopy: (row: CopyRow, told: Uint8Array) =>
      write(async (trx) => {
        const changed = await trx
          .updateTable('grant_access')
          .set({ told })
          .where('vault_id', '=', row.vault_id)
          .where('grant_id', '=', row.grant_id)
          .executeTakeFirst()
        if (changed.numUpdatedRows !== 1n) return
        await trx.deleteFrom('grant_copy').where('vault_id', '=', row.vault_id).where('grant_id', '=', row.grant_id).execute()
        await trx.insertInto('grant_copy').values(row).execute()
      }),
    dropCopies: (vaultId: string, grantId?: string) =>
      write((trx) => {
        const all = trx.deleteFrom('grant_copy').where('vault_id', '=', vaultId)
        return (grantId === undefined ? all : all.where('grant_id', '=', grantId)).execute()
      }),
    remove: (vaultId: string, grantId: string) =>
      write(async (trx) => {
        await trx.deleteFrom('grant_copy').where('vault_id', '=', vaultId).where('grant_id', '=', grantId).execute()
        await trx.deleteFrom('grant_access').where('vault_id', '=', vaultId).where('grant_id', '=', grantId).execute()
      }),
    /** Counts a code as wrong before it is tried, so that tries at one moment are not one; false when there were five already. */
    async countTry(grantId: string): Promise<boolean> {
      const counted = await write((trx) =>
        trx
          .updateTable('grant_access')
          .set(({ eb }) => ({ wrong: eb('wrong', '+', 1) }))
          .where('grant_id', '=', grantId)
          .where('wrong', '<', mostWrong)
          .executeTakeFirst(),
      )
      return counted.numUpdatedRows === 1n
    },
    /** The code was right. */
    takeBackTry: (grantId: string) =>
      write((trx) =>
        trx
          .updateTable('grant_access')
          .set(({ eb }) => ({ wrong: eb('wrong', '-', 1) }))
          .where('grant_id', '=', grantId)
          .execute(),
      ),
    /** Counts one more of the day; answers how many there were. */
    countRead: (grantId: string, day: string): Promise<number> =>
      write(async (trx) => {
        const same = trx.updateTable('grant_access').where('grant_id', '=', grantId).where('day', '=', day)
        const counted = await same.set(({ eb }) => ({ reads: eb('reads', '+', 1) })).executeTakeFirst()
        if (counted.numUpdatedRows === 0n) {
          await trx.updateTable('grant_access').set({ day, reads: 1 }).where('grant_id', '=', grantId).execute()
          return 1
        }
        const row = await trx.selectFrom('grant_access').select('reads').where('grant_id', '=', grantId).executeTakeFirstOrThrow()
        return row.reads
      }),
    /** What is shared by links past their end goes, whoever is there; needs no key. */
    sweep: (now: string) =>
      write((trx) =>
        trx
          .deleteFrom('grant_copy')
          .where('grant_id', 'in', (eb) => eb.selectFrom('grant_access').select('grant_id').where('expires', '<=', now))
          .execute(),
      ),
  }
}
