/**
 * Amendments applied to what the log holds. Pure.
 *
 * Each names one record by month, natural key and rank; those of one record apply in the order of their acts, and those of
 * different records do not depend on each other's order but for merges, which never close a circle: the earlier one holds.
 * What names a record that is not there (its import is undone) waits, and says nothing.
 */
import { createHmac } from 'node:crypto'
import type { Amendment, ItemOf, Kind } from '#model'
import type { Keyed, Slot } from './fold.ts'
import type { Manifest } from './manifest.ts'
import type { Held, Target } from './types.ts'

export type Amendments = readonly Amendment[]

/** 22 characters: 128 bits of HMAC-SHA-256 under the vault's id key, apart from those of ids. */
export function keyedOf({ idKey }: Pick<Manifest, 'idKey'>, kind: Kind): Keyed {
  const secret = Buffer.from(idKey, 'base64url')
  return (what, ...parts) =>
    createHmac('sha256', secret)
      .update(['grenier/gone/1', what, kind, ...parts].join('\u0000'))
      .digest()
      .subarray(0, 16)
      .toString('base64url')
}

/** Tells what the person deleted, and has not let come back. */
export function blockedBy(amendments: Amendments, keyed: Keyed): (target: Target) => boolean {
  const gone = new Set(
    inForce(amendments).flatMap(({ verdict, name, month, rank }) =>
      verdict === 'deleted' && name !== undefined ? [[month, name, rank].join('\u0000')] : [],
    ),
  )
  return ({ month, key, rank }) => gone.size > 0 && gone.has([month, keyed('name', ...key), rank].join('\u0000'))
}

/** One record, held or not, with the sources of all that it is made of. */
export interface Node<K extends Kind, Origin> extends Pick<Held<K>, 'target' | 'original' | 'state'> {
  readonly item: ItemOf<K>
  readonly sources: Slot<K, Origin>['sources']
  readonly roots: readonly Target[]
  readonly corrected: boolean
}

/** What is held of these slots; nothing of what was deleted. */
export function amendedOf<K extends Kind, Origin>(
  slots: readonly (Slot<K, Origin> & { readonly month: string })[],
  amendments: Amendments,
  keyed: Keyed,
): Node<K, Origin>[] {
  const isBlocked = blockedBy(amendments, keyed)
  const saidOf = Map.groupBy(
    inForce(amendments).filter(({ key }) => key !== undefined),
    ({ month, key = [], rank }) => nameOf({ month, key, rank }),
  )
  const nodes = new Map<string, Open<K, Origin>>()
  const open = (node: Open<K, Origin>): void => {
    const said = saidOf.get(nameOf(node.target)) ?? []
    for (const { verdict, fields } of said) if (verdict === 'corrected') correct(node, fields ?? {})
    nodes.set(nameOf(node.target), node)
    if (said.some(({ verdict }) => verdict === 'wrong')) node.state = 'wrong'
    const split = said.findLast(({ verdict }) => verdict === 'split')
    if (node.state === 'wrong' || split === undefined) return
    node.state = 'split'
    for (const [i, part] of (split.items ?? []).entries()) {
      const item = part as unknown as ItemOf<K>
      const target = { ...node.target, rank: `${node.target.rank}.${i + 1}` }
      const opened: Open<K, Origin> = { ...fresh(target, item, node.sources), root: node.root, corrected: true, whole: node }
      node.parts.push(opened)
      open(opened)
    }
  }
  for (const { key, rank, month, sources } of slots) {
    const target = { month, key, rank: String(rank) }
    const item = sources[0]?.entry.item
    if (item === undefined || isBlocked(target)) continue
    open(fresh(target, item, sources))
  }
  for (const { verdict, into, month, key = [], rank } of inForce(amendments))
    if (verdict === 'merged' && into !== undefined) merge(nodes.get(nameOf({ month, key, rank })), nodes.get(nameOf(into)))
  return [...nodes.values()].map(closed)
}

interface Open<K extends Kind, Origin> {
  readonly target: Target
  readonly root: Target
  item: ItemOf<K>
  readonly original: ItemOf<K>
  readonly sources: Slot<K, Origin>['sources']
  state: Held['state']
  corrected: boolean
  readonly whole: Open<K, Origin> | undefined
  readonly parts: Open<K, Origin>[]
  into: Open<K, Origin> | undefined
  readonly merged: Open<K, Origin>[]
}

const fresh = <K extends Kind, Origin>(target: Target, item: ItemOf<K>, sources: Slot<K, Origin>['sources']): Open<K, Origin> => ({
  target,
  root: target,
  item,
  original: item,
  sources,
  state: 'held',
  corrected: false,
  whole: undefined,
  parts: [],
  into: undefined,
  merged: [],
})

const nameOf = ({ month, key, rank }: Target): string => [month, rank, ...key].join('\u0000')

/** Those that no later act withdrew. */
function inForce(amendments: Amendments): Amendments {
  if (!amendments.some(({ verdict }) => verdict === 'withdrawn')) return amendments
  const name = ({ month, key = [], name: keyed, rank }: Amendment): string => [month, rank, keyed ?? '', ...key].join('\u0000')
  const withdrawn = new Set<string>()
  const kept: Amendment[] = []
  for (const said of amendments.toReversed()) {
    if (said.verdict === 'withdrawn') withdrawn.add(`${said.of}\u0000${name(said)}`)
    else if (!withdrawn.has(`${said.verdict}\u0000${name(said)}`)) kept.push(said)
  }
  return kept.toReversed()
}

function correct<K extends Kind>(node: { item: ItemOf<K>; corrected: boolean }, fields: NonNullable<Amendment['fields']>): void {
  const item: { [field: string]: unknown } = { ...node.item }
  for (const [field, { now }] of Object.entries(fields)) {
    if (now === undefined) delete item[field]
    else item[field] = now
  }
  node.item = item as unknown as ItemOf<K>
  node.corrected = true
}

function merge<K extends Kind, Origin>(from: Open<K, Origin> | undefined, to: Open<K, Origin> | undefined): void {
  if (from === undefined || to === undefined || from.into !== undefined || from.state === 'split' || leadsTo(to, from)) return
  from.into = to
  to.merged.push(from)
}

function endOf<K extends Kind, Origin>(node: Open<K, Origin>): Open<K, Origin> {
  let at = node
  while (at.into !== undefined) at = at.into
  return at
}

/** True when showing the one shows the other. */
function leadsTo<K extends Kind, Origin>(node: Open<K, Origin>, other: Open<K, Origin>): boolean {
  const end = endOf(node)
  return end === other || end.parts.some((part) => leadsTo(part, other))
}

/** Itself, what was merged into it and, for a part, what was merged into the whole. */
const madeOf = <K extends Kind, Origin>(node: Open<K, Origin>): Open<K, Origin>[] => [
  node,
  ...node.merged.flatMap(madeOf),
  ...(node.whole === undefined ? [] : madeOf(node.whole).slice(1)),
]

function closed<K extends Kind, Origin>(node: Open<K, Origin>): Node<K, Origin> {
  const all = madeOf(node)
  return {
    target: node.target,
    item: node.item,
    original: node.original,
    state: node.into === undefined ? node.state : 'merged',
    sources: [...new Set(all.flatMap(({ sources }) => sources))],
    roots: [...new Map(all.map(({ root }) => [nameOf(root), root])).values()],
    corrected: node.corrected || node.merged.length > 0,
  }
}
