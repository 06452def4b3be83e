import type { Migrations } from '#store'
import type { ChainEntry } from './chain.ts'

/** The vault's tables. A dump of them opens nothing and names nothing. */
export interface VaultTables {
  vault: { vault_id: string; format: number; identity_public: Uint8Array; identity_sealed: Uint8Array }
  vault_wrap: { vault_id: string; wrap: string; method: string; parameters: string; sealed: Uint8Array }
  vault_dataset_epoch: {
    vault_id: string
    dataset: string
    epoch: string
    recipient: string
    signature: Uint8Array
    identity_sealed: Uint8Array
  }
  vault_segment: { vault_id: string; segment: string; dataset: string; epoch: string; sealed: Uint8Array }
  vault_manifest: { vault_id: string; version: number; sealed: Uint8Array }
  vault_chain: ChainEntry & { vault_id: string }
  vault_original: { vault_id: string; batch: string; file: number; n: number; kept: number; epoch: string; sealed: Uint8Array }
  vault_delivery: { vault_id: string; delivery: string; n: number; arrived: number; aside: string; epoch: string; sealed: Uint8Array }
}

/** In the order of erasure: the wraps first, so that a crash in the middle leaves nothing that opens. */
export const vaultTables = [
  'vault_wrap',
  'vault_delivery',
  'vault_original',
  'vault_dataset_epoch',
  'vault_manifest',
  'vault_segment',
  'vault_chain',
  'vault',
] as const satisfies readonly (keyof VaultTables)[]

export const vaultMigrations: Migrations = {
  owner: 'vault',
  folder: new URL('./migrations/', import.meta.url),
  wraps: [{ table: 'vault_wrap', opens: 'vault' }],
}
