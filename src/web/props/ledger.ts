/** What the page of the ledger is asked, and what is said of a file held against it. */

/** `reads`: what others read or asked. `mine`: the person's own acts. `away`: what left and what came from another Grenier. */
export const ledgerSorts = ['all', 'reads', 'mine', 'away'] as const
export type LedgerSort = (typeof ledgerSorts)[number]

export interface LedgerAsked {
  readonly what: LedgerSort
  /** Days of hers, both included; empty for none. */
  readonly since: string
  readonly until: string
  /** Shows the lines older than this entry. */
  readonly before?: number
}

/** How the ledger stands to a file kept from before, and of when that is; `unreadable` when it is no such file, or is not ours. */
export type LedgerChecked =
  | { readonly is: 'same' | 'continued'; readonly since: number; readonly at: string }
  | { readonly is: 'rewritten' | 'shorter' | 'other'; readonly at: string }
  | { readonly is: 'unreadable' | 'changed' | 'foreign' | 'none' }
