/** Archives of one upload that are parts of one: found by their names, then given to the child together. */
import { placesInSets } from '#lib/pure/archive-set'
import type { Span } from './spool.ts'

/** What the child is told of a file that is part of a set. */
export interface SetOrder {
  /** Names that parts which were not given would have. */
  readonly missing: readonly string[]
  /** For a piece of a cut archive: the name of the file where it is read. */
  readonly with?: string
  /** For the piece where a cut archive is read: all its pieces, and whether each begins a disk of its own. */
  readonly pieces?: readonly Span[]
  readonly spanned?: boolean
}

/** The same files, those that belong together told so. A piece that was not kept is missing. */
export function withSets<F extends { readonly name: string; readonly span?: Span | undefined }>(
  files: readonly F[],
): readonly (F & { set?: SetOrder })[] {
  const places = placesInSets(files.map(({ name }) => name))
  return files.map((file, index) => {
    const place = places[index]
    if (place === undefined) return file
    const { pieces, missing } = place
    if (pieces === undefined) return { ...file, set: { missing } }
    const all = pieces.files.map((at) => files[at]!)
    const lost = all.filter(({ span }) => (span?.size ?? 0) === 0).map(({ name }) => name)
    if (pieces.lead !== index) return { ...file, set: { missing: [], with: files[pieces.lead]!.name } }
    const spans = all.flatMap(({ span }) => (span ? [span] : []))
    return { ...file, set: { missing: [...missing, ...lost], pieces: spans, spanned: pieces.spanned } }
  })
}
