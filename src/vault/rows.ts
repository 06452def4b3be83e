/** The vault's SQL: reads, and the one transaction of each act. Everything sealed comes in ready. */
import { sql, type Transaction } from 'kysely'
import type { Store } from '#store'
import type { ChainEntry } from './chain.ts'
import type { EpochRow } from './keys.ts'
import { type VaultTables, vaultTables } from './tables.ts'

/** One row of each table, as the vault writes it. */
export type VaultRow = VaultTables['vault']
export type WrapRow = Omit<VaultTables['vault_wrap'], 'vault_id'>
export type SegmentRow = Omit<VaultTables['vault_segment'], 'vault_id'>
export type DeliveryRow = Omit<VaultTables['vault_delivery'], 'vault_id' | 'arrived' | 'aside'>

/** The manifest with what must agree with it, read in one statement so that no commit falls in between. */
export interface HeadRow {
  readonly version: number
  readonly sealed: Uint8Array
  /** Number and hash of the chain's last entry; null for an empty chain. */
  readonly n: number | null
  readonly hash: string | null
  readonly format: number
  readonly identity_public: Uint8Array
  readonly identity_sealed: Uint8Array
}

/** One act, ready: everything in it is sealed. */
export interface Commit {
  readonly vaultId: string
  /** The version that the manifest must still have. */
  readonly version: number
  readonly manifest: Uint8Array
  readonly epochs: readonly EpochRow[]
  readonly segments: readonly SegmentRow[]
  /** Numbers of segments whose bytes go. */
  readonly retired: readonly string[]
  readonly entries: readonly ChainEntry[]
  /** The delivery that this act takes in: its rows go in the same transaction. */
  readonly delivery?: string
  /** The original whose pieces go. */
  readonly forgotten?: { readonly batch: string; readonly file: number }
  /** Batches whose originals, stored before, are kept from this moment on. */
  readonly kept?: readonly string[]
}

/** The queries of every vault of one store. */
export type Rows = ReturnType<typeof createRows>

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const rowsAtOnce = 500

/** Queries over one store; none of them opens or seals anything. */
export function createRows(store: Store) {
  const read = () => store.read<VaultTables>()
  return {
    async create(vault: VaultRow, wrap: WrapRow, manifest: Uint8Array): Promise<void> {
      const { vault_id } = vault
      await store.write<VaultTables, void>(async (trx) => {
        await trx.insertInto('vault').values(vault).execute()
        await trx
          .insertInto('vault_wrap')
          .values({ vault_id, ...wrap })
          .execute()
        await trx.insertInto('vault_manifest').values({ vault_id, version: 0, sealed: manifest }).execute()
      })
    },

    wraps: (vaultId: string, method: string): Promise<WrapRow[]> =>
      read()
        .selectFrom('vault_wrap')
        .select(['wrap', 'method', 'parameters', 'sealed'])
        .where('vault_id', '=', vaultId)
        .where('method', '=', method)
        .orderBy('wrap')
        .execute(),

    /** One transaction: the wraps of that method go, the new one stands. False, and nothing written, when the vault is gone. */
    async replaceWrap(vaultId: string, wrap: WrapRow): Promise<boolean> {
      return await store.write<VaultTables, boolean>(async (trx) => {
        if (!(await isHere(trx, vaultId))) return false
        await trx.deleteFrom('vault_wrap').where('vault_id', '=', vaultId).where('method', '=', wrap.method).execute()
        await trx
          .insertInto('vault_wrap')
          .values({ vault_id: vaultId, ...wrap })
          .execute()
        return true
      })
    },

    /** One transaction: these wraps go, the new one stands beside all others. False, and nothing written, when the vault is gone. */
    async addWrap(vaultId: string, wrap: WrapRow, instead: readonly string[]): Promise<boolean> {
      return await store.write<VaultTables, boolean>(async (trx) => {
        const vault = await trx.selectFrom('vault').select('vault_id').where('vault_id', '=', vaultId).executeTakeFirst()
        if (vault === undefined) return false
        if (instead.length > 0) await trx.deleteFrom('vault_wrap').where('vault_id', '=', vaultId).where('wrap', 'in', instead).execute()
        await trx
          .insertInto('vault_wrap')
          .values({ vault_id: vaultId, ...wrap })
          .execute()
        return true
      })
    },

    async removeWraps(vaultId: string, method: 'passkey', wraps: readonly string[]): Promise<void> {
      await store.write<VaultTables, unknown>((trx) =>
        trx.deleteFrom('vault_wrap').where('vault_id', '=', vaultId).where('method', '=', method).where('wrap', 'in', wraps).execute(),
      )
    },

    head: (vaultId: string): Promise<HeadRow | undefined> =>
      read()
        .selectFrom('vault_manifest as m')
        .innerJoin('vault as v', 'v.vault_id', 'm.vault_id')
        .leftJoin('vault_chain as c', (join) =>
          join
            .onRef('c.vault_id', '=', 'm.vault_id')
            .on('c.n', '=', (eb) => eb.selectFrom('vault_chain').select(eb.fn.max('n').as('last')).where('vault_id', '=', vaultId)),
        )
        .select(['m.version', 'm.sealed', 'c.n', 'c.hash', 'v.format', 'v.identity_public', 'v.identity_sealed'])
        .where('m.vault_id', '=', vaultId)
        .executeTakeFirst(),

    epoch: (vaultId: string, dataset: string, epoch: string): Promise<EpochRow | undefined> =>
      read()
        .selectFrom('vault_dataset_epoch')
        .select(['dataset', 'epoch', 'recipient', 'signature', 'identity_sealed'])
        .where('vault_id', '=', vaultId)
        .where('dataset', '=', dataset)
        .where('epoch', '=', epoch)
        .executeTakeFirst(),

    async segments(vaultId: string, numbers: readonly string[]): Promise<Map<string, Uint8Array>> {
      const found = new Map<string, Uint8Array>()
      for (let i = 0; i < numbers.length; i += rowsAtOnce) {
        const rows = await read()
          .selectFrom('vault_segment')
          .select(['segment', 'sealed'])
          .where('vault_id', '=', vaultId)
          .where('segment', 'in', numbers.slice(i, i + rowsAtOnce))
          .execute()
        for (const { segment, sealed } of rows) found.set(segment, sealed)
      }
      return found
    },

    /** Every segment row, without its bytes. */
    segmentPlaces: (vaultId: string): Promise<Omit<SegmentRow, 'sealed'>[]> =>
      read().selectFrom('vault_segment').select(['segment', 'dataset', 'epoch']).where('vault_id', '=', vaultId).execute(),

    chain: (vaultId: string): Promise<ChainEntry[]> =>
      read()
        .selectFrom('vault_chain')
        .select(['n', 'dataset', 'epoch', 'sha256', 'operation', 'previous', 'hash'])
        .where('vault_id', '=', vaultId)
        .orderBy('n')
        .execute(),

    epochs: (vaultId: string): Promise<EpochRow[]> =>
      read()
        .selectFrom('vault_dataset_epoch')
        .select(['dataset', 'epoch', 'recipient', 'signature', 'identity_sealed'])
        .where('vault_id', '=', vaultId)
        .execute(),

    /** Recipients of one dataset, the newest first. */
    epochsOf: (vaultId: string, dataset: string): Promise<Omit<EpochRow, 'identity_sealed'>[]> =>
      read()
        .selectFrom('vault_dataset_epoch')
        .select(['dataset', 'epoch', 'recipient', 'signature'])
        .where('vault_id', '=', vaultId)
        .where('dataset', '=', dataset)
        .orderBy('epoch', 'desc')
        .execute(),

    /** Deliveries that wait for the person's key, those set aside included, and their sealed bytes. */
    async waiting(vaultId: string): Promise<{ deliveries: number; bytes: number }> {
      const { deliveries, bytes } = await read()
        .selectFrom('vault_delivery')
        .select(({ fn }) => [
          fn.count<number>('delivery').distinct().as('deliveries'),
          sql<number | null>`cast(sum(length(sealed)) as bigint)`.as('bytes'),
        ])
        .where('vault_id', '=', vaultId)
        .executeTakeFirstOrThrow()
      return { deliveries, bytes: bytes ?? 0 }
    },

    /** One transaction; false, and nothing written, when the manifest is no longer at that version. */
    async commit({
      vaultId,
      version,
      manifest,
      epochs,
      segments,
      retired,
      entries,
      delivery,
      forgotten,
      kept = [],
    }: Commit): Promise<boolean> {
      return await store.write<VaultTables, boolean>(async (trx) => {
        const moved = await trx
          .updateTable('vault_manifest')
          .set({ version: version + 1, sealed: manifest })
          .where('vault_id', '=', vaultId)
          .where('version', '=', version)
          .executeTakeFirst()
        if (moved.numUpdatedRows !== 1n) return false
        const owned = <R>(rows: readonly R[]) => rows.map((row) => ({ vault_id: vaultId, ...row }))
        for (const part of parts(owned(epochs))) await trx.insertInto('vault_dataset_epoch').values(part).execute()
        for (const part of parts(owned(segments))) await trx.insertInto('vault_segment').values(part).execute()
        for (const part of parts(retired))
          await trx.deleteFrom('vault_segment').where('vault_id', '=', vaultId).where('segment', 'in', part).execute()
        for (const part of parts(owned(entries))) await trx.insertInto('vault_chain').values(part).execute()
        if (forgotten !== undefined) {
          const { batch, file } = forgotten
          await trx
            .deleteFrom('vault_original')
            .where('vault_id', '=', vaultId)
            .where('batch', '=', batch)
            .where('file', '=', file)
            .execute()
        }
        for (const part of parts(kept))
          await trx.updateTable('vault_original').set({ kept: 1 }).where('vault_id', '=', vaultId).where('batch', 'in', part).execute()
        if (delivery !== undefined) {
          await trx.deleteFrom('vault_delivery').where('vault_id', '=', vaultId).where('delivery', '=', delivery).execute()
        }
        return true
      })
    },

    /** Stores the epoch unless there is one already; false, and nothing written, when the vault is gone. */
    async addEpoch(vaultId: string, row: EpochRow): Promise<boolean> {
      return await store.write<VaultTables, boolean>(async (trx) => {
        if (!(await isHere(trx, vaultId))) return false
        await trx
          .insertInto('vault_dataset_epoch')
          .values({ vault_id: vaultId, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return true
      })
    },

    /** One transaction, after the deliveries already there; false, and nothing written, when the vault is gone. */
    async deliver(vaultId: string, rows: readonly DeliveryRow[]): Promise<boolean> {
      return await store.write<VaultTables, boolean>(async (trx) => {
        if (!(await isHere(trx, vaultId))) return false
        const { last } = await trx
          .selectFrom('vault_delivery')
          .select(({ fn }) => fn.max<number | null>('arrived').as('last'))
          .where('vault_id', '=', vaultId)
          .executeTakeFirstOrThrow()
        // What came with it is kept from this moment on.
        await trx
          .updateTable('vault_original')
          .set({ kept: 1 })
          .where('vault_id', '=', vaultId)
          .where('batch', '=', rows[0]?.delivery ?? '')
          .execute()
        const place = { vault_id: vaultId, arrived: (last ?? 0) + 1, aside: '' }
        for (const part of parts(rows.map((row) => ({ ...place, ...row })))) await trx.insertInto('vault_delivery').values(part).execute()
        return true
      })
    },

    /** Numbers of the deliveries of a vault, in the order they came. */
    deliveries: (vaultId: string): Promise<{ delivery: string; aside: string }[]> =>
      read()
        .selectFrom('vault_delivery')
        .select(({ fn }) => ['delivery', fn.max('aside').as('aside')])
        .where('vault_id', '=', vaultId)
        .groupBy('delivery')
        .orderBy(({ fn }) => fn.min('arrived'))
        .orderBy('delivery')
        .execute(),

    delivery: (vaultId: string, delivery: string): Promise<DeliveryRow[]> =>
      read()
        .selectFrom('vault_delivery')
        .select(['delivery', 'n', 'epoch', 'sealed'])
        .where('vault_id', '=', vaultId)
        .where('delivery', '=', delivery)
        .orderBy('n')
        .execute(),

    /** Stores one piece, not kept yet; throws when the vault is gone (nothing of it may come back). */
    async addOriginal(vaultId: string, row: Omit<VaultTables['vault_original'], 'vault_id'>): Promise<void> {
      await store.write<VaultTables, void>(async (trx) => {
        if (!(await isHere(trx, vaultId))) throw new Error('vault: it was erased while a file was being kept')
        await trx
          .insertInto('vault_original')
          .values({ vault_id: vaultId, ...row })
          .execute()
      })
    },

    async original(vaultId: string, batch: string, file: number, n: number): Promise<Uint8Array | undefined> {
      const row = await read()
        .selectFrom('vault_original')
        .select('sealed')
        .where('vault_id', '=', vaultId)
        .where('batch', '=', batch)
        .where('file', '=', file)
        .where('n', '=', n)
        .executeTakeFirst()
      return row?.sealed
    },

    /** Sealed bytes of all originals of a vault. */
    async originalBytes(vaultId: string): Promise<number> {
      const { bytes } = await read()
        .selectFrom('vault_original')
        .select(sql<number | null>`cast(sum(length(sealed)) as bigint)`.as('bytes'))
        .where('vault_id', '=', vaultId)
        .executeTakeFirstOrThrow()
      return bytes ?? 0
    },

    /** Deletes what was stored and never kept: of one import, or of all, at start. */
    async dropUnkept(of?: { readonly vaultId: string; readonly batch: string }): Promise<void> {
      await store.write<VaultTables, unknown>((trx) => {
        const unkept = trx.deleteFrom('vault_original').where('kept', '=', 0)
        return (of === undefined ? unkept : unkept.where('vault_id', '=', of.vaultId).where('batch', '=', of.batch)).execute()
      })
    },

    async setAside(vaultId: string, delivery: string, at: string): Promise<void> {
      await store.write<VaultTables, unknown>((trx) =>
        trx.updateTable('vault_delivery').set({ aside: at }).where('vault_id', '=', vaultId).where('delivery', '=', delivery).execute(),
      )
    },

    /** Deletes a delivery that was set aside; false when there is none. */
    async dropAside(vaultId: string, delivery: string): Promise<boolean> {
      const dropped = await store.write<VaultTables, { numDeletedRows: bigint }>(async (trx) => {
        const deleted = await trx
          .deleteFrom('vault_delivery')
          .where('vault_id', '=', vaultId)
          .where('delivery', '=', delivery)
          .where('aside', '!=', '')
          .executeTakeFirst()
        if (deleted.numDeletedRows > 0n)
          await trx.deleteFrom('vault_original').where('vault_id', '=', vaultId).where('batch', '=', delivery).execute()
        return deleted
      })
      return dropped.numDeletedRows > 0n
    },

    /** What an erasure will delete: ways to open, and sealed packets of data (segments, and pieces of deliveries). */
    async count(vaultId: string): Promise<{ wraps: number; segments: number }> {
      const countOf = (table: 'vault_wrap' | 'vault_segment' | 'vault_delivery' | 'vault_original') =>
        read()
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .where('vault_id', '=', vaultId)
          .executeTakeFirstOrThrow()
      const segments = (await countOf('vault_segment')).n + (await countOf('vault_delivery')).n + (await countOf('vault_original')).n
      return { wraps: (await countOf('vault_wrap')).n, segments }
    },

    /** Those of these vaults that are here; at most 500 at once. The row of `vault` is the last to go. */
    async held(vaultIds: readonly string[]): Promise<string[]> {
      const rows = await read().selectFrom('vault').select('vault_id').where('vault_id', 'in', vaultIds).execute()
      return rows.map(({ vault_id }) => vault_id)
    },

    async erase(vaultId: string): Promise<void> {
      const [wraps, ...others] = vaultTables
      await store.write<VaultTables, unknown>((trx) => trx.deleteFrom(wraps).where('vault_id', '=', vaultId).execute())
      await store.write<VaultTables, void>(async (trx) => {
        for (const table of others) await trx.deleteFrom(table).where('vault_id', '=', vaultId).execute()
      })
    },
  }
}

async function isHere(trx: Transaction<VaultTables>, vaultId: string): Promise<boolean> {
  return (await trx.selectFrom('vault').select('vault_id').where('vault_id', '=', vaultId).executeTakeFirst()) !== undefined
}

function* parts<R>(rows: readonly R[]): Iterable<R[]> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) yield rows.slice(i, i + rowsAtOnce)
}
