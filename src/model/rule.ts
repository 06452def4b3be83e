/** What a kind declares about itself beside its schema. */
import type { ZodType } from 'zod'
import type { ItemOf, Kind } from './item.ts'

export type Sensitivity = 'descriptive' | 'personal' | 'sensitive'

export interface KindRule<K extends Kind> {
  readonly kind: K
  readonly schema: ZodType<ItemOf<K>>
  readonly sensitivity: Sensitivity
  /** The fields that say "this is the same datum", already folded; `rank` tells equal ones apart. */
  readonly naturalKey: (item: ItemOf<K>) => readonly (string | number)[]
  /** The record's own day, which gives the month of its segment; undefined for what has no date. */
  readonly day: (item: ItemOf<K>) => string | undefined
  /** Orders equal records of one file, so that ranks do not depend on the order of its lines. */
  readonly order: (item: ItemOf<K>) => string
  /** A number that keeps two records of one natural key apart when both sides carry one and they differ. */
  readonly reference: (item: ItemOf<K>) => string | undefined
}

export const rule = <K extends Kind>(rule: KindRule<K>): KindRule<K> => rule

/** Most kinds: personal, nothing to order equal ones by, no reference of their own. */
export const plain = { sensitivity: 'personal', order: () => '', reference: () => undefined } as const
