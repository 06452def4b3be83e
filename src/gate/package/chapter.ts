/** A closed chapter of a ledger: entries that another attic wrote, chained again so that one hash holds them all. Pure. */
import { createHash } from 'node:crypto'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { readEntry } from '../entry.ts'
import type { LedgerEntry } from '../types.ts'

export const chapterLines = (entries: readonly LedgerEntry[]): string =>
  entries.map((entry) => `${canonicalJson(entry as unknown as Canonical)}\n`).join('')

/** Hexadecimal, one for each entry: its line hashed with the hash before it. */
export function chapterHashes(entries: readonly LedgerEntry[]): readonly string[] {
  let head = chapterStart
  return entries.map((entry) => (head = hashAfter(head, entry)))
}

export const chapterHead = (entries: readonly LedgerEntry[]): string => chapterHashes(entries).at(-1) ?? chapterStart

export const chapterStart = createHash('sha256').update('grenier/chapter/1\u0000').digest('hex')

export const hashAfter = (head: string, entry: LedgerEntry): string =>
  createHash('sha256')
    .update(`${head}\n${canonicalJson(entry as unknown as Canonical)}`)
    .digest('hex')

/** The entries of a chapter, numbered from 1; undefined when a line is none, or says what cannot be. */
export function readChapter(lines: string): readonly LedgerEntry[] | undefined {
  const entries: LedgerEntry[] = []
  for (const line of lines === '' ? [] : lines.replace(/\n$/, '').split('\n')) {
    const entry = readEntry(line)
    if (entry?.n !== entries.length + 1 || (entry.of !== undefined && entry.of >= entry.n)) return undefined
    entries.push(entry)
  }
  return entries
}
