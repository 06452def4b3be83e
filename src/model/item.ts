/** The union of what a connector yields, before it has an owner, an id or a provenance. */
import type { BankAccount, BankBalance, BankTransaction } from './bank.ts'
import type { Setting } from './setting.ts'

export type Item = BankAccount | BankTransaction | BankBalance | Setting
export type Kind = Item['kind']
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>

/** Where a record comes from: given by the gate, never by a connector. */
export interface Provenance {
  readonly connector: string
  /** The file's name as the person gave it, or the organisation that delivered it. */
  readonly origin: string
  readonly batch: string
  readonly line?: number
  readonly path?: string
}

/** What a person holds: an item with its number and its sources, the newest first. */
export type Record<K extends Kind = Kind> = ItemOf<K> & {
  /** 22 characters, base64url of HMAC-SHA-256(vault's id key, kind ␀ natural key ␀ rank). */
  readonly id: string
  readonly source: Provenance
  readonly others?: readonly Provenance[]
}
