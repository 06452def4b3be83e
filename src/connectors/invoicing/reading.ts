/** What the three syntaxes share in reading a tree. */
import { isDay, toDay } from '#lib/pure/day'
import { isIban } from '#lib/pure/iban'
import { cleanOrNone } from '#lib/pure/text'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import type { Written } from './draft.ts'

/** The text at a path, with its node for a problem to point at. */
export function writtenAt(node: XmlNode | undefined, ...paths: readonly string[]): Written | undefined {
  for (const path of paths) {
    const found = nodeAt(node, path)
    const text = found?.text.trim() ?? ''
    if (found !== undefined && text !== '') return { text, node: found }
  }
  return undefined
}

export const childrenOf = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? []

/** Lines of one invoice that are built; beyond, they are counted. */
export const keptLines = 2_000

/** Lines beyond those kept; other children may be left out by design. */
export const linesBeyond = (node: XmlNode | undefined, lines: readonly XmlNode[]): number =>
  lines.length < keptLines ? 0 : (node?.omitted ?? 0)

/** Of the whole tax told twice, the one in another currency than the document's (BT-111): `38.00 EUR`. */
export function otherTax(amounts: readonly (XmlNode | undefined)[], currency: string | undefined): string | undefined {
  const code = (node: XmlNode | undefined) => node?.attributes.get('currencyID')
  const other = amounts.find((node) => code(node) !== undefined && code(node) !== currency)
  return other === undefined ? undefined : cleanOrNone(`${other.text.trim()} ${code(other)}`, 40)
}

export const plain = (node: XmlNode | undefined, max: number, ...paths: readonly string[]): string | undefined =>
  cleanOrNone(textAt(node, ...paths), max)

/** `20260302` (format 102), or an ISO day, with a zone or a time behind. */
export function isoDay(text: string | undefined): string | undefined {
  const written = text?.trim() ?? ''
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{4,6})?$/.exec(written)
  if (compact !== null) return toDay(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T+Z-].*)?$/.exec(written)?.[1]
  return day !== undefined && isDay(day) ? day : undefined
}

export function ibanOf(text: string | undefined): string | undefined {
  const compact = text?.replaceAll(/\s/g, '').toUpperCase()
  return compact !== undefined && isIban(compact) ? compact : undefined
}
