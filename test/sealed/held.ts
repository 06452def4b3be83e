/** What a sealed vault of an earlier version must give for ever. */
import { type Kind, kindNames, type Record } from '#model'
import type { Batch, OpenVault } from '#vault'
import type { PortableRows } from './rows.ts'

export interface Held {
  readonly batches: readonly Batch[]
  readonly records: { readonly [K in Kind]?: readonly Record[] }
  /** Entries of the chain. */
  readonly entries: number
}

export interface SealedVault {
  readonly version: string
  readonly vaultId: string
  readonly passphrase: string
  readonly expected: Held
  readonly tables: PortableRows
}

/** Verifies the vault and reads all that it holds, in a fixed order; throws what does not open. */
export async function holding(vault: OpenVault): Promise<Held> {
  const verified = await vault.verify()
  if (!verified.ok) throw new Error(verified.error.what)
  const records: { [K in Kind]?: Record[] } = {}
  for (const kind of kindNames) {
    const folded = await vault.fold(kind)
    if (!folded.ok) throw new Error(folded.error.what)
    if (folded.value.length > 0) records[kind] = folded.value.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  return { batches: vault.batches(), records, entries: verified.value.entries }
}
