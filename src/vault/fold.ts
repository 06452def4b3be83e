/**
 * The fold: what a person holds, from what every live file brought. Pure.
 *
 * Records are grouped by their kind's natural key; a group has slots, and each slot is one record held. Inside one
 * file, equal records take different slots; across files they share them, so that the multiplicity is the largest
 * over the files and never the sum. Two records of one connector whose references differ never share a slot.
 *
 * A file's records take slots in this order: those with a reference already seen; the other referenced ones, in slots
 * where their connector has named none; those without. It is what makes the multiplicity of a key independent of the
 * order of the imports: it is the maximum, over connectors, of the number of their distinct references and of the
 * size of their largest file. Slots never move when a file is added after the others, so ids are stable.
 */
import { type Item, type ItemOf, type Kind, kinds, type KindRule } from '#model'

/** A record in its file. */
export interface Entry<K extends Kind = Kind> {
  readonly item: ItemOf<K>
  readonly line?: number
  readonly path?: string
}

/** One live file of one batch, and its records of the kind that is folded, in the file's order. */
export interface FileEntries<K extends Kind = Kind, Origin = unknown> {
  readonly connector: string
  readonly origin: Origin
  readonly entries: readonly Entry<K>[]
}

/** One record held: its sources, the newest first. Never empty. */
export interface Slot<K extends Kind = Kind, Origin = unknown> {
  readonly key: readonly (string | number)[]
  readonly rank: number
  readonly sources: readonly { readonly file: FileEntries<K, Origin>; readonly entry: Entry<K> }[]
}

/** Folds the files of one kind, given oldest first. */
export function foldFiles<K extends Kind, Origin>(kind: K, files: readonly FileEntries<K, Origin>[]): Slot<K, Origin>[] {
  const rule = kinds[kind] as unknown as KindRule<K>
  const groups = new Map<string, Group<K, Origin>>()
  for (const file of files) for (const [name, keyed] of byKey(rule, file)) add(rule, groups, name, keyed)
  return [...groups.values()].flatMap(({ key, slots }) =>
    slots.map(({ sources }, rank) => ({ key, rank, sources: sources.map(({ file, entry }) => ({ file, entry })).toReversed() })),
  )
}

/** Items of several files (oldest first), each held once: for files read on the spot and stored nowhere. */
export function foldItems(groups: readonly { readonly connector: string; readonly items: readonly Item[] }[]): Item[] {
  const held = new Set(groups.flatMap(({ items }) => items.map(({ kind }) => kind)))
  return [...held].flatMap((kind) => {
    const files = groups.map(({ connector, items }) => ({ connector, origin: undefined, entries: entriesOf(kind, items) }))
    return foldFiles(kind, files).map(({ sources }) => (sources[0] as (typeof sources)[number]).entry.item)
  })
}

const entriesOf = <K extends Kind>(kind: K, items: readonly Item[]): Entry<K>[] =>
  items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind).map((item) => ({ item }))

interface Placed<K extends Kind, Origin> {
  readonly file: FileEntries<K, Origin>
  readonly entry: Entry<K>
  readonly reference: string | undefined
  /** Asked only when a group has several records: a fold of many records is mostly groups of one. */
  order?: string
}
interface OpenSlot<K extends Kind, Origin> {
  readonly sources: Placed<K, Origin>[]
  readonly references: Map<string, string>
}
interface Group<K extends Kind, Origin> {
  readonly key: readonly (string | number)[]
  readonly slots: OpenSlot<K, Origin>[]
}
interface Keyed<K extends Kind, Origin> {
  readonly key: readonly (string | number)[]
  readonly found: Placed<K, Origin>[]
}

const orderOf = <K extends Kind>(rule: KindRule<K>, one: Placed<K, unknown>): string => (one.order ??= rule.order(one.entry.item))

/** The file's records by natural key, ranked by the kind's order (then by their place in the file). */
function byKey<K extends Kind, Origin>(rule: KindRule<K>, file: FileEntries<K, Origin>): Map<string, Keyed<K, Origin>> {
  const keyed = new Map<string, Keyed<K, Origin>>()
  for (const entry of file.entries) {
    const key = rule.naturalKey(entry.item)
    const name = key.join('\u0000')
    const found = { file, entry, reference: rule.reference(entry.item) }
    const same = keyed.get(name)
    if (same === undefined) keyed.set(name, { key, found: [found] })
    // Ranks are within a file's day: what has no day (an account named twice) is one record, the last line wins.
    else if (rule.day(entry.item) === undefined) same.found[0] = found
    else same.found.push(found)
  }
  for (const { found } of keyed.values()) if (found.length > 1) found.sort((a, b) => compare(orderOf(rule, a), orderOf(rule, b)))
  return keyed
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function add<K extends Kind, Origin>(
  rule: KindRule<K>,
  groups: Map<string, Group<K, Origin>>,
  name: string,
  { key, found }: Keyed<K, Origin>,
): void {
  const group = groups.get(name) ?? { key, slots: [] }
  groups.set(name, group)
  const [one] = found
  if (one !== undefined && found.length === 1 && group.slots.length < 2) placeAlone(group.slots, one)
  else place(rule, group.slots, found)
}

function put<K extends Kind, Origin>(one: Placed<K, Origin>, slot: OpenSlot<K, Origin>): void {
  slot.sources.push(one)
  if (one.reference !== undefined) slot.references.set(one.file.connector, one.reference)
}

/** What `place` does for one record and at most one slot. */
function placeAlone<K extends Kind, Origin>(slots: OpenSlot<K, Origin>[], one: Placed<K, Origin>): void {
  const [slot] = slots
  const named = slot?.references.get(one.file.connector)
  const shares = one.reference === undefined || named === undefined || named === one.reference
  put(one, slot !== undefined && shares ? slot : opened(slots))
}

/** Gives each record of one file a slot of its own. Linear, so that a file of equal lines costs no more than another. */
function place<K extends Kind, Origin>(rule: KindRule<K>, slots: OpenSlot<K, Origin>[], ranked: readonly Placed<K, Origin>[]): void {
  const connector = ranked[0]?.file.connector ?? ''
  const free = new Set(slots)
  const take = (one: Placed<K, Origin>, slot: OpenSlot<K, Origin>): void => {
    free.delete(slot)
    put(one, slot)
  }
  const pair = (waiting: readonly Placed<K, Origin>[], mark: Mark<K, Origin>, name: (one: Placed<K, Origin>) => string | undefined) => {
    const offered = Map.groupBy(free, mark)
    return waiting.filter((one) => {
      const slot = name(one) === undefined ? undefined : offered.get(name(one))?.shift()
      if (slot !== undefined) take(one, slot)
      return slot === undefined
    })
  }
  const lastOrder = ({ sources }: OpenSlot<K, Origin>): string | undefined => {
    const last = sources.at(-1)
    return last && orderOf(rule, last)
  }
  const settle = (waiting: readonly Placed<K, Origin>[], fits: (slot: OpenSlot<K, Origin>) => boolean): void => {
    // Equal labels find each other before the lowest free slot is taken.
    const rest = pair(
      waiting,
      (slot) => (fits(slot) ? lastOrder(slot) : undefined),
      (one) => orderOf(rule, one),
    )
    const open = [...free].filter(fits)
    for (const [i, one] of rest.entries()) take(one, open[i] ?? opened(slots))
  }
  const unseen = pair(
    ranked,
    ({ references }) => references.get(connector),
    ({ reference }) => reference,
  )
  settle(
    unseen.filter(({ reference }) => reference !== undefined),
    ({ references }) => !references.has(connector),
  )
  settle(
    unseen.filter(({ reference }) => reference === undefined),
    () => true,
  )
}

type Mark<K extends Kind, Origin> = (slot: OpenSlot<K, Origin>) => string | undefined

function opened<K extends Kind, Origin>(slots: OpenSlot<K, Origin>[]): OpenSlot<K, Origin> {
  const slot: OpenSlot<K, Origin> = { sources: [], references: new Map() }
  slots.push(slot)
  return slot
}
