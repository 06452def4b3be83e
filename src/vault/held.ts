/** What is held of one kind: slots of every month asked, amendments applied. */
import { createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { ok, type Result } from '#lib/pure/result'
import type { Kind, Record } from '#model'
import { amendedOf, keyedOf, type Node } from './amend.ts'
import { foldFiles, type Slot } from './fold.ts'
import type { Epochs, Head, VaultDeps } from './head.ts'
import { amendmentsIn, openParts } from './load.ts'
import { actSegments, liveSegments, type Manifest, tiedMonths } from './manifest.ts'
import { filesByMonth, type From, monthOfItem, type Origin, type Part, provenanceOf } from './part.ts'
import type { Amended, Batch, Damaged, Target } from './types.ts'

/** The months that hold records of a kind, or records corrected to them. */
export function monthsHeld(manifest: Manifest, kind: Kind): readonly string[] {
  const months = liveSegments(manifest, kind).map(({ segment }) => segment.month)
  return [...new Set([...months, ...(months.length > 0 ? tiedMonths(manifest, kind, months) : [])])].toSorted()
}

/** Rows of a batch that counts, and what it is. */
export interface Parted {
  readonly batch: From & Pick<Batch, 'act'>
  readonly part: Part
}

/** Records of the months asked, and what the fold does not show, a month at a time where nothing is amended. */
export async function* nodesOf<K extends Kind>(
  manifest: Pick<Manifest, 'idKey'>,
  kind: K,
  loaded: readonly Parted[],
  months?: readonly string[],
): AsyncGenerator<readonly Node<K, Origin>[]> {
  const keyed = keyedOf(manifest, kind)
  const asked = months && new Set(months)
  const amendments = amendmentsIn(loaded)
  // Of the records of other months nothing was said.
  const touched = new Set(amendments.flatMap(({ month, into }) => (into === undefined ? [month] : [month, into.month])))
  const slots: (Slot<K, Origin> & { readonly month: string })[] = []
  for (const [month, files] of filesByMonth<K>(loaded)) {
    // Lets other requests in between two months.
    await setImmediate()
    const found = foldFiles(kind, files, keyed).map((slot) => ({ ...slot, month }))
    if (touched.has(month)) slots.push(...found)
    else if (asked?.has(month) ?? true) yield found.map(plainNode)
  }
  if (slots.length > 0) yield amendedOf(slots, amendments, keyed).filter(({ item }) => asked?.has(monthOfItem(item)) ?? true)
}

/** A record of which nothing was said. */
function plainNode<K extends Kind>({ key, rank, month, sources }: Slot<K, Origin> & { readonly month: string }): Node<K, Origin> {
  const { item } = (sources[0] as (typeof sources)[number]).entry
  const target = { month, key, rank: String(rank) }
  return { target, item, original: item, state: 'held', sources, roots: [target], corrected: false }
}

/** Without the key, one that has no number. */
export function toRecord<K extends Kind>(
  idKey: Uint8Array | undefined,
  kind: K,
  { item, target, sources, corrected }: Node<K, Origin>,
): Record<K> {
  const [source, ...others] = sources.map(({ file, entry }) => provenanceOf(file.origin, entry))
  return {
    ...item,
    id: idKey === undefined ? '' : recordId(idKey, kind, target),
    source,
    ...(others.length > 0 && { others }),
    ...(corrected && { corrected }),
  } as Record<K>
}

/** 22 characters: the first 128 bits of HMAC-SHA-256 over kind ␀ natural key ␀ rank. */
const recordId = (idKey: Uint8Array, kind: Kind, { key, rank }: Target): string => keyedName(idKey, [kind, ...key, rank])

/** No kind is called `source`: a source never has the number of a record. */
export const keyedName = (idKey: Uint8Array, words: readonly (string | number)[]): string =>
  createHmac('sha256', idKey).update(words.join('\u0000')).digest().subarray(0, 16).toString('base64url')

/** Every amendment of the log, in the order of the acts. */
export async function amendmentsOf(deps: VaultDeps, epochs: Epochs, head: Head): Promise<Result<Amended[], Damaged>> {
  const opened = await openParts(deps, epochs, head, actSegments(head.manifest))
  if (!opened.ok) return opened
  return ok(
    opened.value.flatMap(({ batch, part }) =>
      batch.act === undefined
        ? []
        : part.rows.flatMap(({ item, place }) => (item?.kind === 'amendment' ? [{ batch, line: place.line ?? 0, amendment: item }] : [])),
    ),
  )
}
