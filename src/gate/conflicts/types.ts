import type { Kind, Provenance, Record } from '#model'

/** A disagreement, by the numbers of what it is about. `about` names it in judgements. */
export interface Conflict {
  readonly about: string
  /** One record of which sources tell values otherwise, or two records that may be one. */
  readonly type: 'values' | 'twice'
  readonly kind: Kind
  readonly ids: readonly string[]
  /** Told otherwise; of `values` alone. */
  readonly fields: readonly string[]
  /** Where the records are, as `ids`. */
  readonly months: readonly string[]
}

/** A disagreement with what each side says: of `values` the sources of one record, the newest first; of `twice` the two records. */
export interface Sides {
  readonly conflict: Conflict
  readonly sides: readonly { readonly record: Record; readonly source: Provenance }[]
}

/** What the person said that settles one without changing anything. */
export interface Settled {
  readonly about: string
  readonly verdict: 'kept' | 'two'
  readonly records: readonly Record[]
}

/** What is said of one: `kept` as the newest source tells it, or as that of `side`; `two` records, or `one`, that of `side`. */
export type ConflictWord =
  | { readonly type: 'kept' }
  | { readonly type: 'two' }
  | { readonly type: 'take'; readonly side: number }
  | { readonly type: 'one'; readonly side: number }
