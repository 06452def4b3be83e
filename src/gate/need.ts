/** What a need lets through: it is checked before anything is opened, and cuts the records before anything is handed over. */
import { z } from 'zod'
import type { Item, Kind } from '#model'
import { isKind, kinds, ruleOf } from '#model'
import { isSaid } from './judging.ts'
import { isPurpose } from './purposes.ts'
import type { Granted, Need } from './types.ts'

/** The kinds of a need, with their fields: the form the ledger keeps. */
export type Reads = Readonly<Partial<Record<Kind, readonly string[]>>>

/**
 * True when the purpose is known, every kind too, and every field is one of the kind's schema other than `raw`. Types say so
 * already; needs that come from elsewhere (a bundle, a request) are not typed.
 */
export function isWellFormed(need: Need): boolean {
  if (!isPurpose(need.purpose) || typeof need.reads !== 'object' || need.reads === null) return false
  return Object.entries(need.reads).every(
    ([kind, fields]) => isKind(kind) && Array.isArray(fields) && fields.every((field) => grantableFields(kind).has(field)),
  )
}

/** The fields of a kind that may be asked for. */
export function grantableFields(kind: Kind): ReadonlySet<string> {
  const { schema } = kinds[kind]
  if (!(schema instanceof z.ZodObject)) throw new TypeError(`the schema of ${kind} is not an object`)
  return new Set(Object.keys(schema.shape).filter((field) => field !== 'raw'))
}

/** An item with its number, as the vault's fold or a local file gives it. */
export type Numbered = Item & { readonly id: string }

/**
 * Cuts records to a well-formed need: the fields it names, the kind and the number; ordered by day, then number, so that the
 * same records give the same answer. The person's own numbers are kept, so that a figure opens to its records. What
 * she said and took back is left out.
 */
export function cut<N extends Need>(need: N, records: readonly Numbered[]): Granted<N> {
  const reads: Reads = need.reads
  const kept = records
    .filter((record) => Object.hasOwn(reads, record.kind) && isSaid(record))
    .map((record) => ({ record, at: `${dayOf(record)}\u0000${record.id}` }))
  kept.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return kept.map(({ record }) => pick(record, reads[record.kind] ?? [])) as unknown as Granted<N>
}

function pick(record: Numbered, fields: readonly string[]): { readonly [field: string]: unknown } {
  const values = record as unknown as { readonly [field: string]: unknown }
  const present = fields.filter((field) => Object.hasOwn(values, field) && values[field] !== undefined)
  return Object.fromEntries([['kind', record.kind], ['id', record.id], ...present.map((field) => [field, values[field]])])
}

/** The record's own day, empty when it has none. */
export const dayOf = (item: Item): string => ruleOf(item).day(item) ?? ''
