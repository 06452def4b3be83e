/** Every kind this version knows: its schema, its natural key, its month, how sensitive it is. */
import type { ZodType } from 'zod'
import { fold } from '#lib/pure/text'
import { bankAccount, bankBalance, bankTransaction } from './bank.ts'
import type { Item, ItemOf, Kind } from './item.ts'
import { setting } from './setting.ts'

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

const rule = <K extends Kind>(rule: KindRule<K>): KindRule<K> => rule

export const kinds: { readonly [K in Kind]: KindRule<K> } = {
  'bank.account': rule({
    kind: 'bank.account',
    schema: bankAccount,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account)],
    day: () => undefined,
    order: () => '',
    reference: () => undefined,
  }),
  // References and labels are not in the key: the same account as CSV has none (reference of the bank's own format).
  'bank.transaction': rule({
    kind: 'bank.transaction',
    schema: bankTransaction,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account), item.day, item.amount, item.currency],
    day: (item) => item.day,
    order: (item) => `${item.reference ?? ''}\u0000${fold(item.label)}`,
    reference: (item) => item.reference,
  }),
  'bank.balance': rule({
    kind: 'bank.balance',
    schema: bankBalance,
    sensitivity: 'personal',
    naturalKey: (item) => [fold(item.account), item.day, item.type, item.currency],
    day: (item) => item.day,
    order: () => '',
    reference: () => undefined,
  }),
  setting: rule({
    kind: 'setting',
    schema: setting,
    sensitivity: 'descriptive',
    naturalKey: (item) => [item.name],
    day: () => undefined,
    order: () => '',
    reference: () => undefined,
  }),
}

export const kindNames = Object.keys(kinds) as readonly Kind[]
export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name)

/** The rule of an item's kind, typed for that item. */
export const ruleOf = <I extends Item>(item: I): KindRule<I['kind']> => kinds[item.kind] as unknown as KindRule<I['kind']>
