/**
 * What a connector is: pure code that turns a source in one format into records and problems.
 * No file system, network, clock or store; it also runs in browsers (no `node:` module, no `Buffer`).
 */
import type { Item, Problem } from '#model'

/** Bytes to read: backed by a `Blob` in the browser and by an inherited read-only descriptor in the child. */
export interface Source {
  readonly size: number
  readonly name: string
  /** Exactly the bytes `[offset, offset + length)`, fewer only at the end of the source. */
  read(offset: number, length: number): Promise<Uint8Array>
  stream(from?: number): AsyncIterable<Uint8Array>
}

/** What the person's settings say where a format is silent; each use of one is stated as a problem. */
export interface Hints {
  /** ISO 4217 code used when the file names none. */
  readonly currency: string
  /** True when `03/04/25` is 3 April. Used only when no line of the file decides. */
  readonly dayFirst: boolean
}

/** A record read, with its place in the file. */
export interface Found {
  readonly item: Item
  readonly line?: number
  readonly path?: string
}

export interface Connector {
  readonly name: string
  /** True when it also reads workbooks (XLSX, ODS): `recognise` is then shown their first rows as CSV. */
  readonly workbooks?: true
  /** 0 = not mine, 1 = certain. Looks at the first bytes (at most 64 KiB); the file name is a hint only. */
  recognise(head: Uint8Array, name: string): number
  parse(source: Source, hints: Hints): AsyncIterable<Found | Problem>
}
