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
 *
 * A hole (a record deleted from its file) takes the slot that the record took, by keyed digests: a slot of holes alone is
 * nothing held, and the ranks of the others do not move.
 */
import { type Item, type ItemOf, type Kind, kinds, type KindRule } from '#model'
import type { Hole } from './segment.ts'

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
  readonly holes?: readonly Hole[]
}

/** A digest under the vault's id key. */
export type Keyed = (what: 'name' | 'order' | 'reference', ...parts: readonly (string | number)[]) => string

/** One record held: its sources, the newest first. Never empty. */
export interface Slot<K extends Kind = Kind, Origin = unknown> {
  readonly key: readonly (string | number)[]
  readonly rank: number
  readonly sources: readonly { readonly file: FileEntries<K, Origin>; readonly entry: Entry<K> }[]
}

/** Folds the files of one kind, given oldest first; `keyed` is needed where some have holes. */
export function foldFiles<K extends Kind, Origin>(kind: K, files: readonly FileEntries<K, Origin>[], keyed?: Keyed): Slot<K, Origin>[] {
  const rule = kinds[kind] as unknown as KindRule<K>
  const groups = new Map<string, Group<K, Origin>>()
  const names = namesOf(files, keyed)
  for (const file of files) for (const [name, found] of byKey(rule, file, names)) add(rule, groups, name, found)
  return [...groups.values()].flatMap(({ slots }) =>
    slots.flatMap(({ sources }, rank) => {
      const held = sources.flatMap(({ file, entry }) => (entry === undefined ? [] : [{ file, entry }])).toReversed()
      return held[0] === undefined ? [] : [{ key: rule.naturalKey(held[0].entry.item), rank, sources: held }]
    }),
  )
}

/** What is left of these entries of one file once they are deleted. */
export function holesOf<K extends Kind>(
  kind: K,
  file: FileEntries<K>,
  gone: ReadonlySet<Entry<K>>,
  keyed: Keyed,
): ReadonlyMap<Entry<K>, Hole> {
  const rule = kinds[kind] as unknown as KindRule<K>
  const holes = new Map<Entry<K>, Hole>()
  for (const { found } of byKey(rule, file, namesOf([file], keyed)).values()) {
    for (const [at, { entry }] of found.entries())
      if (entry !== undefined && gone.has(entry)) holes.set(entry, holeOf(rule, entry, at, keyed))
  }
  // Of what has no day, only the last line of a file takes a place.
  for (const entry of gone) if (!holes.has(entry)) holes.set(entry, holeOf(rule, entry, 0, keyed))
  return holes
}

function holeOf<K extends Kind>(rule: KindRule<K>, { item }: Entry<K>, at: number, keyed: Keyed): Hole {
  const reference = rule.reference(item)
  return {
    name: keyed('name', ...rule.naturalKey(item)),
    at,
    order: keyed('order', rule.order(item)),
    ...(reference !== undefined && { reference: keyed('reference', reference) }),
  }
}

/** How natural keys are named: in clear, or keyed where there are holes; `has` tells the names of these. */
interface Names {
  readonly of: (key: readonly (string | number)[]) => string
  readonly has: (name: string) => boolean
  readonly keyed?: Keyed
}

function namesOf(files: readonly Pick<FileEntries, 'holes'>[], keyed: Keyed | undefined): Names {
  const holed = new Set(files.flatMap(({ holes = [] }) => holes.map(({ name }) => name)))
  if (holed.size === 0 || keyed === undefined) return { of: (key) => key.join('\u0000'), has: () => false }
  const known = new Map<string, string>()
  return {
    of(key) {
      const text = key.join('\u0000')
      const name = known.get(text) ?? keyed('name', ...key)
      known.set(text, name)
      return name
    },
    has: (name) => holed.has(name),
    keyed,
  }
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
  /** Undefined for a hole. */
  readonly entry: Entry<K> | undefined
  readonly reference: string | undefined
  /** Asked only when a group has several records: a fold of many records is mostly groups of one. */
  order?: string
}
interface OpenSlot<K extends Kind, Origin> {
  readonly sources: Placed<K, Origin>[]
  readonly references: Map<string, string>
}
interface Group<K extends Kind, Origin> {
  readonly slots: OpenSlot<K, Origin>[]
}
interface Found<K extends Kind, Origin> {
  readonly found: Placed<K, Origin>[]
}

const orderOf = <K extends Kind>(rule: KindRule<K>, one: Placed<K, unknown>): string =>
  (one.order ??= one.entry === undefined ? '' : rule.order(one.entry.item))

/** The file's records by natural key, ranked by the kind's order (then by their place in the file). */
function byKey<K extends Kind, Origin>(rule: KindRule<K>, file: FileEntries<K, Origin>, names: Names): Map<string, Found<K, Origin>> {
  const keyed = new Map<string, Found<K, Origin>>()
  for (const entry of file.entries) {
    const name = names.of(rule.naturalKey(entry.item))
    const found = { file, entry, reference: rule.reference(entry.item) }
    const same = keyed.get(name)
    if (same === undefined) keyed.set(name, { found: [found] })
    // Ranks are within a file's day: what has no day (an account named twice) is one record, the last line wins.
    else if (rule.day(entry.item) === undefined) same.found[0] = found
    else same.found.push(found)
  }
  for (const { found } of keyed.values()) if (found.length > 1) found.sort((a, b) => compare(orderOf(rule, a), orderOf(rule, b)))
  if (names.keyed !== undefined) withHoles(rule, keyed, file, names, names.keyed)
  return keyed
}

/** Puts each hole back in its place, and says the groups that have some in keyed words. */
function withHoles<K extends Kind, Origin>(
  rule: KindRule<K>,
  groups: Map<string, Found<K, Origin>>,
  file: FileEntries<K, Origin>,
  names: Names,
  keyed: Keyed,
): void {
  for (const [name, { found }] of groups) {
    if (!names.has(name)) continue
    for (const [i, one] of found.entries()) {
      const reference = one.reference === undefined ? undefined : keyed('reference', one.reference)
      found[i] = { ...one, order: keyed('order', orderOf(rule, one)), reference }
    }
  }
  for (const { name, at, order, reference } of (file.holes ?? []).toSorted((a, b) => a.at - b.at)) {
    const group = groups.get(name) ?? { found: [] }
    groups.set(name, group)
    const hole = { file, entry: undefined, order, reference }
    // Of what has no day, a file brings one record however many lines name it.
    const isSecond = at < group.found.length && group.found[at]?.entry === undefined
    if (!isSecond) group.found.splice(at, 0, hole)
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function add<K extends Kind, Origin>(
  rule: KindRule<K>,
  groups: Map<string, Group<K, Origin>>,
  name: string,
  { found }: Found<K, Origin>,
): void {
  const group = groups.get(name) ?? { slots: [] }
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
