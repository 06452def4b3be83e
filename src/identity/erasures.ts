/**
 * Erasing an attic for good, in this order: what will go is counted and its sessions end (a session's wrap opens too); the
 * vault's number is listed in a file beside the data and is on the disk; then the vault goes, wraps first; then the account, in
 * the transaction that leaves the certificate. A crash anywhere leaves nothing half-open: the start ends what was begun.
 */
import { randomBytes } from 'node:crypto'
import { canonicalJson } from '#lib/pure/canonical'
import type { ErasureList } from '#store'
import { type AccountDeps, toIso } from './accounts.ts'
import { endRoles } from './roles.ts'
import type { SigningKeys } from './signing-keys.ts'
import type { ErasureRow, IdentityTables } from './tables.ts'
import type { AskedErasure, ErasedCounts, ErasureCertificate, Erasures } from './types.ts'

export interface ErasureDeps extends Omit<AccountDeps, 'secret'> {
  readonly signingKeys: SigningKeys
  readonly list: ErasureList
  /** Address of the platform, as the certificate names it. */
  readonly platform: string
  /** The gate's. */
  readonly vaults: {
    erase(vaultId: string): Promise<void>
    count(vaultId: string): Promise<Pick<ErasedCounts, 'wraps' | 'segments' | 'ledgerEntries'>>
    held(vaultIds: readonly string[]): Promise<readonly string[]>
  }
}

/** Days to change one's mind. */
export const waitDays = 7
const certificateDays = 365
const atOnce = 500
/** Name under which a certificate is signed. */
export const certificateName = 'erasure-certificate'

export function createErasures({ store, now, signingKeys, list, platform, vaults }: ErasureDeps): Erasures {
  const db = store.read<IdentityTables>()
  const rowOf = (vaultId: string) => db.selectFrom('erasure').selectAll().where('vault_id', '=', vaultId).executeTakeFirst()

  /** Asked twice, the earlier date counts and the number stays. */
  const ask = async (vaultId: string, dueAt: string): Promise<AskedErasure> => {
    const row = { vault_id: vaultId, number: randomBytes(16).toString('base64url'), asked_at: toIso(now()), due_at: dueAt, counts: null }
    return await store.write<IdentityTables, AskedErasure>(async (trx) => {
      const held = await trx.selectFrom('erasure').selectAll().where('vault_id', '=', vaultId).executeTakeFirst()
      if (held === undefined) await trx.insertInto('erasure').values(row).execute()
      else if (dueAt < held.due_at) await trx.updateTable('erasure').set({ due_at: dueAt }).where('vault_id', '=', vaultId).execute()
      return held === undefined ? toAsked(row) : { ...toAsked(held), dueAt: dueAt < held.due_at ? dueAt : held.due_at }
    })
  }

  /** Counts what will go, once, and ends the sessions: from here on nothing is cancelled. Undefined when nobody asks (any more). */
  const begin = async (vaultId: string): Promise<ErasureRow | undefined> => {
    const counted = await vaults.count(vaultId)
    return await store.write<IdentityTables, ErasureRow | undefined>(async (trx) => {
      const row = await trx.selectFrom('erasure').selectAll().where('vault_id', '=', vaultId).executeTakeFirst()
      if (row === undefined) return undefined
      const accounts = await trx.selectFrom('account').select('account_id').where('vault_id', '=', vaultId).execute()
      const owned = accounts.map(({ account_id }) => account_id)
      const ended = await trx
        .deleteFrom('session')
        .where('account_id', 'in', [...owned, ''])
        .executeTakeFirstOrThrow()
      if (row.counts !== null) return row
      const counts: ErasedCounts = { ...counted, sessions: Number(ended.numDeletedRows), accounts: owned.length }
      const begun = { ...row, counts: JSON.stringify(counts) }
      await trx.updateTable('erasure').set({ counts: begun.counts }).where('vault_id', '=', vaultId).execute()
      return begun
    })
  }

  const end = async (vaultId: string, proof: ErasureCertificate | undefined): Promise<void> => {
    await store.write<IdentityTables, void>(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom('erasure').where('vault_id', '=', vaultId).executeTakeFirstOrThrow()
      const accounts = await trx.selectFrom('account').select('account_id').where('vault_id', '=', vaultId).execute()
      const owned = accounts.map(({ account_id }) => account_id)
      await endRoles(trx, owned, toIso(now()))
      await trx.deleteFrom('account').where('vault_id', '=', vaultId).execute()
      if (proof === undefined || numDeletedRows === 0n) return
      const { number, erasedAt } = proof.certificate
      await trx
        .insertInto('erasure_certificate')
        .values({ number, signed: JSON.stringify(proof), erased_at: erasedAt })
        .execute()
    })
    await store.purge()
  }

  const certify = async ({ number, asked_at, counts }: ErasureRow): Promise<ErasureCertificate> => {
    const signer = await signingKeys.current()
    const erased = JSON.parse(counts ?? '{}') as ErasedCounts
    const type = 'grenier/erasure-certificate/1'
    const certificate = { type, number, platform, askedAt: asked_at, erasedAt: toIso(now()), erased } as const
    const signature = signer.sign(certificateName, canonicalJson({ ...certificate, erased: { ...erased } }))
    return { certificate, key: signer.kid, signature: Buffer.from(signature).toString('base64url') }
  }

  const erase = async (vaultId: string, isListed = false): Promise<void> => {
    const row = await begin(vaultId)
    if (row === undefined && !isListed) return
    await list.add(vaultId, toIso(now()))
    await vaults.erase(vaultId)
    await end(vaultId, row && (await certify(row)))
  }

  /** One that fails does not keep the others waiting. */
  const eraseAll = async (vaultIds: readonly string[], isListed = false): Promise<number> => {
    const failures: unknown[] = []
    for (const vaultId of vaultIds) await erase(vaultId, isListed).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
    return vaultIds.length
  }

  return {
    async now(vaultId) {
      const { number } = await ask(vaultId, toIso(now()))
      await erase(vaultId)
      return number
    },
    later: (vaultId) => ask(vaultId, toIso(now().add({ hours: 24 * waitDays }))),
    async asked(vaultId) {
      const row = await rowOf(vaultId)
      return row && toAsked(row)
    },
    async cancel(vaultId) {
      const cancelled = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('erasure').where('vault_id', '=', vaultId).where('counts', 'is', null).executeTakeFirstOrThrow(),
      )
      return cancelled.numDeletedRows === 1n
    },
    async runDue() {
      const due = await db.selectFrom('erasure').select('vault_id').where('due_at', '<=', toIso(now())).orderBy('due_at').execute()
      return await eraseAll(due.map(({ vault_id }) => vault_id))
    },
    async applyList() {
      const back = new Set<string>()
      for (let i = 0; i < list.vaultIds.length; i += atOnce) {
        const some = list.vaultIds.slice(i, i + atOnce)
        const accounts = await db.selectFrom('account').select('vault_id').where('vault_id', 'in', some).execute()
        for (const vaultId of [...(await vaults.held(some)), ...accounts.flatMap(({ vault_id }) => vault_id ?? [])]) back.add(vaultId)
      }
      return await eraseAll([...back], true)
    },
    async certificate(number) {
      const done = await db.selectFrom('erasure_certificate').select('signed').where('number', '=', number).executeTakeFirst()
      if (done !== undefined) return JSON.parse(done.signed) as ErasureCertificate
      const waiting = await db.selectFrom('erasure').select('due_at').where('number', '=', number).executeTakeFirst()
      return waiting && { dueAt: waiting.due_at }
    },
    async sweep() {
      const before = toIso(now().subtract({ hours: 24 * certificateDays }))
      const swept = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('erasure_certificate').where('erased_at', '<=', before).executeTakeFirstOrThrow(),
      )
      return Number(swept.numDeletedRows)
    },
    keys: () => signingKeys.published(),
  }
}

const toAsked = ({ number, asked_at, due_at }: ErasureRow): AskedErasure => ({ number, askedAt: asked_at, dueAt: due_at })
